"""Parts of stretches: "نهاية العام الجاري", "منتصف يوليو", "الربع الثالث من عام 2016", "الأسبوع الأول من أكتوبر", "آخر جمعة من رمضان"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from riwaya.mentions.calendar import Days, months_days, part_of, plus_days, step, third, weekday_on, year_days
from riwaya.mentions.times.dayparts import daypart_point
from riwaya.mentions.times.days import day_point
from riwaya.mentions.times.feasts import feast_point
from riwaya.mentions.times.lengths import length
from riwaya.mentions.times.months import month_point
from riwaya.mentions.times.numbers import number
from riwaya.mentions.times.seasons import decade_point, season_point
from riwaya.mentions.times.senses import FRACTION, NUM, ONE, PART, UNIT, WEEKDAY
from riwaya.mentions.times.stretches import this_unit, unit_point
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.years import bare_year, year_number, year_point

DEEPEST = 3  # stretches inside stretches that a text may tell; more is noise


def _stretch(text: Text, i: int) -> Draft | None:
    """What can have a beginning, a middle and an end."""
    if not text.form(i) or text.depth >= DEEPEST:
        return None
    text.depth += 1
    found = None
    for reader in (_month, year_point, _year, unit_point, _season, decade_point, _feast, this_unit, _whole_day, fraction_point):
        found = reader(text, i)
        if found is not None:
            break
    text.depth -= 1
    return found if found is not None and found.role == "at" and not found.cut else None


def _month(text: Text, i: int) -> Draft | None:
    return month_point(text, i, True)


def _year(text: Text, i: int) -> Draft | None:
    return bare_year(text, i, True)


def _season(text: Text, i: int) -> Draft | None:
    return season_point(text, i, True)


def _feast(text: Text, i: int) -> Draft | None:
    return feast_point(text, i, True)


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
        return _weekend(i, part.cut, stretch)
    whole = stretch.grain
    grain = "day" if whole == "day" else "period"
    if part.tag == "rest":
        return _rest(text, i, part.cut, stretch)
    make: Callable[[Days], Days | None] = lambda d: part_of(d, part.tag, whole)  # noqa: E731
    days = make(stretch.days) if stretch.days else None
    readings = tuple(r for d in stretch.readings if (r := make(d)))
    return Draft(i, stretch.last, part.cut, days, grain, readings=readings if len(readings) > 1 else (), implied=None, weekday=stretch.weekday)


def _weekend(i: int, cut: int, week: Draft) -> Draft:
    """The weekend: Saturday and Sunday as in the guide's weeks; Friday and Saturday, the other custom, is the second reading."""
    if week.days is None:
        return Draft(i, week.last, cut, None, "period")
    monday = week.days[0]
    first, second = (monday + timedelta(days=5), week.days[1]), (monday + timedelta(days=4), monday + timedelta(days=5))
    return Draft(i, week.last, cut, first, "period", readings=(first, second))


def _rest(text: Text, i: int, cut: int, stretch: Draft) -> Draft:
    """`بقية الشهر`: from publication to its end."""
    days, now = stretch.days, text.published
    rest = (now, days[1]) if days and now and days[0] <= now <= days[1] else None
    return Draft(i, stretch.last, cut, rest, "period")


def whole_day_only(stretch: Draft) -> bool:
    return stretch.grain not in ("week", "month", "year", "season")


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
        if stretch is None or stretch.grain not in ("year", "month", "day") or stretch.grain == "day" and measured.amounts[0][0] != "day":
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


def nth_weekday(text: Text, i: int) -> Draft | None:
    """`أول جمعة من يوليو`, `آخر يوم جمعة في شهر رمضان`, `الأحد الثاني من مايو`, `الجمعة الأخيرة من رمضان`."""
    named = text.sense(i, WEEKDAY)
    if named is not None:
        j, cut, weekday = i + 1, named.cut, named.n
        count = number(text, j) if text.form(j) else None
        nth, j = (
            (-1, j + 1) if text.form(j) in ("الاخيره", "الاخير") else (count.value, count.last) if count is not None and count.kind == "ordinal" else (0, j)
        )
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
