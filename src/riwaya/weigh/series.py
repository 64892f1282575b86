"""Figures that count over a window (the last 24 hours; since a date): one history for each issuer, country, kind and window, and sums that must come out.

Such figures never conflict with one another only because their windows differ. What can be wrong is
the arithmetic: parts against their total, new against the growth of what is cumulative, and two
windows of one issuer that grow by different amounts between the same two days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from riwaya.account import Difference, Member, Scope, Value
from riwaya.claim import Claim, Count, Interval
from riwaya.reading import Reading
from riwaya.view.labels import Label, label
from riwaya.view.phrases import number

_OPENED = re.compile(r"^[\s:.*\\\u2060]*[((]")
_LISTED = re.compile(r"^[^()()\n]{0,40}$")
_CLOSED = re.compile(r"^[^((\n]{0,40}[))]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure over a window, with who issues it."""

    reading: Reading
    member: Member
    count: Count
    window: Interval
    voice: str
    country: str

    @property
    def claim(self) -> Claim:
        return self.member.claim

    @property
    def as_of(self) -> date:
        return self.window.end

    @property
    def scope(self) -> Scope:
        start = self.window.start
        # What runs on is told by its beginning alone: its end is the day of each report.
        window = Interval(start, start) if self.count.cumulative is not False else Interval(start, self.window.end)
        return Scope(self.count.what, None, self.count.cumulative is not False, window, bool(self.count.part_of_total), self.voice)


def value_of(entry: Entry) -> Value:
    c = entry.count
    return Value(entry.member, c.value, c.low, c.high, c.qualifier, entry.voice)


def without_parts(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Entry, tuple[Entry, ...]]]]:
    """`entries` of one report without those that are listed in brackets behind a total, and those totals with their parts."""
    ordered = sorted(entries, key=lambda e: e.count.span.start)
    kept: list[Entry] = []
    sums: list[tuple[Entry, tuple[Entry, ...]]] = []
    n = 0
    while n < len(ordered):
        total = ordered[n]
        parts = _bracketed(ordered, n)
        kept.append(total)
        if parts:
            sums.append((total, parts))
        n += 1 + len(parts)
    return kept, sums


def _bracketed(ordered: Sequence[Entry], n: int) -> tuple[Entry, ...]:
    total, text = ordered[n], ordered[n].reading.report.text
    parts: list[Entry] = []
    end = total.count.span.end
    for entry in ordered[n + 1 :]:
        between = text[end : entry.count.span.start]
        if entry.count.what != total.count.what or not (_LISTED if parts else _OPENED).match(between):
            break
        parts.append(entry)
        end = entry.count.span.end
    return tuple(parts) if parts and _CLOSED.match(text[end : end + 60]) else ()


def part_differences(sums: Sequence[tuple[Entry, tuple[Entry, ...]]]) -> list[Difference]:
    """Totals whose bracketed parts do not add up to them."""
    found = []
    for total, parts in sums:
        values = [p.count.value for p in parts]
        if total.count.value is None or any(v is None for v in values):
            continue
        got = sum(v for v in values if v is not None)
        if got != total.count.value:
            shown = " + ".join(number(v) for v in values if v is not None)
            why = Label(
                f"الأجزاء لا تساوي المجموع: {shown} = {number(got)}، والمذكور {number(total.count.value)}",
                f"the parts do not add up: {shown} = {number(got)}, but the total given is {number(total.count.value)}",
            )
            found.append(Difference("number", total.member, parts[0].member, "conflicting", why))
    return found


def growth_differences(entries: Sequence[Entry]) -> list[Difference]:
    """What does not come out between one day and the next of the same issuer and kind of figure."""
    by_day: dict[date, dict[date, Entry]] = {}
    fresh: dict[date, Entry] = {}
    for e in sorted(entries, key=lambda e: (e.as_of, e.count.span.start)):
        if e.count.value is None:
            continue
        if e.count.cumulative is False:
            fresh.setdefault(e.as_of, e)
        else:
            by_day.setdefault(e.as_of, {}).setdefault(e.window.start, e)
    found: list[Difference] = []
    days = sorted(by_day)
    for before, after in pairwise(days):
        grown = {start: (by_day[before][start], by_day[after][start]) for start in sorted(by_day[before]) if start in by_day[after]}
        found += _windows_apart(grown)
        if after in fresh:
            found += _new_against_growth(before, fresh[after], grown)
    return found


def _grew(pair: tuple[Entry, Entry]) -> float:
    return (pair[1].count.value or 0) - (pair[0].count.value or 0)


def _windows_apart(grown: dict[date, tuple[Entry, Entry]]) -> list[Difference]:
    """A window that holds another grows by at least as much in the same days, and by as much if both were open."""
    found = []
    for a, b in combinations(sorted(grown), 2):
        wide, narrow = _grew(grown[a]), _grew(grown[b])
        if wide != narrow:
            what = label("what", grown[a][1].count.what)
            why = Label(
                f"{what.ar}: زاد المجموع منذ {a.isoformat()} بمقدار {number(wide)}، والمجموع منذ {b.isoformat()} بمقدار {number(narrow)} في الأيام نفسها",
                f"{what.en}: in the same days the total since {a.isoformat()} grew by {number(wide)}, the total since {b.isoformat()} by {number(narrow)}",
            )
            found.append(Difference("number", grown[a][1].member, grown[b][1].member, "conflicting", why))
    return found


def _new_against_growth(before: date, new: Entry, grown: dict[date, tuple[Entry, Entry]]) -> list[Difference]:
    """Yesterday's cumulative and what is new must make today's; over a longer gap, the growth is at least what is new."""
    found = []
    whole = before >= new.window.start
    for pair in grown.values():
        grew, added = _grew(pair), new.count.value or 0
        if (grew != added) if whole and before == new.window.start else grew < added:
            sign = "!=" if whole else "<"
            a, b = number(pair[0].count.value or 0), number(pair[1].count.value or 0)
            why = Label(f"{a} + {number(added)} لا يساوي {b}", f"{a} + {number(added)} does not make {b} (growth {number(grew)} {sign} new {number(added)})")
            found.append(Difference("number", pair[0].member, pair[1].member, "conflicting", why))
    return found
