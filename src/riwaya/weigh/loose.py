"""Times that are told roughly: `two weeks ago` names no day, and `more than two weeks ago` only the last that it can be."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.claim import Interval
from riwaya.script.letters import fold

_UNITS = {"اسبوع": 3, "اسبوعين": 3, "اسابيع": 5, "شهر": 15, "شهرين": 15, "اشهر": 15, "شهور": 15}
"""Days by which a time in such units may be off, either way: half a unit, a little more where several are counted."""
_AGO = frozenset(("قبل", "منذ"))
_MORE = "اكثر"


def loose(time: Interval | None, published: date | None) -> Interval | None:
    """`time` as wide as its words leave it, where they count weeks or months back from the day of publication; else as it is."""
    if time is None or published is None or time.span is None or time.start != time.end or time.start >= published:
        return time
    words = fold(time.span.text).split()
    slack = max((_UNITS.get(w, 0) for w in words), default=0)
    if not slack or not _AGO & set(words):
        return time
    before = (published - time.start) if _MORE in words else timedelta(slack)
    return Interval(time.start - before, time.end + timedelta(0 if _MORE in words else slack), time.span)
