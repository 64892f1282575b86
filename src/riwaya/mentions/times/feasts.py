"""Feasts by their calendar: "عيد الفطر", "أول أيام عيد الأضحى", "عاشوراء"."""

from __future__ import annotations

from datetime import timedelta

from riwaya.mentions.calendar import Days, day_of, hijri_days, hijri_of, plus_days
from riwaya.mentions.times.months import month_point
from riwaya.mentions.times.numbers import number
from riwaya.mentions.times.senses import DUAL, FEAST, FEASTS, NUM, SINCE, THIS, UNIT, Named
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.weekdays import one_day
from riwaya.mentions.times.years import Tail, year_tail

NEAR_FEAST = 45  # days: a feast without a year is the one this near to publication, on either side, or else the side that `prefer` asks for


def _feast_at(text: Text, i: int) -> tuple[Named, int, int] | None:
    sense = text.sense(i, FEAST)
    if sense is None:
        return None
    for entry in FEASTS[sense.n]:
        if all(text.form(i + 1 + k) == word for k, word in enumerate(entry.rest)):
            return entry, i + 1 + len(entry.rest), sense.cut
    return None


def feast_point(text: Text, i: int, company: bool = False) -> Draft | None:
    """`عيد الأضحى`, `أول أيام عيد الفطر`, `عاشوراء`; without a year the nearest."""
    count = number(text, i) if text.sense(i, NUM) is not None and not company else None
    if count is not None and (count.kind == "ordinal" or count.value < 5) and count.value <= 5 and count.kind != "digits":
        unit = text.on(count.last, UNIT)
        if unit is None or unit.tag != "day" or unit.cut or not text.form(count.last + 1):
            return None
        both = unit.n == DUAL  # "أول يومين من عيد الفطر"
        if both and count.value != 1:
            return None
        of = count.last + 2 if text.form(count.last + 1) in ("من", "ايام", "شهر") else count.last + 1
        if text.form(of - 1) == "من" and text.form(of) == "ايام":
            of += 1
        feast = feast_point(text, of, True)
        if feast is None or feast.cut:
            return _month_day(text, i, count.value, count.cut, of)
        if feast.days is not None:
            day = plus_days(feast.days[0], count.value - 1)
            feast.days = (day, plus_days(day, 1) or day) if day and both else one_day(day)
            feast.readings = ()
        feast.first, feast.cut, feast.grain = i, count.cut, "day"
        return feast
    found = _feast_at(text, i)
    if found is None:
        return None
    entry, last, cut = found
    if text.form(last) in ("المبارك", "السعيد", "الشريف"):
        last += 1
    tail = year_tail(text, last, entry.hijri)
    this = _of_this_year(text, last)
    if this is not None:
        tail = this
    if entry.alone == "company" and not company and not tail.given and text.sense(i - 1, SINCE) is None and text.before(i) not in ("في", "خلال", "عشيه"):
        return None
    days, readings = _feast(text, entry, tail)
    return Draft(i, tail.last, cut, days, "day", readings=readings)


def _of_this_year(text: Text, j: int) -> Tail | None:
    this = text.on(j, THIS)
    unit = text.on(j + 1, UNIT)
    if this is not None and this.tag == "this" and unit is not None and unit.tag == "year" and unit.definite:
        return Tail(j + 2, of_year="this")
    return None


def _month_day(text: Text, i: int, value: int, cut: int, of: int) -> Draft | None:
    """`أول أيام [شهر] رمضان`, `أول يوم من مايو`: that day of the month."""
    month = month_point(text, of if text.form(of - 1) != "شهر" else of - 1, True)
    if month is None or month.cut:
        return None
    day = plus_days(month.days[0], value - 1) if month.days else None
    return Draft(i, month.last, cut, (day, day) if day else None, "day")


def _feast(text: Text, entry: Named, tail: Tail) -> tuple[Days | None, tuple[Days, ...]]:
    def in_year(year: int) -> Days | None:
        if entry.hijri:
            first = hijri_days(year, entry.month, entry.day)
            start = first[0] if first else None
        else:
            start = day_of(year, entry.month, entry.day)
        end = plus_days(start, entry.days - 1) if start else None
        return (start, end) if start and end else None

    published = text.published
    if tail.year is not None:
        if entry.hijri and not tail.hijri:
            held = [f for y in range(tail.year - 580, tail.year - 576) if (f := in_year(y)) and f[0].year == tail.year]
            return (held[0] if held else None), ()
        return in_year(tail.year), ()
    if published is None:
        return None, ()
    if entry.hijri:
        now = hijri_of(published)
        if now is None:
            return None, ()
        base = now[0]
    else:
        base = published.year
    options = [f for y in (-1, 0, 1) if (f := in_year(base + y))]
    if tail.of_year in ("this", "past", "next"):
        year = published.year + {"past": -1, "next": 1}.get(tail.of_year, 0)
        held = [f for f in options if f[0].year == year]
        return (held[-1] if held else None), ()
    past, future = [f for f in options if f[1] < published], [f for f in options if f[0] > published]
    if tail.modifier == "past":
        return (past[-1] if past else None), ()
    if tail.modifier == "next":
        return (future[0] if future else None), ()
    near = [f for f in options if f[0] - timedelta(days=NEAR_FEAST) <= published <= f[1] + timedelta(days=NEAR_FEAST)]
    if near:
        return min(near, key=lambda f: 0 if f[0] <= published <= f[1] else min(abs((f[0] - published).days), abs((f[1] - published).days))), ()
    side = future[:1] if text.prefer == "future" else past[-1:]
    return (side[0] if side else None), ()
