"""Rows of delimited text that no spreadsheet runs and no other program misreads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riwaya.view.answers import as_text

Cell = str | int | float | None


def rows(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]], *, delimiter: str = ",") -> Iterator[tuple[str, str]]:
    """A header and a line a row; a column that a row does not give is empty; KeyError for one that is not among `columns`."""
    known = frozenset(columns)
    yield "", _line(columns, delimiter)
    for row in lines:
        if unknown := sorted(set(row) - known):
            raise KeyError(f"no such column: {unknown[0]}")
        yield "", _line([as_text(row.get(name)) for name in columns], delimiter)


def _line(cells: Sequence[Cell], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow(["" if cell is None else _flat(cell) for cell in cells])
    return out.getvalue()


def _flat(cell: Cell) -> Cell:
    """A cell on one line: readers of these tables split on line ends before they look at quotation marks."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell
