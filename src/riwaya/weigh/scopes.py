"""The scope of a figure: over which window it counts. Without its scope a figure misleads."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.claim import Claim, Count, Interval
from riwaya.mentions.times import read_times
from riwaya.reading import Reading
from riwaya.script.words import cut_words
from riwaya.weigh.traits import LONG

REACH = 400
"""Code points over which a heading's window reaches: the longest section of the bulletins at hand has 230."""


class Windows:
    """The windows that one report opens (`since`, `within`), asked for by place in the text."""

    def __init__(self, reading: Reading) -> None:
        # Found again from the text, and only where a figure asks: a reading out of a store may come without its mentions.
        asked = any(c.cumulative is not None for claim in reading.claims for c in claim.counts)
        every = read_times(cut_words(reading.report.text), reading.report.published, "past").times if asked else ()
        times = [m for m in every if m.start and m.end and m.role in ("since", "within")]
        self._times = sorted(times, key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self._times]

    def window(self, claim: Claim, count: Count) -> Interval | None:
        """What the figure counts over: a long time of its claim, else the window opened last before it; None for a figure of one event."""
        if claim.time and claim.time.end - claim.time.start > LONG:
            return Interval(claim.time.start, claim.time.end, claim.time.span)
        if count.cumulative is None:
            return None
        role = "since" if count.cumulative else "within"
        at = bisect_left(self._starts, count.span.start) - 1
        # Only the last one: a heading ends the section before it.
        if at < 0:
            return None
        time = self._times[at]
        if time.role != role or count.span.start - time.span.end > REACH or time.start is None or time.end is None:
            return None
        return Interval(time.start, time.end, time.span)
