"""How a time stands in its sentence: since, until, before, after, within, for, and ranges between two times."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.calendar import Days, day_of, month_days, months_days, plus_days
from riwaya.mentions.time_clock import clock_after, clock_point
from riwaya.mentions.time_dates import bare_year, date_point, month_point, numeric_point, year_point
from riwaya.mentions.time_days import before_yesterday, day_point, daypart_point, one_day, relday_point, weekday_point
from riwaya.mentions.time_lengths import HOURS_OF_A_NIGHT, Length, around, hedge, length, moved
from riwaya.mentions.time_stretches import decade_point, feast_point, fraction_point, nth_weekday, part_point, season_point, unit_point
from riwaya.mentions.time_text import DASHES, Draft, Text
from riwaya.mentions.time_words import (
    ACCUSATIVE, AFTER, BEFORE, BETWEEN, CONSTRUCT, DAYPART, DECADE, DUAL, FEAST, FEW, FOR, FRACTION, MANY, MODIFIER, MONTH, NOW, NUM, ONE, PART, RELDAY, SEASON, SETS, SINCE, THIS, UNIT,
    UNTIL, WEEKDAY, WITHIN,
)  # fmt: skip

REACH = 7  # words that "منذ" may stand before the date of the event it names: "منذ اندلاع الموجة في 20 يوليو"
RECENT = 60  # days: "هجوم السابع من فبراير" in news of the same weeks is of this year, "هجمات 11 سبتمبر" in July is not
PERIODS = frozenset(("الفتره", "المده", "فتره"))


def _at(text: Text, i: int, company: bool) -> Draft | None:
    """A time without a preposition at word `i`: each kind of sense has its reader."""
    sense = text.senses[i]
    while sense is not None:
        kind, found = sense.kind, None
        if kind == NUM:
            found = (
                numeric_point(text, i) or date_point(text, i) or clock_point(text, i) or before_yesterday(text, i) or feast_point(text, i) or nth_weekday(text, i) or bare_year(text, i, company)
                if sense.tag == "digits" or sense.tag == "ordinal" else date_point(text, i) or feast_point(text, i)
            )  # fmt: skip
        elif kind == WEEKDAY:
            found = nth_weekday(text, i) or weekday_point(text, i)
        elif kind == RELDAY:
            found = relday_point(text, i)
        elif kind == MONTH:
            found = month_point(text, i, company)
        elif kind == UNIT:
            found = _unit(text, i, sense.tag)
        elif kind == DAYPART:
            found = daypart_point(text, i)
        elif kind == PART:
            found = nth_weekday(text, i) or part_point(text, i)
        elif kind == SEASON:
            found = season_point(text, i, company)
        elif kind == DECADE:
            found = decade_point(text, i)
        elif kind == FEAST:
            found = feast_point(text, i, company)
        elif kind == FRACTION:
            found = fraction_point(text, i)
        elif kind == THIS:
            found = daypart_point(text, i) or day_point(text, i) or unit_point(text, i) or season_point(text, i)
        elif kind == NOW:
            found = Draft(i, i + 1, sense.cut, one_day(text.published), "day")
        elif kind in (BEFORE, AFTER):
            found = before_yesterday(text, i)
        if found is not None:
            return _named_event(text, found)
        sense = sense.more
    return None


def _unit(text: Text, i: int, tag: str) -> Draft | None:
    if tag == "day":
        return _days_of(text, i) or day_point(text, i) or _day_number(text, i)
    if tag == "hour":
        return clock_point(text, i) or fraction_point(text, i)
    if tag == "month":
        return month_point(text, i) or unit_point(text, i) or fraction_point(text, i)
    if tag == "week":
        return fraction_point(text, i) or unit_point(text, i)
    return year_point(text, i) or unit_point(text, i) or fraction_point(text, i)


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
    run = all(a.weekday is not None and b.weekday == (a.weekday + 1) % 7 for a, b in zip(drafts, drafts[1:], strict=False))
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


def _named_event(text: Text, found: Draft) -> Draft:
    """`قوى 14 آذار` is a party and `مستشفى 22 مايو` a place, no time; of `هجمات 11 سبتمبر` the year is not told."""
    if found.implied is None or found.implied[1] is None or found.weekday is not None or found.cut:
        return found
    if text.head_before(found.first, "date_heads"):
        found.role = "none"
    elif text.head_before(found.first, "event_heads") and found.days is not None and text.published is not None:
        if not -RECENT <= (found.days[0] - text.published).days <= 0:
            found.days, found.readings = None, ()
    return found


# ---------------------------------------------------------------- ranges


def _lend_year(text: Text, early: Draft, late: Draft) -> None:
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
    else:
        return first
    if k >= len(text.items) or not text.form(k):
        return first
    second = _at(text, k, True)
    if second is None or second.role != "at" or second.others or second.cut and k != j:
        return first
    if text.is_mark(j, DASHES) and not (second.grain == first.grain and second.grain in ("day", "month", "year")):
        return first
    if form in ("حتي", "وحتي", "الي", "والي") and not (from_ or first.grain == second.grain or {first.grain, second.grain} <= {"day", "hour", "minute", "period"}):
        return first
    if k == j and not between:
        return first
    return _range(text, first, second)


def _range(text: Text, first: Draft, second: Draft) -> Draft:
    _lend_year(text, first, second)
    if first.days and second.days and first.weekday is not None and second.weekday is not None and first.days[0] > second.days[1] and first.implied is None:
        back = plus_days(first.days[0], -7)
        first.days = one_day(back)
    if first.days is None or second.days is None:
        return Draft(first.first, second.last, first.cut, None, second.grain) if first.days is None and second.days is None else first
    if first.days[0] > second.days[1]:
        return first
    grain = first.grain if first.grain == second.grain else "period"
    return Draft(first.first, second.last, first.cut, (first.days[0], second.days[1]), grain)


def point(text: Text, i: int, company: bool = False) -> Draft | None:
    """A time at word `i` with the range or the time of day that goes on from it."""
    if not 0 <= i < len(text.items):
        return None
    found = _at(text, i, company)
    if found is None or found.role == "none":
        return found
    return clock_after(text, ranged(text, _both_calendars(text, found)))


def _both_calendars(text: Text, first: Draft) -> Draft:
    """`16 شوال 1436هـ الموافق 1 أغسطس`: the same day in two calendars; the one that resolves without help decides."""
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
        month, day, hijri = second.implied
        options = [d for y in (a[0].year - 1, a[0].year, a[0].year + 1) if not hijri and (d := day_of(y, month, second.implied[1]))]
        b = one_day(min(options, key=lambda d: abs((d - a[0]).days))) if options else None
    if not agreed and (a is None or b is None or abs((a[0] - b[0]).days) > 3):
        return first
    last = second.last + 1 if opened and text.items[j].text == "(" and text.is_mark(second.last, ")") else second.last
    gregorian = b if _hijri(text, first) or b is not None and first.implied is not None else a
    return Draft(first.first, last, first.cut, gregorian or a or b, "day", weekday=first.weekday)


def _hijri(text: Text, draft: Draft) -> bool:
    return any(text.form(k) in ("ه", "هجري", "هجريه") for k in range(draft.first, draft.last))


# ---------------------------------------------------------------- since


def since(text: Text, i: int, cut: int) -> Draft | None:
    """`منذ ثلاثة أشهر`, `منذ 8 أغسطس`, `منذ يونيو الماضي`, `منذ 20 أيلول وحتى فجر اليوم`, `منذ ذلك الحين`, `منذ أيام`."""
    j = hedge(text, i + 1)
    if not text.form(j):
        return None
    prefer, text.prefer = text.prefer, "past"
    found = _since(text, i, j, cut)
    text.prefer = prefer
    return found


def _since(text: Text, i: int, j: int, cut: int) -> Draft | None:
    published = text.published
    this = text.on(j, THIS)
    if this is not None and this.tag == "that" and text.form(j + 1) in ("الحين", "الوقت", "التاريخ", "الوقت"):
        near = text.near(i)[1]
        days = (near[0], published) if near and published and near[0] <= published else None
        return Draft(i, j + 2, cut, days, "day", role="since")
    start = point(text, j, True)
    if start is not None and start.role == "at" and not start.cut:
        return _since_point(text, i, cut, start)
    measured = length(text, j)
    if measured is None or measured.cut:
        return None
    if measured.modifier == "first":
        return None
    if measured.bare and (measured.grain in ("minute",) or measured.amounts[0][0] == "decade" and measured.told):
        return None
    begin = moved(published, measured, -1) if published else None
    return Draft(i, measured.last, cut, (begin or published, published) if published else None, measured.grain, role="since", open_start=begin is None)


def _since_point(text: Text, i: int, cut: int, start: Draft) -> Draft:
    published = text.published
    last, end = start.last, published
    if start.grain in ("day", "month", "year", "period", "hour", "minute", "season"):
        k = last + 1 if text.is_mark(last, "،,") else last
        form = text.form(k)
        stop = _at(text, k + 1, True) if form in ("حتي", "وحتي", "والي", "الي") and text.form(k + 1) else None
        if stop is not None and stop.role == "at" and not stop.cut and stop.days is not None:
            stop = clock_after(text, stop)
            last, end = stop.last, stop.days[1] if stop.days else end
    grain = "day" if start.grain in ("hour", "minute") else start.grain
    if start.days is None or end is None:
        return Draft(i, last, cut, (start.days[0], start.days[0]) if start.days else None, grain, role="since", open_end=True)
    begin: date = start.days[0]
    if begin > end:
        earlier = [r for r in start.readings if r[0] <= end]
        if not earlier:
            return Draft(i, last, cut, (begin, begin), grain, role="since", open_end=True)
        begin = earlier[0][0]
    return Draft(i, last, cut, (begin, end), grain, role="since")


def _anchored(text: Text, j: int) -> bool:
    """Whether a length that ends before `j` is told from another event ("قبل يومين من الهجوم") and not from publication."""
    form = text.form(j)
    if form not in ("من", "علي", "عن", "لبدء"):
        return False
    after = text.form(j + 1)
    return after not in ("الان", "اليوم", "الحاليه")


# ---------------------------------------------------------------- before, after


def told_from(text: Text, i: int, kind: str, cut: int) -> Draft | None:
    """`قبل يومين`, `قبل أسبوع`, `بعد أسبوعين من الآن`, `قبل ذلك بيوم`, `قبل نهاية العام`, `بعد ظهر السبت`, `قبل عام 2011`."""
    sign = -1 if kind == BEFORE else 1
    daypart = text.on(i + 1, DAYPART)
    if daypart is not None:
        inner = daypart_point(text, i + 1)
        if inner is not None and inner.role == "at" and not inner.cut:
            inner.first, inner.cut = i, cut
            return clock_after(text, inner)
        return None
    said = _told_from_that(text, i, sign, cut)
    if said is not None:
        return said
    j = hedge(text, i + 1)
    if not text.form(j):
        return None
    side = point(text, j, True)
    if side is not None and side.role == "at" and not side.cut:
        return _beyond(text, i, cut, side, sign)
    measured = length(text, j)
    if measured is None or measured.cut or measured.modifier or measured.definite:
        return None
    return _away(text, i, cut, measured, sign)


def _told_from_that(text: Text, i: int, sign: int, cut: int) -> Draft | None:
    """`قبل ذلك بيوم`, `بعد ذلك بيومين`: from the last day read before."""
    this = text.on(i + 1, THIS)
    if this is None or this.tag != "that" or text.form(i + 1) != "ذلك":
        return None
    measured = length(text, i + 2) if text.form(i + 2) else None
    if measured is None or measured.cut != 1 or text.items[i + 2].form[0] != "ب":
        return None
    near = text.near(i)[0]
    day = moved(near, measured, sign) if near else None
    if day is None:
        return Draft(i, measured.last, cut, None, measured.grain)
    days, grain, readings = around(day, measured)
    return Draft(i, measured.last, cut, days, grain, readings=readings)


def _away(text: Text, i: int, cut: int, measured: Length, sign: int) -> Draft | None:
    last = measured.last
    if measured.bare and measured.amounts[0][0] in ("second", "minute") and measured.told:
        return None
    now = text.form(last) == "من" and text.form(last + 1) in ("الان", "اليوم")
    if now:
        last += 2
    elif _anchored(text, last):
        return Draft(i, last, cut, None, measured.grain)
    day = moved(text.published, measured, sign) if text.published and (sign < 0 or now or text.prefer == "future") else None
    if day is None:
        return Draft(i, last, cut, None, measured.grain)
    days, grain, readings = around(day, measured)
    return Draft(i, last, cut, days, grain, readings=readings)


def _beyond(text: Text, i: int, cut: int, side: Draft, sign: int) -> Draft:
    """Before or after a time: one end is the day beside it, the other is not told."""
    if side.days is None:
        return Draft(i, side.last, cut, None, side.grain, role="until" if sign < 0 else "at")
    within = text.sense(side.first, PART) is not None or side.grain in ("hour", "minute")
    if sign < 0:
        end = side.days[1] if within else plus_days(side.days[0], -1)
        return Draft(i, side.last, cut, (end, end) if end else None, side.grain, role="until", open_start=True)
    start = side.days[0] if side.grain in ("hour", "minute") else plus_days(side.days[1], 1)
    return Draft(i, side.last, cut, (start, start) if start else None, side.grain, open_end=True)


# ---------------------------------------------------------------- within, until, for


def _length_from_now(text: Text, measured: Length, first: int, cut: int, sign: int, role: str) -> Draft:
    """A length up to publication (-1) or on from it (+1); of an untold number only the end at publication is borne."""
    published = text.published
    if published is None:
        return Draft(first, measured.last, cut, None, measured.grain, role=role)
    far = moved(published, measured, sign)
    near = published
    if measured.modifier == "next" and measured.amounts[0][0] not in ("second", "minute", "hour"):
        near = plus_days(published, 1) or published  # "الأيام الثلاثة المقبلة" begin with tomorrow
    days: Days = (far or published, published) if sign < 0 else (near, far or near)
    readings: tuple[Days, ...] = ()
    unit, n = measured.amounts[0]
    if unit == "decade" and n is not None and far is not None:  # decades may be those of the calendar
        first_year = published.year // 10 * 10 + (int(-10 * n) if sign < 0 else 10)
        whole = months_days(first_year, 1, int(120 * n)) if first_year > 0 else None
        readings = (days, whole) if whole else ()
    return Draft(first, measured.last, cut, days, measured.grain, role=role, readings=readings, open_start=sign < 0 and far is None, open_end=sign > 0 and far is None)


def within(text: Text, i: int, cut: int) -> Draft | None:
    """`خلال 10 أشهر`, `في غضون 48 ساعة`, `خلال الأيام الماضية`, `خلال الشهر الجاري`, `خلال الفترة من … إلى …`."""
    j = hedge(text, i + 1)
    if text.form(j) in PERIODS:
        if text.on(j + 1, MODIFIER) is not None or text.on(i + 1, THIS) is not None:
            return same_period(text, i, cut)
        j += 2 if text.form(j + 1) in ("من", "بين", "الممتده") else 1
    this = text.on(j, THIS)
    if this is not None and text.form(j + 1) in PERIODS:
        return same_period(text, i, cut)
    if not text.form(j):
        return None
    noun = text.items[i].form.endswith(("ته", "تها"))  # "مدته", "مدتها": only of a length
    found = point(text, j, True) if not noun else None
    if found is not None and found.role == "at" and not found.cut:
        found.first, found.cut, found.role = i, cut, "within"
        return found
    measured = length(text, j)
    if measured is None or measured.cut or measured.modifier == "first":
        return None
    if measured.modifier:
        return _length_from_now(text, measured, i, cut, -1 if measured.modifier == "past" else 1, "within")
    after = text.form(measured.last)
    if measured.bare and not measured.told and (after.startswith("ال") and len(after) > 3 or text.on(measured.last, DAYPART) is not None):
        return None  # "خلال سنوات الحرب", "خلال ساعات الفجر": the length of something, not of time before publication
    if _anchored(text, measured.last) or not measured.told and not measured.definite:
        return Draft(i, measured.last, cut, None, measured.grain, role="within")
    if measured.bare and measured.amounts[0][0] in ("second", "minute"):
        return None
    past = _length_from_now(text, measured, i, cut, -1, "within")
    future = _length_from_now(text, measured, i, cut, 1, "within")
    chosen, other = (future, past) if text.prefer == "future" else (past, future)
    if chosen.days and other.days and chosen.days != other.days:
        chosen.readings = (chosen.days, other.days)
    return chosen


def same_period(text: Text, i: int, cut: int) -> Draft | None:
    """`خلال هذه الفترة`, `خلال الفترة نفسها`: the last stretch of days read before."""
    j = i + 1
    this = text.on(j, THIS)
    if this is not None:
        j += 1
    if text.form(j) not in PERIODS:
        return None
    modifier = text.on(j + 1, MODIFIER)
    if modifier is not None and modifier.tag == "past":
        published = text.published
        return Draft(i, j + 2, cut, one_day(published), "period", role="within", open_start=True)
    if modifier is not None and modifier.tag == "next":
        return Draft(i, j + 2, cut, one_day(text.published), "period", role="within", open_end=True)
    if this is None and (modifier is None or modifier.tag != "same"):
        return None
    return Draft(i, j + 2 if modifier is not None and modifier.tag == "same" else j + 1, cut, text.near(i)[1], "period", role="within")


def until(text: Text, i: int, cut: int) -> Draft | None:
    """`حتى 30 يونيو`, `حتى الآن`, `إلى غاية الجمعة`."""
    if not text.form(i + 1):
        return None
    found = point(text, i + 1, True)
    if found is None or found.role != "at" or found.cut:
        return None
    now = text.sense(i + 1, NOW) is not None
    found.first, found.cut, found.role = i, cut, "until"
    found.open_start = not now
    found.readings = () if not now else found.readings
    return found


def lasting(text: Text, i: int, cut: int) -> Draft | None:
    """`لمدة ثلاثة أشهر`, `طوال يوم الجمعة`, `على مدار الأعوام السبعة الماضية`."""
    j = hedge(text, i + 1)
    if not text.form(j):
        return None
    noun = text.items[i].form.endswith(("ته", "تها"))  # "مدته", "مدتها": only of a length
    found = point(text, j, True) if not noun else None
    if found is not None and found.role == "at" and not found.cut:
        found.first, found.cut, found.role = i, cut, "within"
        return found
    measured = length(text, j)
    if measured is None:
        unit = text.on(j, UNIT)  # "طوال العام"
        whole = unit is not None and unit.n == ONE and unit.definite and not unit.cut and unit.tag in ("day", "week", "month", "year") and not noun
        return Draft(i, j + 1, cut, None, unit.tag, role="for") if whole and unit is not None else None
    if measured.cut or measured.modifier == "first":
        return None
    if measured.modifier:
        return _length_from_now(text, measured, i, cut, -1 if measured.modifier == "past" else 1, "within")
    return Draft(i, measured.last, cut, None, measured.grain, role="for")


def standing(text: Text, i: int) -> Draft | None:
    """A length without a preposition: `الأيام الثلاثة الماضية` up to publication, `ثلاثة أيام` a duration, `35 عاما` perhaps an age."""
    measured = length(text, i)
    if measured is None or measured.modifier == "first":
        return None
    if measured.modifier:
        return _length_from_now(text, measured, i, measured.cut, -1 if measured.modifier == "past" else 1, "within")
    clitic = text.items[i].form[: measured.cut]
    if measured.bare and not (clitic.endswith("ل") and not (measured.amounts[0][1] == 1 and text.on(measured.last, NUM) is None)):
        return None
    if measured.amounts[0][0] in ("year", "month", "day") and _age(text, measured):
        return Draft(i, measured.last, 0, None, "year", role="none")
    if not measured.told and not measured.bare and text.sense(i, FEW) is None:
        return None
    if measured.definite and not measured.bare:
        return None
    return Draft(i, measured.last, measured.cut, None, measured.grain, role="for")


def _age(text: Text, measured: Length) -> bool:
    if text.head_before(measured.first, "age_words") or text.form(measured.last) == "من" and text.form(measured.last + 1) in ("العمر", "عمره", "عمرها"):
        return True
    opened = measured.first > 0 and text.items[measured.first - 1].text in "([،,"
    return opened and measured.amounts[0][0] == "year" and text.is_mark(measured.last, ")]،,")


__all__ = ["ACCUSATIVE", "BETWEEN", "FOR", "HOURS_OF_A_NIGHT", "REACH", "SETS", "SINCE", "UNTIL", "WITHIN", "fraction_point", "lasting", "point", "since", "standing", "told_from", "until", "within"]
