"""The words around place names (lexicon/place_words.csv), folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.lexicon import LexiconError, rows
from riwaya.script.letters import fold

TABLE = "place_words.csv"
KINDS = ("head", "near", "part", "partnear", "site", "direction", "before", "adjective", "generic", "not", "person", "given")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of folded words. `heads` gives the precision that any kind of head lends to the name after it; `proofs` are
    the heads that make a place of a common word too."""

    heads: dict[str, str]
    proofs: frozenset[str]
    parts: frozenset[str]
    sites: frozenset[str]
    directions: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    adjectives: frozenset[str]
    generic: frozenset[str]
    blocking: frozenset[str]
    persons: frozenset[str]
    given: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The table, read at the first call."""
    sets: dict[str, set[str]] = {kind: set() for kind in (*KINDS, "strong", "weak")}
    heads: dict[str, str] = {}
    for row in rows(TABLE, ("kind", "words")):
        kind = row["kind"]
        if kind not in KINDS:
            raise LexiconError(TABLE, int(row["line"]), f"unknown kind {kind}")
        forms = [fold(w) for w in row["words"].split("|")]
        sets[row["precision"] if kind == "before" else kind].update(forms)
        if kind in ("head", "near", "part", "partnear", "site"):
            for form in forms:
                heads.setdefault(form, row["precision"])
    sets["part"] |= sets["partnear"]
    sets["head"] |= sets["part"] - sets["partnear"]
    return PlaceWords(
        heads, *(frozenset(sets[k]) for k in ("head", "part", "site", "direction", "strong", "weak", "adjective", "generic", "not", "person", "given"))
    )  # fmt: skip
