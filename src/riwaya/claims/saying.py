"""Reporting verbs: the rows of saying.csv by their written forms."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import MODALITIES
from riwaya.claims.forms import Form, FormIndex
from riwaya.lexicon import LexiconError, rows
from riwaya.script.letters import fold


@dataclass(frozen=True, slots=True)
class Saying:
    """One reporting verb. `content` holds "an", "m", "q" and folded prepositions that bring in what is said."""

    row: str
    lemma: str
    content: frozenset[str]
    effect: str | None
    carry: bool


def _load() -> FormIndex[Saying]:
    index: FormIndex[Saying] = FormIndex()
    for row in rows("saying.csv", ("perfect", "imperfect", "gloss")):
        if row["effect"] and row["effect"] not in MODALITIES:
            raise LexiconError("saying.csv", int(row["line"]), f"{row['effect']!r} is no modality")
        saying = Saying(f"saying.csv:{row['line']}", row["perfect"], frozenset(fold(c) for c in row["content"].split()), row["effect"] or None, row["carry"] == "1")
        index.verb(saying, row["perfect"], row["imperfect"], row["masdar"], row["active"])
    return index


_INDEX = _load()


def sayings_of(word: str) -> tuple[Form[Saying], ...]:
    """The reporting-verb readings of a folded word."""
    return _INDEX.read(word)
