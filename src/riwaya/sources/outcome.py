"""What a source yields: a report with its doubts, or an error that names the report and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.report import Report

# One report, as a file or as a line. The longest of 27,000 news articles is 0.06 MB, a heavy page 3 MB;
# whoever sends more sends something else. Bounds memory too: a report costs about 20 times its bytes.
LIMIT = 8_000_000

# Characters of a report's text. The longest of 27,000 news articles has 33,000; the reader takes 4 s of processor time for a million.
LONGEST = 1_000_000


class SourceError(Exception):
    """One report that cannot be read. `name` says which, `reason` why, both on one line."""

    def __init__(self, name: str, reason: str) -> None:
        name = _one_line(name)
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def _one_line(name: str) -> str:
    """A name without what would break a line or steer a terminal: files and ids may be called anything."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


@dataclass(frozen=True, slots=True)
class Found:
    """A report, what to call it in messages, and what was odd about its source."""

    name: str
    report: Report
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of every report of a batch, for those that do not say it of themselves."""

    published: date | None = None
    outlet: str | None = None
    title: str | None = None


def too_large(name: str) -> SourceError:
    """The error for a report over the limit, which is refused before it is held in memory."""
    return SourceError(name, f"larger than {LIMIT // 1_000_000} MB, which no single report is")
