"""Seasons and decades: "صيف 2014", "الربيع المقبل", "تسعينيات القرن الماضي"."""

from __future__ import annotations

from riwaya.mentions.calendar import FIRST_HIJRI, LAST_HIJRI, Days, hijri_year_days, season_days, year_days
from riwaya.mentions.times.numbers import number
from riwaya.mentions.times.senses import DECADE, MODIFIER, SEASON, SINCE, THIS, UNIT, UNTIL, WITHIN
from riwaya.mentions.times.text import Draft, Text
from riwaya.mentions.times.years import Tail, year_tail


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
    if tail.year is not None and (tail.hijri or FIRST_HIJRI <= tail.year <= LAST_HIJRI):  # "صيف 1436هـ": the one that begins in that year
        held = hijri_year_days(tail.year)
        options = [s for y in (held[0].year, held[1].year) if (s := season_days(y, first)) and held[0] <= s[0] <= held[1]] if held else []
        return (options[0] if options else None), ()
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
