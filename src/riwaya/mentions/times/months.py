"""Months by all their names, and which year a month or a day without one is of: "كانون الثاني/يناير", "تموز (يوليو) الماضي", "ذو الحجة 1435هـ"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.mentions.calendar import Days, day_of, hijri_days, hijri_of, month_days
from riwaya.mentions.times.senses import MONTH, MONTHS, ONE, UNIT, Named
from riwaya.mentions.times.text import DASHES, Draft, Text
from riwaya.mentions.times.years import Tail, year_tail

MADDA = "آ\u0653\ufe81\ufe82"  # آب is August, أب a father: only the written letter tells them apart
TWIN_MARKS = DASHES | frozenset("/\\(|،")
MONTH_COMPANY = frozenset(
    (
        "في",
        "منذ",
        "حتي",
        "خلال",
        "الي",
        "من",
        "بين",
        "قبل",
        "بعد",
        "لغايه",
        "بحلول",
        "شهر",
        "مطلع",
        "فى",
        "ومنذ",
        "وفي",
        "وحتي",
        "شهري",
        "منتصف",
        "ليالي",
        "طوال",
        "وخلال",
        "ومن",
    )
)


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month by name, its twin name taken along: words up to `last`; `cut` clitic letters at the front."""

    month: int
    hijri: bool
    last: int
    cut: int
    alone: str
    twin: bool


def _one_name(text: Text, i: int) -> tuple[Named, int, int] | None:
    sense = text.sense(i, MONTH)
    if sense is None:
        return None
    for entry in MONTHS[sense.n]:
        last = i + 1 + len(entry.rest)
        if all(text.form(i + 1 + k) == word for k, word in enumerate(entry.rest)):
            if sense.definite and not entry.rest and entry.alone != "day":
                return None  # "المارس": not the month
            return entry, last, sense.cut
    return None


def month_name(text: Text, i: int) -> MonthName | None:
    """A month's name at word `i`, with the second name that many papers add ("كانون الثاني/يناير", "تموز (يوليو)")."""
    found = _one_name(text, i)
    if found is None:
        return None
    entry, last, cut = found
    alone = entry.alone
    if alone == "madda":
        written = text.items[i].text
        if "إ" in written or "\u0655" in written or text.before(i) == "واتس":  # إب is a city of Yemen, واتس آب a messenger
            return None
        alone = "company" if any(c in written for c in MADDA) else "day"
    k = last
    mark = text.items[k].text if text.is_mark(k, TWIN_MARKS) else ""
    other = _one_name(text, k + 1 if mark else k) if text.form(k) else None
    if other is not None and other[0].month == entry.month and other[0].hijri == entry.hijri and other[2] == 0:
        last = other[1]
        if mark == "(" and text.is_mark(last, ")"):
            last += 1
        return MonthName(entry.month, entry.hijri, last, cut, "yes", True)
    return MonthName(entry.month, entry.hijri, last, cut, alone, False)


def month_or_day(year: int, month: int, day: int | None, hijri: bool) -> Days | None:
    if hijri:
        return hijri_days(year, month, day)
    if day is None:
        return month_days(year, month)
    that = day_of(year, month, day)
    return (that, that) if that else None


def _choose(candidates: list[Days], published: date, how: str, whole_month: bool) -> Days | None:
    """The candidate that `how` ("past", "next", "this", "before", "after") asks for; candidates are in order of time."""
    past = [c for c in candidates if c[0] <= published]
    if how == "before last":
        ended = [c for c in candidates if c[1] < published]
        return ended[-2] if len(ended) > 1 else None
    if how == "before":  # "الماضي": strictly before
        past = [c for c in candidates if c[1] < published and not (whole_month and c[0] <= published <= c[1])]
        return past[-1] if past else None
    if how == "after":
        later = [c for c in candidates if c[0] > published]
        return later[0] if later else None
    if how == "this":
        return min(candidates, key=lambda c: abs((c[0] - published).days) if not c[0] <= published <= c[1] else 0, default=None)
    if not whole_month:  # a day of the month of publication is of this year, before or after
        here = [c for c in candidates if (c[0].year, c[0].month) == (published.year, published.month)]
        if here:
            return here[0]
    if how == "future":
        later = [c for c in candidates if c[1] >= published]
        return later[0] if later else None
    return past[-1] if past else None


def resolve(text: Text, month: int, hijri: bool, day: int | None, tail: Tail, weekday: int | None = None) -> tuple[Days | None, tuple[Days, ...]]:
    """The days of a month (or of a day in it) with the other readings where the text gives no year.

    A weekday beside the date picks the year in which it fits. Without `published` only a given year resolves.
    """
    if tail.year is not None:
        year = tail.year
        if tail.hijri or hijri:
            return (hijri_days(year, month, day) if hijri else None), ()
        return month_or_day(year, month, day, False), ()
    published = text.published
    if published is None:
        return None, ()
    if hijri:
        now = hijri_of(published)
        if now is None:
            return None, ()
        base = now[0]
    else:
        base = published.year
    if tail.of_year:
        if tail.of_year in ("same", "previous", "following"):
            near = text.near(tail.last)[1]
            if near is None or hijri:
                return None, ()
            base = near[0].year
        year = base + {"past": -1, "next": 1, "previous": -1, "following": 1}.get(tail.of_year, 0)
        return month_or_day(year, month, day, hijri), ()
    if tail.modifier == "same":
        near = text.near(tail.last)[1]
        return (month_or_day(near[0].year, month, day, False), ()) if near and not hijri else (None, ())
    first = -2 if tail.modifier == "before last" else -1
    candidates = [c for c in (month_or_day(base + k, month, day, hijri) for k in range(first, 2)) if c is not None]
    if weekday is not None and day is not None:
        fitting = [c for c in candidates if c[0].weekday() == weekday]
        candidates = fitting or candidates
    how = {"past": "before", "next": "after", "this": "this", "before last": "before last"}.get(tail.modifier) or text.prefer
    chosen = _choose(candidates, published, how, day is None)
    if chosen is None and len(candidates) == 1 and weekday is not None:
        chosen = candidates[0]
    if chosen is None:
        return None, ()
    if tail.modifier:
        return chosen, ()
    others = [c for c in (_choose(candidates, published, h, day is None) for h in ("past", "future")) if c is not None and c != chosen]
    strict = [c for c in candidates if c[1] < published][-1:] if day is not None and chosen[0] > published else []
    rest = tuple(dict.fromkeys(others + [c for c in strict if c != chosen]))
    return chosen, (chosen, *rest) if rest else ()


def month_phrase(text: Text, i: int) -> tuple[MonthName, int] | None:
    """`شهر مايو`, `مايو`: the month and the word its phrase begins with."""
    unit = text.sense(i, UNIT)
    if unit is not None and unit.tag == "month" and unit.n == ONE and not unit.definite and text.form(i + 1):
        name = month_name(text, i + 1)
        if name is not None and not name.cut:
            return MonthName(name.month, name.hijri, name.last, unit.cut, "yes", name.twin), i
        return None
    name = month_name(text, i)
    return (name, i) if name is not None else None


def month_point(text: Text, i: int, company: bool = False) -> Draft | None:
    """A month without a day. `company` tells that the word before already speaks of time."""
    found = month_phrase(text, i)
    if found is None:
        return None
    name = found[0]
    ordered = _month_day_year(text, i, name)
    if ordered is not None:
        return ordered
    tail = year_tail(text, name.last, name.hijri)
    if not tail.given and (name.alone == "day" or name.alone == "company" and not company and text.before(i) not in MONTH_COMPANY):
        return None
    if name.alone == "day" and tail.modifier == "same":
        return None
    days, readings = resolve(text, name.month, name.hijri, None, tail)
    implied = None if tail.given else (name.month, None, name.hijri)
    return Draft(i, tail.last, name.cut, days, "month", readings=readings, implied=implied)


def _month_day_year(text: Text, i: int, name: MonthName) -> Draft | None:
    """`سبتمبر 11 2001`, `مايو 5، 2014`: the English order, only where the year stands too."""
    day = text.digits(name.last) if text.form(name.last) else None
    if day is None or not 1 <= day <= 31:
        return None
    tail = year_tail(text, name.last + 1, name.hijri)
    if tail.year is None or text.form(name.last + 1) == "من" or name.hijri:
        return None
    days, _ = resolve(text, name.month, name.hijri, day, tail)
    return Draft(i, tail.last, name.cut, days, "day")
