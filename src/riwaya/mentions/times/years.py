"""Years: "عام 2014", "سنة 1436هـ", "عامي 2014 و2015", "منذ 2013", and the year that follows a month: "من العام الماضي"."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.calendar import FIRST_HIJRI, LAST_HIJRI, Days, year_days
from riwaya.mentions.times.numbers import number
from riwaya.mentions.times.senses import MODIFIER, NUM, ONE, PART, THIS, UNIT
from riwaya.mentions.times.text import DASHES, Draft, Text

PLAIN_YEARS = range(1900, 2100)  # a bare number after a month is its year only in this range, or the Hijri one


def era(text: Text, year: int, last: int) -> tuple[int, bool]:
    """Whether the year that ends before `last` is a Hijri one, and the words with its sign (هـ, م)."""
    form = text.form(last)
    if form in ("ه", "هجري", "هجريه", "للهجره", "الهجري") and 1 <= year <= LAST_HIJRI:  # before the tables too: 1308هـ is no year of the Middle Ages
        return last + 1, True
    if form in ("م", "ميلادي", "ميلاديه", "الميلادي") and (form != "م" or text.items[last].gap == 0 or not text.is_mark(last + 1, ".")):
        return last + 1, False
    return last, False


def year_number(text: Text, i: int) -> tuple[int, int, bool] | None:
    """A year in digits (3 or 4) or words (from 100 on): (year, words up to, is Hijri)."""
    found = number(text, i) if text.form(i) else None
    if found is None or found.cut or found.kind == "ordinal" or not 100 <= found.value <= 2200:
        return None
    last, hijri = era(text, found.value, found.last)
    return found.value, last, hijri


YEAR_COMPANY = frozenset(("في", "فى", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "خلال", "قبل", "بعد", "بحلول", "لعام", "مطلع", "لسنه"))


def year_point(text: Text, i: int) -> Draft | None:
    """`عام 2014`, `العام 2014م`, `عام ألفين وأربعة عشر`, `عام 1436هـ`, `عامي 2014 و2015`, `أعوام 2014 و2015 و2016`."""
    unit = text.sense(i, UNIT)
    if unit is None or unit.tag != "year":
        return None
    found = year_number(text, i + 1)
    if found is None:
        return None
    year, last, hijri = found
    plural = unit.n != ONE
    if plural and (text.digits(i + 1) or 0) not in PLAIN_YEARS:
        return None
    days = _year(year, hijri)
    while plural:
        more = _more_years(text, last)
        if more is None:
            break
        later = _year(more[0], hijri)
        if days is None or later is None or later[1] < days[0]:
            break
        days, last = (days[0], later[1]), more[1]
    return Draft(i, last, unit.cut, days, "year")


def _more_years(text: Text, j: int) -> tuple[int, int] | None:
    k = j
    if text.is_mark(k, "،,-–"):
        k += 1
    if text.form(k) in ("و", "الي", "حتي"):
        k += 1
    year = text.digits(k) if k > j and text.form(k) else None
    return (year, era(text, year, k + 1)[0]) if year is not None and year in PLAIN_YEARS else None


def _year(year: int, hijri: bool) -> Days | None:
    from riwaya.mentions.calendar import hijri_year_days

    if hijri or 1350 <= year <= 1470:  # a bare "عام 1436" in news is Hijri: nobody reports the Middle Ages
        return hijri_year_days(year)
    return year_days(year)


def bare_year(text: Text, i: int, company: bool = False) -> Draft | None:
    """A year in digits without the word: only after a preposition of time or the name of an event ("منذ 2013", "حرب 2014")."""
    year = text.digits(i)
    if year is None or year not in PLAIN_YEARS or text.items[i].end - text.items[i].start != 4:
        return None
    ranged = (
        text.before(i) in ("من", "بين")
        and (text.is_mark(i + 1, DASHES) or text.form(i + 1) in ("الي", "حتي", "و", "وحتي"))
        and (text.digits(i + 2) or 0) in PLAIN_YEARS
    )
    before = text.before(i)
    if not company and not ranged and before not in YEAR_COMPANY and not text.head_before(i, "year_heads") and text.sense(i - 1, PART) is None:
        return None
    if text.on(i + 1, UNIT) is not None or text.is_mark(i + 1, ".:٪%/") and text.is_digits(i + 2) and text.items[i + 1].gap == 0:
        return None
    last, _ = era(text, year, i + 1)
    return Draft(i, last, 0, year_days(year), "year")


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a month: a year, a modifier of the month ("الماضي") or of its year ("من العام الماضي")."""

    last: int
    year: int | None = None
    hijri: bool = False
    modifier: str = ""
    of_year: str = ""

    @property
    def given(self) -> bool:
        return self.year is not None or bool(self.modifier or self.of_year)


def _of_year(text: Text, j: int) -> Tail | None:
    """`من العام الماضي`, `عام 2014`, `من هذا العام`, `للعام الجاري`: the year of the month before word `j`."""
    k = j + 1 if text.form(j) in ("من", "في", "ل", "فى") else j
    this = text.on(k, THIS)
    if this is not None:
        k += 1
    unit = text.on(k, UNIT)
    if unit is None or unit.tag != "year" or unit.n != ONE or unit.cut and not unit.clitic.endswith("ل"):
        return None
    modifier = text.on(k + 1, MODIFIER)
    if modifier is not None and modifier.definite | (modifier.tag == "same"):
        year = text.digits(k + 2) if text.form(k + 2) else None
        if year in PLAIN_YEARS:
            return Tail(era(text, year or 0, k + 3)[0], year)
        return Tail(k + 2, of_year=modifier.tag)
    found = year_number(text, k + 1)
    if found is not None:
        return Tail(found[1], found[0], found[2])
    if this is not None and unit.definite:
        return Tail(k + 1, of_year="this" if this.tag == "this" else "same")
    return None


def _year_in_words(text: Text, j: int, k: int) -> Tail:
    """`العاشر من سبتمبر، ألفين وأربعة`: only where nothing counted follows; else a tail of nothing that ends at `j`."""
    sense = text.on(k, NUM)
    found = year_number(text, k) if sense is not None and sense.n in (1000, 2000) and not sense.cut else None
    lonely = found is not None and (found[1] >= len(text.items) or text.items[found[1]].kind != 0 or text.items[found[1]].gap == 2)
    return Tail(found[1], found[0], found[2]) if found is not None and lonely and found[0] > 1000 else Tail(j)


def year_tail(text: Text, j: int, hijri: bool) -> Tail:
    """What stands after a month that ends before word `j`: year, modifier, or nothing (then `last` is `j`)."""
    if not text.form(j):
        return Tail(j)
    modifier = text.on(j, MODIFIER)
    if modifier is not None and modifier.definite and not modifier.cut and modifier.tag not in ("recent", "following", "previous"):
        year = text.digits(j + 1) if text.form(j + 1) else None
        if year in PLAIN_YEARS:
            return Tail(era(text, year or 0, j + 2)[0], year)
        return Tail(j + 1, modifier=modifier.tag)
    following = text.on(j + 1, MODIFIER) if text.form(j) == "قبل" else None
    if following is not None and following.tag == "past" and following.definite:
        return Tail(j + 2, modifier="before last")
    of_year = _of_year(text, j)
    if of_year is not None:
        return of_year
    k = j
    if text.is_mark(k, "،,") or text.is_mark(k, "."):
        after = text.digits(k + 1)
        if after is None and text.items[k].text in "،,":
            return _year_in_words(text, j, k + 1)
        lonely = text.form(k + 2) == "" or k + 2 < len(text.items) and text.items[k + 2].kind != 0
        if after is None or after not in PLAIN_YEARS or not lonely or text.items[k].gap and text.items[k].text == ".":
            return Tail(j)
        k += 1
    elif text.form(k) == "من" and (text.digits(k + 1) or 0) in PLAIN_YEARS or text.is_mark(k, "/") and (text.digits(k + 1) or 0) in PLAIN_YEARS:
        k += 1
    year = text.digits(k) if text.form(k) else None
    if year is not None:
        if text.items[k].end - text.items[k].start < 4:
            return Tail(j)
        last, signed = era(text, year, k + 1)
        if signed or hijri and FIRST_HIJRI <= year <= LAST_HIJRI:
            return Tail(last, year, True)
        if year in PLAIN_YEARS or not hijri and 1000 <= year < 1900:
            return Tail(last, year)
        return Tail(j)
    sense = text.on(k, NUM)
    if sense is not None and sense.n in (1000, 2000) and not sense.cut:
        found = year_number(text, k)
        if found is not None and found[0] > 1000:
            return Tail(found[1], found[0], found[2])
    return Tail(j)
