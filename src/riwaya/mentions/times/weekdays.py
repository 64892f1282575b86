"""Days of the week, the dates beside them, and the doubts that arise where the two do not agree."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.calendar import Days, plus_days, week_days, weekday_near, weekday_on
from riwaya.mentions.times.dates import date_point
from riwaya.mentions.times.digits import numeric_point
from riwaya.mentions.times.senses import MODIFIER, NUM, ONE, THIS, UNIT, WEEKDAY
from riwaya.mentions.times.text import Draft, Text

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MAX_DOUBTS = 8  # a text that contradicts its day more often than this says nothing new
AGREEING = frozenset(("الموافق", "موافق", "الموافق ل", "المصادف", "مصادف"))


def one_day(day: date | None) -> Days | None:
    return (day, day) if day else None


def weekday_at(text: Text, i: int, told: bool = False) -> tuple[int, int, int] | None:
    """A weekday's name: (number, words up to, clitics). Without the article only where `يوم` or a part of the day goes before (`told`)."""
    sense = text.sense(i, WEEKDAY)
    if sense is None or not sense.definite and not told or sense.clitic.endswith("ك"):
        return None
    return sense.n, i + 1, sense.cut


def _week_of(text: Text, j: int) -> tuple[Days | None, int] | None:
    """`من الأسبوع الماضي`, `من هذا الأسبوع` after a weekday: that week, and the words up to."""
    k = j + 1 if text.form(j) in ("من", "في") else j
    this = text.on(k, THIS)
    if this is not None and this.tag == "this":
        k += 1
    unit = text.on(k, UNIT)
    if unit is None or unit.tag != "week" or unit.n != ONE or not unit.definite or unit.cut:
        return None
    modifier = text.on(k + 1, MODIFIER)
    if modifier is None and this is None:
        return None
    shift = {"past": -1, "next": 1}.get(modifier.tag, 0) if modifier is not None else 0
    return (week_days(text.published, shift) if text.published else None), k + 2 if modifier is not None else k + 1


def date_after(text: Text, j: int, weekday: int) -> Draft | None:
    """The date that a weekday announces: `الاثنين 12 يناير`, `الأربعاء، 22 يناير`, `الجمعة الموافق 3/7/2015`, `الأحد (20 الجاري)`."""
    k = j
    for _ in range(3):
        if text.is_mark(k, "،,(:-–") or text.form(k) in AGREEING or text.form(k) in ("ل", "في", "فى", "يوم"):
            k += 1
    if not text.form(k):
        return None
    if text.form(k) == "اول" and text.form(k + 1) == "من":
        return None
    found = date_point(text, k, weekday)
    if found is None:
        found = numeric_point(text, k)
        if found is not None and k == j and not text.is_digits(k):
            return None
    if found is None or found.others or found.role != "at" or found.cut and text.items[k].form[0] not in "لب":
        return None
    if text.is_mark(k - 1, "(") and text.is_mark(found.last, ")"):
        found.last += 1
    return found


def weekday_point(text: Text, i: int, told: bool = False) -> Draft | None:
    """A weekday with what goes with it; the day nearest to publication on the side that `prefer` or a modifier asks for."""
    named = weekday_at(text, i, told)
    if named is None or not told and (text.head_before(i, "weekday_heads") or text.sense(i - 1, NUM) is not None and text.sense(i - 1, WEEKDAY) is None):
        return None
    weekday, j, cut = named
    dated = date_after(text, j, weekday)
    if dated is not None and dated.days is not None and dated.days[0] == dated.days[1]:
        _check_date(text, i, dated, weekday)
        return Draft(i, dated.last, cut, dated.days, "day", readings=dated.readings, implied=dated.implied, weekday=weekday)
    if dated is not None and dated.days is None:
        return Draft(i, dated.last, cut, None, "day", weekday=weekday)
    week = _week_of(text, j)
    if week is not None:
        return Draft(i, week[1], cut, one_day(plus_days(week[0][0], weekday)) if week[0] else None, "day", weekday=weekday)
    published = text.published
    last, how = weekday_modifier(text, j)
    bare = _lonely_number(text, j, weekday) if how == "" else None
    if bare is not None:
        return Draft(i, j + 1, cut, bare, "day", weekday=weekday)
    if published is None:
        return Draft(i, last, cut, None, "day", weekday=weekday)
    if how == "past":
        return Draft(i, last, cut, one_day(weekday_on(published, weekday, -1, True)), "day", weekday=weekday)
    if how == "before last":
        day = weekday_on(published, weekday, -1, True)
        return Draft(i, last, cut, one_day(plus_days(day, -7)) if day else None, "day", weekday=weekday)
    if how == "next":
        return Draft(i, last, cut, one_day(weekday_on(published, weekday, 1, True)), "day", weekday=weekday)
    if how == "this":
        week_now = week_days(published)
        return Draft(i, last, cut, one_day(plus_days(week_now[0], weekday)) if week_now else None, "day", weekday=weekday)
    if how in ("following", "previous"):
        near = text.near(i)[0]
        return Draft(i, last, cut, one_day(weekday_on(near, weekday, 1 if how == "following" else -1, True)) if near else None, "day", weekday=weekday)
    past, future = one_day(weekday_on(published, weekday, -1)), one_day(weekday_on(published, weekday, 1))
    chosen, other = (future, past) if text.prefer == "future" else (past, future)
    readings = (chosen, other) if chosen and other and chosen != other else ()
    return Draft(i, last, cut, chosen, "day", readings=readings, weekday=weekday)


def weekday_modifier(text: Text, j: int) -> tuple[int, str]:
    modifier = text.on(j, MODIFIER)
    if modifier is not None and modifier.definite and not modifier.cut and modifier.tag in ("past", "next", "this", "following", "previous"):
        return j + 1, modifier.tag
    if text.form(j) in ("قبل", "ما") and text.on(j + 1 if text.form(j) == "قبل" else j + 2, MODIFIER) is not None:
        k = j + 1 if text.form(j) == "قبل" else j + 2
        following = text.on(k, MODIFIER)
        if following is not None and following.tag == "past" and text.form(k - 1) == "قبل":
            return k + 1, "before last"
    return j, ""


def _lonely_number(text: Text, j: int, weekday: int) -> Days | None:
    """`الخميس 21` where nothing counted follows: the day of the month nearest to publication that is such a weekday."""
    value = text.digits(j) if text.form(j) else None
    if value is None or not 1 <= value <= 31 or text.published is None:
        return None
    after = text.form(j + 1)
    if after and after not in ("الي", "حتي", "وحتي", "والي") and not text.is_mark(j + 1, '،,.؛()-–!؟?»"'):
        return None
    for away in range(32):
        for sign in (-1, 1):
            day = plus_days(text.published, sign * away)
            if day is not None and day.day == value:
                return one_day(day) if day.weekday() == weekday else None
    return None


def _say(text: Text, first: int, last: int) -> str:
    return " ".join(text.words.span(first, last).text.split())


def _doubt(text: Text, sentence: str) -> None:
    if sentence not in text.doubts and len(text.doubts) < MAX_DOUBTS:
        text.doubts.append(sentence)


def _check_date(text: Text, i: int, dated: Draft, weekday: int) -> None:
    assert dated.days is not None
    day = dated.days[0]
    if day.weekday() == weekday:
        return
    fit = weekday_near(day, weekday)
    _doubt(text, f'"{_say(text, i, dated.last)}": {day.isoformat()} was a {DAY_NAMES[day.weekday()]}' + (f"; {fit.isoformat()} would fit" if fit else ""))


def fitting_day(text: Text, first: int, last: int, expected: date, offset: int, weekday: int) -> Days | None:
    """The day that a weekday beside "أمس" or "اليوم" names; a doubt where it is not the day that `published` gives."""
    if expected.weekday() == weekday:
        return one_day(expected)
    fit = weekday_near(expected, weekday)
    published = plus_days(fit, -offset) if fit else None
    if text.published is not None and fit and published:
        _doubt(
            text,
            f'"{_say(text, first, last)}" does not fit the day of publication, {text.published.isoformat()} ({DAY_NAMES[text.published.weekday()]});'
            f" published on {published.isoformat()} it would",
        )
    return one_day(fit)
