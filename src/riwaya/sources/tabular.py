"""A .csv file: one report a row, under a header that names at least `text`; read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from riwaya.sources import record
from riwaya.sources.decode import Undecodable, decode
from riwaya.sources.outcome import LIMIT, Defaults, Found, SourceError

SEPARATORS = ",;\t"


def read(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Found | SourceError]:
    """Each row of `stream` as a report, or as the error that names file and row. The header says which column is what.

    Columns are called as the keys of a report object; others are ignored. Rows are counted from 1, the header not counted.
    """
    lines = _lines(name, stream)
    header = next(lines, "")
    separator = max(SEPARATORS, key=header.count)
    csv.field_size_limit(LIMIT)
    names = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=separator), [])]
    if "text" not in names:
        raise SourceError(name, f"no column is called text; its header has {', '.join(names)[:80] or 'nothing'}")
    rows = csv.reader(lines, delimiter=separator)
    number = 0
    while True:
        number += 1
        where = f"{name}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error as e:
            yield SourceError(where, f"broken CSV: {e}")
            return  # where a row's end is not known, neither is the next one's beginning
        if row is None:
            return
        if any(row):
            try:
                yield record.found(where, {k: v or None for k, v in zip(names, row)}, defaults)
            except SourceError as e:
                yield e


def _lines(name: str, stream: BinaryIO) -> Iterator[str]:
    """Lines as text; a line that is not UTF-8, or larger than a report may be, ends the file with an error."""
    first = True
    while line := stream.readline(LIMIT + 1):
        if len(line) > LIMIT:
            raise SourceError(name, f"a line larger than {LIMIT // 1_000_000} MB, which no report is")
        try:
            text = decode(line).text if first else line.decode("utf-8")
        except (Undecodable, UnicodeDecodeError) as e:
            raise SourceError(name, str(e) if isinstance(e, Undecodable) else "undecodable bytes: not UTF-8; save the table as UTF-8") from None
        first = False
        yield from io.StringIO(text, newline="")
