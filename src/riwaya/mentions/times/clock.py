"""Times of day: "الساعة 3 عصرا بتوقيت غرينتش", "17,00 ت غ", "الثامنة مساء". They bear no day; a day beside them is taken along."""

from __future__ import annotations

from riwaya.mentions.times.dayparts import daypart_point
from riwaya.mentions.times.days import day_point
from riwaya.mentions.times.numbers import Count, number
from riwaya.mentions.times.senses import DAYPART, FRACTION, NUM, ONE, SETS, UNIT
from riwaya.mentions.times.text import Draft, Text

SEPARATORS = ":.,٫،"


def _zone(text: Text, j: int) -> int:
    """The word after a time zone that begins at `j` (`بتوقيت غرينتش`, `بالتوقيت المحلي`, `ت غ`), or `j`."""
    k = j + 1 if text.is_mark(j, "(،,") else j
    form = text.form(k)
    if form in SETS["zones"] or form == "تغ":
        last = k + 1
    elif form == "ت" and text.form(k + 1) in ("غ", "."):
        last = k + 2 if text.form(k + 1) == "غ" else k + 3
    elif form in ("بتوقيت", "توقيت", "بالتوقيت", "التوقيت"):
        last = k + 2 if k + 1 < len(text.items) and text.items[k + 1].kind == 0 and text.items[k + 1].gap != 2 else k + 1
    else:
        return j
    return last + 1 if k > j and text.items[j].text == "(" and text.is_mark(last, ")") else last


def _minutes(text: Text, j: int, hour: Count) -> tuple[int, bool] | None:
    """Minutes after an hour that ends before `j`: (words up to, minutes are given)."""
    if hour.kind == "digits":
        if text.is_mark(j, SEPARATORS) and text.is_digits(j + 1) and text.items[j].gap == 0 and text.items[j + 1].gap == 0:
            minute = text.digits(j + 1)
            if minute is None or minute > 59 or text.items[j + 1].end - text.items[j + 1].start != 2:
                return None
            return j + 2, True
        return j, False
    fraction = text.on(j, FRACTION)
    if fraction is not None and fraction.clitic == "و" and fraction.definite:
        return j + 1, True
    if text.form(j) == "الا" and text.on(j + 1, FRACTION) is not None:
        return j + 2, True
    count = number(text, j) if text.form(j) and text.items[j].form[0] == "و" else None
    if count is not None and count.value < 60:
        unit = text.on(count.last, UNIT)
        if unit is not None and unit.tag == "minute":
            return count.last + 1, True
    return j, False


def clock_point(text: Text, i: int) -> Draft | None:
    """A time of day at word `i`; its days are those of a day beside it, or None."""
    unit = text.sense(i, UNIT)
    named = unit is not None and unit.tag == "hour" and unit.n == ONE and unit.definite
    j = i + 1 if named else i
    cut = unit.cut if named and unit is not None else 0
    if named and not text.form(j):
        return None
    hour = number(text, j)
    if hour is None or named and hour.cut:
        return None
    if hour.kind == "digits" and hour.last == j + 1 and text.items[j].end - text.items[j].start == 4:  # "2059 بتوقيت غرينتش"
        zone = _zone(text, hour.last)
        good = zone > hour.last and hour.value // 100 < 24 and hour.value % 100 < 60
        return Draft(i, zone, cut, None, "minute") if good else None
    if not 0 <= hour.value <= 24:
        return None
    if not named and text.bare_before(i) in ("ساعات", "ساعه"):  # "الساعات الأولى من صباح السبت"
        return None
    if not named and not (hour.kind == "digits" or hour.kind == "ordinal" and hour.definite) or named and hour.kind == "ordinal" and not hour.definite:
        return None
    minutes = _minutes(text, hour.last, hour)
    if minutes is None:
        return None
    last, fine = minutes
    end, day = _part_of_day(text, last)
    zone = _zone(text, end)
    if not named and (end == last if hour.kind == "ordinal" else zone == end and (end == last or not fine)):
        return None  # "أصيب 7 مساء أمس" tells no hour
    beside = day if day is not None else _day_beside(text, zone)
    last = zone if day is not None else beside.last if beside is not None else zone
    grain = "minute" if fine else "hour"
    return Draft(i, last, cut if named else hour.cut, beside.days if beside else None, grain, readings=beside.readings if beside else ())


def _part_of_day(text: Text, j: int) -> tuple[int, Draft | None]:
    """The part of the day after an hour that ends before `j` (`صباحا`, `من مساء الأحد`, `بعد منتصف الليل`): words up to, and its day where it has one."""
    k = j + 1 if text.form(j) in ("من", "في", "فى") else j
    k = k + 1 if text.form(k) in ("بعد", "قبل") else k
    k = k + 1 if text.form(k) == "منتصف" else k
    part = text.on(k, DAYPART)
    if part is None:
        return j, None
    beside = daypart_point(text, k)
    if beside is not None and not beside.cut and beside.role == "at":
        return beside.last, beside
    if part.definite and text.form(k - 1) in ("بعد", "قبل", "منتصف"):
        return k + 1, None
    return (j + 1, None) if _adverb(text, j) else (j, None)


def _adverb(text: Text, j: int) -> bool:
    """Whether word `j` tells the part of the day by itself: `صباحا`, `مساء`."""
    sense = text.on(j, DAYPART)
    while sense is not None and not (sense.kind == DAYPART and sense.n == 1):
        sense = sense.more
    return sense is not None and not sense.cut and not sense.definite


def _day_beside(text: Text, j: int) -> Draft | None:
    if not text.form(j):
        return None
    k = j + 1 if text.form(j) in ("من", "في", "فى") else j
    if not text.form(k) or text.sense(k, NUM) is not None:
        return None
    found = day_point(text, k)
    return found if found is not None and not found.cut and found.role == "at" and not found.others else None


def clock_after(text: Text, draft: Draft) -> Draft:
    """A day followed by a time of day (`مساء اليوم الأحد الساعة 11:59`) is one time of the finer grain."""
    j = draft.last
    k = j + 1 if text.is_mark(j, "،,") or text.form(j) in ("عند", "في") else j
    unit = text.on(k, UNIT)
    if draft.grain != "day" or unit is None or unit.tag != "hour" or not unit.definite or unit.cut:
        return draft
    clock = clock_point(text, k)
    if clock is None or clock.days is not None:
        return draft
    draft.last, draft.grain = clock.last, clock.grain
    return draft
