"""Figures on one scale: a point for a number, a bar for a range, an open end for a bound."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.claim import Count

WIDE = 25.0  # times the least: from here on a linear scale would put all small figures on one point
EDGE = 4.0  # per cent left free on both sides, so that no dot is cut


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a figure lies, in per cent of the width: `low` and `high` are one for a point; open where the text gives no bound on that side."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    @property
    def middle(self) -> float:
        return round((self.low + self.high) / 2, 2)


@dataclass(frozen=True, slots=True)
class Scale:
    """From `least` to `most`; logarithmic where the figures are of different size."""

    least: float
    most: float
    logarithmic: bool

    def at(self, value: float) -> float:
        """A value in per cent of the width."""
        if self.most <= self.least:
            return 50.0
        if self.logarithmic:
            part = math.log(max(value, self.least) / self.least) / math.log(self.most / self.least)
        else:
            part = (value - self.least) / (self.most - self.least)
        return round(EDGE + (100 - 2 * EDGE) * min(1.0, max(0.0, part)), 2)

    def mark(self, count: Count) -> Mark:
        """Where a count lies."""
        if count.value is not None:
            at = self.at(count.value)
            return Mark(at, at, count.qualifier in ("less_than", "at_most"), count.qualifier in ("more_than", "at_least"))
        if count.low is None and count.high is None:
            return Mark(EDGE, 100 - EDGE, True, True)
        low = self.at(count.low) if count.low is not None else self.at(self.least)
        high = self.at(count.high) if count.high is not None else self.at(self.most)
        return Mark(low, high, count.low is None, count.high is None)

    @property
    def ticks(self) -> list[tuple[float, float]]:
        """(value, per cent) of the ends and a few round values between them."""
        if self.most <= self.least:
            return [(self.least, 50.0)]
        values = [self.least, self.most]
        return [(v, self.at(v)) for v in values]


def scale_of(counts: Iterable[Count]) -> Scale:
    """The scale that holds all these figures; linear from zero where they are of like size."""
    known = [v for c in counts for v in (c.value, c.low, c.high) if v is not None]
    if not known:
        return Scale(0, 0, False)
    least, most = min(known), max(known)
    if least > 0 and most / least >= WIDE:
        return Scale(least, most, True)
    return Scale(min(0, least), most, False)
