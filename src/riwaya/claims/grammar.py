"""Words of grammar: what class a word is of, and which further words belong to it (`من قبل`, `في حين`)."""

from __future__ import annotations

from typing import cast

from riwaya.lexicon import document, rows
from riwaya.script.letters import fold
from riwaya.script.names import MEMO
from riwaya.script.words import Words

PREP, COMP, REL, SUB, NEG, AUX, QUANT, ACC = "prep", "comp", "rel", "sub", "neg", "aux", "quant", "acc"

_TABLE = cast(dict[str, list[str]], document("particles.toml"))
AGENTS = frozenset(fold(p) for p in _TABLE["agents"])
CAUSES = frozenset(fold(p) for p in _TABLE["causes"])
ADJECTIVES = frozenset(fold(w) for w in _TABLE["adjectives"])
SUPERLATIVES = frozenset(fold(w) for w in _TABLE["superlatives"])
MEANS = frozenset(fold(w) for w in _TABLE["means"])
BY_MEANS = frozenset("ب" + w for w in MEANS)
SPEAKING = frozenset(fold(w) for w in _TABLE["speaking"])
WHOLE = frozenset(fold(w) for w in _TABLE["whole"])


_OF_PHRASES = {"source": ACC, "clause": ACC, "turn": AUX, "impersonal": SUB}  # what the kinds of saying_phrases.csv are as words of grammar


def _load() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    order = ((PREP, "prepositions"), (COMP, "complementizers"), (REL, "relatives"), (SUB, "subordinators"), (NEG, "negations"), (QUANT, "quantifiers"), (AUX, "auxiliaries"))
    phrases = [(_OF_PHRASES[row["kind"]], row["phrase"]) for row in rows("saying_phrases.csv", ("phrase", "kind", "position", "reason"))]
    for cls, phrase in (*phrases, *((cls, phrase) for cls, name in order for phrase in _TABLE[name])):
        first, *rest = fold(phrase).split()
        entries = index.setdefault(first, [])
        if all(e[0] != tuple(rest) for e in entries):
            entries.append((tuple(rest), cls))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


_INDEX = _load()


class _Starts:
    """The particles that a folded word can begin: those of several words by the second, longest first, and the one of it alone."""

    __slots__ = ("alone", "longer")

    def __init__(self, key: str, conj: bool) -> None:
        self.longer: dict[str, list[tuple[tuple[str, ...], str, str, bool]]] = {}
        self.alone: tuple[str, str, bool] | None = None
        for rest, cls in _INDEX[key]:
            if rest:
                self.longer.setdefault(rest[0], []).append((rest[1:], cls, " ".join((key, *rest)), conj))
            else:
                self.alone = cls, key, conj


_memo: dict[str, _Starts | None] = {}
_variants: dict[str, tuple[str, ...]] = {}


def _starts(form: str) -> _Starts | None:
    if len(_memo) >= MEMO:
        _memo.clear()
    found = None
    if form in _INDEX:
        found = _Starts(form, False)
    elif form[:1] in ("و", "ف") and form[1:] in _INDEX and form not in WHOLE:
        found = _Starts(form[1:], True)
    _memo[form] = found
    return found


def begins(form: str, cls: str) -> bool:
    """Whether a particle of this class can begin with the folded word."""
    starts = _memo[form] if form in _memo else _starts(form)
    if starts is None:
        return False
    return starts.alone is not None and starts.alone[0] == cls or any(entry[1] == cls for entries in starts.longer.values() for entry in entries)


def particle(words: Words, i: int) -> tuple[str, int, str, bool] | None:
    """The particle that begins at word `i`: (class, index after it, folded phrase, had a conjunction); None where none does."""
    form = words.items[i].form
    starts = _memo[form] if form in _memo else _starts(form)
    if starts is None:
        return None
    for rest, cls, phrase, conj in starts.longer.get(words.form(i + 1), ()) if starts.longer else ():
        for k, part in enumerate(rest, i + 2):
            if words.form(k) != part:
                break
        else:
            return cls, i + 2 + len(rest), phrase, conj
    if starts.alone is None:
        return None
    cls, phrase, conj = starts.alone
    return cls, i + 1, phrase, conj


def variants(form: str) -> tuple[str, ...]:
    """A folded word as written and with conjunction, preposition and article off, for comparison with conditions."""
    known = _variants.get(form)
    if known is None:
        if len(_variants) >= MEMO:
            _variants.clear()
        out = [form]
        rest = form
        if rest[:1] in ("و", "ف") and len(rest) > 3 and form not in WHOLE:  # واحد is never و + أحد
            rest = rest[1:]
            out.append(rest)
        if rest.startswith("لل") and len(rest) > 4:
            out.append(rest[2:])
        if rest[:1] in ("ب", "ل") and len(rest) > 3 or rest.startswith("كال") and len(rest) > 5:
            rest = rest[1:]  # bare كامل is never ك + أمل
            out.append(rest)
        if rest.startswith("ال") and len(rest) > 4:
            out.append(rest[2:])
        known = _variants[form] = tuple(out)
    return known


def noun_cut(form: str) -> tuple[int, str, str]:
    """How many clitic letters to leave off a noun that begins a phrase: (letters, conjunction, preposition).

    A first letter is a clitic before the article, or where what is left is the more frequent word of
    the two (`بمدينة`, but `بيان`, `لجنة`, `وزير`).
    """
    known = _cuts.get(form)
    if known is None:
        if len(_cuts) >= MEMO:
            _cuts.clear()
        known = _cuts[form] = _noun_cut(form)
    return known


def _noun_cut(form: str) -> tuple[int, str, str]:
    if form in BY_MEANS:
        return 1, "", "ب"
    if len(form) < 4 or form in WHOLE:
        return 0, "", ""
    at, conj = 0, ""
    if form[0] in "وف" and (form[1:].startswith(("ال", "بال", "لل")) or _worn(form, form[1:], form[0] == "و")):
        at, conj = 1, form[0]
    rest = form[at:]
    if rest.startswith("لل") and len(rest) > 4:
        return at + 2, conj, "ل"
    if rest[:1] in ("ب", "ل", "ك") and len(rest) > 3 and rest not in WHOLE and (rest[1:].startswith("ال") and len(rest) > 5 and _RANK.get(rest, 1 << 30) >= _RANK.get(rest[3:], 0) or _worn(rest, rest[1:], False)):
        return at + 1, conj, rest[0]
    return at, conj, ""


def _worn(form: str, rest: str, conjunction: bool) -> bool:
    """Whether the first letter of `form` is a clitic: `rest` is the more frequent word, or, of a conjunction, both are rare."""
    a, b = _RANK.get(form), _RANK.get(rest)
    if b is None:
        return conjunction and a is None and len(form) > 4
    return a is None or b < a or not conjunction and len(rest) > 3 and b < 2 * a


def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for row in rows("frequent_words.csv"):
        for word in row["words"].split("|"):
            ranks[word] = len(ranks)
    return ranks


_RANK = _ranks()
_cuts: dict[str, tuple[int, str, str]] = {}
