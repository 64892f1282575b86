"""Ordinals that tell things of one kind apart: the fifth relief flight is not the fourth."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lexicon import document, rows
from riwaya.script.letters import fold
from riwaya.weigh.people import stem


def _values() -> dict[str, int]:
    table = document("numbers.toml")
    found: dict[str, int] = {}
    for part in ("ordinals", "ordinals_with_article"):
        told = table[part]
        if isinstance(told, dict):
            found |= {fold(form): int(value) for value, forms in told.items() for form in forms}
    return found


_VALUES = _values()
_UNORDERED = frozenset(stem(fold(r["form"])) for r in rows("unordered.csv", ("form", "source")))
_DEFINITE = ("ال", "لل", "بال", "وال")


@lru_cache(maxsize=65_536)
def ordinals(text: str) -> frozenset[tuple[str, int]]:
    """Each noun (its stem) of `text` with its ordinal: `الطائرة الإغاثية الخامسة` (one word between them at most), `خامس طائرة`."""
    words = fold(text).split()
    found: set[tuple[str, int]] = set()
    for i, word in enumerate(words):
        bare = word.removeprefix("ال")
        value = _VALUES.get(bare)
        if value is None:
            continue
        # Without the article it stands before its noun.
        nouns = [n for n in words[max(0, i - 2) : i] if n.startswith(_DEFINITE)] if bare != word else [n for n in words[i + 1 : i + 2] if not n.startswith(_DEFINITE)]
        found |= {(stem(n), value) for n in nouns if stem(n) not in _UNORDERED}
    return frozenset(found)


def other_ordinal(some: set[tuple[str, int]], others: set[tuple[str, int]]) -> bool:
    """Whether one noun has an ordinal in each, and not the same."""
    return bool(some and others) and any(noun == another and value != told and (noun, told) not in some and (noun, value) not in others for noun, value in some for another, told in others)
