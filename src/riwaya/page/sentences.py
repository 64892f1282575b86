"""Sentences of reports with words in them marked.

Marks reach over whole words: markup inside an Arabic word may break the joins of its letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from riwaya.claim import Claim
from riwaya.report import Span

Piece = tuple[str, bool]
ALIKE = 0.35  # of their words: two sentences with less in common are told apart by what is said, not word by word
MOST_WORDS = 200  # of a sentence that is compared word by word: the comparison takes the square of it

# Which slots of a claim a difference is about.
_SLOTS = {"number": ("counts",), "actor": ("actors",), "recipient": ("recipients",), "place": ("locations",), "time": ("time",), "polarity": ("cue", "trigger"), "modality": ("cue", "trigger")}


def pieces(sentence: Span, marks: Iterable[Span | None]) -> list[Piece]:
    """A sentence in pieces, each with whether it is marked; `marks` are spans of the same report, and those outside of it are left out."""
    text, first = sentence.text, sentence.start
    at = [_words(text, m.start - first, m.end - first) for m in marks if m is not None and m.start >= first and m.end <= sentence.end and m.end > m.start]
    return _cut(text, sorted(at))


def of_claim(claim: Claim) -> list[Piece]:
    """A claim's evidence with its figures marked."""
    return pieces(claim.evidence, [c.span for c in claim.counts])


def differing(kind: str, one: Claim, other: Claim) -> tuple[list[Piece], list[Piece]]:
    """Two claims' sentences with what differs marked: the slot that the difference is of, and in sentences that are alike every word that differs."""
    sides = tuple([m for name in _SLOTS.get(kind, ()) for m in spans(claim, name)] for claim in (one, other))
    words = _different_words(one.evidence, other.evidence)
    return pieces(one.evidence, [*sides[0], *words[0]]), pieces(other.evidence, [*sides[1], *words[1]])


def spans(claim: Claim, slot: str) -> list[Span]:
    """Where a slot stands in the report."""
    if slot == "time":
        return [claim.time.span] if claim.time and claim.time.span else []
    if slot == "cue":
        return [claim.modality_cue] if claim.modality_cue else []
    if slot == "trigger":
        return [claim.trigger]
    things: Sequence[Any] = getattr(claim, slot)
    return [t.span for t in things if t.span]


def _different_words(one: Span, other: Span) -> tuple[list[Span], list[Span]]:
    a, b = _split(one), _split(other)
    if not a or not b or max(len(a), len(b)) > MOST_WORDS:
        return [], []
    matcher = SequenceMatcher(None, [w.text for w in a], [w.text for w in b], autojunk=False)
    if matcher.ratio() < ALIKE:
        return [], []
    left: list[Span] = []
    right: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            left += a[i:j]
            right += b[k:m]
    return left, right


def _split(sentence: Span) -> list[Span]:
    out, at = [], 0
    for word in sentence.text.split():
        at = sentence.text.index(word, at)
        out.append(Span(sentence.start + at, sentence.start + at + len(word), word))
        at += len(word)
    return out


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or "\u064b" <= text[end] <= "\u0655"):
        end += 1
    return start, end


def _cut(text: str, at: list[tuple[int, int]]) -> list[Piece]:
    joined: list[list[int]] = []
    for start, end in at:
        # Marks with only a space between them are one: a row of boxes is harder to read.
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    out: list[Piece] = []
    done = 0
    for start, end in joined:
        out += [(text[done:start], False), (text[start:end], True)]
        done = end
    out.append((text[done:], False))
    return [piece for piece in out if piece[0]]
