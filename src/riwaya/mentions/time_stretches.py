"""Stretches of the calendar: "الأسبوع الماضي", "نهاية العام الجاري", "صيف 2014", "عيد الفطر", "تسعينيات القرن الماضي", "الربع الثالث من عام 2016"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from riwaya.mentions.calendar import Days, day_of, hijri_days, hijri_of, months_days, part_of, plus_days, plus_months, season_days, step, third, week_days, weekday_on, year_days
from riwaya.mentions.time_dates import Tail, bare_year, date_point, month_point, year_number, year_point, year_tail
from riwaya.mentions.time_days import day_point, daypart_point, one_day
from riwaya.mentions.time_lengths import length
from riwaya.mentions.time_numbers import number
from riwaya.mentions.time_text import Draft, Text
from riwaya.mentions.time_words import DECADE, DUAL, FEAST, FEASTS, FRACTION, MODIFIER, NUM, ONE, PART, SEASON, SINCE, THIS, UNIT, UNTIL, WEEKDAY, WITHIN, Named

GRAINS = {"week": "week", "month": "month", "year": "year", "decade": "decade", "century": "period"}
NEAR_FEAST = 45  # days: a feast without a year is the one this near to publication, on either side, or else the side that `prefer` asks for


def _span(day: date, unit: str, shift: int) -> Days | None:
    """The week, month, year, decade or century that holds `day`, `shift` of them later."""
    if unit == "week":
        return week_days(day, shift)
    if unit == "month":
        first = plus_months(day.replace(day=1), shift)
        return months_days(first.year, first.month, first.month) if first else None
    if unit == "year":
        return year_days(day.year + shift)
    years = 10 if unit == "decade" else 100
    start = day.year // years * years + shift * years
    first_year, last_year = year_days(start), year_days(start + years - 1)
    return (first_year[0], last_year[1]) if first_year and last_year else None


def unit_point(text: Text, i: int) -> Draft | None:
    """`الأسبوع الماضي`, `هذا الشهر`, `العام الجاري`, `العام نفسه`, `القرن الماضي`, `الأسبوع قبل الماضي`."""
    this = text.sense(i, THIS)
    j = i + 1 if this is not None else i
    unit = text.on(j, UNIT) if this is not None else text.sense(j, UNIT)
    if unit is None or unit.n != ONE or not unit.definite or unit.tag not in GRAINS or this is not None and unit.cut:
        return None
    cut = this.cut if this is not None else unit.cut
    k, tag = j + 1, ""
    modifier = text.on(k, MODIFIER)
    if modifier is not None and not modifier.cut and (modifier.definite or modifier.tag == "same"):
        k, tag = k + 1, modifier.tag
    elif text.form(k) in ("قبل", "ما") and this is None:
        at = k + 1 if text.form(k) == "قبل" else k + 2
        modifier = text.on(at, MODIFIER)
        if modifier is not None and modifier.tag == "past" and text.form(at - 1) == "قبل":
            k, tag = at + 1, "before last"
    elif text.form(k) == "بعد" and text.on(k + 1, MODIFIER) is not None and this is None:
        k, tag = k + 2, "after next"
    if not tag and this is not None:
        tag = "this" if this.tag == "this" else "same"
    if not tag:
        return None
    if unit.tag == "year" and text.form(k) and (text.digits(k) or 0) in range(1900, 2100):  # "العام الماضي 2017م"
        found = year_number(text, k)
        if found is not None:
            return Draft(i, found[1], cut, year_days(found[0]), "year")
    days = _relative(text, i, unit.tag, tag)
    if tag == "recent" and text.form(k) in ("من", "في") and _stretch(text, k + 1) is not None:
        return None  # "الشهر الأخير من العام"
    if unit.tag == "week" and tag in ("past", "next", "this"):
        return _day_of_week(text, Draft(i, k, cut, days, "week"))
    readings: tuple[Days, ...] = ()
    if unit.tag == "decade" and tag == "past" and text.published and days:
        rolling = plus_months(text.published, -120)
        readings = (days, (rolling, text.published)) if rolling else ()
    return Draft(i, k, cut, days, GRAINS[unit.tag], readings=readings)


def _relative(text: Text, i: int, unit: str, tag: str) -> Days | None:
    if tag in ("same", "following", "previous"):
        near = text.near(i)[1]
        return _span(near[0], unit, {"same": 0, "following": 1, "previous": -1}[tag]) if near else None
    if text.published is None:
        return None
    if tag == "recent":
        start = step(text.published, unit, -1)
        return (start, text.published) if start else None
    return _span(text.published, unit, {"past": -1, "next": 1, "this": 0, "before last": -2, "after next": 2}[tag])


def _day_of_week(text: Text, week: Draft) -> Draft:
    """`الأسبوع الماضي يوم الأحد`, `الأسبوع المقبل بين الأربعاء والجمعة`: days of that week."""
    k = week.last + 1 if text.form(week.last) in ("يوم", "بين", "من") else week.last
    named = text.on(k, WEEKDAY)
    if named is None or not named.definite or named.cut:
        return week
    first, last, end = named.n, named.n, k + 1
    if text.form(k - 1) in ("بين", "من") and k > week.last:
        at = end + 1 if text.form(end) in ("و", "الي", "حتي") else end
        other = text.on(at, WEEKDAY)
        if other is None or not other.definite or other.n < first or at == end and other.clitic != "و":
            return week
        last, end = other.n, at + 1
    week.last, week.grain, week.weekday = end, "day", first if first == last else None
    if week.days is not None:
        week.days = (week.days[0] + timedelta(days=first), week.days[0] + timedelta(days=last))
    return week


def nth_weekday(text: Text, i: int) -> Draft | None:
    """`أول جمعة من يوليو`, `آخر يوم جمعة في شهر رمضان`, `الأحد الثاني من مايو`, `الجمعة الأخيرة من رمضان`."""
    named = text.sense(i, WEEKDAY)
    if named is not None:
        j, cut, weekday = i + 1, named.cut, named.n
        count = number(text, j) if text.form(j) else None
        nth, j = (-1, j + 1) if text.form(j) in ("الاخيره", "الاخير") else (count.value, count.last) if count is not None and count.kind == "ordinal" else (0, j)
        if not named.definite or not nth:
            return None
    else:
        count = number(text, i) if text.sense(i, NUM) is not None else None
        last_one = text.items[i].form in ("اخر", "باخر", "واخر")
        if count is None and not last_one or count is not None and (count.kind != "ordinal" or count.definite):
            return None
        nth, j, cut = (count.value, count.last, count.cut) if count is not None else (-1, i + 1, len(text.items[i].form) - 3)
        j = j + 1 if text.form(j) == "يوم" else j
        named = text.on(j, WEEKDAY)
        if named is None or named.cut:
            return None
        weekday, j = named.n, j + 1
    if text.form(j) not in ("من", "في", "فى") or not -1 <= nth <= 5:
        return None
    stretch = _stretch(text, j + 1)
    if stretch is None or stretch.grain not in ("month", "year"):
        return None

    def that(days: Days) -> Days | None:
        near = weekday_on(days[0], weekday, 1) if nth > 0 else weekday_on(days[1], weekday, -1)
        day = plus_days(near, 7 * (nth - 1)) if near and nth > 0 else near
        return (day, day) if day and days[0] <= day <= days[1] else None

    readings = tuple(r for d in stretch.readings if (r := that(d)))
    return Draft(i, stretch.last, cut, that(stretch.days) if stretch.days else None, "day", readings=readings, weekday=weekday)


def _this_unit(text: Text, i: int) -> Draft | None:
    """`الشهر`, `العام`, `الأسبوع` after a part ("مطلع الشهر"): the one of publication."""
    unit = text.on(i, UNIT)
    if unit is None or unit.n != ONE or not unit.definite or unit.cut or unit.tag not in ("week", "month", "year", "decade"):
        return None
    return Draft(i, i + 1, 0, _span(text.published, unit.tag, 0) if text.published else None, GRAINS[unit.tag])


# ---------------------------------------------------------------- seasons, decades, feasts


def season_point(text: Text, i: int, company: bool = False) -> Draft | None:
    """`صيف 2014`, `الربيع المقبل`, `خريف العام الماضي`, `هذا الشتاء`."""
    this = text.sense(i, THIS)
    j = i + 1 if this is not None and this.tag == "this" else i
    season = text.on(j, SEASON) if j > i else text.sense(i, SEASON)
    if season is None or text.form(j + 1) == "العربي":
        return None
    cut = this.cut if this is not None and j > i else season.cut
    tail = year_tail(text, j + 1, False)
    year = text.form(tail.last + 1) if tail.modifier and text.form(tail.last) in ("في", "فى", "من") else ""
    if year.isdecimal() and int(year[:5]) in range(1900, 2100):  # "الربيع المقبل في 2015"
        tail = Tail(tail.last + 2, int(year), modifier="")
    if not tail.given and j == i:
        sense = text.sense(i - 1, SINCE) or text.sense(i - 1, WITHIN) or text.sense(i - 1, UNTIL)
        if not company and sense is None or not season.definite:
            return None
    days, readings = _season(text, season.n, tail, j > i)
    return Draft(i, tail.last, cut, days, "season", readings=readings)


def _season(text: Text, first: int, tail: Tail, this: bool) -> tuple[Days | None, tuple[Days, ...]]:
    published = text.published
    if tail.year is not None:
        year = tail.year
    elif tail.of_year in ("same", "following", "previous"):
        near = text.near(tail.last)[1]
        if near is None:
            return None, ()
        year = near[0].year + {"same": 0, "following": 1, "previous": -1}[tail.of_year]
    elif tail.of_year and published:
        year = published.year + {"past": -1, "next": 1}.get(tail.of_year, 0)
    elif published is None:
        return None, ()
    else:
        options = [s for y in (-2, -1, 0, 1) if (s := season_days(published.year + y, first))]
        past = [s for s in options if s[1] < published]
        future = [s for s in options if s[0] > published]
        now = [s for s in options if s[0] <= published <= s[1]]
        if tail.modifier == "past":
            return (past[-1] if past else None), ()
        if tail.modifier == "next":
            return (future[0] if future else None), ()
        if now:
            return now[0], ()
        if this or text.prefer == "future":
            ordered = sorted(options, key=lambda s: min(abs((s[0] - published).days), abs((s[1] - published).days))) if this else future
        else:
            ordered = past[::-1]
        return (ordered[0] if ordered else None), ()
    days = season_days(year, first)
    if first == 12 and days:  # the winter of a year begins or ends in it
        before = season_days(year - 1, 12)
        return days, (days, before) if before else ()
    return days, ()


def decade_point(text: Text, i: int) -> Draft | None:
    """`السبعينيات`, `تسعينيات القرن الماضي`, `ثمانينات القرن العشرين`."""
    decade = text.sense(i, DECADE)
    if decade is None or decade.clitic.endswith("ك"):
        return None
    j, century = i + 1, None
    unit = text.on(j, UNIT)
    if unit is not None and unit.tag == "century" and unit.definite and not unit.cut:
        modifier = text.on(j + 1, MODIFIER)
        count = number(text, j + 1) if modifier is None and text.form(j + 1) else None
        if modifier is not None and modifier.definite:
            if text.published is not None:
                century = text.published.year // 100 + {"past": -1, "next": 1}.get(modifier.tag, 0)
            j += 2
        elif count is not None and count.definite and 10 <= count.value <= 21:
            century, j = count.value - 1, count.last
    elif not decade.definite or decade.n < 30 or i and text.before(i) in ("ال", "سن", "عمر"):
        return None  # "العشرينيات" may be of either century, and "في الثلاثينيات من العمر" is an age
    elif text.form(j) == "من" and text.form(j + 1) in ("العمر", "عمره", "عمرها", "عمرهم", "القرن"):
        if text.form(j + 1) != "القرن":
            return Draft(i, j + 2, 0, None, "decade", role="none")
        modifier = text.on(j + 2, MODIFIER)
        if modifier is None or modifier.tag != "past":
            return None
        century = text.published.year // 100 - 1 if text.published else None
        j += 3
    elif text.published is not None:
        past = [c for c in (text.published.year // 100, text.published.year // 100 - 1) if c * 100 + decade.n + 9 < text.published.year]
        century = past[0] if past else None
    start = century * 100 + decade.n if century is not None else None
    first, last = (year_days(start), year_days(start + 9)) if start else (None, None)
    return Draft(i, j, decade.cut, (first[0], last[1]) if first and last else None, "decade")


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
    count = number(text, i) if text.sense(i, NUM) is not None else None
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


# ---------------------------------------------------------------- parts, halves, ordinals


def _stretch(text: Text, i: int) -> Draft | None:
    """What can have a beginning, a middle and an end."""
    if not text.form(i):
        return None
    found = (
        month_point(text, i, True) or year_point(text, i) or bare_year(text, i, True) or unit_point(text, i) or season_point(text, i, True)
        or decade_point(text, i) or feast_point(text, i, True) or _this_unit(text, i) or _whole_day(text, i) or fraction_point(text, i)
    )  # fmt: skip
    return found if found is not None and found.role == "at" and not found.cut else None


def _whole_day(text: Text, i: int) -> Draft | None:
    day = daypart_point(text, i) or day_point(text, i)
    return day if day is not None and not day.others and not (text.sense(i, NUM) is not None and day.implied is not None) else None


def part_point(text: Text, i: int) -> Draft | None:
    """`أوائل يوليو`, `منتصف الشهر الماضي`, `نهاية العام الجاري`, `منتصف ليل الجمعة`, `عطلة نهاية الأسبوع`."""
    part = text.sense(i, PART)
    if part is None or part.definite or part.clitic.endswith("ك"):
        return None
    k = i + 1
    if text.form(k) in ("من", "شهري") and part.tag != "begin":
        k += 1
    second = text.on(k, PART)  # "بداية ومنتصف" is rare, "نهاية أواخر" a slip: neither is read
    if second is not None and not second.definite:
        return None
    stretch = _stretch(text, k)
    if stretch is None or text.items[i].form[part.cut :] == "اخر" and stretch.grain == "day":
        return None
    if part.tag == "rest" and whole_day_only(stretch):
        return None
    if part.tag == "end" and stretch.grain == "week" and text.items[i].form[part.cut :] == "نهايه":
        return _weekend(text, i, part.cut, stretch)
    whole = stretch.grain
    grain = "day" if whole == "day" else "period"
    if part.tag == "rest":
        return _rest(text, i, part.cut, stretch)
    make: Callable[[Days], Days | None] = lambda d: part_of(d, part.tag, whole)  # noqa: E731
    days = make(stretch.days) if stretch.days else None
    readings = tuple(r for d in stretch.readings if (r := make(d)))
    return Draft(i, stretch.last, part.cut, days, grain, readings=readings if len(readings) > 1 else (), implied=None, weekday=stretch.weekday)


def _rest(text: Text, i: int, cut: int, stretch: Draft) -> Draft:
    """`بقية الشهر`: from publication to its end."""
    days, now = stretch.days, text.published
    rest = (now, days[1]) if days and now and days[0] <= now <= days[1] else None
    return Draft(i, stretch.last, cut, rest, "period")


def whole_day_only(stretch: Draft) -> bool:
    return stretch.grain not in ("week", "month", "year", "season")


def _weekend(text: Text, i: int, cut: int, week: Draft) -> Draft:
    """The weekend: Saturday and Sunday as in the guide's weeks; Friday and Saturday, the other custom, is the second reading."""
    if week.days is None:
        return Draft(i, week.last, cut, None, "period")
    monday = week.days[0]
    first, second = (monday + timedelta(days=5), week.days[1]), (monday + timedelta(days=4), monday + timedelta(days=5))
    return Draft(i, week.last, cut, first, "period", readings=(first, second))


def fraction_point(text: Text, i: int) -> Draft | None:
    """`النصف الأول من العام`, `الربع الثالث من عام 2016`, `النصف الثاني من يوليو`, `الأسبوع الأول من أكتوبر`, `الأشهر الستة الأولى من هذا العام`."""
    fraction, unit = text.sense(i, FRACTION), text.sense(i, UNIT)
    if fraction is not None and fraction.definite:
        count = number(text, i + 1) if text.form(i + 1) else None
        if count is None or not count.definite and count.value != 1:
            if text.form(i + 1) not in ("الاخير", "الاخيره"):
                return None
            count = None
        whole = {"half": 2, "quarter": 4, "third": 3}[fraction.tag]
        nth, last = (count.value, count.last) if count is not None else (whole, i + 2)
        if not 1 <= nth <= whole:
            return None
        stretch = _of_stretch(text, last)
        if stretch is None:
            return None
        days = _share(stretch.days, stretch.grain, nth, whole)
        return Draft(i, stretch.last, fraction.cut, days, "period")
    if unit is not None and unit.definite and unit.tag == "week" and unit.n == ONE:
        return _week_of_month(text, i, unit.cut)
    measured = length(text, i)
    if measured is not None and measured.modifier == "first" and len(measured.amounts) == 1 and measured.told:
        stretch = _of_stretch(text, measured.last)
        if stretch is None or stretch.grain not in ("year", "month"):
            return None
        tag, n = measured.amounts[0]
        end = step(stretch.days[0], tag, n or 0) if stretch.days else None
        end = plus_days(end, -1) if end else None
        days = (stretch.days[0], end) if stretch.days and end and end <= stretch.days[1] else None
        return Draft(i, stretch.last, measured.cut, days, "period")
    return None


def _of_stretch(text: Text, j: int) -> Draft | None:
    k = j + 1 if text.form(j) in ("من", "ل", "في") else j
    found = _stretch(text, k)
    if found is None and k > j and text.form(k):
        year = year_number(text, k)
        if year is not None and year[0] in range(1900, 2100):  # "الربع الثالث من ألفين وعشرين"
            return Draft(k, year[1], 0, year_days(year[0]), "year")
    return found


def _share(days: Days | None, grain: str, nth: int, whole: int) -> Days | None:
    if days is None or grain not in ("year", "month"):
        return None
    if grain == "year" and days[0].day == 1 and days[0].month == 1:
        months = 12 // whole
        return months_days(days[0].year, (nth - 1) * months + 1, nth * months)
    if grain == "month" and whole == 3:
        return third(days, ("begin", "middle", "end")[nth - 1])
    if grain == "month" and whole == 2:
        middle = days[0] + timedelta(days=14)
        return (days[0], middle) if nth == 1 else (middle + timedelta(days=1), days[1])
    return None


def _week_of_month(text: Text, i: int, cut: int) -> Draft | None:
    """`الأسبوع الأول من أكتوبر`: its first seven days; the first week from a Monday on is the second reading."""
    last_one = text.form(i + 1) == "الاخير"
    count = None if last_one else number(text, i + 1) if text.form(i + 1) else None
    if not last_one and (count is None or not count.definite or not 1 <= count.value <= 53):
        return None
    stretch = _of_stretch(text, i + 2 if count is None else count.last)
    if stretch is None or stretch.grain not in ("month", "year"):
        return None
    if stretch.days is None:
        return Draft(i, stretch.last, cut, None, "week")
    start, end = stretch.days
    nth = count.value if count is not None else 0
    if nth:
        first = start + timedelta(days=7 * (nth - 1))
        plain = (first, min(first + timedelta(days=6), end))
        monday = start + timedelta(days=-start.weekday() % 7) if stretch.grain == "month" else start - timedelta(days=start.weekday())
        if stretch.grain == "year" and start.weekday() > 3:
            monday += timedelta(days=7)
        weekly = (monday + timedelta(days=7 * (nth - 1)), monday + timedelta(days=7 * nth - 1))
        if first > end:
            return None
    else:
        plain = (end - timedelta(days=6), end)
        monday = end - timedelta(days=end.weekday())
        if stretch.grain == "month" and end.weekday() != 6:
            monday -= timedelta(days=7)  # the last week that lies in the month
        weekly = (monday, monday + timedelta(days=6))
    return Draft(i, stretch.last, cut, plain, "week", readings=(plain, weekly) if plain != weekly else ())


__all__ = ["date_point", "decade_point", "feast_point", "fraction_point", "part_point", "season_point", "unit_point"]
