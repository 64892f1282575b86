"""Data only: one readable table a subject, and the two functions that load them.

A table is CSV (UTF-8, a header line, `#` lines are comments) or TOML. Each row has its source or its
reason. Tables are read once, when the module that needs them is imported, and checked as they are
read: a bad row stops the program with the table, the line and the reason.
"""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files


class LexiconError(ValueError):
    """A row that cannot be used; the message names table, line and reason."""

    def __init__(self, table: str, line: int, reason: str) -> None:
        super().__init__(f"lexicon/{table}, line {line}: {reason}")


def rows(table: str, required: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The rows of a CSV table as dictionaries, with their line number under "line"."""
    lines = files(__name__).joinpath(table).read_text(encoding="utf-8").splitlines()
    kept = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    reader = csv.reader(line for _, line in kept)
    header = next(reader)
    out: list[dict[str, str]] = []
    for (n, _), cells in zip(kept[1:], reader, strict=True):
        if len(cells) != len(header):
            raise LexiconError(table, n, f"{len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        for name in required:
            if not row.get(name):
                raise LexiconError(table, n, f"no {name}")
        row["line"] = str(n)
        out.append(row)
    return out


def document(table: str) -> dict[str, object]:
    """A TOML table as it stands."""
    return tomllib.loads(files(__name__).joinpath(table).read_text(encoding="utf-8"))
