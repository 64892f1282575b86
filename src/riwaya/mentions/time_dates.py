"""Months and days of months, with and without a year: "2 و3 ديسمبر الحالي", "15 شوال 1436هـ", "آب/أغسطس 2014", "2/12/2014"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.mentions.calendar import FIRST_HIJRI, LAST_HIJRI, Days, day_of, hijri_days, hijri_of, month_days, months_days, plus_months, year_days
from riwaya.mentions.time_numbers import Count, number
from riwaya.mentions.time_text import DASHES, Draft, Text
from riwaya.mentions.time_words import MODIFIER, MONTH, MONTHS, NUM, ONE, PART, SETS, THIS, UNIT, WEEKDAY, Named

MADDA = "آ\u0653\ufe81\ufe82"  # آب is August, أب a father: only the written letter tells them apart
TWIN_MARKS = DASHES | frozenset("/\\(|،")
MONTH_COMPANY = frozenset(("في", "منذ", "حتي", "خلال", "الي", "من", "بين", "قبل", "بعد", "لغايه", "بحلول", "شهر", "مطلع", "فى", "ومنذ", "وفي", "وحتي", "شهري", "منتصف", "ليالي", "طوال", "وخلال", "ومن"))
PLAIN_YEARS = range(1900, 2100)  # a bare number after a month is its year only in this range, or the Hijri one


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month by name, its twin name taken along: words up to `last`; `cut` clitic letters at the front."""

    month: int
    hijri: bool
    last: int
    cut: int
    alone: str
    twin: bool


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
        alone = "yes" if any(c in written for c in MADDA) else "day"
    k = last
    mark = text.items[k].text if text.is_mark(k, TWIN_MARKS) else ""
    other = _one_name(text, k + 1 if mark else k) if text.form(k) else None
    if other is not None and other[0].month == entry.month and other[0].hijri == entry.hijri and other[2] == 0:
        last = other[1]
        if mark == "(" and text.is_mark(last, ")"):
            last += 1
        return MonthName(entry.month, entry.hijri, last, cut, "yes", True)
    return MonthName(entry.month, entry.hijri, last, cut, alone, False)


def _era(text: Text, year: int, last: int) -> tuple[int, bool]:
    """Whether the year that ends before `last` is a Hijri one, and the words with its sign (هـ, م)."""
    form = text.form(last)
    if form in ("ه", "هجري", "هجريه", "للهجره", "الهجري") and FIRST_HIJRI <= year <= LAST_HIJRI:
        return last + 1, True
    if form in ("م", "ميلادي", "ميلاديه", "الميلادي") and (form != "م" or text.items[last].gap == 0 or not text.is_mark(last + 1, ".")):
        return last + 1, False
    return last, False


def year_number(text: Text, i: int) -> tuple[int, int, bool] | None:
    """A year in digits (3 or 4) or words (from 100 on): (year, words up to, is Hijri)."""
    found = number(text, i) if text.form(i) else None
    if found is None or found.cut or found.kind == "ordinal" or not 100 <= found.value <= 2200:
        return None
    last, hijri = _era(text, found.value, found.last)
    return found.value, last, hijri


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
            return Tail(_era(text, year or 0, k + 3)[0], year)
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
            return Tail(_era(text, year or 0, j + 2)[0], year)
        return Tail(j + 1, modifier=modifier.tag)
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
    elif text.form(k) == "من" and (text.digits(k + 1) or 0) in PLAIN_YEARS:
        k += 1
    elif text.is_mark(k, "/") and (text.digits(k + 1) or 0) in PLAIN_YEARS:
        k += 1
    year = text.digits(k) if text.form(k) else None
    if year is not None:
        if text.items[k].end - text.items[k].start < 4:
            return Tail(j)
        last, era = _era(text, year, k + 1)
        if era or hijri and FIRST_HIJRI <= year <= LAST_HIJRI:
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


# ---------------------------------------------------------------- resolving


def _days(year: int, month: int, day: int | None, hijri: bool) -> Days | None:
    if hijri:
        return hijri_days(year, month, day)
    if day is None:
        return month_days(year, month)
    that = day_of(year, month, day)
    return (that, that) if that else None


def _choose(candidates: list[Days], published: date, how: str, whole_month: bool) -> Days | None:
    """The candidate that `how` ("past", "next", "this", "before", "after") asks for; candidates are in order of time."""
    past = [c for c in candidates if c[0] <= published]
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
        return _days(year, month, day, False), ()
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
        return _days(year, month, day, hijri), ()
    if tail.modifier == "same":
        near = text.near(tail.last)[1]
        return (_days(near[0].year, month, day, False), ()) if near and not hijri else (None, ())
    candidates = [c for c in (_days(base + k, month, day, hijri) for k in (-1, 0, 1)) if c is not None]
    if weekday is not None and day is not None:
        fitting = [c for c in candidates if c[0].weekday() == weekday]
        candidates = fitting or candidates
    how = {"past": "before", "next": "after", "this": "this"}.get(tail.modifier) or text.prefer
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


# ---------------------------------------------------------------- phrases


def _month_at(text: Text, i: int) -> tuple[MonthName, int] | None:
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
    found = _month_at(text, i)
    if found is None:
        return None
    name = found[0]
    ordered = _month_day_year(text, i, name)
    if ordered is not None:
        return ordered
    tail = year_tail(text, name.last, name.hijri)
    if name.alone != "yes" and not tail.given:
        if name.alone == "day" or not company and text.before(i) not in MONTH_COMPANY:
            return None
    if name.alone == "day" and tail.year is None and not tail.of_year and tail.modifier not in ("past", "next", "this"):
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


def _rest_of_date(text: Text, j: int) -> tuple[int, int, bool, Tail] | None:
    """What makes a number before word `j` a day: (month, words up to, is Hijri, tail). A month of 0 is that of publication and so on."""
    k = j
    if text.is_mark(k, DASHES | frozenset("./")) and text.items[k].gap != 2:
        k += 1
        if text.form(k) and text.sense(k, MONTH) is None:
            return None
    of = text.form(k) == "من"
    if of:
        k += 1
    if not text.form(k):
        return None
    found = _month_at(text, k)
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
        ranged = all((q.days[0] - p.days[0]).days == 1 for p, q in zip(drafts, drafts[1:], strict=False) if p.days and q.days)
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


# ---------------------------------------------------------------- digits only


def numeric_point(text: Text, i: int) -> Draft | None:
    """`2/12/2014`, `2014-12-09`, `23-7-2015`, `3/2015`: dates in digits with both readings where day and month can change places."""
    if not (text.is_mark(i + 1, "/-.\\–") and text.is_digits(i + 2)) or i >= 2 and text.is_digits(i - 2) and text.is_mark(i - 1, "/-.\\–:") and text.items[i].gap == 0 and text.items[i - 1].gap == 0:
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
    last, hijri_sign = _era(text, max(numbers), last)
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
    if FIRST_HIJRI <= year <= LAST_HIJRI and (hijri or not 1900 <= year):
        found = [hijri_days(y, m, d) for y, m, d in pairs]
    else:
        found = [_days(y, m, d, False) if 1 <= m <= 12 and 1000 <= y < 2200 else None for y, m, d in pairs]
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
    if sep in "/-" and (widths[0] <= 2 and widths[1] == 4 and b in PLAIN_YEARS and 1 <= a <= 12 or widths[0] == 4 and a in PLAIN_YEARS and widths[1] <= 2 and 1 <= b <= 12):
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


# ---------------------------------------------------------------- years

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
    if plural and not (text.digits(i + 1) or 0) in PLAIN_YEARS:
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
    return (year, _era(text, year, k + 1)[0]) if year is not None and year in PLAIN_YEARS else None


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
    ranged = text.before(i) in ("من", "بين") and (text.is_mark(i + 1, DASHES) or text.form(i + 1) in ("الي", "حتي", "و", "وحتي")) and (text.digits(i + 2) or 0) in PLAIN_YEARS
    before = text.before(i)
    if not company and not ranged and before not in YEAR_COMPANY and not text.head_before(i, "year_heads") and text.sense(i - 1, PART) is None:
        return None
    if text.on(i + 1, UNIT) is not None or text.is_mark(i + 1, ".:٪%/") and text.is_digits(i + 2) and text.items[i + 1].gap == 0:
        return None
    last, _ = _era(text, year, i + 1)
    return Draft(i, last, 0, year_days(year), "year")


__all__ = ["SETS", "bare_year", "date_point", "month_name", "month_point", "months_days", "numeric_point", "year_number", "year_point", "year_tail"]
