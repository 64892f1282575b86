"""How a time stands in its sentence: since, until, before, after, within, for."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.calendar import Days, months_days, plus_days
from riwaya.mentions.times.clock import clock_after
from riwaya.mentions.times.dayparts import daypart_point
from riwaya.mentions.times.lengths import Length, around, hedge, length, moved
from riwaya.mentions.times.points import point, read_at
from riwaya.mentions.times.senses import DAYPART, FEW, MODIFIER, NOW, NUM, ONE, PART, SETS, THIS, UNIT
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.weekdays import one_day
from riwaya.script.words import WORD

REACH = 16  # words that "منذ" may stand before the date of the event it names; of 41 such of 8 to 16 words in news all but one were right
PERIODS = frozenset(("الفتره", "المده", "فتره"))


def since(text: Text, i: int, cut: int) -> Draft | None:
    """`منذ ثلاثة أشهر`, `منذ 8 أغسطس`, `منذ يونيو الماضي`, `منذ 3 مارس 2013 وحتى مساء أمس`, `منذ ذلك الحين`, `منذ أيام`."""
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
    part = text.on(j, DAYPART)
    if part is not None and part.definite and text.items[j].form in ("الصباح", "الفجر", "الظهر"):  # of the day of publication
        return Draft(i, j + 1, cut, one_day(published), "day", role="since")
    start = point(text, j, True)
    if start is not None and start.role == "at" and not start.cut:
        return _since_point(text, i, cut, start)
    measured = _length_after(text, i, j)
    if measured is None:
        return None
    begin = moved(published, measured, -1) if published else None
    return Draft(i, measured.last, cut, (begin or published, published) if published else None, measured.grain, role="since", open_start=begin is None)


def _since_point(text: Text, i: int, cut: int, start: Draft) -> Draft:
    published = text.published
    last, end = start.last, published
    if start.ranged and start.days is not None:
        end = start.days[1]
    elif start.grain in ("day", "month", "year", "period", "hour", "minute", "season"):
        k = last + 1 if text.is_mark(last, "،,") else last
        form = text.form(k)
        stop = read_at(text, k + 1, True) if form in ("حتي", "وحتي", "والي", "الي") and text.form(k + 1) else None
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
    return Draft(i, last, cut, (begin, end), grain, role="since", implied=start.implied)


def _length_after(text: Text, i: int, j: int) -> Length | None:
    """The length at word `j` after the preposition at `i` (with a hedge between them where `j` is not the next word)."""
    measured = length(text, j)
    if measured is None or measured.cut or measured.modifier == "first":
        return None
    unit, n = measured.amounts[0]
    if not measured.bare or n is None:
        return measured
    if unit in ("second", "minute"):  # "بعد ثانية", "بدقيقة": rather ordinals and adjectives
        return None
    if unit == "decade" and j == i + 1:  # "قبل عقد الاجتماع": before the meeting was held
        follows = text.items[measured.last] if measured.last < len(text.items) else None
        if follows is not None and follows.kind == WORD and follows.gap != 2 and follows.form not in ("من", "في", "علي", "عن", "واحد", "كامل"):
            return None
    return measured


def _anchored(text: Text, j: int) -> bool:
    """Whether a length that ends before `j` is told from another event ("قبل يومين من الهجوم") and not from publication."""
    form = text.form(j)
    if form not in ("من", "علي", "عن", "لبدء"):
        return False
    if text.form(j + 1) in ("الزمن", "الزمان"):
        return False
    return text.form(j + 1) not in ("الان", "اليوم", "الحاليه")


def before(text: Text, i: int, cut: int) -> Draft | None:
    """`قبل يومين`, `قبل أسبوع`, `قبل ذلك بيوم`, `قبل نهاية العام`, `قبل عام 2011`."""
    return point(text, i) or _told_from(text, i, -1, cut)


def after(text: Text, i: int, cut: int) -> Draft | None:
    """`بعد أسبوعين من الآن`, `بعد ذلك بيومين`, `بعد ظهر السبت`, `بعد عام 2016`."""
    return point(text, i) or _told_from(text, i, 1, cut)


def _told_from(text: Text, i: int, sign: int, cut: int) -> Draft | None:
    at = i + 2 if text.form(i + 1) == "منتصف" else i + 1
    if text.on(at, DAYPART) is not None:
        inner = daypart_point(text, at)
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
    measured = _length_after(text, i, j)
    if measured is None or measured.modifier or measured.definite:
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
    if side.grain in ("hour", "minute"):  # "بعد التاسعة من مساء الأحد" is still Sunday
        return Draft(i, side.last, cut, side.days, side.grain)
    start = plus_days(side.days[1], 1)
    return Draft(i, side.last, cut, (start, start) if start else None, side.grain, open_end=True)


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
    return Draft(
        first, measured.last, cut, days, measured.grain, role=role, readings=readings, open_start=sign < 0 and far is None, open_end=sign > 0 and far is None
    )


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
    found = point(text, j, True)
    if found is not None and found.role == "at" and not found.cut:
        found.first, found.cut, found.role = i, cut, "within"
        return found
    measured = _length_after(text, i, j)
    if measured is None or measured.bare and text.before(i) == "من":  # "من خلال عقد اتفاقيات": by means of
        return None
    if measured.modifier:
        return _length_from_now(text, measured, i, cut, -1 if measured.modifier == "past" else 1, "within")
    follows = text.form(measured.last)
    if measured.bare and not measured.told and (follows.startswith("ال") and len(follows) > 3 or text.on(measured.last, DAYPART) is not None):
        return None  # "خلال سنوات الحرب", "خلال ساعات الفجر": the length of something, not of time before publication
    if _anchored(text, measured.last) or not measured.told and not measured.definite:
        return Draft(i, measured.last, cut, None, measured.grain, role="within")
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
    if found is None and text.form(i + 1) == "الساعه" and text.form(i) == "حتي":  # "حتى الساعة": until now
        return Draft(i, i + 2, cut, one_day(text.published), "day", role="until")
    if found is None or found.role != "at" or found.cut:
        return None
    now = text.sense(i + 1, NOW) is not None or text.form(i + 1) == "هذه"
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
    measured = _length_after(text, i, j)
    if measured is None:
        unit = text.on(j, UNIT)  # "طوال العام"
        whole = unit is not None and unit.n == ONE and unit.definite and not unit.cut and unit.tag in ("day", "week", "month", "year") and not noun
        return Draft(i, j + 1, cut, None, unit.tag, role="for") if whole and unit is not None else None
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
    at = measured.first
    if at and text.before(at) in SETS["hedge_one"]:  # "يبلغ من العمر نحو 13 عاما"
        at -= 1
    if text.head_before(at, "age_words", True) or text.form(measured.last) == "من" and text.form(measured.last + 1) in ("العمر", "عمره", "عمرها"):
        return True
    opened = measured.first > 0 and text.items[measured.first - 1].text in "([،,"
    return opened and measured.amounts[0][0] == "year" and text.is_mark(measured.last, ")]،,")
