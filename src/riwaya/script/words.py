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
        start = m.start()
        written = m.group()
        between = text[end:start]
        gap = 0 if not between or not between.strip(DROPPED) else 2 if "\n" in between or "\r" in between or "\u2029" in between else 1
        end = m.end()
        kind = (m.lastindex or 1) - 1
        items.append(Word(n, start, end, written, fold(written), kind, gap))
    return Words(text, items)
