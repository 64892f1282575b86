"""Reading several number words as one number, digits and words mixed.

A number is read left to right: groups below a thousand, each with its scale, falling scales joined
by و. Units stand before tens (`ثلاثة وعشرون`), so that `عشرون وثلاثة` is two numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from riwaya.mentions.counted import DUAL, counted
from riwaya.mentions.numbers_digits import read_digits
from riwaya.mentions.numbers_lexicon import (
    APPROXIMATE,
    FEW,
    FRACTION,
    FRACTION_DUAL,
    FRACTION_PLURAL,
    HUNDRED,
    HUNDREDS,
    OF_TEENS,
    ONE,
    ORDINAL,
    ORDINAL_OF_TEENS,
    SCALE,
    SCALE_DUAL,
    SIGN,
    TANWEEN,
    TEEN,
    TEN,
    TENS,
    UNIT,
    NumberWord,
    number_word,
)
from riwaya.script.words import DIGITS, WORD, Word, Words

Value = float | int
EMPTY = 1000  # the group below a thousand has nothing in it yet


@dataclass(slots=True)
class Cardinal:
    """A number as read: words up to `last` (exclusive). `scale` is the scale that multiplies all of it (31 ألف: 1000), else 1."""

    value: Value
    last: int
    form: str
    scale: int = 1
    readings: tuple[Value, ...] = ()
    low: Value | None = None


def hamza(word: Word) -> bool:
    """Whether a word is written with أ: `وأحد` is not `واحد`, though both fold to one."""
    return "أ" in word.text or "\u0654" in word.text


_AND_ELEVEN = NumberWord(OF_TEENS, 1, 1, joined=True, clitic="و")


def _joined(words: Words, j: int) -> tuple[int, NumberWord | None, bool]:
    """The next word of a number at `j`: (its index, what it is, whether و stands before it). A line break ends a number."""
    items = words.items
    if j >= len(items) or items[j].gap == 2 or items[j].kind not in (WORD, DIGITS):
        return j, None, False
    if items[j].form == "و" and j + 1 < len(items) and items[j + 1].gap < 2:
        word = number_word(items[j + 1].form) if items[j + 1].kind == WORD else None
        return j + 1, word if word and not word.clitic else None, True
    if items[j].kind == DIGITS:
        return j, None, False
    if items[j].form == "واحد" and (hamza(items[j]) or words.form(j + 1) in ("عشر", "عشره")):
        return j, _AND_ELEVEN, True  # مئة وأحد عشر: folding makes one word of وأحد and واحد
    word = number_word(items[j].form)
    if word and word.clitic and not word.joined:
        return j, None, False
    return j, word, bool(word and word.joined)


class _Reading:
    """The state of reading one number: `total` of the finished scales, `group` below a thousand, and what may follow."""

    __slots__ = ("digits", "fraction", "group", "groups", "kept", "last", "last_scale", "open_unit", "other", "slot", "spelled", "total", "words")

    def __init__(self, words: Words, first: int) -> None:
        self.words = words
        self.total: Value = 0
        self.group: Value = 0
        self.slot = EMPTY  # the lowest place filled in the group: 1000 none, 100, 10, 1
        self.last_scale = 10**18
        self.last = first
        self.open_unit = False  # a unit word that عشر, tens or مئة may still complete
        self.digits = self.spelled = self.fraction = False
        self.kept: tuple[Value, int, int] = (0, first, 10**18)  # total, last, last_scale before the open group
        self.groups = 0
        self.other: tuple[Value, ...] = ()

    def start_digits(self, value: Value, last: int, readings: tuple[Value, ...]) -> None:
        self.group, self.slot, self.digits, self.last, self.other = value, 1, True, last, readings

    def take(self, j: int, word: NumberWord, joined: bool, first: bool) -> bool:
        """Add the word at `j`; False when it does not belong to this number."""
        kind, value = word.kind, word.value
        adjacent = not joined and not first
        if kind in (UNIT, ONE, TEN, TEEN):
            if kind == TEN and adjacent and self.open_unit and self.slot == 1:
                self._fill(j, 10, 10, False)
                return True
            if adjacent or self.slot <= 10 or self.digits and not self._after_scale():
                return False
            self._fill(j, value, 1, kind in (UNIT, ONE))
        elif kind == OF_TEENS:
            _, following, and_ = _joined(self.words, j + 1)
            if adjacent or self.slot <= 10 or following is None or not (following.kind == TEN and not and_ or following.kind == TENS and and_):
                return False
            self._fill(j, value, 1, True)
        elif kind == TENS:
            if (
                adjacent
                or not (self.slot == 1 and self.open_unit and joined or self.slot >= 100)
                or self.digits
                and not self._after_scale()
                and self.slot != EMPTY
            ):
                return False
            self._fill(j, value, 10, False)
        elif kind in (HUNDRED, HUNDREDS) or kind == APPROXIMATE and value == 100:
            if adjacent and kind != HUNDREDS and self.slot == 1 and 2 < self.group < 10:
                self.group, self.slot, self.open_unit = self.group * 100, 100, False
                self._close(j)
            elif adjacent or self.slot != EMPTY or kind == APPROXIMATE:
                return False
            else:
                self._fill(j, value, 100, False)
        else:
            return self._take_scale(j, word, joined, first)
        return True

    def _take_scale(self, j: int, word: NumberWord, joined: bool, first: bool) -> bool:
        kind, value = word.kind, word.value
        adjacent = not joined and not first
        if value == 12 and joined and self.slot == 100:
            self._fill(j, 24 if kind == SCALE_DUAL else 12, 1, False)  # ثلاثمئة ودزينتان
        elif kind in (SCALE, TANWEEN) and adjacent and self.group:
            if value >= self.last_scale:
                return self._give_back()
            self._scaled(j, self.group * value, value)
        elif kind == SCALE and adjacent and self.last_scale < 10**18 and value >= 10**6 and self.last_scale < value and self.total < 10**6:
            self.total, self.last_scale = self.total * value, value  # ألف مليون
            self._close(j)
        elif kind in (SCALE, TANWEEN, SCALE_DUAL) and not adjacent and not self.group and value < self.last_scale and not (kind == SCALE and word.low):
            times = 2 if kind == SCALE_DUAL or kind == TANWEEN and _dual_before_noun(self.words, j) else 1
            if kind == TANWEEN:
                self.other = (self.total + times * value, self.total + (3 - times) * value)
            self._scaled(j, times * value, value)
        else:
            return False
        return True

    def take_digits(self, j: int) -> int:
        """Digits joined by و after a scale (`ألف و120`); the index after them, or 0."""
        if self.slot not in (EMPTY, 100):
            return 0
        read = read_digits(self.words, j)
        limit = min(self.last_scale, 1000) if self.slot == EMPTY else 100
        if read is None or not read.plain or not 0 < read.values[0] < limit:
            return 0
        self._begin_group()
        self.group, self.slot, self.open_unit, self.digits, self.last = self.group + read.values[0], 1, False, True, read.last
        return read.last

    def take_fraction(self, j: int, word: NumberWord) -> None:
        """`ونصف`: half of the scale before it, or half of one."""
        part = (2 if word.kind == FRACTION_DUAL else 1) / word.value
        if self.group:
            self.group, self.slot, self.open_unit = self.group + part, 1, False
            self._close(j)
            return
        self.total += part * self.last_scale if self.last_scale < 10**18 else part
        self._close(j)
        k, following, and_ = _joined(self.words, j + 1)  # مليون ونصف المليون
        if following and not and_ and following.kind == SCALE and following.value == self.last_scale:
            self._close(k)

    def _after_scale(self) -> bool:
        return self.last_scale < 10**18

    def _begin_group(self) -> None:
        if not self.group:
            self.kept = (self.total, self.last, self.last_scale)

    def _fill(self, j: int, value: Value, slot: int, open_unit: bool) -> None:
        self._begin_group()
        self.group, self.slot, self.open_unit = self.group + value, slot, open_unit
        self._close(j)

    def _scaled(self, j: int, value: Value, scale: int) -> None:
        self.total, self.group, self.slot, self.last_scale, self.open_unit = self.total + value, 0, EMPTY, scale, False
        self.groups += 1
        self._close(j)

    def _close(self, j: int) -> None:
        self.last, self.spelled = j + 1, True

    def _give_back(self) -> bool:
        """`بين ثلاثة آلاف وعشرين ألفا`: the group that a scale as large as the last would multiply is a number of its own."""
        if self.kept[0]:
            self.total, self.last, self.last_scale = self.kept
            self.group, self.slot = 0, EMPTY
        return False

    def result(self) -> Cardinal:
        value = self.total + self.group
        scale = self.last_scale if self.groups == 1 and not self.group else 1
        form = "digits" if not self.spelled else "mixed" if self.digits else "words"
        readings: tuple[Value, ...] = ()
        if len(self.other) > 1:
            factor = self.last_scale if self.digits and scale > 1 else 1
            chosen = tidy(value)
            rest = tuple(tidy(r * factor) for r in self.other)
            readings = (chosen, *(r for r in rest if r != chosen))
        return Cardinal(tidy(value), self.last, "fraction" if self.fraction else form, scale, readings if len(readings) > 1 else ())


def tidy(value: Value) -> Value:
    """A whole number as int, else a float without the noise of binary fractions (1.1 million is 1100000)."""
    if isinstance(value, int):
        return value
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def _dual_before_noun(words: Words, j: int) -> bool:
    """Whether `ألفا` is the dual: it is before the counted noun (`ألفا جندي`), and not at the end (`بلغت ألفا`)."""
    if j + 1 >= len(words) or words[j + 1].gap == 2 or words[j + 1].kind != WORD:
        return False
    found = counted(words[j + 1].form)
    return found is not None and not found.cut and not found.article and found.number != DUAL


def read_cardinal(words: Words, i: int, word: NumberWord | None, point: bool = True) -> Cardinal | None:
    """The number that begins at `i` with a number word, or with digits when `word` is None; None when nothing begins there.

    `point`: whether فاصلة and decimals may follow; not in the decimals themselves, or a long chain of them would nest without end.
    """
    state = _Reading(words, i)
    if word is None:
        read = read_digits(words, i)
        if read is None or not read.values:
            return None
        state.start_digits(read.values[0], read.last, read.values)
        j = read.last
        _decimal_before_scale(words, state, read.separator)
    else:
        if not state.take(i, word, False, True):
            return None
        j = i + 1
    while True:
        k, following, joined = _joined(words, j)
        if following is None:
            if joined and k < len(words) and words[k].kind == DIGITS:
                last = state.take_digits(k)
                if last:
                    j = last
                    continue
            break
        if following.kind in (ORDINAL, ORDINAL_OF_TEENS) and joined and following.article and state.slot >= 100:
            ordinal = read_ordinal(words, k, following)  # المئة والخامسة والعشرون
            return ordinal and Cardinal(state.total + state.group + ordinal.value, ordinal.last, "ordinal")
        if following.kind in (FRACTION, FRACTION_DUAL) and joined and (state.total or state.group):
            state.take_fraction(k, following)
        elif following.kind == FRACTION_PLURAL and not joined and state.group and state.slot == 1 and state.last_scale == 10**18:
            state.group, state.fraction, state.slot = state.group / following.value, True, 1
            state.last = k + 1
        elif following.kind == UNIT and joined and _parts_follow(words, k):
            state.group += following.value / cast(NumberWord, _joined(words, k + 1)[1]).value
            state.last, state.slot = k + 2, 1
            j = k + 2
            continue
        elif point and following.kind == SIGN and following.value == 0 and state.group and not joined:
            return _after_point(words, state, k)
        elif not state.take(k, following, joined, False):
            break
        j = state.last
    if not state.total and not state.group and not state.digits:
        return None
    return state.result()


def _parts_follow(words: Words, k: int) -> bool:
    """عشرون وثلاثة أخماس: the unit counts parts and is not a part of the tens."""
    _, after, and_ = _joined(words, k + 1)
    return after is not None and after.kind == FRACTION_PLURAL and not and_


def _decimal_before_scale(words: Words, state: _Reading, separator: str) -> None:
    """`1.250 مليون`: a single point before millions is decimal, as nobody writes 1250 million with a point."""
    if separator not in (".", "٫") or len(state.other) < 2:
        return
    _, following, joined = _joined(words, state.last)
    if following and not joined and following.kind in (SCALE, TANWEEN) and following.value >= 10**6:
        state.group, state.other = state.other[1], (state.other[1], state.other[0])


def _after_point(words: Words, state: _Reading, k: int) -> Cardinal:
    """خمسة فاصلة ستة: 5.6."""
    _, after, _ = _joined(words, k + 1)
    fraction = read_cardinal(words, k + 1, after, False) if after and after.kind in (UNIT, ONE, TEN, TEEN, TENS) else None
    whole = state.result()
    if fraction is None or not isinstance(fraction.value, int):
        return whole
    return Cardinal(tidy(whole.value + fraction.value / 10 ** len(str(fraction.value))), fraction.last, "words")


def read_ordinal(words: Words, i: int, word: NumberWord) -> Cardinal | None:
    """الأول, الحادي عشر, الخامسة والعشرون; None where the word begins no ordinal."""
    k, following, joined = _joined(words, i + 1)
    if following and following.kind == TEN and not joined and word.value < 10:
        return Cardinal(10 + word.value, k + 1, "ordinal")
    if following and following.kind == TENS and joined and word.value < 10 and following.article == word.article:
        return Cardinal(following.value + word.value, k + 1, "ordinal")
    return Cardinal(word.value, i + 1, "ordinal") if word.kind == ORDINAL else None


def read_fraction(words: Words, i: int, word: NumberWord) -> Cardinal:
    """نصف, ثلثي; نصف مليون is a number."""
    part = (2 if word.kind == FRACTION_DUAL else 1) / word.value
    k, following, joined = _joined(words, i + 1)
    if following and not joined and following.kind == SCALE and not following.low:
        return Cardinal(tidy(part * following.value), k + 1, "words", following.value)
    return Cardinal(tidy(part), i + 1, "fraction")


def read_approximate(words: Words, i: int, word: NumberWord) -> Cardinal:
    """عشرات, مئات الآلاف, بضعة آلاف: only a lower bound. بضعة عشر and بضع وعشرين are 13 and 23 at least."""
    k, following, joined = _joined(words, i + 1)
    if word.kind == FEW:
        if following and following.kind in (TEN, TENS) and joined == (following.kind == TENS):
            return Cardinal(0, k + 1, "plural", low=following.value + word.value)
        if following and not joined and (following.low or following.kind == SCALE):
            return Cardinal(0, k + 1, "plural", low=word.value * following.value)
        return Cardinal(0, i + 1, "plural", low=word.value)
    if following and not joined and following.kind == SCALE and word.kind == APPROXIMATE:
        return Cardinal(0, k + 1, "plural", low=word.low * following.value)
    return Cardinal(0, i + 1, "plural", low=word.low)
