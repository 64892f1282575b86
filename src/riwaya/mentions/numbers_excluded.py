"""Numbers that count nothing: days and years, clock times, ages, and digits that are part of a name."""

from __future__ import annotations

from functools import cache
from typing import cast

from riwaya.lexicon import document
from riwaya.mentions.counted import PLURAL, SINGULAR, counted
from riwaya.mentions.numbers_hedges import hedge_before
from riwaya.script.letters import fold
from riwaya.script.names import MEMO, bare
from riwaya.script.words import DIGITS, MARK, WORD, Words


@cache
def listed(name: str, section: str = "not_counts") -> frozenset[str]:
    """A list of lexicon/numbers.toml, folded and without articles."""
    table = cast(dict[str, dict[str, list[str]]], document("numbers.toml"))[section]
    return frozenset(bare(fold(w))[0] for w in table[name])


def plain(form: str) -> str:
    """A folded word without a leading و and the article, as the lists have it."""
    if len(form) > 3 and form[0] == "و" and form[1] != "ا":
        form = form[1:]
    return bare(form)[0] if not form.startswith("وال") else bare(form[1:])[0]


_stems: dict[str, tuple[str, ...]] = {}


def stems(form: str) -> tuple[str, ...]:
    """A folded word as it stands and without one and two clitics (و, ف, ب, ل), each without the article: `وبالعدد`, `بالعدد`, `عدد`.

    All of them, as the first letter of a word may be its own (`لواء`, `بوينغ`).
    """
    known = _stems.get(form)
    if known is None:
        if len(_stems) >= MEMO:
            _stems.clear()
        out = [bare(form)[0]]
        rest = form
        for _ in range(2):
            if len(rest) < 4 or rest[0] not in "وفبل":
                break
            rest = "ال" + rest[2:] if rest.startswith("لل") else rest[1:]
            out.append(bare(rest)[0])
        known = _stems[form] = tuple(out)
    return known


def told(form: str, name: str, section: str = "not_counts") -> bool:
    """Whether a folded word, with any clitics, is in a list of lexicon/numbers.toml."""
    words = listed(name, section)
    return any(stem in words for stem in stems(form))


def unclitic(form: str) -> str:
    """A folded word without its clitics and article, taken for clitics whether they are or not: for closed sets of short words."""
    return stems(form)[-1]


def month_at(words: Words, j: int) -> bool:
    """Whether a month's name stands at `j`, or behind من: `7 أكتوبر`, `السابع من أكتوبر`."""
    if words.form(j) == "من":
        j += 1
    return j < len(words) and words[j].kind == WORD and (words[j].form in listed("months") or plain(words[j].form) in listed("months"))


def counted_noun_at(words: Words, j: int, value: float | int | None = None) -> bool:
    """Whether a counted noun follows, directly or behind من: then a number is a count, whatever it looks like.

    With `value` the noun has to agree with it as grammar asks: behind `الفرقة 11` and `اللواء 55` plurals count nothing.
    """
    behind = words.form(j) == "من" and value is None
    if behind:
        j += 1
    if j < len(words) and words[j].kind == MARK and words[j].text in ')»"':
        j += 1
    if j >= len(words) or words[j].gap == 2 or words[j].kind != WORD:
        return False
    found = counted(words[j].form)
    if found is None or found.cut:
        return False
    if value is None or value < 3:
        return value is None and (behind or not found.article)
    return not found.article and found.number == (PLURAL if 3 <= value % 100 <= 10 else SINGULAR)


def is_date(words: Words, first: int, last: int, value: float | int | None) -> bool:
    """A day of a month, or a year."""
    if not isinstance(value, int):
        return False
    if 0 < value <= 31:
        if month_at(words, last):
            return True
        k = last  # أيام 4 و5 و6 مارس
        while k < last + 8 and words.form(k) in ("و", "او", "،", ",", "-", "الي") and k + 1 < len(words) and words[k + 1].kind == DIGITS:
            k += 2
            if month_at(words, k):
                return True
        before = words.form(first - 1)
        if words[first].kind == DIGITS and (before in listed("months") or bare(before)[0] in listed("weekdays")) and not counted_noun_at(words, last):
            return True
    return _is_year(words, first, last, value)


def _is_year(words: Words, first: int, last: int, value: int) -> bool:
    if not (1300 <= value <= 1500 or 1900 <= value <= 2100):
        return False
    after = words.form(last)
    if after in ("م", "ه", "ميلادي", "هجري", "للميلاد", "للهجره", "ميلاديه", "هجريه"):
        return True
    before = words.form(first - 1)
    if value >= 1900 and told(before, "months"):
        return True  # شباط/فبراير 2018 تقريرا: no count, though a counted noun follows
    if told(before, "year_words") and not counted_noun_at(words, last):
        return True
    if words[first].kind != DIGITS or counted_noun_at(words, last):
        return False
    if told(before, "months"):
        return True
    return value >= 1900 and hedge_before(words, first, "", False) is None


def is_clock(words: Words, first: int, last: int, value: float | int | None) -> bool:
    """الساعة 10, العاشرة صباحا, 16,00 بتوقيت."""
    if value is None or not 0 <= value <= 24:
        return False
    before = words.form(first - 1)
    if before in ("ال", "(") and first > 1:
        before = words.form(first - 2)
    after = words.form(last)
    return told(before, "clock_before") or after in listed("clock_after") or after == "ت" and words.form(last + 1) in ("غ", ".")


def is_age(words: Words, first: int, last: int) -> bool:
    """البالغ 35 عاما, (35 عاما), في الخمسين من عمره."""
    after = words.form(last)
    if after == "من" and bare(words.form(last + 1))[0] in listed("age_before"):
        return True
    if after not in listed("years_of_age"):
        return False
    if words.form(first - 1) == "(":
        return True
    return any(bare(words.form(k))[0] in listed("age_before") for k in range(first - 1, max(-1, first - 4), -1))


def is_name(words: Words, first: int, last: int, value: float | int | None) -> bool:
    """Digits that name a thing: اللواء 55, القرار 2254, ميغ 21, قرار مجلس الأمن 2216; 1- at the head of a line."""
    items = words.items
    if items[first].kind != DIGITS:
        return False
    if (
        last < len(items)
        and (first == 0 or items[first].gap == 2)
        and items[last].gap == 0
        and items[last].text in "-.)–/"
        and last + 1 < len(items)
        and items[last + 1].gap < 2
    ):
        return True
    if first == 0 or items[first].gap == 2 or words.form(last) in ("-", "–") and items[last].gap and last + 1 < len(items) and items[last + 1].kind == DIGITS:
        return False
    k = first - 1
    if items[k].text in '("«' and k:
        k -= 1
    before = items[k].form
    if items[k].kind == WORD and (before.isascii() or told(before, "named_by_number")):
        return not counted_noun_at(words, last, value)
    if isinstance(value, int) and value > 99 and not counted_noun_at(words, last, value):
        return any(told(words.form(n), "resolutions") for n in range(k, max(-1, k - 4), -1))
    return False
