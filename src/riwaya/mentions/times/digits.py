"""Dates in digits only: "2/12/2014", "2014-12-09", "23-7-2015", "3/2015", with both readings where day and month can change places."""

from __future__ import annotations

from riwaya.mentions.calendar import FIRST_HIJRI, LAST_HIJRI, Days, hijri_days, month_days, year_days
from riwaya.mentions.times.months import month_or_day, resolve
from riwaya.mentions.times.senses import WEEKDAY
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.years import PLAIN_YEARS, Tail, era


def numeric_point(text: Text, i: int) -> Draft | None:
    """`2/12/2014`, `2014-12-09`, `23-7-2015`, `3/2015`: dates in digits with both readings where day and month can change places."""
    if (
        not (text.is_mark(i + 1, "/-.\\–") and text.is_digits(i + 2))
        or i >= 2
        and text.is_digits(i - 2)
        and text.is_mark(i - 1, "/-.\\–:")
        and text.items[i].gap == 0
        and text.items[i - 1].gap == 0
    ):
        return None
    sep = text.items[i + 1].text
    spaced = max(text.items[i + 1].gap, text.items[i + 2].gap)
    parts = [text.digits(i), text.digits(i + 2)]
    last = i + 3
    if text.is_mark(last, sep) and text.is_digits(last + 1) and max(text.items[last].gap, text.items[last + 1].gap) <= spaced:
        parts.append(text.digits(last + 1))
        last += 2
    if text.is_mark(last, sep) and text.is_digits(last + 1) and text.items[last].gap == 0 and text.items[last + 1].gap == 0:
        return None  # four groups: an address or a telephone
    numbers = [p for p in parts if p is not None]
    if len(numbers) != len(parts) or spaced and sep != "/" and len(parts) == 2:
        return None
    widths = [text.items[i].end - text.items[i].start, text.items[i + 2].end - text.items[i + 2].start]
    if len(parts) == 2:
        return _two_numbers(text, i, numbers, widths, sep)
    widths.append(text.items[last - 1].end - text.items[last - 1].start)
    last, hijri_sign = era(text, max(numbers), last)
    return _three_numbers(text, i, last, numbers, widths, hijri_sign)


def _three_numbers(text: Text, i: int, last: int, numbers: list[int], widths: list[int], hijri: bool) -> Draft | None:
    a, b, c = numbers
    pairs: list[tuple[int, int, int]] = []
    if widths[0] == 4 and max(widths[1:]) <= 2:
        pairs = [(a, b, c), (a, c, b)] if b > 12 else [(a, b, c)]
    elif widths[2] == 4 and max(widths[:2]) <= 2:
        pairs = [(c, b, a), (c, a, b)]
    elif max(widths) <= 2 and text.published is not None:
        century = text.published.year // 100 * 100
        pairs = [(century + c, b, a), (century + c, a, b), (century + a, b, c)]
        pairs = [p for p in pairs if p[0] <= text.published.year + 1]
    year = max(a, c)
    if FIRST_HIJRI <= year <= LAST_HIJRI and (hijri or not year >= 1900):
        found = [hijri_days(y, m, d) for y, m, d in pairs]
    else:
        found = [month_or_day(y, m, d, False) if 1 <= m <= 12 and 1000 <= y < 2200 else None for y, m, d in pairs]
    days = list(dict.fromkeys(d for d in found if d is not None))
    if not days:
        return None
    if max(widths) <= 2 and text.published is not None and text.prefer == "past":
        past = [d for d in days if d[0] <= text.published]
        days = past + [d for d in days if d not in past]
    return Draft(i, last, 0, days[0], "day", readings=tuple(days) if len(days) > 1 else ())


def _two_numbers(text: Text, i: int, numbers: list[int], widths: list[int], sep: str) -> Draft | None:
    a, b = numbers
    before = text.bare_before(i)
    if before in ("رقم", "قرار", "قانون", "ماده", "فقره", "مرسوم", "عدد"):
        return None
    if sep in "-–/" and widths == [4, 4] and a in PLAIN_YEARS and b in PLAIN_YEARS and a < b:
        start, end = year_days(a), year_days(b)
        return Draft(i, i + 3, 0, (start[0], end[1]) if start and end else None, "year")
    if sep in "/-" and (
        widths[0] <= 2 and widths[1] == 4 and b in PLAIN_YEARS and 1 <= a <= 12 or widths[0] == 4 and a in PLAIN_YEARS and widths[1] <= 2 and 1 <= b <= 12
    ):
        year, month = (b, a) if widths[1] == 4 else (a, b)
        return Draft(i, i + 3, 0, month_days(year, month), "month")
    if max(widths) > 2 or sep not in "/-\\":
        return None
    told = before in ("يوم", "تاريخ", "بتاريخ", "موافق", "ليله", "مساء", "صباح", "فجر") or text.sense(i - 1, WEEKDAY) is not None
    if not told and not (sep == "/" and widths[0] == 2 and widths[1] == 2 and (a > 12) != (b > 12) or before in ("في", "منذ", "حتي") and (a > 12) != (b > 12)):
        return None
    if text.form(i + 3) == "":
        pass
    found: list[Days] = []
    for day, month in ((a, b), (b, a)):
        if 1 <= month <= 12 and 1 <= day <= 31:
            days, readings = resolve(text, month, False, day, Tail(i + 3))
            found.extend(readings or ([days] if days else []))
    if not found:
        return Draft(i, i + 3, 0, None, "day") if text.published is None else None
    found = list(dict.fromkeys(found))
    return Draft(i, i + 3, 0, found[0], "day", readings=tuple(found) if len(found) > 1 else ())
