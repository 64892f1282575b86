"""Weeks, months, years, decades and centuries told from publication: "الأسبوع الماضي", "العام الجاري", "الشهر نفسه"."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.mentions.calendar import Days, months_days, plus_months, step, week_days, year_days
from riwaya.mentions.times.senses import MODIFIER, MONTH, ONE, SETS, THIS, UNIT, WEEKDAY
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.years import year_number

GRAINS = {"week": "week", "month": "month", "year": "year", "decade": "decade", "century": "period"}


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
    if text.form(j + 1)[2:] in SETS["other_years"]:
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
    if tag == "recent" and text.form(k) in ("من", "في") and (text.on(k + 1, MONTH) or text.on(k + 1, UNIT)):
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


def this_unit(text: Text, i: int) -> Draft | None:
    """`الشهر`, `العام`, `الأسبوع` after a part ("مطلع الشهر"): the one of publication."""
    unit = text.on(i, UNIT)
    if unit is None or unit.n != ONE or not unit.definite or unit.cut or unit.tag not in ("week", "month", "year", "decade"):
        return None
    if text.form(i + 1)[2:] in SETS["other_years"]:
        return None
    return Draft(i, i + 1, 0, _span(text.published, unit.tag, 0) if text.published else None, GRAINS[unit.tag])
