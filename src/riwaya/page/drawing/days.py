"""The timeline as a grid: a column a day (month, year) that has claims, a row an event type, the newest at the end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.claim import EVENT_TYPES
from riwaya.ledger.records import Bucket

SHADES = 5
LABELS = 6  # dates under the columns at most
# PLOVER's own four quadrants, and what riwaya adds to them among the material ones.
FAMILIES = {
    "AGREE": "words", "CONSULT": "words", "SUPPORT": "words", "CONCEDE": "words", "COOPERATE": "help", "AID": "help", "RETREAT": "help",
    "REQUEST": "quarrel", "ACCUSE": "quarrel", "REJECT": "quarrel", "THREATEN": "quarrel",
    "PROTEST": "force", "SANCTION": "force", "MOBILIZE": "force", "COERCE": "force", "ASSAULT": "force", "PRESENCE": "force", "CASUALTY": "force", "DISPLACE": "force",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """How many claims of a type a step has; `shade` from 1 to SHADES."""

    x: float
    width: float
    claims: int
    shade: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Row:
    """One event type over time."""

    kind: str
    family: str
    claims: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One step with its total; `height` in per cent of the highest; `gap`: steps without claims lie before it."""

    x: float
    width: float
    claims: int
    height: float
    since: date
    until: date
    gap: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The grid. `labels` are (per cent, date) under it; `undated` is how many claims have no day."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    labels: tuple[tuple[float, str], ...]
    most: int
    undated: int


def grid(buckets: Sequence[Bucket], by: str) -> Days:
    """The buckets of a timeline as a grid; types in the order of how much there is of them."""
    dated = [b for b in buckets if b.start is not None]
    starts = sorted({b.start for b in dated if b.start})
    totals = {s: sum(b.claims for b in dated if b.start == s) for s in starts}
    most = max(totals.values(), default=0)
    step = 100 / max(1, len(starts))
    at = {s: i for i, s in enumerate(starts)}
    width = round(step * (0.84 if len(starts) > 1 else 0.3), 3)
    columns = tuple(
        Column(round(i * step, 3), width, totals[s], round(100 * totals[s] / most, 2), s, _last(s, by), i > 0 and _next(starts[i - 1], by) != s) for i, s in enumerate(starts)
    )
    by_type: dict[str, list[Bucket]] = {}
    for b in dated:
        by_type.setdefault(b.event_type, []).append(b)
    highest = max((b.claims for b in dated), default=1)
    rows = []
    for kind, some in sorted(by_type.items(), key=lambda pair: (-sum(b.claims for b in pair[1]), EVENT_TYPES.index(pair[0]) if pair[0] in EVENT_TYPES else 99)):
        cells = tuple(Cell(columns[at[b.start]].x, width, b.claims, _shade(b.claims, highest), b.start, _last(b.start, by)) for b in some if b.start)
        rows.append(Row(kind, FAMILIES.get(kind, "force"), sum(b.claims for b in some), cells))
    every = max(1, -(-len(starts) // LABELS))
    labels = tuple((round((i + 0.42) * step, 2), _short(s, by)) for i, s in enumerate(starts) if i % every == 0)
    return Days(columns, tuple(rows), labels, most, sum(b.claims for b in buckets if b.start is None))


def _shade(claims: int, highest: int) -> int:
    """By the root: half of the most is still dark."""
    return max(1, min(SHADES, round(SHADES * math.sqrt(claims / highest))))


def _last(start: date, by: str) -> date:
    return _next(start, by) - timedelta(1)


def _next(start: date, by: str) -> date:
    if by == "day":
        return start + timedelta(1)
    if by == "year":
        return date(start.year + 1, 1, 1)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)


def _short(start: date, by: str) -> str:
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]
