"""Figures that count over a window (the last 24 hours; since a date): one history for each issuer, country, kind and window, and sums that must come out.

Such figures never conflict with one another only because their windows differ. What can be wrong is
the arithmetic: parts against their total, new against the growth of what is cumulative, and two
windows of one issuer that grow by different amounts between the same two days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from riwaya.account import Difference, Figure, Member, Scope, Value
from riwaya.claim import Claim, Count, Interval
from riwaya.reading import Reading
from riwaya.view.labels import Label, label
from riwaya.view.phrases import number

_PARTED = re.compile("[+،,]")
"""What stands between the parts of a total."""
_END = re.compile(r"[))\n.]")
_AFTER = 60
"""Code points in which a list of parts is closed after the last part that was read."""


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


def as_part(scope: Scope) -> Scope:
    """The scope of a part of what `scope` counts."""
    return replace(scope, part=True)


def value_of(entry: Entry) -> Value:
    c = entry.count
    return Value(entry.member, c.value, c.low, c.high, c.qualifier, entry.voice)


def without_parts(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Entry, tuple[Entry, ...]]]]:
    """`entries` of one report without those that are parts of another, and the totals with their parts.

    One report gives one total for one window; what it gives besides, after it and smaller, is of that total.
    """
    by_scope: dict[Scope, list[Entry]] = {}
    for e in sorted(entries, key=lambda e: e.count.span.start):
        by_scope.setdefault(e.scope, []).append(e)
    kept: list[Entry] = []
    sums: list[tuple[Entry, tuple[Entry, ...]]] = []
    for same in by_scope.values():
        total, others = same[0], same[1:]
        parts = tuple(o for o in others if _less(o, total))
        kept += [total, *(o for o in others if not _less(o, total))]
        if parts:
            sums.append((total, parts))
    return kept, sums


def _less(one: Entry, total: Entry) -> bool:
    return one.count.value is not None and total.count.value is not None and one.count.value < total.count.value


def part_differences(sums: Sequence[tuple[Entry, tuple[Entry, ...]]]) -> list[Difference]:
    """Totals whose parts do not add up to them. Where the text lists more parts than were read, nothing is said unless these alone are too many."""
    found = []
    for total, parts in sums:
        values = [p.count.value for p in parts if p.count.value is not None]
        whole, got = total.count.value or 0, sum(values)
        if got > whole or got != whole and _complete(total, parts):
            shown = " + ".join(number(v) for v in values)
            why = Label(
                f"الأجزاء لا تساوي المجموع: {shown} = {number(got)}، والمذكور {number(whole)}",
                f"the parts do not add up: {shown} = {number(got)}, but the total given is {number(whole)}",
            )
            found.append(Difference("number", total.member, parts[0].member, "conflicting", why))
    return found


def _complete(total: Entry, parts: Sequence[Entry]) -> bool:
    """Whether as many parts were read as the text lists behind the total."""
    text, last = total.reading.report.text, parts[-1].count.span.end
    end = _END.search(text, last, last + _AFTER)
    listed = text[parts[0].count.span.end : end.start() if end else last]
    return len(_PARTED.findall(listed)) + 1 == len(parts)


def history(scope: Scope, values: Sequence[Value]) -> tuple[Figure, list[Difference]]:
    """A total that runs on: every later figure replaces the one before, and one that falls is told as a difference."""
    ordered = sorted(values, key=_when)
    what = label("what", scope.what)
    found = []
    for one, other in pairwise(ordered):
        if one.value is not None and other.value is not None and other.value < one.value:
            a, b = number(one.value), number(other.value)
            why = Label(f"{what.ar}: المجموع التراكمي انخفض من {a} إلى {b}", f"{what.en}: the running total fell from {a} to {b}")
            found.append(Difference("number", one.member, other.member, "revised", why))
    distinct = {(v.value, v.low, v.high) for v in ordered}
    return Figure(scope, "revised" if len(distinct) > 1 else "single", tuple(ordered)), found


def _when(value: Value) -> tuple[int, str, int]:
    day = value.member.report.published
    return (day.toordinal() if day else 0, value.member.report.identity, value.member.claim.trigger.start)


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
    """A window that holds another grows by at least as much in the same days; by more, where something of before the narrower one was added."""
    found = []
    for a, b in combinations(sorted(grown), 2):
        wide, narrow = _grew(grown[a]), _grew(grown[b])
        if wide == narrow:
            continue
        what = label("what", grown[a][1].count.what)
        since_a, since_b = a.isoformat(), b.isoformat()
        ar = f"{what.ar}: زاد المجموع منذ {since_a} بمقدار {number(wide)}، والمجموع منذ {since_b} بمقدار {number(narrow)} في الأيام نفسها"
        en = f"{what.en}: in the same days the total since {since_a} grew by {number(wide)}, the total since {since_b} by {number(narrow)}"
        if wide > narrow:
            extra = number(wide - narrow)
            why = Label(f"{ar}؛ والفارق ({extra}) محسوب في المدة الأطول وحدها", f"{en}; the rest ({extra}) is counted in the longer window only")
            found.append(Difference("number", grown[a][1].member, grown[b][1].member, "explained", why))
        else:
            why = Label(f"{ar}؛ والمدة الأطول تشمل الأقصر", f"{en}, though the longer window holds the shorter")
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
