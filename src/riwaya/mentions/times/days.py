"""Days told from the day of publication or from another day: "أمس الأول", "اليوم (الأربعاء)", "بعد غد", "في اليوم التالي"."""

from __future__ import annotations

from riwaya.mentions.calendar import plus_days
from riwaya.mentions.times.dates import date_point
from riwaya.mentions.times.digits import numeric_point
from riwaya.mentions.times.senses import AFTER, BEFORE, MODIFIER, NUM, ONE, RELDAY, SETS, THIS, UNIT, WEEKDAY
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.weekdays import AGREEING, date_after, fitting_day, one_day, weekday_at, weekday_point
from riwaya.script.words import MARK

OPENING, CLOSING = '«"“(‹„', '»"”)›'  # marks that set a name off


def _not_today(text: Text, i: int) -> bool:
    """Whether `اليوم` at `i` is a newspaper, another day or no day at all."""
    before, after = text.before(i), text.form(i + 1)
    if text.sense(i + 1, WEEKDAY) is not None and text.form(i + 1):
        return False
    bare = before.removeprefix("ال")
    if before and (before in SETS["paper_always"] or bare in SETS["paper_always"] or before in ("ذات", "نفس", "ذلك", "مدار", "كل", "لذلك", "مدي", "هموم")):
        return True
    if before and (before in SETS["paper_named"] or bare in SETS["paper_named"]):
        ahead = text.items[i - 2] if i >= 2 else None
        quoted = ahead is not None and ahead.kind == MARK and ahead.text in OPENING and text.is_mark(i + 1, CLOSING)
        if quoted or text.head_before(i - 1, "media", True) or before.lstrip("ول") == "روسيا":
            return True
    if i and text.items[i - 1].kind == MARK and text.items[i - 1].text in OPENING and text.is_mark(i + 1, CLOSING):
        return text.items[i - 1].text != "(" or before in ("ل", "ب", "ال")  # «اليوم», لـ(اليوم)
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
    if (
        offset == 1
        and not sense.definite
        and text.items[i].form.endswith("غد")
        and text.before(i) not in ("يوم", "بعد", "حتي", "منذ", "ليوم", "صباح", "مساء", "فجر", "ظهر", "عصر", "ليل")
    ):
        return None
    if offset == -1 and text.form(j) in ("الاول", "الاولي", "اول"):
        offset, j = -2, j + 1
    elif offset == -1 and text.form(j).startswith("الحاج"):  # "في أمس الحاجة": in dire need
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
    dated = date_after(text, last, weekday)
    if dated is not None and dated.days is not None:
        return Draft(i, dated.last, cut, dated.days, "day", weekday=weekday)
    if dated is not None:
        last = dated.last
    if base is None:
        return Draft(i, last, cut, None, "day", weekday=weekday)
    fitted = fitting_day(text, i, last, base, offset, weekday)
    readings = (fitted, days) if fitted and days and fitted != days else ()
    return Draft(i, last, cut, fitted, "day", readings=readings, weekday=weekday)


def _dated(text: Text, j: int) -> Draft | None:
    k = j
    for _ in range(2):
        if text.is_mark(k, "(،,") or text.form(k) in AGREEING:
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


def day_point(text: Text, i: int) -> Draft | None:
    """A single day: by name, told from publication, or by date; `يوم` before it is taken along."""
    if not 0 <= i < len(text.items):
        return None
    unit = text.sense(i, UNIT)
    if unit is not None and unit.tag == "day" and not unit.definite and unit.n == ONE and text.form(i + 1):
        counted = text.sense(i - 1, NUM) is not None  # "لثاني يوم جمعة على التوالي"
        inner = weekday_point(text, i + 1, not counted) or relday_point(text, i + 1) or date_point(text, i + 1) or numeric_point(text, i + 1)
        if inner is not None and inner.role == "at" and (inner.cut == 0 or text.items[i + 1].form[0] != "و"):
            inner.first, inner.cut = i, unit.cut
            return inner
        return None
    return told_day(text, i) or relday_point(text, i) or before_yesterday(text, i) or weekday_point(text, i) or date_point(text, i) or numeric_point(text, i)
