"""Reading the times of a text in one pass over its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from riwaya.mention import Time
from riwaya.mentions.times.points import point
from riwaya.mentions.times.roles import REACH, after, before, lasting, since, standing, until, within
from riwaya.mentions.times.senses import AFTER, BEFORE, FEW, FOR, FRACTION, NUM, SETS, SINCE, UNIT, UNTIL, WITHIN, Sense
from riwaya.mentions.times.text import Draft, Text
from riwaya.script.words import MARK, Words

PAST, FUTURE = "past", "future"
ENDS = frozenset(".؛;؟?!،,:")
LENGTHS = (NUM, UNIT, FEW, FRACTION)  # kinds of words that a length may begin with
ROLES: dict[str, Callable[[Text, int, int], Draft | None]] = {
    SINCE: since, BEFORE: before, AFTER: after, WITHIN: within, UNTIL: until, FOR: lasting,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a text in its order, and one sentence for each weekday that does not fit."""

    times: tuple[Time, ...]
    doubts: tuple[str, ...]


def read_times(words: Words, published: date | None, prefer: str = PAST) -> Times:
    """The times in `words` and the doubts about `published`, in one pass.

    `published` is the day of publication or None; `prefer` ("past" or "future") tells which side of it
    a weekday, a month or a day without a year is taken from. Raises ValueError for another `prefer`.
    """
    if prefer not in (PAST, FUTURE):
        raise ValueError(f"prefer is {prefer!r}: it must be past or future")
    text = Text(words, published, prefer)
    found: list[Draft] = []
    i, n = 0, len(text.items)
    senses = text.senses
    waiting = -1
    while i < n:
        sense = senses[i]
        if sense is None or not sense.start and sense.more is None:
            i += 1
            continue
        draft = _mention(text, i, sense)
        if draft is None:
            if sense.kind == SINCE:
                waiting = i
            i += 1
            continue
        i = max(draft.last, i + 1)
        if draft.role == "none":
            continue
        if waiting >= 0:
            outer = _event_since(text, waiting, draft)
            waiting = -1
            if outer is not None:
                found.append(outer)
        for one in (draft, *draft.others):
            found.append(one)
            _remember(text, one)
            i = max(i, one.last)
    _years_told(found)
    return Times(tuple(_time(words, d) for d in found), tuple(text.doubts))


def find_times(words: Words, published: date | None, prefer: str = PAST) -> tuple[Time, ...]:
    """The times in `words`, in text order; see `read_times`.

    Two times overlap in one case only: in "منذ اندلاع القتال في 20 يوليو" the whole is a "since" and the date within it an "at".
    """
    return read_times(words, published, prefer).times


def weekday_doubts(words: Words, published: date | None) -> tuple[str, ...]:
    """One English sentence for each weekday that contradicts `published` or its own date, naming the day that would fit."""
    return read_times(words, published).doubts


def _mention(text: Text, i: int, first: Sense) -> Draft | None:
    """The time at word `i`, whichever of its senses begins one."""
    sense: Sense | None = first
    while sense is not None:
        reader = ROLES.get(sense.kind)
        found = reader(text, i, sense.cut) if reader is not None else None
        if found is not None:
            return found
        sense = sense.more
    found = point(text, i)
    if found is None and (any(text.sense(i, kind) for kind in LENGTHS) or text.items[i].form.endswith("اخر")):
        found = standing(text, i)
    return found


def _event_since(text: Text, i: int, inner: Draft) -> Draft | None:
    """`منذ اندلاع القتال في 20 يوليو`: an event between "منذ" and its date, in the same clause, makes the whole a "since"."""
    if inner.role != "at" or inner.days is None or text.published is None or not 1 < inner.first - i <= REACH or inner.days[0] > text.published:
        return None
    if inner.grain not in ("day", "month", "year", "period", "season"):
        return None
    for k in range(i + 1, inner.first):
        word, number = text.items[k], text.sense(k, NUM)
        if number is not None and number.tag in ("digits", "cardinal"):  # a count: "منذ أسر خمسة منهم في 20 يوليو"
            return None
        if word.gap == 2 or word.kind == MARK and word.text in ENDS or word.form in SETS["verbs"] or word.form[:1] == "و" and word.form[1:] in SETS["verbs"]:
            return None
    sense = text.sense(i, SINCE)
    return Draft(i, inner.last, sense.cut if sense else 0, (inner.days[0], text.published), inner.grain, role="since", implied=inner.implied)


def _years_told(found: list[Draft]) -> None:
    """A day without a year is that of the same day with one, where the text has one: "في 7 أكتوبر 2023 … منذ 7 أكتوبر"."""
    told: dict[tuple[int, int], set[date]] = {}
    for draft in found:
        if draft.days is not None and draft.implied is None and draft.grain == "day" and draft.role in ("at", "since"):
            for one in draft.days[:1] if draft.role == "since" else draft.days:
                told.setdefault((one.month, one.day), set()).add(one)
    for draft in found:
        if draft.implied is None or draft.days is None or draft.implied[1] is None or draft.implied[2]:
            continue
        days = told.get((draft.implied[0], draft.implied[1]), set())
        day = next(iter(days)) if len(days) == 1 else None
        if day is None or day == draft.days[0] or draft.role == "since" and day > draft.days[1]:
            continue
        if draft.role == "since":
            draft.days = (day, draft.days[1])
        elif draft.days[0] == draft.days[1] and draft.role in ("at", "within"):
            draft.days, draft.readings = (day, day), ((day, day), *(draft.readings or (draft.days,)))


def _remember(text: Text, draft: Draft) -> None:
    if draft.days is None or draft.role == "for":
        return
    start, end = draft.start, draft.end
    if start is not None and start == end and draft.grain in ("day", "hour", "minute"):
        text.last_day = (draft.last, start)
    if start is not None and end is not None:
        text.last_days = (draft.last, (start, end))


def _time(words: Words, draft: Draft) -> Time:
    span = words.span(draft.first, draft.last, draft.cut)
    readings = draft.readings if len(draft.readings) > 1 and draft.days == draft.readings[0] and not draft.open_start and not draft.open_end else ()
    return Time(span, draft.first, draft.last, draft.start, draft.end, draft.grain, draft.role, readings)
