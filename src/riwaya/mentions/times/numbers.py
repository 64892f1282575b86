"""Numbers inside times: days of the month, hours, years and lengths, in digits or words.

Only what times need: whole numbers below ten thousand. Counts of people and things are read in
`riwaya.mentions.numbers`; this reader takes as many words as a date can hold and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.times.senses import NUM, Sense
from riwaya.mentions.times.text import Text

LONGEST = 8  # "ألف وتسعمئة وثمانية وأربعين" with spaced conjunctions, and one to spare


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number at some words: `last` is exclusive; `kind` is digits, cardinal or ordinal."""

    value: int
    last: int
    kind: str
    definite: bool
    cut: int


def _adds(total: int, last: int, sense: Sense, joined: bool) -> int | None:
    """`total` with the next number word, or None where that begins another number. `last` is the group read last."""
    n = sense.n
    if not joined:
        if n == 10 and 1 <= last <= 9:  # خمسة عشر
            return total + 10
        if n in (100, 1000) and 3 <= last <= 9 and sense.tag == "cardinal":  # ثلاث مئة
            return total - last + last * n
        return None
    lowest = 10 ** (len(str(total)) - len(str(total).rstrip("0")))
    if n in range(20, 100, 10) and total % 10 >= 1 and total % 100 < 10:  # خمسة وعشرين
        return total + n
    return total + n if n < lowest and lowest >= 100 else None  # ألفين وأربعة


def number(text: Text, i: int) -> Count | None:
    """The number that begins at word `i`; of "الـ24" the article is part of it."""
    first = text.sense(i, NUM)
    if first is None:
        return None
    if first.tag == "article":
        joined = text.is_digits(i + 1) and (text.items[i + 1].gap == 0 or text.items[i + 1].gap == 1 and "ـ" in text.items[i].text)
        inner = text.sense(i + 1, NUM) if joined else None
        return Count(inner.n, i + 2, "digits", True, 0) if inner else None
    if first.tag == "digits":
        return Count(first.n, i + 1, "digits", False, 0)
    total, last, j = first.n, first.n, i + 1
    kind = first.tag
    while j < i + LONGEST:
        at = j + 1 if text.form(j) == "و" else j
        sense = text.on(at, NUM)
        if sense is None or sense.tag in ("digits", "article"):
            break
        joined = at != j or sense.clitic.startswith("و")
        if not joined and sense.clitic:
            break
        added = _adds(total, last, sense, joined)
        if added is None:
            break
        total, last, j = added, sense.n, at + 1
    return Count(total, j, kind, first.definite, first.cut)
