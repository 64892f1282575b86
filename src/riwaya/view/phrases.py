"""Figures, days and chains as phrases that read right in both directions.

In right-to-left text `10-20`, `2014-12-09` and `> 5` show turned round. So ranges and bounds are
words, and days stand in an isolate. Nothing here is for machines: they read the JSON.
"""

from __future__ import annotations

import re
from typing import Protocol

from riwaya.claim import Interval, Link
from riwaya.mention import Time
from riwaya.script.letters import INVISIBLE
from riwaya.view.labels import Label, label

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


class Hedged(Protocol):
    """A figure with what is known of it: of a claim, a mention, an account."""

    @property
    def value(self) -> float | int | None: ...
    @property
    def low(self) -> float | int | None: ...
    @property
    def high(self) -> float | int | None: ...
    @property
    def qualifier(self) -> str: ...


def plain(text: str) -> str:
    """`text` on one line, without what does not show and without what steers a terminal. For showing only."""
    return " ".join(_STEERING.sub(lambda m: " " if m.group().isspace() else "\ufffd", _UNSEEN.sub("", text)).split())


def isolated(text: str) -> str:
    """`text` shut in from left and right, read from left to right."""
    return f"{LRI}{text}{PDI}"


def number(value: float) -> str:
    """A number as people write it: `31,000`, `2.5`."""
    return f"{value:,}"


def figure(thing: Hedged) -> Label:
    """The figure with its hedge: `about 1,500`, `between 10 and 20`, `at least 200`."""
    q = label("qualifier", thing.qualifier)
    if thing.value is not None:
        value = number(thing.value)
        return Label(f"{q.ar} {value}".strip(), f"{q.en} {value}".strip())
    if thing.low is not None and thing.high is not None:
        low, high = number(thing.low), number(thing.high)
        return Label(f"بين {low} و{high}", f"between {low} and {high}")
    if thing.low is not None:
        low = number(thing.low)
        return Label(f"ما لا يقل عن {low}", f"at least {low}")
    if thing.high is not None:
        high = number(thing.high)
        return Label(f"ما لا يزيد على {high}", f"at most {high}")
    return Label("عدد غير معروف", "an unknown number")


def days(time: Interval | Time) -> Label:
    """The days of an interval, each isolated: one day, or from one to the other; unknown ends are said."""
    start = isolated(time.start.isoformat()) if time.start else None
    end = isolated(time.end.isoformat()) if time.end else None
    if start is None and end is None:
        return Label("يوم غير معروف", "day unknown")
    if start == end:
        return Label(str(start), str(start))
    if start is None or end is None:
        return Label(f"حتى {end}", f"until {end}") if start is None else Label(f"منذ {start}", f"since {start}")
    return Label(f"من {start} إلى {end}", f"{start} to {end}")


def chain(links: tuple[Link, ...]) -> str:
    """Who quotes whom, outermost first; empty where the report speaks in its own voice.

    The arrow points on in right-to-left text, which names of sources in Arabic reports are.
    """
    return " ← ".join(plain(link.name) for link in links)
