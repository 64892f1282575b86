"""A time without its preposition: each kind of word has its readers, and what they read may go on to a range or another calendar."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from riwaya.mentions.calendar import Days, day_of, month_days, months_days, plus_days, third
from riwaya.mentions.times.clock import clock_after, clock_point
from riwaya.mentions.times.dates import date_point
from riwaya.mentions.times.dayparts import daypart_point
from riwaya.mentions.times.days import before_yesterday, day_point, relday_point
from riwaya.mentions.times.digits import numeric_point
from riwaya.mentions.times.feasts import feast_point
from riwaya.mentions.times.months import month_point
from riwaya.mentions.times.parts import fraction_point, nth_weekday, part_point
from riwaya.mentions.times.seasons import decade_point, season_point
from riwaya.mentions.times.senses import (
    AFTER,
    BEFORE,
    CONSTRUCT,
    DAYPART,
    DECADE,
    DUAL,
    FEAST,
    FRACTION,
    MANY,
    MODIFIER,
    MONTH,
    NOW,
    NUM,
    ONE,
    PART,
    RELDAY,
    SEASON,
    SETS,
    THIS,
    UNIT,
    WEEKDAY,
)
from riwaya.mentions.times.stretches import this_unit, unit_point
from riwaya.mentions.times.text import DASHES, Draft, Text
from riwaya.mentions.times.weekdays import one_day, weekday_point
from riwaya.mentions.times.years import bare_year, year_point
from riwaya.script.words import MARK

RECENT = 60  # days: "هجوم السابع من فبراير" in news of the same weeks is of this year, "هجمات 11 سبتمبر" in July is not


def _day_number(text: Text, i: int) -> Draft | None:
    """`يوم 27` where nothing counted follows: that day of the month of publication, with the same day of the neighbouring month."""
    unit, value = text.sense(i, UNIT), text.digits(i + 1) if text.form(i + 1) else None
    if unit is None or unit.n != ONE or unit.definite or value is None or not 1 <= value <= 31 or text.published is None:
        return None
    if i + 2 < len(text.items) and text.items[i + 2].gap != 2 and not text.is_mark(i + 2, "،,.؛;)؟?!»"):
        return None
    now = text.published
    here = one_day(day_of(now.year, now.month, value))
    shift = -1 if value > now.day else 1
    there = months_days(now.year + (now.month + shift - 1) // 12, (now.month + shift - 1) % 12 + 1, (now.month + shift - 1) % 12 + 1)
    other = one_day(day_of(there[0].year, there[0].month, value)) if there else None
    return Draft(i, i + 2, unit.cut, here, "day", readings=(here, other) if here and other else ())


def _days_of(text: Text, i: int) -> Draft | None:
    """`يومي السبت والأحد`, `يومي 2 و3 مايو`: neighbours are one time."""
    unit = text.sense(i, UNIT)
    if unit is None or unit.n not in (CONSTRUCT, DUAL, MANY) or unit.definite or not text.form(i + 1):
        return None
    if text.sense(i + 1, WEEKDAY) is None:
        dated = date_point(text, i + 1) if text.sense(i + 1, NUM) is not None else None
        if dated is not None and not dated.cut:
            dated.first, dated.cut = i, unit.cut
            return dated
        return None
    first = weekday_point(text, i + 1)
    if first is None or first.cut or unit.n == MANY and not text.form(first.last).startswith("و"):
        return None
    drafts = [first]
    while len(drafts) < 7 and text.form(drafts[-1].last).startswith("و"):
        k = drafts[-1].last
        k = k + 1 if text.form(k) == "و" else k
        following = weekday_point(text, k) if text.on(k, WEEKDAY) is not None else None
        if following is None:
            break
        drafts.append(following)
    first.first, first.cut = i, unit.cut
    if len(drafts) == 1:
        return first
    last = drafts[-1]
    run = all(a.weekday is not None and b.weekday == (a.weekday + 1) % 7 for a, b in pairwise(drafts))
    if not run:
        first.others = tuple(drafts[1:])
        return first
    end = last.days[1] if last.days else None
    explicit = len(last.readings) < 2 and end is not None  # the last carries the modifier: "الجمعة والسبت الماضيين"
    start = plus_days(end, 1 - len(drafts)) if end and (explicit or text.prefer == "past") else first.days[0] if first.days else None
    if start is not None and not (explicit or text.prefer == "past"):
        end = plus_days(start, len(drafts) - 1)
    modifier = text.on(last.last, MODIFIER)
    if modifier is not None and modifier.definite and modifier.tag in ("past", "next") and text.published and start and end:
        last.last += 1
        if modifier.tag == "past" and end >= text.published:
            start, end = plus_days(start, -7), plus_days(end, -7)
        elif modifier.tag == "next" and start <= text.published:
            start, end = plus_days(start, 7), plus_days(end, 7)
    return Draft(i, last.last, unit.cut, (start, end) if start and end else None, "day")


def _months_of(text: Text, i: int) -> Draft | None:
    """`شهري أبريل ومايو 2018`: from the first to the last."""
    unit = text.sense(i, UNIT)
    first = month_point(text, i + 1, True) if unit is not None and unit.n == CONSTRUCT and text.form(i + 1) else None
    if unit is None or first is None or first.cut or not text.form(first.last).startswith("و"):
        return None
    k = first.last
    second = month_point(text, k + 1 if text.form(k) == "و" else k, True)
    if second is None:
        return None
    first.first, first.cut = i, unit.cut
    return _range(first, second)


def _named_event(text: Text, found: Draft) -> Draft:
    """`قوى 14 آذار` is a party and `مستشفى 22 مايو` a place, no time; of `هجمات 11 سبتمبر` the year is not told."""
    if found.implied is None or found.implied[1] is None or found.weekday is not None or found.cut:
        return found
    if text.head_before(found.first, "date_heads"):
        found.role = "none"
    elif text.head_before(found.first, "event_heads") and found.days is not None and not _recent(text, found.days):
        found.days, found.readings = None, ()
    return found


def _recent(text: Text, days: Days) -> bool:
    return text.published is not None and -RECENT <= (days[0] - text.published).days <= 0


Reader = Callable[[Text, int, bool], Draft | None]


def _plain(reader: Callable[[Text, int], Draft | None]) -> Reader:
    """A reader that does not ask whether the word before speaks of time."""
    return lambda text, i, _company: reader(text, i)


def _now(text: Text, i: int) -> Draft | None:
    """`الآن`, `في الوقت الحالي`, `حتى اللحظة`."""
    sense = text.sense(i, NOW)
    if sense is None:
        return None
    last = i + 1
    if sense.tag == "time":
        modifier = text.on(last, MODIFIER)
        if not sense.definite or modifier is None or modifier.tag != "this":
            return None
        last += 1
    elif sense.tag == "moment" and (not sense.definite or text.before(i) not in ("حتي", "هذه", "الي")):
        return None
    return Draft(i, last, sense.cut, one_day(text.published), "day")


def _tens(text: Text, i: int) -> Draft | None:
    """`العشر الأواخر من رمضان`: the last ten days."""
    sense = text.sense(i, NUM)
    part = {"الاواخر": "end", "الاخيره": "end", "الاوايل": "begin", "الاولي": "begin", "الاواسط": "middle"}.get(text.form(i + 1), "")
    if sense is None or sense.n != 10 or not sense.definite or not part or text.form(i + 2) != "من":
        return None
    month = month_point(text, i + 3, True)
    if month is None or month.cut:
        return None
    return Draft(i, month.last, sense.cut, third(month.days, part) if month.days else None, "period")


def _number_of(text: Text, i: int) -> Draft | None:
    return numeric_point(text, i) or date_point(text, i) or clock_point(text, i) or before_yesterday(text, i) or feast_point(text, i) or nth_weekday(text, i)


def _day(text: Text, i: int) -> Draft | None:
    return _days_of(text, i) or day_point(text, i) or _day_number(text, i)


def _earlier_in(text: Text, i: int) -> Draft | None:
    """`في وقت سابق من الشهر`: the one of publication."""
    told = i >= 2 and text.before(i) == "من" and text.items[i - 2].form in ("سابق", "لاحق", "سابقا", "لاحقا")
    return this_unit(text, i) if told else None


def _this(text: Text, i: int) -> Draft | None:
    return daypart_point(text, i) or day_point(text, i) or unit_point(text, i) or season_point(text, i)


# For each kind of word, and of a unit or number its tag, who may read a time that begins with it; the first that can does.
READERS: dict[str, tuple[Reader, ...]] = {
    "num digits": (_plain(_number_of), bare_year),
    "num article": (_plain(_number_of),),
    "num ordinal": (_plain(_number_of),),
    "num cardinal": (_plain(date_point), feast_point, _plain(_tens)),
    WEEKDAY: (_plain(nth_weekday), _plain(weekday_point)),
    RELDAY: (_plain(relday_point),),
    MONTH: (month_point,),
    "unit day": (_plain(_day),),
    "unit hour": (_plain(clock_point), _plain(fraction_point)),
    "unit month": (_plain(month_point), _plain(_months_of), _plain(unit_point), _plain(fraction_point), _plain(_earlier_in)),
    "unit week": (_plain(fraction_point), _plain(unit_point), _plain(_earlier_in)),
    "unit year": (_plain(year_point), _plain(unit_point), _plain(fraction_point), _plain(_earlier_in)),
    "unit decade": (_plain(unit_point), _plain(fraction_point)),
    "unit century": (_plain(unit_point),),
    DAYPART: (_plain(daypart_point),),
    PART: (_plain(nth_weekday), _plain(part_point)),
    SEASON: (season_point,),
    DECADE: (_plain(decade_point),),
    FEAST: (feast_point,),
    FRACTION: (_plain(fraction_point),),
    THIS: (_plain(_this),),
    NOW: (_plain(_now),),
    BEFORE: (_plain(before_yesterday),),
    AFTER: (_plain(before_yesterday),),
}


def read_at(text: Text, i: int, company: bool) -> Draft | None:
    """A time without a preposition at word `i`; `company` tells that the word before speaks of time."""
    sense = text.senses[i]
    while sense is not None:
        for reader in READERS.get(f"{sense.kind} {sense.tag}" if sense.kind in (NUM, UNIT) else sense.kind, ()):
            found = reader(text, i, company)
            if found is not None:
                return _named_event(text, found)
        sense = sense.more
    return None


def _lend_year(early: Draft, late: Draft) -> None:
    """In "من 4 سبتمبر إلى 8 أكتوبر 2014" the year of the second holds for the first; two without a year go together."""
    if early.implied is None or late.days is None:
        return
    month, day, hijri = early.implied
    if hijri:
        return
    if late.implied is not None and early.days is not None and early.days[0] <= late.days[1] and (late.days[1] - early.days[0]).days < 366:
        return
    for year in (late.days[1].year, late.days[1].year - 1):
        that = one_day(day_of(year, month, day)) if day is not None else month_days(year, month)
        if that is not None and that[0] <= late.days[0]:
            early.days = that
            return


def _with_year_of_next(text: Text, first: Draft, k: int) -> Draft:
    """`في مايو ويونيو 1999`: the year of the second is that of the first."""
    second = (month_point(text, k, True) if first.grain == "month" else date_point(text, k)) if text.form(k) else None
    if second is not None and second.days is not None and second.implied is None and not second.others:
        _lend_year(first, second)
        first.readings = ()
    return first


def ranged(text: Text, first: Draft) -> Draft:
    """`first`, or the range that it begins: `من 2 أكتوبر إلى 22 أكتوبر`, `بين الأربعاء والجمعة`, `مايو – يوليو`."""
    j = first.last
    if first.role != "at" or first.others or not text.form(j):
        return first
    form = text.form(j)
    between, from_ = text.before(first.first) in ("بين", "وبين", "مابين"), text.before(first.first) in ("من", "ومن")
    k = j
    if form in ("الي", "حتي", "وحتي", "والي", "لغايه") or text.is_mark(j, DASHES):
        k = j + 1
        if form == "الي" and text.form(k) == "غايه":
            k += 1
    elif text.is_mark(j, "،,") and text.form(j + 1) in ("حتي", "وحتي", "والي", "الي"):
        k = j + 2
    elif between and form.startswith("و"):
        k = j + 1 if form == "و" else j
    elif form.startswith("و") and first.implied is not None:
        return _with_year_of_next(text, first, j + 1 if form == "و" else j)
    else:
        return first
    if k >= len(text.items) or not text.form(k):
        return first
    second = read_at(text, k, True)
    if second is None or second.role != "at" or second.others or second.cut and k != j:
        return first
    if text.is_mark(j, DASHES) and not (second.grain == first.grain and second.grain in ("day", "month", "year")):
        return first
    if form in ("حتي", "وحتي", "الي", "والي") and not (
        from_ or first.grain == second.grain or {first.grain, second.grain} <= {"day", "hour", "minute", "period"}
    ):
        return first
    if k == j and not between:
        return first
    return _range(first, second)


def _range(first: Draft, second: Draft) -> Draft:
    _lend_year(first, second)
    if first.days and second.days and first.weekday is not None and second.weekday is not None and first.days[0] > second.days[1] and first.implied is None:
        back = plus_days(first.days[0], -7)
        first.days = one_day(back)
    if first.days is None or second.days is None:
        return Draft(first.first, second.last, first.cut, None, second.grain) if first.days is None and second.days is None else first
    if first.days[0] > second.days[1]:
        return first
    grain = first.grain if first.grain == second.grain else "period"
    return Draft(first.first, second.last, first.cut, (first.days[0], second.days[1]), grain, ranged=True)


def point(text: Text, i: int, company: bool = False) -> Draft | None:
    """A time at word `i` with the range or the time of day that goes on from it."""
    if not 0 <= i < len(text.items):
        return None
    found = read_to_come(text, i, company) if _to_come(text, i) or _will(text, i) else read_at(text, i, company)
    if found is None or found.role == "none":
        return found
    return clock_after(text, ranged(text, _both_calendars(text, found)))


def _to_come(text: Text, i: int) -> bool:
    """Whether the words before say that the time is to come: `بحلول`, `المقررة في`, `المزمع إجراؤها في`."""
    if text.prefer == "future" or i == 0 or text.items[i].gap == 2:
        return False
    forms = [w.form.removeprefix("ال") for w in text.items[max(0, i - 3) : i]]
    return forms[-1] in SETS["to_come"] or forms[-1] in ("في", "يوم") and any(f in SETS["to_come"] for f in forms[:-1])


WILL = 4  # words between a verb of what is to come and its weekday: `يبدأ تنفيذ الاتفاق صباح السبت`


def _will(text: Text, i: int) -> bool:
    """Whether a weekday at `i` is that of something set for it: `ستعقد اجتماعا الأحد`, `هدنة تبدأ الجمعة`."""
    day = text.sense(i, WEEKDAY)
    if day is None and (text.sense(i, DAYPART) is not None or text.form(i) == "يوم"):
        day = text.on(i + 1, WEEKDAY)
    if day is None or text.prefer == "future" or text.published is None:
        return False
    for k in range(i - 1, max(-1, i - 2 - WILL), -1):
        if text.items[k].kind == MARK or text.items[k + 1].gap == 2:
            return False
        form = text.items[k].form.removeprefix("و")
        if form in SETS["will"]:
            return True
        if form in SETS["may"]:
            past = text.before(k) == "ان" and text.before(k - 1) in ("قبل", "بعد", "منذ")
            return not past and (text.published.weekday() - day.n) % 7 > 1
    return False


def read_to_come(text: Text, i: int, company: bool) -> Draft | None:
    text.prefer = "future"
    found = read_at(text, i, company)
    text.prefer = "past"
    return found


def _both_calendars(text: Text, first: Draft) -> Draft:
    """`10 رجب 1436هـ الموافق 29 أبريل`: the same day in two calendars; the one that resolves without help decides."""
    j = first.last
    k = j
    opened = text.is_mark(k, "(/،,-–")
    if opened:
        k += 1
    agreed = text.form(k) in ("الموافق", "موافق", "المصادف", "الموافقه")
    if agreed:
        k += 1
    elif not opened or text.items[j].text in "،,-–" or first.grain != "day":
        return first
    if text.form(k) == "ل":
        k += 1
    if not text.form(k) or first.grain != "day" or not (text.is_digits(k) or text.sense(k, NUM) is not None):
        return first
    second = numeric_point(text, k) or date_point(text, k)
    if second is None or second.others or second.grain != "day":
        return first
    a, b = first.days, second.days
    if a and b and abs((a[0] - b[0]).days) > 3 and second.implied is not None and second.implied[1] is not None:
        month, _, hijri = second.implied
        options = [d for y in (a[0].year - 1, a[0].year, a[0].year + 1) if not hijri and (d := day_of(y, month, second.implied[1]))]
        b = one_day(min(options, key=lambda d: abs((d - a[0]).days))) if options else None
    if not agreed and (a is None or b is None or abs((a[0] - b[0]).days) > 3):
        return first
    last = second.last + 1 if opened and text.items[j].text == "(" and text.is_mark(second.last, ")") else second.last
    gregorian = b if _hijri(text, first) or b is not None and first.implied is not None else a
    return Draft(first.first, last, first.cut, gregorian or a or b, "day", weekday=first.weekday)


def _hijri(text: Text, draft: Draft) -> bool:
    return any(text.form(k) in ("ه", "هجري", "هجريه") for k in range(draft.first, draft.last))
