"""The day of a dateline, as agency copy begins: `القاهرة 9 ديسمبر 2014 (وكالة) - `, `القاهرة (وكالة) - 9 ديسمبر 2014 - `."""

from __future__ import annotations

from datetime import date

from riwaya.script.words import MARK, Words, cut_words

HEAD = 160  # characters; the longest dateline of house styles is some 80
BEFORE = 10  # words and marks before the day: a place, an agency in brackets, a dash
AFTER = 8  # words and marks between the day and the dash: an agency in brackets
DASHES = frozenset("-–—") | {"--"}
MARKS = frozenset("()[],،/.") | DASHES


def published(text: str) -> tuple[date | None, tuple[str, ...]]:
    """The day of publication that the dateline of `text` gives with its year, and a doubt that says so; None where there is no such dateline.

    A dateline is a place at the very beginning, a day with month and year, perhaps an agency, and a dash or the line's end.
    A day that is not behind a place is that of an event, or a heading of a chronology, and is never taken.
    """
    head = text.lstrip()[:HEAD]
    if not any(c.isdigit() for c in head):
        return None, ()
    from riwaya.mentions.places import find_places
    from riwaya.mentions.times.finder import find_times

    words = cut_words(head)
    place = next((p for p in find_places(words) if p.first <= 1), None)
    time = next((t for t in find_times(words, None) if t.grain == "day" and t.role == "at" and t.start is not None and t.start == t.end), None)
    if place is None or time is None or time.start is None or str(time.start.year) not in _western(time.span.text):
        return None, ()
    if not place.last <= time.first <= BEFORE or not _only_marks(words, 0, place.first) or not _only_marks(words, _agency(words, place.last), time.first) or not _ends(words, time.last):
        return None, ()
    return time.start, (f"day of publication taken from the dateline: {' '.join(time.span.text.split())}",)


def _western(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _agency(words: Words, first: int) -> int:
    """The word behind an agency in brackets at `first` (`تعز (وكالة) - 12 تموز 2015 -`); `first` where there is none."""
    if words.items[first].text != "(":
        return first
    return next((i + 1 for i in range(first, min(len(words), first + AFTER)) if words.items[i].text == ")"), first)


def _only_marks(words: Words, first: int, last: int) -> bool:
    """Whether nothing but marks stands between: a preposition (`بيروت في 9 مايو 2015`) makes it a sentence."""
    return all(w.kind == MARK and w.text in MARKS for w in words.items[first:last])


def _ends(words: Words, first: int) -> bool:
    """Whether at `first` the line ends or a dash stands; what stands in brackets before that is the agency."""
    inside = False
    for word in words.items[first : first + AFTER]:
        if word.gap == 2 or word.kind == MARK and word.text in DASHES:
            return True
        if word.kind == MARK and word.text in MARKS:
            inside = word.text in "([" or inside and word.text not in ")]"
        elif not inside:
            return False
    return False
