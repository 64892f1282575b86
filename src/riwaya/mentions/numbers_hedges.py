"""Hedges around numbers: أكثر من, نحو, ما لا يقل عن, على الأقل, فأكثر (`lexicon/numbers.toml`, [before] and [after])."""

from __future__ import annotations

from functools import cache
from typing import cast

from riwaya.lexicon import document
from riwaya.mention import QUALIFIERS
from riwaya.script.letters import fold
from riwaya.script.words import MARK, Words

_ESTIMATES = frozenset(fold(w) for w in ("يقدر", "تقدر", "قدر", "يقدرون", "قدرت", "قدروا", "مقدر", "المقدر", "تقدرهم", "يقدرهم"))
_THEIR_NUMBER = frozenset(fold(w) for w in ("عددهم", "عددها", "عددهن", "عدده", "أعدادهم"))
_PLACES_TOO = frozenset(fold(w) for w in ("فوق", "تحت"))  # over a house or over a number: a hedge only where no counted noun follows
_COMPARING = frozenset(("اكثر", "فاكثر", "واكثر", "اقل", "فاقل", "اكبر", "اصغر"))  # قتيلين وأكثر من 200 جريح: it is the next number's
_OPEN = frozenset("\"'«“„([")


@cache
def _tables() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Hedges before a number by their last word (other words in reverse), and after it by their first; longest first."""
    sections = cast(dict[str, dict[str, list[str]]], document("numbers.toml"))
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for table, section in ((before, sections["before"]), (after, sections["after"])):
        for qualifier, phrases in section.items():
            if qualifier not in QUALIFIERS:
                raise ValueError(f"lexicon/numbers.toml: {qualifier} is no qualifier")
            for phrase in phrases:
                forms = [fold(w) for w in phrase.split()]
                if table is before:
                    forms.reverse()
                table.setdefault(forms[0], []).append((tuple(forms[1:]), qualifier))
        for entries in table.values():
            entries.sort(key=lambda e: -len(e[0]))
    return before, after


def _cut(form: str, wanted: str) -> int:
    """Clitic letters before `wanted` in `form`; -1 where it is another word."""
    if form == wanted:
        return 0
    cut = len(form) - len(wanted)
    if 0 < cut < 3 and form.endswith(wanted) and form[0] in "وفبلك" and (cut == 1 or form[0] in "وف" and form[1] in "بلك"):
        return cut
    return -1


def hedge_before(words: Words, i: int, clitic: str, noun_follows: bool) -> tuple[int, int, str] | None:
    """The hedge that ends before word `i`: (its first word, clitic letters on it, qualifier).

    `clitic` is what stands on the number itself: `يقدر بعشرين` has its ب there.
    """
    k = i - 1
    items = words.items
    if k >= 0 and items[k].form == "ال" and items[i].gap == 0:
        k -= 1
    if k >= 0 and items[k].kind == MARK and items[k].text in _OPEN:
        k -= 1
    if k >= 0 and items[k].form == "ب" and items[k + 1].gap == 0:
        k, clitic = k - 1, "ب"
    if k < 0 or items[k + 1].gap == 2:
        return None
    if clitic.endswith("ب") and items[k].form in _ESTIMATES:
        return k, 0, "about"
    if clitic.endswith("ب") and k and items[k].form in _THEIR_NUMBER and items[k - 1].form in _ESTIMATES:
        return k - 1, 0, "about"
    table = _tables()[0]
    last = items[k].form
    for wanted in (last, last[1:], last[2:]):
        for rest, qualifier in table.get(wanted, ()):
            cut = _cut(last, wanted)
            if cut < 0 or cut and rest or wanted in _PLACES_TOO and noun_follows:
                continue
            j = k
            for form in rest:
                j -= 1
                if j < 0 or items[j + 1].gap == 2:
                    break
                cut = _cut(items[j].form, form)
                if cut < 0 or cut and form is not rest[-1]:
                    break
            else:
                return j, cut, qualifier
    return None


def hedge_after(words: Words, j: int) -> tuple[int, str] | None:
    """The hedge that begins at word `j`: (the index after it, qualifier)."""
    items, n = words.items, len(words.items)
    if j < n and items[j].kind == MARK and items[j].text in _OPEN:
        j += 1
    if j >= n or items[j].gap == 2:
        return None
    for rest, qualifier in _tables()[1].get(items[j].form, ()):
        if all(words.form(j + 1 + n_) == form for n_, form in enumerate(rest)) and not (
            words.form(j + len(rest)) in _COMPARING and words.form(j + 1 + len(rest)) in ("من", "عن")
        ):
            return j + 1 + len(rest), qualifier
    return None
