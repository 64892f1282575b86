"""What stands around a number and belongs to it: sign, the other end of a range, the lower half of a fraction, percent, hedges."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mention import Number
from riwaya.mentions.numbers_excluded import counted_noun_at, is_date, listed, plain, unclitic
from riwaya.mentions.numbers_hedges import hedge_after, hedge_before
from riwaya.mentions.numbers_lexicon import APPROXIMATE, COUNTED_DUAL, FEW, FRACTION, ORDINAL, SCALE, SIGN, NumberWord, number_word
from riwaya.mentions.numbers_words import Cardinal, Value, read_cardinal, tidy
from riwaya.script.words import DIGITS, MARK, WORD, Words

PERCENT = frozenset("%٪﹪％")
DASHES = frozenset("-–—~")
_HUNDRED = frozenset(("المايه", "الميه", "مايه", "ميه"))
_IN_HUNDRED = frozenset(("بالمايه", "بالميه"))
_BETWEEN = frozenset(("بين", "مابين"))
_CHANGE = 8  # words before a range in which a verb of change makes two figures of it (`ارتفع من 20 إلى 30`)


@dataclass(slots=True)
class Draft:
    """A number on its way: what `find_numbers` knows of it so far.

    `cut` clitic letters stand on its first word; words before `floor` belong to the number before it.
    """

    first: int
    last: int
    cut: int
    value: Value | None
    low: Value | None = None
    high: Value | None = None
    qualifier: str = "exact"
    form: str = "digits"
    readings: tuple[Value, ...] = ()
    floor: int = 0

    def widen(self, first: int, cut: int) -> bool:
        """Begin at word `first`; False where that is the number's before it."""
        if first < self.floor:
            return False
        self.first, self.cut = first, cut
        return True

    def number(self, words: Words) -> Number:
        span = words.span(self.first, self.last, self.cut)
        return Number(span, self.first, self.last, self.value, self.low, self.high, self.qualifier, self.form, self.readings)


def finished(words: Words, i: int, word: NumberWord | None, read: Cardinal, previous: Number | None) -> tuple[Number | None, int]:
    """The number read at `i` with all that belongs to it, and the word to go on with; None where it turns out a date."""
    draft = Draft(i, read.last, word.cut if word else 0, read.value, read.low, form=read.form, readings=read.readings, floor=previous.last if previous else 0)
    clitic = word.clitic if word else ""
    if read.form == "plural":
        _lower_bound(words, draft, word)
    elif read.form == "ordinal":
        return draft.number(words), draft.last
    else:
        _sign(words, draft)
        if not _parts(words, draft) and read.form != "fraction" and not _range(words, draft, read):
            return None, draft.last
    _percent(words, draft)
    if draft.qualifier != "range" and read.form != "plural":
        _hedge_before(words, draft, clitic, previous)
    if draft.qualifier in ("exact", "about", "at_least") and draft.value is not None or read.form == "plural":
        after = hedge_after(words, draft.last)
        if after and (draft.qualifier != "at_least" or read.form == "plural"):
            draft.last, draft.qualifier = after
    return draft.number(words), draft.last


def _lower_bound(words: Words, draft: Draft, word: NumberWord | None) -> None:
    draft.value, draft.qualifier = None, "about" if word is not None and word.kind == FEW else "at_least"
    before = words.form(draft.first - 1)
    if unclitic(before) == "عده" and words[draft.first].gap == 1:  # عدة آلاف
        draft.widen(draft.first - 1, len(before) - 3)


def _sign(words: Words, draft: Draft) -> None:
    """سالب خمسة; a dash only where nothing counted follows and no list can have begun there (`- 5 قتلى`)."""
    i = draft.first
    if i == 0 or draft.value is None:
        return
    before = words[i - 1]
    if before.kind == WORD:
        word = number_word(before.form)
        minus = word is not None and word.kind == SIGN and word.value < 0
    elif before.text != "-" or words[i].gap or words[i].kind != DIGITS or counted_noun_at(words, draft.last):
        minus = False
    elif i == 1 or before.gap == 2:
        minus = draft.last == len(words)
    else:
        minus = before.gap == 1 and words[i - 2].text not in DASHES
    if minus and draft.widen(i - 1, 0):
        draft.value = -draft.value


def _parts(words: Words, draft: Draft) -> bool:
    """`واحد على عشرين`, `خمسة أجزاء من مئة`, `جزء من ألف`, `واحد من ثلاثة`. Not `3 من 20`: there both figures are counts, of a part and of its total."""
    j, i = draft.last, draft.first
    one_part = words.form(i - 1) == "من" and words.form(i - 2) in ("جزء", "جزءا") and not _number_at(words, i - 3)
    if draft.value and one_part and not counted_noun_at(words, j, draft.value) and draft.widen(i - 2, 0):
        draft.value, draft.form, draft.readings = tidy(1 / draft.value), "fraction", ()
        return True
    if j + 1 >= len(words) or words[j].gap != 1 or draft.value is None:
        return False
    one_of = draft.value == 1 and words[j].form == "من"
    if words[j].form == "علي" or one_of:
        start = j + 2 if words.form(j + 1) == "كل" and j + 2 < len(words) else j + 1
    elif words[j].form in ("جزء", "جزءا", "اجزاء") and words.form(j + 1) == "من" and j + 2 < len(words):
        start = j + 2
    else:
        return False
    other = _other_end(words, start)
    if other is None or not other.value or (draft.value != 1 or one_of) and counted_noun_at(words, other.last, other.value):
        return False
    draft.value, draft.last, draft.form, draft.readings = tidy(draft.value / other.value), other.last, "fraction", ()
    return True


def _range(words: Words, draft: Draft, read: Cardinal) -> bool:
    """The other end of `بين 20 و30`, `من 20 إلى 30`, `20 - 30`, `ثلاثة أو أربعة`; False where the range is one of days."""
    j = draft.last
    if j + 1 >= len(words) or words[j].gap == 2 or draft.value is None:
        return True
    link = words[j].form
    opening = unclitic(words.form(draft.first - 1))
    start = j + 1
    if link[0] == "و":
        if opening not in _BETWEEN:
            return True
        start = j if len(link) > 1 else j + 1
    elif link in ("الي", "حتي"):
        if _changes(words, draft.first):
            return True
    elif link not in ("او", "ل") and not (words[j].text in DASHES and words[j].gap == words[j + 1].gap):
        return True
    other = _other_end(words, start)
    if other is None:
        return True
    low = draft.value
    if other.scale > 1 and read.scale == 1 and other.value > other.scale and low < other.value / other.scale:
        low = tidy(low * other.scale)
    if low >= other.value or link == "او" and other.value - low > low:
        return True
    draft.last = other.last
    if is_date(words, draft.first, other.last, other.value):
        return False
    draft.value, draft.low, draft.high, draft.qualifier, draft.readings = None, low, other.value, "range", ()
    if opening in _BETWEEN or opening == "من":
        widened = draft.widen(draft.first - 1, len(words.form(draft.first - 1)) - len(opening))
        if widened and words.form(draft.first - 1) == "ما" and words[draft.first].gap == 1:
            draft.widen(draft.first - 1, 0)
    return True


def _other_end(words: Words, start: int) -> Cardinal | None:
    """The number at `start` that a range or a fraction ends with."""
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


def percent_at(words: Words, j: int) -> int:
    """The index after a percent sign or بالمئة, في المئة at `j`; 0 where there is none."""
    if j >= len(words) or words[j].gap == 2:
        return 0
    form = words[j].form
    if words[j].text in PERCENT or form in _IN_HUNDRED:
        return j + 1
    if form in ("في", "ب", "من") and words.form(j + 1) in _HUNDRED and (form != "من" or words.form(j + 1).startswith("ال")):
        return j + 2
    return 0


def _percent(words: Words, draft: Draft) -> None:
    behind = percent_at(words, draft.last)
    i = draft.first
    if behind:
        draft.last, draft.form = behind, "percent"
    elif i and (words[i - 1].text in PERCENT and words[i].gap == 0 or words[i - 1].form in _IN_HUNDRED and words[i].gap == 1 and not _number_at(words, i - 2)):
        draft.form = "percent" if draft.widen(i - 1, 0) else draft.form


def _number_at(words: Words, k: int) -> bool:
    return k >= 0 and (words[k].kind == DIGITS or number_word(words[k].form) is not None)


def _hedge_before(words: Words, draft: Draft, clitic: str, previous: Number | None) -> None:
    hedge = hedge_before(words, draft.first, clitic, counted_noun_at(words, draft.last))
    if hedge is None:
        return
    first, cut, qualifier = hedge
    near = previous is not None and 0 < first - previous.last <= 4 and words.form(previous.last) != "و"
    if previous and near and words.form(first) == "علي" and all(words[k].kind == WORD for k in range(previous.last, first)):
        return  # 13 شخصا على الأقل ثلاثة منهم: it is of the number before it
    if draft.widen(first, cut):
        draft.qualifier = qualifier
