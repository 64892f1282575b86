"""Words of a report: cut once, folded once, each with its place in the untouched text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.report import Span
from riwaya.script.letters import DROPPED, MARKS, TATWEEL, fold, fold_with_offsets

_IN = re.escape(DROPPED)
_ON = re.escape(MARKS + TATWEEL)  # what belongs to the letter before it, at the end of a word too; a control does not
_WORD = re.compile(rf"(?P<word>[^\W\d_{_IN}][^\W\d_]*(?:[{_IN}]+[^\W\d_]+)*[{_ON}]*)|(?P<digits>\d+)|(?P<mark>[^\s{_IN}])")
WORD, DIGITS, MARK = 0, 1, 2


@dataclass(slots=True, eq=False)
class Word:
    """One word, run of digits or mark. `form` is folded; `kind` is WORD, DIGITS or MARK.

    `gap` tells what stands before it: 0 nothing, 1 space, 2 a line break.
    """

    i: int
    start: int
    end: int
    text: str
    form: str
    kind: int
    gap: int

    def offset(self, k: int) -> int:
        """Where in the report's text the folded character `k` of this word stands (len(form) gives the end)."""
        if len(self.form) == self.end - self.start:
            return self.start + k
        return self.start + fold_with_offsets(self.text)[1][k] if k < len(self.form) else self.end


@dataclass(slots=True, eq=False)
class Words:
    """The words of one text, in order."""

    text: str
    items: list[Word]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> Word:
        return self.items[i]

    def form(self, i: int) -> str:
        """The folded form at `i`, or "" beyond either end."""
        return self.items[i].form if 0 <= i < len(self.items) else ""

    def span(self, first: int, last: int, cut: int = 0, tail: int = 0) -> Span:
        """Words `first` to `last` (exclusive) as a span; `cut` folded characters are left off the front, `tail` off the end."""
        w, z = self.items[first], self.items[last - 1]
        start = w.offset(cut) if cut else w.start
        end = z.offset(len(z.form) - tail) if tail else z.end
        return Span.of(self.text, start, end)


def cut_words(text: str) -> Words:
    """`text` as words. Marks inside a word stay in it; marks and controls on their own are passed over."""
    items: list[Word] = []
    end = 0
    for n, m in enumerate(_WORD.finditer(text)):
        start, after = m.span()
        written = m.group()
        if start == end:
            gap = 0
        elif start == end + 1 and text[end] == " ":
            gap = 1
        else:
            between = text[end:start]
            gap = 0 if not between.strip(DROPPED) else 2 if "\n" in between or "\r" in between or "\u2029" in between else 1
        end = after
        items.append(Word(n, start, after, written, _FOLDED[written], (m.lastindex or 1) - 1, gap))
    return Words(text, items)


class _Folded(dict[str, str]):
    """Words folded once; the same word everywhere is the same object, whose hash is worked out once."""

    def __missing__(self, written: str) -> str:
        form = fold(written)
        if len(written) <= _REMEMBERED:
            if len(self) >= _MEMO:
                self.clear()
            self[written] = form
        return form


_REMEMBERED = 24  # letters, marks included; 99.9 % of the words of news are shorter, and no memory fills with the monsters of hostile texts
_MEMO = 200_000  # about all the words of a day's news of one country
_FOLDED = _Folded()
