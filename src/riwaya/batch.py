"""A batch of reports, one after the other: what cannot be read is said on one line, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from riwaya.progress import Progress
from riwaya.report import Report
from riwaya.sources.inputs import Inputs
from riwaya.sources.outcome import Found, SourceError

T = TypeVar("T")
NO_DAY = "no day of publication (give --published): times that need one stay unknown"


class Batch(Generic[T]):
    """Iterates over (found, work(report)) for the reports of `inputs`; `problems` counts the lines that were said, `refused` is told what was not read."""

    def __init__(self, inputs: Inputs, work: Callable[[Report], T], progress: Progress, refused: Callable[[SourceError], None] | None = None) -> None:
        self._inputs = inputs
        self._work = work
        self._progress = progress
        self._refused = refused or (lambda _: None)
        self.problems = 0

    def __iter__(self) -> Iterator[tuple[Found, T]]:
        for n, outcome in enumerate(self._inputs, 1):
            if isinstance(outcome, SourceError):
                self._refused(outcome)
                self._problem(str(outcome))
            else:
                yield from self._one(outcome)
            self._progress.advance(self._inputs.consumed, n)

    def _one(self, found: Found) -> Iterator[tuple[Found, T]]:
        if found.report.published is None:
            self._problem(str(SourceError(found.name, NO_DAY)))
        try:
            done = self._work(found.report)
        except Exception as e:  # noqa: BLE001  one report must never stop a batch, whatever the reader makes of it
            failed = SourceError(found.name, f"the reader failed on it ({type(e).__name__}: {str(e)[:200]!r}); please report this")
            self._refused(failed)
            self._problem(str(failed))
            return
        self._progress.before_output()
        yield found, done

    def _problem(self, line: str) -> None:
        self.problems += 1
        self._progress.say(line)
