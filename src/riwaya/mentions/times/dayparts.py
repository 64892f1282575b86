"""Parts of a day with their day: "فجر الجمعة الماضي", "مساء أول من أمس", "ليل السبت الأحد", "الليلة الماضية"."""

from __future__ import annotations

from riwaya.mentions.calendar import plus_days, weekday_on
from riwaya.mentions.times.days import day_point
from riwaya.mentions.times.senses import DAYPART, MODIFIER, THIS
from riwaya.mentions.times.text import DASHES, Draft, Text
from riwaya.mentions.times.weekdays import one_day, weekday_at, weekday_modifier


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
    last, how = weekday_modifier(text, named[1])
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
    if (
        this
        and not text.items[j].form.endswith(("عصر", "سحر", "مغرب", "عشاء"))
        or not this
        and night
        and (text.form(j + 1) == "" or modifier is None)
        and text.items[j].form[cut:] == "الليله"
    ):
        return Draft(i, j + 1, cut, one_day(published), "day")
    return None
