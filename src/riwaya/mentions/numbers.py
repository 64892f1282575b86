"""Numbers of an Arabic text: digits of three scripts, words, both mixed, duals, ordinals, parts, percent, ranges, hedges.

Days, years, clock times, ages and digits that name a thing (`اللواء 55`, `إف-16`) are left out: other finders own
them, and they count nothing. A number that can be read two ways keeps both `readings` and takes the first by the rules of
`numbers_digits` and of `numbers_words` (`ألفا` is 2000 before a noun, else 1000).
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.mention import Number
from riwaya.mentions.counted import DUAL, SINGULAR, counted
from riwaya.mentions.numbers_digits import Digits, read_digits
from riwaya.mentions.numbers_excluded import counted_noun_at, is_age, is_clock, is_date, is_name, listed, plain, unclitic
from riwaya.mentions.numbers_hedges import hedge_after, hedge_before
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
from riwaya.mentions.numbers_words import Cardinal, read_approximate, read_cardinal, read_fraction, read_ordinal, tidy
from riwaya.script.words import DIGITS, MARK, WORD, Words

PERCENT = frozenset("%٪﹪％")
DASHES = frozenset("-–—~")
_HUNDRED = frozenset(("المايه", "الميه", "مايه", "ميه"))
_IN_HUNDRED = frozenset(("بالمايه", "بالميه"))
_LOWER, _UPPER = ("more_than", "at_least"), ("less_than", "at_most")
_CHANGE = 8  # words before a range in which a verb of change makes two figures of it (`ارتفع من 20 إلى 30`)


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
        if digits.upper or digits.fraction:
            return _written_range_or_part(words, i, digits)
        read = read_cardinal(words, i, None)
    else:
        if word.kind == COUNTED_DUAL:
            return _dual(words, i, word)
        single = _behind_noun(words, i, word)
        if single:
            return single, single.last
        if word.kind == HUNDRED and (word.clitic.endswith("ب") and word.article or word.article and words.form(i - 1) == "في"):
            return None, i + 1  # what is left of a percentage
        read = _read_word(words, i, word)
    if read is None:
        return None, i + 1
    if _excluded(words, i, read):
        return None, read.last
    return _finish(words, i, word, read, previous)


def _read_word(words: Words, i: int, word: NumberWord) -> Cardinal | None:
    kind = word.kind
    if kind in (ORDINAL, ORDINAL_OF_TEENS):
        return None if _month_part(words, i) or _day_part(words, i) else read_ordinal(words, i, word)
    if kind in (FRACTION, FRACTION_DUAL):
        return read_fraction(words, i, word)
    if kind in (APPROXIMATE, FEW) or kind == SCALE and word.low:
        return read_approximate(words, i, word)
    if kind == ZERO:
        return Cardinal(0, i + 1, "words")
    if kind in (FRACTION_PLURAL, SIGN):
        return None
    if kind == ONE and ("أ" in words[i].text or unclitic(words.form(i - 1)) in listed("not_one")):  # وأحد folds to واحد
        return None
    return read_cardinal(words, i, word)


def _day_part(words: Words, i: int) -> bool:
    """أمس الأول, أول أمس, أول من أمس."""
    return words.form(i - 1) == "امس" or words.form(i + 1) == "امس" or words.form(i + 1) == "من" and words.form(i + 2) == "امس"


def _month_part(words: Words, i: int) -> bool:
    return unclitic(words.form(i - 1)) in listed("half_months")


def _excluded(words: Words, i: int, read: Cardinal) -> bool:
    value = read.low if read.form == "plural" else read.value
    first = i
    return (
        is_date(words, first, read.last, value)
        or is_clock(words, first, read.last, value)
        or is_age(words, first, read.last)
        or is_name(words, first, read.last, value)
    )


def _written_range_or_part(words: Words, i: int, digits: Digits) -> tuple[Number | None, int]:
    """`20-30`, `20-30 ألف`, `3/4`."""
    low, high, last = digits.values[0], digits.upper[0] if digits.upper else None, digits.last
    if high is None:
        if unclitic(words.form(i - 1)) in listed("year_before") or words.form(last) == "%":
            return None, last
        return _number(words, i, last, 0, low, None, None, "exact", "fraction"), last
    if is_date(words, i, last, int(high)) or is_clock(words, i, last, high) or is_name(words, i, last, high):
        return None, last
    scale = number_word(words.form(last)) if last < len(words) and words[last].gap == 1 else None
    if scale and scale.kind == SCALE and not scale.clitic:
        low, high, last = low * scale.value, high * scale.value, last + 1
    percent = _percent(words, last)
    return _number(words, i, percent or last, 0, None, low, high, "range", "percent" if percent else "digits"), percent or last


def _dual(words: Words, i: int, word: NumberWord) -> tuple[Number | None, int]:
    if i and _beside_two(words, i):
        return None, i + 1  # the adjective of a dual, or the noun of اثنان
    if word.noun is None or word.noun.number != DUAL and words.form(i + 1) not in listed("dual_verbs", "people"):
        return None, i + 1  # -ين is the sound plural, unless a dual verb follows (`فلسطينيين قتلا`)
    following = number_word(words.form(i + 1)) if i + 1 < len(words) and words[i + 1].gap == 1 else None
    last = i + 2 if following and following.kind == UNIT and following.value == 2 and not following.clitic else i + 1
    return _number(words, i, last, word.cut, 2, None, None, "exact", "dual"), last


def _beside_two(words: Words, i: int) -> bool:
    """Whether the word before `i` is a dual, or اثنان, that the dual at `i` belongs to."""
    before = number_word(words.form(i - 1))
    joined = words[i].gap == 1 and not words[i].form.startswith("و")
    return (
        joined
        and before is not None
        and (before.kind == COUNTED_DUAL and before.noun is not None and before.noun.number == DUAL or before.kind == UNIT and before.value == 2)
    )


def _behind_noun(words: Words, i: int, word: NumberWord) -> Number | None:
    """`جندي واحد`, `سوريين اثنين`: one or two, with the noun. Not where the word begins a larger number (`واحد وعشرون`)."""
    one = word.kind == ONE
    if not one and (word.kind != UNIT or word.value != 2) or word.clitic or i == 0 or words[i].gap == 2:
        return None
    found = counted(words[i - 1].form)
    if found is None or one and found.number != SINGULAR or not one and not words[i - 1].form.endswith(("ين", "ان")):
        return None
    read = read_cardinal(words, i, word)
    if read is None or read.value != word.value:
        return None
    first = i - 1
    if one and i > 1 and words[i - 1].gap == 1:  # جنديا تشاديا واحدا
        before = counted(words[i - 2].form)
        if before and before.number == SINGULAR and not before.article and not words[i - 1].form.startswith("و"):
            first, found = i - 2, before
    return _number(words, first, i + 1, found.cut, word.value, None, None, "exact", "singular" if one else "dual")


def _finish(words: Words, i: int, word: NumberWord | None, read: Cardinal, previous: Number | None) -> tuple[Number | None, int]:
    """Sign, range, percent and hedges around a number that was read."""
    first, cut, last = i, word.cut if word else 0, read.last
    value: float | int | None = read.value
    low, high, qualifier, form = read.low, None, "exact", read.form
    if form == "plural":
        value, qualifier = None, "about" if word is not None and word.kind == FEW else "at_least"
        if unclitic(words.form(i - 1)) == "عده" and words[i].gap == 1:
            first, cut = i - 1, len(words.form(i - 1)) - 3
    elif form not in ("ordinal", "fraction"):
        if _minus(words, i, last) and value is not None:
            first, cut, value = i - 1, 0, -value
        ranged = _range(words, i, read)
        if ranged:
            low, high, last = ranged
            if is_date(words, i, last, high if isinstance(high, int) else None):
                return None, last
            value, qualifier = None, "range"
            if unclitic(words.form(i - 1)) in ("بين", "من", "مابين") and first == i:
                first = i - 1
                cut = len(words.form(first)) - len(unclitic(words.form(first)))
                if words.form(first - 1) == "ما" and words[first].gap == 1:
                    first, cut = first - 1, 0
    percent = _percent(words, last)
    if percent:
        last, form = percent, "percent"
    elif i and words[i - 1].text in PERCENT and words[i].gap == 0 and first == i:
        first, form = i - 1, "percent"
    if form != "ordinal" and qualifier != "range":
        hedge = hedge_before(words, first, word.clitic if word else "", counted_noun_at(words, last)) if form != "plural" else None
        if hedge and _belongs_behind(words, hedge[0], previous):
            hedge = None
        if hedge:
            first, cut, qualifier = hedge
        after = hedge_after(words, last) if not hedge else None
        if after:
            last, qualifier = after
    return _number(words, first, last, cut, value, low, high, qualifier, form, read.readings), last


def _belongs_behind(words: Words, first: int, previous: Number | None) -> bool:
    """`13 شخصا على الأقل، ثلاثة منهم`: على الأقل follows a number close before it, and is of that one."""
    return (
        words.form(first) == "علي" and previous is not None and first - previous.last <= 4 and all(words[k].kind == WORD for k in range(previous.last, first))
    )


def _minus(words: Words, i: int, last: int) -> bool:
    """سالب خمسة; a dash only where nothing counted follows and no list can have begun there (`- 5 قتلى`)."""
    if i == 0:
        return False
    before = words[i - 1]
    if before.kind == WORD:
        word = number_word(before.form)
        return word is not None and word.kind == SIGN and word.value < 0
    if before.text != "-" or words[i].gap or words[i].kind != DIGITS or counted_noun_at(words, last):
        return False
    if i == 1 or before.gap == 2:
        return last == len(words)
    return before.gap == 1


def _percent(words: Words, j: int) -> int:
    """The index after a percent sign or بالمئة, في المئة at `j`; 0 where there is none."""
    n = len(words)
    if j >= n or words[j].gap == 2:
        return 0
    form = words[j].form
    if words[j].text in PERCENT or form in _IN_HUNDRED:
        return j + 1
    if form in ("في", "ب", "من") and words.form(j + 1) in _HUNDRED and (form != "من" or words.form(j + 1).startswith("ال")):
        return j + 2
    return 0


def _range(words: Words, i: int, read: Cardinal) -> tuple[float | int, float | int, int] | None:
    """The other end of `بين 20 و30`, `من 20 إلى 30`, `20 - 30`, `ثلاثة أو أربعة`: (low, high, index after it)."""
    j = read.last
    if j + 1 >= len(words) or words[j].gap == 2:
        return None
    link = words[j].form
    before = unclitic(words.form(i - 1))
    start = j + 1
    if link[0] == "و":
        if before not in ("بين", "مابين"):
            return None
        start = j if len(link) > 1 else j + 1
    elif link in ("الي", "حتي"):
        if _changes(words, i):
            return None
    elif link not in ("او", "ل") and not (words[j].text in DASHES and words[j].gap == words[j + 1].gap):
        return None
    other = _other_end(words, start)
    if other is None:
        return None
    low = read.value
    if other.scale > 1 and read.scale == 1 and other.value > other.scale and low < other.value / other.scale:
        low = tidy(low * other.scale)
    if low >= other.value or link == "او" and other.value - low > low:
        return None
    return low, other.value, other.last


def _other_end(words: Words, start: int) -> Cardinal | None:
    if words[start].gap == 2 or words[start].kind == MARK:
        return None
    if words[start].kind == DIGITS:
        return read_cardinal(words, start, None)
    if words[start].form == "ال" and start + 1 < len(words) and words[start + 1].kind == DIGITS:
        return read_cardinal(words, start + 1, None)
    word = number_word(words[start].form)
    if word is None or word.kind in (ORDINAL, FRACTION, COUNTED_DUAL, APPROXIMATE, FEW, SIGN) or word.kind == SCALE and word.low:
        return None
    return read_cardinal(words, start, word)


def _changes(words: Words, i: int) -> bool:
    """Whether a verb of change stands close before: `ارتفع من 20 إلى 30` is two figures."""
    return any(words[k].kind == WORD and plain(words[k].form) in listed("change_verbs") for k in range(i - 1, max(-1, i - 1 - _CHANGE), -1))


def _number(
    words: Words,
    first: int,
    last: int,
    cut: int,
    value: float | int | None,
    low: float | int | None,
    high: float | int | None,
    qualifier: str,
    form: str,
    readings: tuple[float | int, ...] = (),
) -> Number:
    return Number(words.span(first, last, cut), first, last, value, low, high, qualifier, form, readings)
