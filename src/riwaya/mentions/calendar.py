"""Days of two calendars: months, weeks, seasons, feasts and steps between days.

Everything here is a plain function of days; nothing looks at text. `Days` are inclusive at both ends.
A day that no calendar has (30 February, 1 Muharram 1600, a day before year 1) is None, never the
nearest one: a slip in the text must not become a date.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

Days = tuple[date, date]

FIRST_HIJRI, LAST_HIJRI = 1343, 1500  # what the Umm al-Qura tables of hijridate hold


def plus_days(day: date, n: int) -> date | None:
    """`day` and `n` days (negative: before), or None beyond the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def plus_months(day: date, n: int) -> date | None:
    """The same day `n` months on; the last day of that month where it is shorter."""
    month = day.month - 1 + n
    year = day.year + month // 12
    if not 1 <= year <= 9999:
        return None
    month = month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def step(day: date, unit: str, n: float) -> date | None:
    """`day` and `n` units; half units become what a reader takes them for (half a month: 15 days, half a year: 6 months).

    Hours count as the days they reach into at most: 24 hours are one day, 30 hours two, 6 hours none.
    """
    whole = int(n)
    half = n != whole
    sign = -1 if n < 0 else 1
    if unit in ("second", "minute"):
        return day
    if unit == "hour":
        hours = abs(n)
        return plus_days(day, sign * (0 if hours < 12 else -int(-hours // 24)))
    if unit == "day":
        return plus_days(day, whole)
    if unit == "week":
        return plus_days(day, whole * 7 + (sign * 3 if half else 0))
    if unit == "month":
        moved = plus_months(day, whole)
        return plus_days(moved, sign * 15) if moved and half else moved
    months = {"year": 12, "decade": 120, "century": 1200}[unit]
    return plus_months(day, int(n * months))


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the month has no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def month_days(year: int, month: int) -> Days | None:
    """The whole month."""
    if not 1 <= year <= 9999:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_days(year: int, first: int, last: int) -> Days | None:
    """From the first day of month `first` to the last of month `last`; months above 12 are of the next year."""
    start, end = month_days(year + (first - 1) // 12, (first - 1) % 12 + 1), month_days(year + (last - 1) // 12, (last - 1) % 12 + 1)
    return (start[0], end[1]) if start and end else None


def year_days(year: int) -> Days | None:
    return months_days(year, 1, 12)


def week_days(day: date, weeks: int = 0) -> Days | None:
    """Monday to Sunday of the week of `day`, `weeks` later (negative: before)."""
    monday = plus_days(day, weeks * 7 - day.weekday())
    sunday = plus_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def weekday_on(day: date, weekday: int, direction: int, strict: bool = False) -> date | None:
    """The nearest such weekday before (`direction` -1) or after (+1) `day`; `day` itself counts unless `strict`."""
    away = (day.weekday() - weekday) % 7 if direction < 0 else (weekday - day.weekday()) % 7
    return plus_days(day, direction * (7 if strict and not away else away))


def weekday_near(day: date, weekday: int) -> date | None:
    """The such weekday nearest to `day` (at most three days away)."""
    away = (weekday - day.weekday()) % 7
    return plus_days(day, away - 7 if away > 3 else away)


def season_days(year: int, first_month: int) -> Days | None:
    """A meteorological season: three months; winter of a year begins in its December and ends in the next February."""
    return months_days(year, first_month, first_month + 2)


@lru_cache(maxsize=4096)
def hijri_days(year: int, month: int, day: int | None = None) -> Days | None:
    """A Hijri month, or a day of it, in Gregorian days (Umm al-Qura); None outside the tables."""
    if not FIRST_HIJRI <= year <= LAST_HIJRI or not 1 <= month <= 12:
        return None
    try:
        first = Hijri(year, month, 1 if day is None else day)
        start = date(*first.to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
    return (start, start) if day is not None else (start, start + timedelta(days=first.month_length() - 1))


@lru_cache(maxsize=4096)
def hijri_of(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of `day` in the Hijri calendar; None outside the tables."""
    try:
        year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None
    return year, month, number


def hijri_year_days(year: int) -> Days | None:
    first, last = hijri_days(year, 1), hijri_days(year, 12)
    return (first[0], last[1]) if first and last else None


def third(days: Days, part: str) -> Days:
    """A part of a month: the 1st to the 10th, the 11th to the 20th, the 21st to its end."""
    start, end = days
    if part in ("begin", "early"):
        return start, start + timedelta(days=9)
    if part == "middle":
        return start + timedelta(days=10), start + timedelta(days=19)
    return start + timedelta(days=20), end


def part_of(days: Days, part: str, grain: str) -> Days | None:
    """A part ("begin", "early", "middle", "late", "end") of a stretch of the given grain.

    Of a year the beginning is January, the end December, early, middle and late are thirds; of a season and a
    quarter its months; of a week Monday to Wednesday, Tuesday to Friday, Thursday to Sunday; a day has no parts.
    """
    start, end = days
    if grain == "day":
        return days
    if grain == "month":
        return third(days, part)
    if grain == "week":
        first, last = {"begin": (0, 2), "early": (0, 2), "middle": (1, 4)}.get(part, (3, 6))
        return start + timedelta(days=first), start + timedelta(days=last)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if grain == "decade":
        first, last = {"begin": (0, 35), "early": (0, 35), "middle": (36, 83)}.get(part, (84, 119))
    elif grain == "season" or months < 12:
        first, last = {"begin": (0, 0), "early": (0, 0), "middle": (1, max(1, months - 2))}.get(part, (months - 1, months - 1))
    else:
        first, last = {"begin": (0, 0), "early": (0, 3), "middle": (4, 7), "late": (8, 11)}.get(part, (11, 11))
    if start.day != 1:  # a Hijri year: its thirds fall on no Gregorian months
        length = (end - start).days + 1
        return start + timedelta(days=first * length // months), start + timedelta(days=(last + 1) * length // months - 1)
    return months_days(start.year, start.month + first, start.month + last)
