"""The table of what could not be read, and why: a row of CSV each, written as it comes."""

from __future__ import annotations

import csv
from types import TracebackType
from typing import IO, Any

from riwaya.sources.outcome import SourceError

COLUMNS = ("report", "reason")
# As in `riwaya.view.answers`: a spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Refused:
    """A context that is called with each error; writes to the file `path`, or nowhere where that is None. OSError where it cannot be written."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._file: IO[str] | None = None
        self._writer: Any = None

    def __enter__(self) -> Refused:
        if self._path is not None:
            self._file = open(self._path, "w", encoding="utf-8", newline="")
            self._writer = csv.writer(self._file, lineterminator="\n")
            self._writer.writerow(COLUMNS)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def __call__(self, error: SourceError) -> None:
        if self._file is not None:
            # Names and reasons are without line ends; a surrogate of a file's name is shown by its number.
            cells = [cell.encode("utf-8", "backslashreplace").decode("utf-8") for cell in (error.name, error.reason)]
            self._writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
            self._file.flush()
