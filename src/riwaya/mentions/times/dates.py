"""Days of a month: "2 و3 ديسمبر الحالي", "الخامس عشر من يوليو", "20 من الشهر المقبل", "15 الجاري"."""

from __future__ import annotations

from itertools import pairwise

from riwaya.mentions.calendar import Days, day_of, plus_months
from riwaya.mentions.times.months import month_phrase, resolve
from riwaya.mentions.times.numbers import Count, number
from riwaya.mentions.times.senses import MODIFIER, MONTH, NUM, ONE, THIS, UNIT
from riwaya.mentions.times.text import DASHES, Draft, Text
from riwaya.mentions.times.years import Tail, year_tail


def _rest_of_date(text: Text, j: int) -> tuple[int, int, bool, Tail] | None:
    """What makes a number before word `j` a day: (month, words up to, is Hijri, tail). A month of 0 is that of publication and so on."""
    k = j
    if text.is_mark(k, DASHES | frozenset("./")) and text.items[k].gap != 2:
        k += 1
        if text.form(k) and text.sense(k, MONTH) is None:
            return None
    elif text.is_mark(k, ")") and j > 1 and text.is_digits(j - 1) and text.is_mark(j - 2, "(") and text.form(k + 1) and text.sense(k + 1, MONTH) is not None:
        k += 1  # (11) أكتوبر
    of = text.form(k) == "من"
    if of:
        k += 1
    if not text.form(k):
        return None
    found = month_phrase(text, k)
    if found is not None and not found[0].cut:
        name = found[0]
        return name.month, name.last, name.hijri, year_tail(text, name.last, name.hijri)
    modifier = text.on(k, MODIFIER)
    if modifier is not None and modifier.tag == "this" and modifier.definite and not of:  # "15 الجاري"
        return 0, k + 1, False, Tail(k + 1, modifier="this")
    this = text.on(k, THIS)
    at = k + 1 if this is not None and this.tag == "this" else k
    unit = text.on(at, UNIT)
    if unit is not None and unit.tag == "month" and unit.n == ONE and unit.definite and not unit.cut and (of or this is not None or text.on(at + 1, MODIFIER)):
        modifier = text.on(at + 1, MODIFIER)
        if modifier is not None and modifier.definite and modifier.tag in ("past", "next", "this"):
            return 0, at + 2, False, Tail(at + 2, modifier=modifier.tag)
        if modifier is not None and modifier.tag == "same":
            return 0, at + 2, False, Tail(at + 2, modifier="same")
        return 0, at + 1, False, Tail(at + 1, modifier="this")
    return None


def _next_day(text: Text, j: int) -> tuple[Count, str, int] | None:
    """A further day of the month after word `j`: (the number, "and" or "to", the word it begins with)."""
    form = text.form(j)
    if not form:
        return None
    if text.is_mark(j, DASHES) or text.is_mark(j, "/"):
        count = number(text, j + 1) if text.is_digits(j + 1) else None
        return (count, "to", j + 1) if count else None
    if form in ("الي", "حتي", "وحتي", "والي"):
        count = number(text, j + 1) if text.form(j + 1) else None
        return (count, "to", j + 1) if count and not count.cut else None
    if form == "و":
        count = number(text, j + 1) if text.form(j + 1) else None
        return (count, "and", j + 1) if count and not count.cut else None
    sense = text.sense(j, NUM)
    if sense is not None and sense.clitic == "و":
        count = number(text, j)
        return (count, "and", j) if count else None
    return None


def _month_of_publication(text: Text, day: int, tail: Tail) -> Days | None:
    published = text.published
    if tail.modifier == "same":
        near = text.near(tail.last)[1]
        base = near[0] if near else None
    else:
        base = plus_months(published.replace(day=1), {"past": -1, "next": 1}.get(tail.modifier, 0)) if published else None
    that = day_of(base.year, base.month, day) if base else None
    return (that, that) if that else None


def date_point(text: Text, i: int, weekday: int | None = None) -> Draft | None:
    """A day of a month at word `i`: the number, more numbers, the month and its year."""
    first = number(text, i)
    if first is None or not 1 <= first.value <= 31:
        return None
    days: list[tuple[Count, str, int]] = [(first, "", i)]
    rest = _rest_of_date(text, first.last)
    while rest is None and len(days) < 5:
        following = _next_day(text, days[-1][0].last)
        if following is None or not 1 <= following[0].value <= 31:
            return None
        days.append(following)
        at = following[0].last
        rest = _rest_of_date(text, at + 1 if text.form(at) == "في" and text.on(at + 1, UNIT) is not None else at)
    if rest is None:
        return None
    month, _, hijri, tail = rest
    if len(days) == 1 and first.kind == "cardinal" and first.value < 3 and month and not first.definite:
        return None  # "واحد من مايو" is no date; "اثنين" is Monday or a count
    drafts: list[Draft] = []
    for count, link, at in days:
        if month:
            resolved, readings = resolve(text, month, hijri, count.value, tail, weekday)
        else:
            resolved, readings = _month_of_publication(text, count.value, tail), ()
        implied = (month, count.value, hijri) if month and not tail.given else None
        drafts.append(Draft(at, count.last, count.cut, resolved, "day", readings=readings, implied=implied, part=link, weekday=weekday))
    return _joined(text, i, drafts, tail.last)


def _joined(text: Text, i: int, drafts: list[Draft], last: int) -> Draft | None:
    """Several days of one month: a range where words or neighbourhood make it one, else each its own time."""
    head = drafts[0]
    if len(drafts) == 1:
        head.last = last
        return head
    between = text.before(i) in ("بين", "وبين") or text.before(i) == "ما"
    a, z = drafts[0].days, drafts[-1].days
    ranged = between or any(d.part == "to" for d in drafts[1:])
    if a and z and not ranged:
        ranged = all((q.days[0] - p.days[0]).days == 1 for p, q in pairwise(drafts) if p.days and q.days)
    if not (a and z):
        return Draft(i, last, head.cut, None, "day")
    if a[0] > z[0]:
        return None  # "من 25 إلى 3 مايو" is a slip, or the first number is no day
    if ranged:
        pairs = [(p[0], q[1]) for p, q in zip(head.readings, drafts[-1].readings, strict=False) if p[0] <= q[1]]
        return Draft(i, last, head.cut, (a[0], z[1]), "day", readings=tuple(pairs) if len(pairs) > 1 else (), implied=head.implied)
    drafts[-1].last = last
    head.others = tuple(drafts[1:])
    return head
