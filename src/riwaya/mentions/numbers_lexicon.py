"""What a single word is among numbers: the table `lexicon/numbers.toml`, clitics and the article taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from riwaya.lexicon import document
from riwaya.mentions.counted import DUAL, PLURAL, Counted, counted
from riwaya.script.letters import fold
from riwaya.script.names import MEMO

(
    UNIT,
    OF_TEENS,
    TEN,
    TEEN,
    TENS,
    HUNDRED,
    HUNDREDS,
    SCALE,
    TANWEEN,
    SCALE_DUAL,
    APPROXIMATE,
    FEW,
    ZERO,
    ORDINAL,
    ORDINAL_OF_TEENS,
    FRACTION,
    FRACTION_DUAL,
    FRACTION_PLURAL,
    SIGN,
    COUNTED_DUAL,
    ONE,
) = range(21)


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one folded word is among numbers. `cut` clitic letters stand before it; `joined` means a bare و is all of them."""

    kind: int
    value: int
    cut: int = 0
    article: bool = False
    joined: bool = False
    clitic: str = ""
    low: int = 0
    noun: Counted | None = None


_KINDS = (
    ("units", UNIT), ("one_of_teens", OF_TEENS), ("teens", TEEN), ("tens", TENS), ("hundreds", HUNDREDS), ("scales", SCALE),
    ("scales_tanween", TANWEEN), ("scales_dual", SCALE_DUAL), ("few", FEW), ("zero", ZERO), ("ordinals", ORDINAL),
    ("ordinals_with_article", ORDINAL), ("ordinals_of_teens", ORDINAL_OF_TEENS), ("fractions", FRACTION),
    ("fractions_dual", FRACTION_DUAL), ("fractions_plural", FRACTION_PLURAL),
)  # fmt: skip
_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")  # not ك: كمية is a quantity, not "like a hundred"
_DUAL_ENDS = ("ين", "ان", "تي", "تا", "ي")
_seen: dict[str, NumberWord | None] = {}


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return cast(dict[str, dict[str, list[str]]], document("numbers.toml"))


@cache
def _table() -> dict[str, NumberWord]:
    lexicon = _lexicon()
    out: dict[str, NumberWord] = {}
    for section, kind in _KINDS:
        for value, forms in lexicon[section].items():
            for form in forms:
                number = int(value)
                this = (
                    TEN if kind == UNIT and number == 10 else ONE if kind == UNIT and number == 1 else HUNDRED if number == 100 and kind == HUNDREDS else kind
                )
                out.setdefault(fold(form), NumberWord(this, number))
    for value, forms in lexicon["hundred_stems"].items():
        for stem in forms:
            for hundred in ("مئة", "مائة", "مية", "ماية"):
                out.setdefault(fold(stem + hundred), NumberWord(HUNDREDS, int(value)))
    for value, forms in lexicon["approximate"].items():
        for form in forms:
            known = out.get(fold(form))
            out[fold(form)] = NumberWord(SCALE, known.value, low=int(value)) if known else NumberWord(APPROXIMATE, int(value) // 2, low=int(value))
    for name, forms in lexicon["signs"].items():
        for form in forms:
            out[fold(form)] = NumberWord(SIGN, {"minus": -1, "point": 0, "and_odd": 1}[name])
    return out


@cache
def _barred() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = _lexicon()
    return frozenset(fold(f) for f in lexicon["not_counts"]["not_clitics"]), frozenset(
        fold(f) for forms in lexicon["ordinals_with_article"].values() for f in forms
    )


def _find(form: str) -> NumberWord | None:
    table = _table()
    not_clitics, with_article = _barred()
    if form in not_clitics:
        return None
    known = table.get(form)
    if known and form not in with_article:
        return known
    for clitic in _CLITICS if form[0] in "وفبلا" else ():
        if not form.startswith(clitic):
            continue
        cut, rest, article = len(clitic), form[len(clitic) :], False
        known = table.get(rest)
        if known is None and rest.startswith("ال") and len(rest) > 4:
            known, article = table.get(rest[2:]), True
        elif known is None and clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            known, article, cut = table.get(rest[1:]), True, cut + 1
        if known and (article or rest not in with_article) and not (article and form.endswith("ثنين")):  # الاثنين is Monday
            return NumberWord(known.kind, known.value, cut, article, clitic == "و", clitic, known.low)
    found = counted(form) if len(form) > 3 and form.endswith(_DUAL_ENDS) else None
    if found and (found.number == DUAL or form.endswith("ين") and found.number == PLURAL and not found.article):
        return NumberWord(COUNTED_DUAL, 2, found.cut, found.article, False, form[: found.cut], noun=found)
    return None


def number_word(form: str) -> NumberWord | None:
    """What a folded word is among numbers; None for any other word. Remembered, as it is asked of every word of a text."""
    try:
        return _seen[form]
    except KeyError:
        pass
    if len(_seen) >= MEMO:
        _seen.clear()
    found = _seen[form] = _find(form) if 1 < len(form) < 20 else None
    return found


def remembered() -> Mapping[str, NumberWord | None]:
    """The words that `number_word` has seen; for loops that ask of every word. Never to be kept: it is emptied when it is full."""
    return _seen
