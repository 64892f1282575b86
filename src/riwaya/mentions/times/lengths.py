"""Lengths of time: "ثلاثة أشهر", "عام ونصف العام", "الأيام الثلاثة الماضية", "بضعة أسابيع", "آخر 24 ساعة"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.mentions.calendar import Days, month_days, step, year_days
from riwaya.mentions.times.numbers import number
from riwaya.mentions.times.senses import ACCUSATIVE, CONSTRUCT, DUAL, FEW, FRACTION, MANY, MODIFIER, NUM, ONE, SETS, UNIT, WEEKDAY, Sense
from riwaya.mentions.times.text import Text
from riwaya.script.words import Words

HOURS_OF_A_NIGHT = 12  # fewer hours than these are taken to lie in the day of publication
LONGEST_HEDGE = 5  # words of "ما لا يقل عن", and one to spare
PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units (None: a number that is not told), words `first` to `last`; `modifier` is past, next, first or empty.

    `bare` tells a lone unit ("أسبوع", "أيام"), which is a length only after a preposition.
    """

    first: int
    last: int
    cut: int
    amounts: tuple[tuple[str, float | None], ...]
    modifier: str = ""
    bare: bool = False
    definite: bool = False

    @property
    def grain(self) -> str:
        unit = self.amounts[0][0]
        return {"second": "minute", "century": "period"}.get(unit, unit)

    @property
    def told(self) -> bool:
        return all(n is not None for _, n in self.amounts)


def moved(day: date | None, length: Length, sign: int) -> date | None:
    """`day` and the length, before (-1) or after (1) it; None where the number is not told."""
    for unit, n in length.amounts:
        if day is None or n is None:
            return None
        day = step(day, unit, sign * n)
    return day


def around(day: date, length: Length) -> tuple[Days | None, str, tuple[Days, ...]]:
    """What a text bears that puts an event a length away from `day`, with its grain: for months the month, for years the year, else the day itself."""
    exact = (day, day)
    unit = length.amounts[-1][0] if len(length.amounts) == 1 else "day"
    if unit == "month":
        whole, grain = month_days(day.year, day.month), "month"
    elif unit in ("year", "decade", "century"):
        whole, grain = year_days(day.year), "year"
    else:
        return exact, "day", ()
    return whole, grain, (whole, exact) if whole else ()


def hedge(text: Text, i: int) -> int:
    """The word after a hedge that begins at `i` ("أكثر من", "نحو", "مدة تزيد على"), or `i`."""
    return _hedge(text, i + 1) if text.form(i) in ("مده", "فتره") else _hedge(text, i)


def _hedge(text: Text, i: int) -> int:
    form = text.form(i)
    last = i
    if form in SETS["hedge_first"]:
        phrase = form
        for k in range(1, LONGEST_HEDGE):
            phrase += " " + text.form(i + k)
            if phrase in SETS["hedge_many"]:
                last = i + k + 1
    return i + 1 if last == i and form in SETS["hedge_one"] else last


def _modifier(text: Text, j: int, definite: bool) -> tuple[str, int]:
    """The modifier of a length that ends before `j`."""
    few = _few_after(text, j)
    k = j + 1 if few is not None and few.definite == definite and not few.cut else j
    modifier = text.on(k, MODIFIER)
    if (
        modifier is not None
        and not modifier.cut
        and modifier.definite == definite
        and modifier.tag in ("past", "recent", "next")
        and (definite or modifier.tag != "recent")
    ):
        return ("past" if modifier.tag == "recent" else modifier.tag), k + 1
    if definite and text.form(k) in ("الاولي", "الاول", "الاولين", "الاوليين"):
        return "first", k + 1
    return "", k if k > j and not definite else j


def _few_after(text: Text, j: int) -> Sense | None:
    """The sense of `قليلة`, `عدة`, `معدودة` after a plural."""
    sense = text.on(j, FEW)
    while sense is not None and not (sense.kind == FEW and sense.tag == "after"):
        sense = sense.more
    return sense


def length(text: Text, i: int) -> Length | None:
    """The length that begins at word `i`."""
    if i >= len(text.items):
        return None
    fraction = text.sense(i, FRACTION)
    if fraction is not None and not fraction.definite:
        unit = text.on(i + 1, UNIT)
        if unit is not None and unit.n == ONE and not unit.cut:
            return Length(i, i + 2, fraction.cut, ((unit.tag, PARTS[fraction.tag]),))
        return None
    few = text.sense(i, FEW)
    if few is not None and few.tag == "before":
        return _few(text, i, few.cut, few.definite)
    if text.sense(i, NUM) is not None:
        return _counted(text, i)
    if text.items[i].form in ("اخر", "لاخر", "اول", "واخر"):
        return _latest(text, i)
    return _unit_first(text, i)


def _few(text: Text, i: int, cut: int, definite: bool) -> Length | None:
    unit = text.on(i + 1, UNIT)
    if unit is None or unit.cut or unit.n not in (MANY, ONE):
        return None
    modifier, last = _modifier(text, i + 2, unit.definite)
    return Length(i, last, cut, ((unit.tag, None),), modifier, definite=definite)


def _latest(text: Text, i: int) -> Length | None:
    """`آخر 24 ساعة`, `آخر ثلاثة أيام`: up to publication."""
    found = _counted(text, i + 1) if text.form(i + 1) and text.form(i + 1) not in ("اخر", "اول") else None
    if found is None and text.form(i + 1):
        unit = text.on(i + 1, UNIT)
        if unit is not None and unit.n == DUAL and not unit.cut:
            found = Length(i, i + 2, 0, ((unit.tag, 2),))
    if found is None or found.cut:
        return None
    cut = 1 if text.items[i].form[0] in "لو" else 0
    return Length(i, found.last, cut, found.amounts, "past" if text.items[i].form.endswith("اخر") else "first", definite=True)


def _counted(text: Text, i: int) -> Length | None:
    """A number and its unit: `ثلاثة أشهر`, `3.5 سنوات`, `الـ24 ساعة الماضية`, `الثلاثة أيام الماضية`, `شهر و21 يوما`."""
    count = number(text, i)
    if count is None:
        return None
    j, value = count.last, float(count.value)
    if count.kind == "digits" and text.is_mark(j, ".,٫") and text.is_digits(j + 1) and text.items[j].gap == 0 and text.items[j + 1].gap == 0:
        part = text.items[j + 1].form[:3]
        value, j = float(f"{count.value}.{part}"), j + 2
    unit = text.on(j, UNIT)
    if unit is None or unit.cut or unit.n == DUAL or unit.n == CONSTRUCT or count.kind == "ordinal" and count.value != 2:
        return None
    if count.kind == "ordinal" or count.value in (1, 2) and count.kind == "cardinal":
        return None
    if unit.tag == "day" and unit.n == ONE and (unit.definite or text.on(j + 1, WEEKDAY) is not None):  # "20 اليوم", "40 ألفا يوم الخميس"
        return None
    amount = int(value) if value == int(value) else value
    if text.form(j + 1) in ("ضوييه", "ضوءيه"):  # light years
        return None
    amounts, last = _more(text, j + 1, ((unit.tag, amount),))
    definite = count.definite or unit.definite
    modifier, last = _modifier(text, last, definite) if definite or text.on(last, MODIFIER) else ("", last)
    if not definite and not modifier:
        loose = text.on(last, MODIFIER)
        if loose is not None and loose.definite and not loose.cut and loose.tag in ("past", "recent", "next"):  # "3 أيام الماضية"
            modifier, last = ("past" if loose.tag == "recent" else loose.tag), last + 1
    return Length(i, last, count.cut, amounts, modifier, definite=definite)


def _more(text: Text, j: int, amounts: tuple[tuple[str, float | None], ...]) -> tuple[tuple[tuple[str, float | None], ...], int]:
    """What is added to a length: `ونصف`, `ونصف العام`, `وشهر`, `و21 يوما`, `وعشرة أيام`; at most three parts."""
    while len(amounts) < 3:
        k = j + 1 if text.form(j) == "و" or text.is_mark(j, "،,") else j
        fraction = text.on(k, FRACTION)
        if fraction is not None and not fraction.definite and (fraction.clitic == "و" or text.form(j) == "و"):
            unit, n = amounts[-1]
            after = text.on(k + 1, UNIT)
            same = after is not None and after.tag == unit and not after.cut
            if n is not None:
                amounts = (*amounts[:-1], (unit, n + PARTS[fraction.tag]))
                j = k + 2 if same else k + 1
            break
        unit_sense, n, last = _part(text, k, joined=k != j)
        if unit_sense is None:
            break
        amounts, j = (*amounts, (unit_sense, n)), last
    return amounts, j


def _part(text: Text, k: int, joined: bool) -> tuple[str | None, float | None, int]:
    sense = text.on(k, NUM)
    if sense is not None and (joined or sense.clitic == "و"):
        count = number(text, k)
        unit = text.on(count.last, UNIT) if count else None
        if count and unit is not None and not unit.definite and not unit.cut and unit.n in (ONE, MANY, ACCUSATIVE) and count.kind != "ordinal":
            return unit.tag, count.value, count.last + 1
        return None, None, k
    unit = text.on(k, UNIT)
    if unit is not None and not unit.definite and (unit.clitic == "و" or joined and text.form(k - 1) == "و" and not unit.cut) and unit.n in (ONE, DUAL):
        return unit.tag, 2 if unit.n == DUAL else 1, k + 2 if text.form(k + 1) in ("واحد", "واحده") else k + 1
    return None, None, k


def _unit_first(text: Text, i: int) -> Length | None:
    """`يومين`, `اليومين الماضيين`, `الأيام الثلاثة الماضية`, `الأسابيع المقبلة`, `أيام قليلة`, `أسبوع`, `عام ونصف العام`."""
    unit = text.sense(i, UNIT)
    if unit is None or unit.n == CONSTRUCT:
        return None
    j = i + 1
    if unit.n == DUAL:
        amounts, last = _more(text, j, ((unit.tag, 2),))
        modifier, last = _modifier(text, last, unit.definite)
        return Length(i, last, unit.cut, amounts, modifier, bare=unit.tag in ("second", "decade", "century"), definite=unit.definite)
    if unit.n == MANY:
        return _many(text, i, unit.tag, unit.cut, unit.definite)
    if unit.definite:
        return None
    one = text.on(j, NUM)
    if one is not None and one.n == 1 and one.tag == "cardinal" and not one.cut and not one.definite:
        return Length(i, j + 1, unit.cut, ((unit.tag, 1),))
    if text.form(j) in ("كامل", "كامله", "كاملا", "باكمله", "باكملها"):
        return Length(i, j + 1, unit.cut, ((unit.tag, 1),))
    amounts, last = _more(text, j, ((unit.tag, 1),))
    alone = last == j and (unit.n == ONE or unit.tag in ("day", "year", "second", "minute"))
    if text.form(last) == "تقريبا":
        last += 1
    return Length(i, last, unit.cut, amounts, bare=alone)


def _many(text: Text, i: int, tag: str, cut: int, definite: bool) -> Length | None:
    """A plural: `الساعات الـ48 الماضية`, `الأشهر الستة الأولى`, `الأيام القليلة الماضية`, `أيام عدة`, `سنوات`."""
    j = i + 1
    if definite:
        count = number(text, j) if text.form(j) else None
        if count is not None and count.kind != "ordinal" and (count.definite or count.kind == "digits") and not count.cut:
            modifier, last = _modifier(text, count.last, True)
            if modifier or count.definite:
                return Length(i, last, cut, ((tag, count.value),), modifier, definite=True)
        modifier, last = _modifier(text, j, True)
        if modifier in ("past", "next"):
            return Length(i, last, cut, ((tag, None),), modifier, definite=True)
        joined = text.on(j, UNIT)
        if joined is not None and joined.clitic == "و" and joined.definite and joined.n == MANY:  # "الأيام والأسابيع المقبلة"
            modifier, last = _modifier(text, j + 1, True)
            if modifier in ("past", "next"):
                return Length(i, last, cut, ((tag, None),), modifier, definite=True)
        return None
    few = _few_after(text, j)
    if few is not None and not few.definite and not few.cut:
        return Length(i, j + 1, cut, ((tag, None),), bare=True)
    modifier_sense = text.on(j, MODIFIER)
    if modifier_sense is not None and not modifier_sense.definite and not modifier_sense.cut and modifier_sense.tag in ("past", "next"):  # "سنوات مضت"
        return Length(i, j + 1, cut, ((tag, None),), modifier_sense.tag)
    return Length(i, j, cut, ((tag, None),), bare=True)


def told_from(words: Words, i: int, day: date, sign: int) -> Days | None:
    """The days that the length at word `i` (a hedge before it passed over) is away from `day`, before (-1) or after (1) it.

    Hours whose number is not told are taken to lie in the same day; other lengths without a number give None.
    """
    text = Text(words, day, "past")
    measured = length(text, hedge(text, i)) if text.form(i) else None
    if measured is None:
        return None
    if not measured.told:
        return (day, day) if all(unit in ("second", "minute", "hour") for unit, _ in measured.amounts) else None
    other = moved(day, measured, sign)
    return around(other, measured)[0] if other is not None else None
