"""Numbers of an Arabic text: digits of three scripts, words, both mixed, duals, ordinals, parts, percent, ranges, hedges.

Days, years, clock times, ages and digits that name a thing (`اللواء 55`, `إف-16`) are left out: other finders own
them, and they count nothing. A number that can be read two ways keeps both `readings` and takes the first by the rules of
`numbers_digits` and of `numbers_words` (`ألفا` is 2000 before a noun, else 1000).
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.mention import Number
from riwaya.mentions.counted import DUAL, SINGULAR, chosen, counted
from riwaya.mentions.numbers_digits import Digits, read_digits
from riwaya.mentions.numbers_excluded import is_age, is_clock, is_date, is_name, listed, told, unclitic
from riwaya.mentions.numbers_joined import Draft, finished, percent_at
from riwaya.mentions.numbers_lexicon import (
    APPROXIMATE,
    COUNTED_DUAL,
    FEW,
    FRACTION,
    FRACTION_DUAL,
    FRACTION_PLURAL,
    HUNDRED,
    ONE,
    ORDINAL,
    ORDINAL_OF_TEENS,
    SCALE,
    SIGN,
    UNIT,
    ZERO,
    NumberWord,
    number_word,
    remembered,
)
from riwaya.mentions.numbers_words import Cardinal, hamza, read_approximate, read_cardinal, read_fraction, read_ordinal, tidy
from riwaya.script.names import bare
from riwaya.script.words import DIGITS, MARK, WORD, Words

_LOWER, _UPPER = ("more_than", "at_least"), ("less_than", "at_most")


def find_numbers(words: Words) -> tuple[Number, ...]:
    """The numbers of `words` in text order, not overlapping; a span holds the hedge before the number, no clitics."""
    out: list[Number] = []
    done = 0
    known = remembered()
    for w in words.items:
        if w.kind == MARK or w.i < done:
            continue
        word = None
        if w.kind == WORD:
            form = w.form
            word = known[form] if form in known else number_word(form)  # a call for every word of a text would cost more than all numbers
            if word is None:
                continue
        number, done = _at(words, w.i, word, out[-1] if out else None)
        if number:
            _append(words, out, number)
    return tuple(out)


def _append(words: Words, out: list[Number], number: Number) -> None:
    """Add `number`, joining `أكثر من 10 وأقل من 20` with the number before it."""
    if out and out[-1].value is not None and number.value is not None:
        a, b = out[-1], number
        beside = b.first - a.last == 0 or b.first - a.last == 1 and words.form(a.last) in ("و", "،", ",")
        if beside and a.qualifier in _UPPER and b.qualifier in _LOWER:
            a, b = b, a
        if beside and a.qualifier in _LOWER and b.qualifier in _UPPER and a.value is not None and b.value is not None and a.value < b.value:
            first, last = out[-1].first, number.last
            span = type(number.span).of(words.text, out[-1].span.start, number.span.end)
            out[-1] = replace(out[-1], span=span, first=first, last=last, value=None, low=a.value, high=b.value, qualifier="range")
            return
    out.append(number)


def _at(words: Words, i: int, word: NumberWord | None, previous: Number | None) -> tuple[Number | None, int]:
    """The number that begins at `i` and the word to go on with."""
    if word is None:
        digits = read_digits(words, i)
        if digits is None:
            return None, i + 1
        if not digits.values:
            return None, digits.last
        if digits.upper:
            return _written_range(words, i, digits)
        read = Cardinal(digits.values[0], digits.last, "fraction") if digits.fraction else read_cardinal(words, i, None)
    else:
        if word.kind == COUNTED_DUAL:
            return _dual(words, i, word)
        single = _behind_noun(words, i, word, previous.last if previous else 0)
        if single:
            return single, single.last
        if word.kind == HUNDRED and (word.clitic.endswith("ب") and word.article or word.article and words.form(i - 1) == "في"):
            return None, i + 1  # what is left of a percentage
        read = _read_word(words, i, word)
    if read is None:
        return None, i + 1
    if _excluded(words, i, read):
        return None, read.last
    return finished(words, i, word, read, previous)


def _read_word(words: Words, i: int, word: NumberWord) -> Cardinal | None:
    kind = word.kind
    if kind in (ORDINAL, ORDINAL_OF_TEENS):
        return None if _month_part(words, i) or _day_part(words, i) else read_ordinal(words, i, word)
    whole = words.form(i + 1)
    if (
        kind == UNIT
        and word.value > 4
        and not words[i].form.endswith("ه")
        and whole.startswith("ال")
        and words[i + 1].gap == 1
        and (whole.endswith("ه") or bare(whole)[0] in listed("wholes"))
    ):
        return Cardinal(tidy(1 / word.value), i + 1, "fraction")  # خمس السكان
    if kind in (FRACTION, FRACTION_DUAL):
        return read_fraction(words, i, word)
    if kind in (APPROXIMATE, FEW) or kind == SCALE and word.low:
        return read_approximate(words, i, word)
    if kind == ZERO:
        return Cardinal(0, i + 1, "words")
    if kind in (FRACTION_PLURAL, SIGN):
        return None
    if kind == ONE and (hamza(words[i]) or told(words.form(i - 1), "not_one")):  # وأحد folds to واحد
        return None
    return read_cardinal(words, i, word)


def _day_part(words: Words, i: int) -> bool:
    """أمس الأول, أول أمس, أول من أمس."""
    return words.form(i - 1) == "امس" or words.form(i + 1) == "امس" or words.form(i + 1) == "من" and words.form(i + 2) == "امس"


def _month_part(words: Words, i: int) -> bool:
    return told(words.form(i - 1), "half_months")


def _excluded(words: Words, i: int, read: Cardinal) -> bool:
    value = read.low if read.form == "plural" else read.value
    first = i
    if read.form == "fraction" and words[i].kind == DIGITS and unclitic(words.form(i - 1)) in ("في", "يوم", "بتاريخ", "تاريخ", "منذ", "حتي"):
        return True  # في 1/2: a day of February
    return (
        is_date(words, first, read.last, value)
        or is_clock(words, first, read.last, value)
        or is_age(words, first, read.last)
        or is_name(words, first, read.last, value)
        and not percent_at(words, read.last)
    )


def _written_range(words: Words, i: int, digits: Digits) -> tuple[Number | None, int]:
    """`20-30`, `20-30 ألف`."""
    low, high, last = digits.values[0], digits.upper[0], digits.last
    if is_date(words, i, last, high) or is_clock(words, i, last, high) or is_name(words, i, last, high):
        return None, last
    scale = number_word(words.form(last)) if last < len(words) and words[last].gap == 1 else None
    if scale and scale.kind == SCALE and not scale.clitic:
        low, high, last = low * scale.value, high * scale.value, last + 1
    percent = percent_at(words, last)
    draft = Draft(i, percent or last, 0, None, low, high, "range", "percent" if percent else "digits")
    return draft.number(words), draft.last


def _dual(words: Words, i: int, word: NumberWord) -> tuple[Number | None, int]:
    if i and _beside_two(words, i):
        return None, i + 1  # the adjective of a dual, or the noun of اثنان
    if word.noun is None or word.noun.number != DUAL and words.form(i + 1) not in listed("dual_verbs", "people"):
        return None, i + 1  # -ين is the sound plural, unless a dual verb follows (`فلسطينيين قتلا`)
    if words[i].form.endswith("ي") and not words[i].form.endswith("تي"):
        noun = chosen(word.noun, words.form(i + 1), 2)
        if noun is None or noun.number != DUAL:
            return None, i + 1  # ضابطي, رجلي: two only before the word that their row asks for
    following = number_word(words.form(i + 1)) if i + 1 < len(words) and words[i + 1].gap == 1 else None
    last = i + 2 if following and following.kind == UNIT and following.value == 2 and not following.clitic else i + 1
    return Draft(i, last, word.cut, 2, form="dual").number(words), last


def _beside_two(words: Words, i: int) -> bool:
    """Whether the word before `i` is a dual, or اثنان, that the dual at `i` belongs to."""
    before = number_word(words.form(i - 1))
    joined = words[i].gap == 1 and not words[i].form.startswith("و")
    return (
        joined
        and before is not None
        and (before.kind == COUNTED_DUAL and before.noun is not None and before.noun.number == DUAL or before.kind == UNIT and before.value == 2)
    )


def _behind_noun(words: Words, i: int, word: NumberWord, floor: int) -> Number | None:
    """`جندي واحد`, `سوريين اثنين`: one or two, with the noun. Not where the word begins a larger number (`واحد وعشرون`)."""
    one = word.kind == ONE
    if not one and (word.kind != UNIT or word.value != 2) or word.clitic or i <= floor or words[i].gap == 2:
        return None
    first = i - 1
    found = counted(words[first].form)
    if not one and i > floor + 1 and words[first].gap == 1 and words[first].form.endswith(("ين", "ان")) and words[i - 2].form.endswith(("ين", "ان")):
        head = counted(words[i - 2].form) if not words[first].form.startswith("و") else None
        first, found = (i - 2, head) if head is not None else (first, found)  # مستشارين عسكريين اثنين
    if found is None or one and found.number != SINGULAR or not one and not words[first].form.endswith(("ين", "ان")):
        return None
    read = read_cardinal(words, i, word)
    if read is None or read.value != word.value:
        return None
    if one and i > floor + 1 and words[i - 1].gap == 1:  # جنديا تشاديا واحدا
        before = counted(words[i - 2].form)
        if before and before.number == SINGULAR and not before.article and not words[i - 1].form.startswith("و"):
            first, found = i - 2, before
    return Draft(first, i + 1, found.cut, word.value, form="singular" if one else "dual").number(words)
