"""The words around place names (lexicon/place_words.csv), folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.lexicon import LexiconError, rows
from riwaya.script.letters import fold
from riwaya.script.names import QUOTES
from riwaya.script.words import MARK, Words

TABLE = "place_words.csv"
CLITICS = "وفبل"
KINDS = (
    "head", "near", "people", "part", "partnear", "site", "direction", "before", "adjective", "generic", "not", "person", "given", "after", "vague",
    "paper", "namer", "settlement", "doubtful", "opener", "never", "both", "plural", "named_after", "unit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of folded words. `heads` gives the precision that any kind of head lends to the name after it; `proofs` are
    the heads that make a place of a common word too."""

    heads: dict[str, str]
    proofs: frozenset[str]
    parts: frozenset[str]
    sites: frozenset[str]
    people: frozenset[str]
    directions: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    adjectives: frozenset[str]
    generic: frozenset[str]
    blocking: frozenset[str]
    persons: frozenset[str]
    given: frozenset[str]
    after: frozenset[str]
    vague: frozenset[str]
    papers: frozenset[str]
    namers: frozenset[str]
    settlements: frozenset[str]
    doubtful: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    both: frozenset[str]
    plurals: frozenset[str]
    named_after: frozenset[str]
    units: frozenset[str]


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
        if kind in ("head", "near", "people", "part", "partnear", "site"):
            for form in forms:
                heads.setdefault(form, row["precision"])
    sets["part"] |= sets["partnear"]
    sets["head"] |= sets["part"] - sets["partnear"]
    names = ("head", "part", "site", "people", "direction", "strong", "weak", "adjective", "generic", "not", "person", "given", "after", "vague", "paper")
    return PlaceWords(heads, *(frozenset(sets[k]) for k in (*names, "namer", "settlement", "doubtful", "opener", "never", "both", "plural", "named_after", "unit")))



def stem(form: str, among: frozenset[str] | dict[str, str]) -> str | None:
    """`form` as it stands in `among`, with at most one conjunction and one preposition taken off; None where it does not.

    `لل` is taken for the preposition and the article: `للمدينة` is `المدينة` behind `ل`.
    """
    if form in among:
        return form
    for cut in (1, 2):
        if len(form) - cut < 2 or form[cut - 1] not in CLITICS:
            break
        if form[cut - 1] == "ل" and form[cut] == "ل":
            definite = "ا" + form[cut:]
            return definite if definite in among else None
        if form[cut:] in among:
            return form[cut:]
    return None


def core_at(words: Words, i: int, among: frozenset[str] | dict[str, str]) -> str | None:
    """`stem` of the word at `i`, where its hamza does not tell that it is another word: `وأدى` (led to) folds to `وادي` (valley)."""
    form = words.form(i)
    core = stem(form, among)
    return None if core == "وادي" and "أ" in words[i].text else core


def before(words: Words, i: int) -> int:
    """The index of the word before `i` in its line, opening quotation marks passed over; -1 where there is none."""
    items = words.items
    if items[i].gap == 2:
        return -1
    i -= 1
    while i >= 0 and items[i].kind == MARK and items[i].text in QUOTES:
        if items[i].gap == 2:
            return -1
        i -= 1
    return i


def closed(words: Words, first: int, last: int) -> int:
    """`last` past the quotation mark that closes what was opened between `first` and `last`, where it follows at once."""
    inside = sum(w.kind == MARK and w.text in QUOTES for w in words.items[first:last])
    return last + 1 if inside == 1 and last < len(words) and words[last].kind == MARK and words[last].text in QUOTES else last
