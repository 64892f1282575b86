"""Days told from the day of publication or by their name: "أمس الأول", "اليوم (الأربعاء)", "فجر الجمعة الماضي", "ليل السبت الأحد"."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.calendar import Days, plus_days, week_days, weekday_near, weekday_on
from riwaya.mentions.time_dates import date_point, numeric_point, year_tail
from riwaya.mentions.time_text import DASHES, Draft, Text
from riwaya.mentions.time_words import AFTER, BEFORE, DAYPART, MODIFIER, NUM, ONE, RELDAY, SETS, THIS, UNIT, WEEKDAY
from riwaya.script.names import QUOTES

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MAX_DOUBTS = 8  # a text that contradicts its day more often than this says nothing new
_AGREED = frozenset(("الموافق", "موافق", "الموافق ل", "المصادف", "مصادف"))


def one_day(day: date | None) -> Days | None:
    return (day, day) if day else None


# ---------------------------------------------------------------- weekdays


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


def _date_after(text: Text, j: int, weekday: int) -> Draft | None:
    """The date that a weekday announces: `الاثنين 12 يناير`, `الأربعاء، 22 يناير`, `الجمعة الموافق 3/7/2015`, `الأحد (20 الجاري)`."""
    k = j
    for _ in range(3):
        if text.is_mark(k, "،,(:-–") or text.form(k) in _AGREED or text.form(k) in ("ل", "في", "فى", "يوم"):
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
    dated = _date_after(text, j, weekday)
    if dated is not None and dated.days is not None and dated.days[0] == dated.days[1]:
        _check_date(text, i, dated, weekday)
        return Draft(i, dated.last, cut, dated.days, "day", readings=dated.readings, implied=dated.implied, weekday=weekday)
    if dated is not None and dated.days is None:
        return Draft(i, dated.last, cut, None, "day", weekday=weekday)
    week = _week_of(text, j)
    if week is not None:
        return Draft(i, week[1], cut, one_day(plus_days(week[0][0], weekday)) if week[0] else None, "day", weekday=weekday)
    published = text.published
    last, how = _weekday_modifier(text, j)
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


def _weekday_modifier(text: Text, j: int) -> tuple[int, str]:
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
    if after and after not in ("الي", "حتي", "وحتي", "والي") and not text.is_mark(j + 1, "،,.؛()-–!؟?»\""):
        return None
    for away in range(0, 32):
        for sign in (-1, 1):
            day = plus_days(text.published, sign * away)
            if day is not None and day.day == value:
                return one_day(day) if day.weekday() == weekday else None
    return None


# ---------------------------------------------------------------- doubts


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


def _fitting(text: Text, first: int, last: int, expected: date, offset: int, weekday: int) -> Days | None:
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


# ---------------------------------------------------------------- relative days


def _not_today(text: Text, i: int) -> bool:
    """Whether `اليوم` at `i` is a newspaper, another day or no day at all."""
    before, after = text.before(i), text.form(i + 1)
    if text.sense(i + 1, WEEKDAY) is not None and text.form(i + 1):
        return False
    bare = before[2:] if before.startswith("ال") else before
    if before and (before in SETS["paper_always"] or bare in SETS["paper_always"] or before in ("ذات", "نفس", "ذلك", "مدار", "كل", "لذلك", "مدي", "هموم")):
        return True
    if before and (before in SETS["paper_named"] or bare in SETS["paper_named"]):
        ahead = text.items[i - 2] if i >= 2 else None
        quoted = ahead is not None and ahead.kind == 2 and ahead.text in QUOTES and text.is_mark(i + 1, "".join(QUOTES))
        if quoted or text.head_before(i - 1, "media") or before.lstrip("ول") == "روسيا":
            return True
    if text.is_mark(i + 1, "".join(QUOTES)) and i and text.items[i - 1].kind == 2 and text.items[i - 1].text in QUOTES:
        return True  # «اليوم»
    sense = text.on(i + 1, NUM)
    if sense is not None and sense.tag == "ordinal" and sense.definite:
        return True
    return after[2:] in SETS["day_not_today"] if after.startswith("ال") else False


def relday_point(text: Text, i: int) -> Draft | None:
    """`أمس`, `أمس الأول`, `اليوم`, `غدا` with the weekday and the date that may stand beside them."""
    sense = text.sense(i, RELDAY)
    if sense is None or sense.clitic.endswith("ك"):
        return None
    offset, j = sense.n, i + 1
    if offset == 0:
        if _other_day(text, i):
            return None
        if _not_today(text, i):
            return Draft(i, i + 1, 0, None, "day", role="none")
    if offset == 1 and not sense.definite and text.items[i].form.endswith("غد") and text.before(i) not in ("يوم", "بعد", "حتي", "منذ", "ليوم", "صباح", "مساء", "فجر", "ظهر", "عصر", "ليل"):
        return None
    if offset == -1 and text.form(j) in ("الاول", "الاولي", "اول"):
        offset, j = -2, j + 1
    elif offset == -1 and text.form(j) in ("الحاجه",) or text.before(i) == "ب" or text.items[i].form in ("امس",) and text.before(i) == "في" and text.form(j).startswith("الحاج"):
        return None
    return beside(text, i, j, sense.cut, offset)


def beside(text: Text, i: int, j: int, cut: int, offset: int) -> Draft:
    """A relative day whose words end before `j`, with the weekday and date beside it."""
    base = plus_days(text.published, offset) if text.published else None
    days = one_day(base)
    k = j
    opened = text.is_mark(k, "(،,-–")
    if opened:
        k += 1
    if text.form(k) == "يوم":
        k += 1
    named = weekday_at(text, k) if text.form(k) else None
    if named is None or named[2]:
        dated = _dated(text, j)
        return Draft(i, dated.last, cut, dated.days, "day") if dated is not None else Draft(i, j, cut, days, "day")
    weekday, last, _ = named
    if opened and text.items[j].text in "،,-–" and base is not None and base.weekday() != weekday:
        return Draft(i, j, cut, days, "day")  # "أمس، الجمعة …" may begin something else
    if text.is_mark(j, "(") and text.is_mark(last, ")"):
        last += 1
    if offset == -1 and text.form(last) == "الاول":  # "أمس الجمعة الأول" does not occur, "أمس الأول الجمعة" does
        last += 1
    dated = _date_after(text, last, weekday)
    if dated is not None and dated.days is not None:
        return Draft(i, dated.last, cut, dated.days, "day", weekday=weekday)
    if dated is not None:
        last = dated.last
    if base is None:
        return Draft(i, last, cut, None, "day", weekday=weekday)
    fitted = _fitting(text, i, last, base, offset, weekday)
    readings = (fitted, days) if fitted and days and fitted != days else ()
    return Draft(i, last, cut, fitted, "day", readings=readings, weekday=weekday)


def _dated(text: Text, j: int) -> Draft | None:
    k = j
    for _ in range(2):
        if text.is_mark(k, "(،,") or text.form(k) in _AGREED:
            k += 1
    found = date_point(text, k) if k < len(text.items) and text.form(k) and text.is_digits(k) else None
    if found is None or found.others or found.days is None or found.days[0] != found.days[1]:
        return None
    if text.is_mark(k - 1, "(") and text.is_mark(found.last, ")"):
        found.last += 1
    return found


def before_yesterday(text: Text, i: int) -> Draft | None:
    """`أول [من] أمس`, `قبل [يوم] أمس`, `بعد غد`, `بعد يوم غد`."""
    form = text.items[i].form
    word = text.sense(i, NUM)
    if word is not None and form[word.cut :] in ("اول", "الاول"):
        k = i + 2 if text.form(i + 1) == "من" else i + 1
        yesterday = text.on(k, RELDAY)
        if yesterday is not None and yesterday.n == -1 and not yesterday.cut:
            return beside(text, i, k + 1, word.cut, -2)
        return None
    for kind, sign in ((BEFORE, -1), (AFTER, 1)):
        side = text.sense(i, kind)
        if side is not None:
            k = i + 2 if text.form(i + 1) == "يوم" else i + 1
            day = text.on(k, RELDAY)
            if day is not None and day.n == sign:
                j = k + 1
                if sign == -1 and text.form(j) == "الاول":
                    return beside(text, i, j + 1, side.cut, -3)
                return beside(text, i, j, side.cut, 2 * sign)
    return None


# ---------------------------------------------------------------- the same day, the day after


def _other_day(text: Text, i: int) -> bool:
    modifier = text.on(i + 1, MODIFIER)
    return modifier is not None and modifier.tag in ("following", "previous", "same", "past", "next") and (modifier.definite or modifier.tag == "same")


def told_day(text: Text, i: int) -> Draft | None:
    """`ذلك اليوم`, `اليوم نفسه`, `في اليوم التالي`, `اليوم السابق`: told from the last day read before."""
    this = text.sense(i, THIS)
    j = i + 1 if this is not None else i
    unit = text.on(j, UNIT) if this is not None else text.sense(j, UNIT)
    if unit is None or unit.tag != "day" or unit.n != ONE or not unit.definite:
        return None
    near = text.near(i)[0]
    if this is not None:
        if unit.cut:
            return None
        if this.tag == "this":
            return beside(text, i, j + 1, this.cut, 0)
        return Draft(i, j + 1, this.cut, one_day(near), "day")
    modifier = text.on(j + 1, MODIFIER)
    if modifier is None or not (modifier.definite or modifier.tag == "same"):
        return None
    if modifier.tag in ("same", "following", "previous"):
        shift = {"same": 0, "following": 1, "previous": -1}[modifier.tag]
        return Draft(i, j + 2, unit.cut, one_day(plus_days(near, shift)) if near else None, "day")
    return None


# ---------------------------------------------------------------- parts of the day


def day_point(text: Text, i: int) -> Draft | None:
    """A single day: by name, told from publication, or by date; `يوم` before it is taken along."""
    if not 0 <= i < len(text.items):
        return None
    unit = text.sense(i, UNIT)
    if unit is not None and unit.tag == "day" and not unit.definite and unit.n == ONE and text.form(i + 1):
        inner = weekday_point(text, i + 1, True) or relday_point(text, i + 1) or date_point(text, i + 1) or numeric_point(text, i + 1)
        if inner is not None and inner.role == "at" and (inner.cut == 0 or text.items[i + 1].form[0] != "و"):
            inner.first, inner.cut = i, unit.cut
            return inner
        return None
    return told_day(text, i) or relday_point(text, i) or before_yesterday(text, i) or weekday_point(text, i) or date_point(text, i) or numeric_point(text, i)


def daypart_point(text: Text, i: int) -> Draft | None:
    """A part of a day with its day: `فجر اليوم`, `مساء أول من أمس`, `ليل السبت الأحد`, `الليلة الماضية`, `هذا الصباح`."""
    this = text.sense(i, THIS)
    j = i + 1 if this is not None else i
    part = text.on(j, DAYPART) if this is not None else text.sense(j, DAYPART)
    if part is None or this is not None and (part.cut or this.tag != "this" or not part.definite):
        return None
    cut = this.cut if this is not None else part.cut
    if part.definite:
        return _definite_part(text, i, j, cut, this is not None)
    k = j + 1
    second = text.on(k, DAYPART)
    if second is not None and (second.clitic == "و" or not second.cut) and not second.definite:  # "صباح ومساء أمس", "ليل فجر"
        k += 1
    if not text.form(k):
        return None
    inner = day_point(text, k)
    if inner is None or inner.role == "none" or inner.cut and text.items[k].form[:1] in "وف":
        return None
    if inner.days is not None and inner.days[0] != inner.days[1] and inner.grain != "day":
        return None
    inner.first, inner.cut = i, cut
    if part.tag == "night" or text.form(i) == "منتصف":
        return _night(text, inner)
    return inner


def _night(text: Text, inner: Draft) -> Draft:
    """`ليل السبت الأحد`, `ليل الأربعاء إلى الخميس`: the night between two days is both."""
    if inner.weekday is None:
        return inner
    k = inner.last
    if text.is_mark(k, DASHES | frozenset("/")) or text.form(k) in ("من", "الي", "علي"):
        k += 1
    named = weekday_at(text, k) if text.form(k) else None
    if named is None or named[0] != (inner.weekday + 1) % 7 or named[2] and text.items[k].form[0] != "و":
        return inner
    last, how = _weekday_modifier(text, named[1])
    inner.last = last
    if inner.days is not None:
        start = inner.days[0]
        if how == "past" and text.published and text.prefer == "past":
            start = weekday_on(text.published, inner.weekday, -1, True) or start
        end = plus_days(start, 1)
        if end is not None and text.published and end > text.published and text.prefer == "past" and not inner.implied and start == text.published:
            week = plus_days(start, -7)  # "ليل السبت الأحد" published on Saturday: the night of a week before, unless it is to come
            inner.readings = ((start, end), (week, plus_days(week, 1) or week)) if week else ()
        else:
            inner.readings = tuple((a, b) for a in (start, *(r[0] for r in inner.readings[1:])) if (b := plus_days(a, 1)))
        inner.days = (start, end) if end else None
        if len(inner.readings) < 2:
            inner.readings = ()
    return inner


def _definite_part(text: Text, i: int, j: int, cut: int, this: bool) -> Draft | None:
    """`الليلة`, `الليلة الماضية`, `هذا المساء`; `الفجر` alone names no day."""
    published = text.published
    modifier = text.on(j + 1, MODIFIER)
    night = text.items[j].form.endswith("ليله")
    if modifier is not None and modifier.definite and modifier.tag == "past" and night:
        day = plus_days(published, -1) if published else None
        readings = ((day, day), (day, published)) if day and published else ()
        return Draft(i, j + 2, cut, one_day(day), "day", readings=readings)
    if night and text.form(j + 1) == "قبل" and text.on(j + 2, MODIFIER) is not None:
        return Draft(i, j + 3, cut, one_day(plus_days(published, -2)) if published else None, "day")
    if modifier is not None and modifier.definite and modifier.tag == "next" and night:
        return Draft(i, j + 2, cut, one_day(plus_days(published, 1)) if published else None, "day")
    if this and not text.items[j].form.endswith(("عصر", "سحر", "مغرب", "عشاء")) or not this and night and (text.form(j + 1) == "" or modifier is None) and text.items[j].form[cut:] == "الليله":
        return Draft(i, j + 1, cut, one_day(published), "day")
    return None


__all__ = ["before_yesterday", "beside", "day_point", "daypart_point", "one_day", "relday_point", "told_day", "weekday_at", "weekday_point", "year_tail"]
