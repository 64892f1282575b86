"""Learned roles: which phrases near an event are its actors, recipients and places, once the rules have had their say.

The weights (lexicon/learned_roles.csv) are those of a logistic regression for each of the three slots, which
tools/train_roles.py fits on the project's own codings (tests/second_set, tests/third_set). What the rules chose is the strongest
sign; the others tell where they are to be believed and what they miss.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from riwaya.claims.clauses import Verb
from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import Chunk
from riwaya.claims.role_signs import GROUPS, LETTERS, SLOTS, Candidate, Facts, candidates
from riwaya.claims.speech import Speech
from riwaya.lexicon import rows

COLUMNS = ("sign", "facts", "actor", "recipient", "location")
Weights = tuple[float, float, float]  # for actor, recipient, location
Row = tuple[str, str]  # a sign: the names of its facts, and what they are
EMPTY = "."  # a fact that is empty, in a sign
ALWAYS: Row = ("always", EMPTY)
BETWEEN = " | "  # stands between the facts of a sign
LEAST = -0.2  # log odds from which on a phrase fills a slot (.45); by cross-validation .35 to .5 find about as well
KEPT = -0.6  # and those from which on it keeps a slot that the rules gave it; by the same figures -0.2 to -0.9 are alike
STRONGEST = 3  # signs that a reason names
MEMO = 20_000  # facts of a group remembered at most
_NONE: Weights = (0.0, 0.0, 0.0)
# For each group the names of each of its signs, and what picks their facts from those of the group.
_SIGNS = tuple(tuple((" ".join(sign), itemgetter(*(names.index(x) for x in sign)), len(sign) == 1) for sign in signs) for names, signs in GROUPS)


def signs_of(x: Candidate) -> list[Row]:
    """The signs of a phrase."""
    return [ALWAYS, *((name, BETWEEN.join(f or EMPTY for f in ((held,) if one else held))) for facts, signs in zip(x.groups, _SIGNS, strict=True) for name, pick, one in signs for held in (pick(facts),))]


class _Sums(dict[Facts, Weights]):
    """The summed weights of a group's facts, worked out once."""

    def __init__(self, group: int, weights: dict[Row, Weights]) -> None:
        super().__init__()
        by_sign: dict[str, dict[Facts | str, Weights]] = {name: {} for name, _, _ in _SIGNS[group]}
        for (name, facts), w in weights.items():
            if name in by_sign:
                held = tuple("" if f == EMPTY else f for f in facts.split(BETWEEN))
                by_sign[name][held if len(held) > 1 else held[0]] = w
        self.tables = [(pick, by_sign[name]) for name, pick, _ in _SIGNS[group] if by_sign[name]]

    def __missing__(self, facts: Facts) -> Weights:
        if len(self) >= MEMO:
            self.clear()
        total = _NONE
        for pick, table in self.tables:
            w = table.get(pick(facts))
            if w is not None:
                total = (total[0] + w[0], total[1] + w[1], total[2] + w[2])
        self[facts] = total
        return total


class Ranker:
    """What chooses by the weights of signs."""

    def __init__(self, weights: dict[Row, Weights]) -> None:
        self.weights = weights
        self._always = weights.get(ALWAYS, _NONE)
        self._sums = tuple(_Sums(n, weights) for n in range(len(GROUPS)))

    def odds(self, x: Candidate) -> Weights:
        """The log odds that a phrase is actor, recipient and location."""
        a, r, w = self._always
        for sums, facts in zip(self._sums, x.groups, strict=True):
            found = sums[facts]
            if found is not _NONE:
                a += found[0]
                r += found[1]
                w += found[2]
        return a, r, w

    def cast(self, chunks: list[Chunk], drafts: list[Draft], sure: list[int], verbs: dict[int, Verb], speeches: list[Speech]) -> None:
        """Fill the actors, recipients and locations of those drafts of a sentence anew whose indices are in `sure`."""
        if not sure:
            return
        for n, found in zip(sure, candidates(chunks, drafts, sure, verbs, speeches), strict=True):
            d = drafts[n]
            chosen: tuple[list[tuple[float, Candidate]], ...] = ([], [], [])
            for x in found:
                for slot, score in enumerate(self.odds(x)):
                    if score > LEAST or score > KEPT and LETTERS[slot] in x.rules:
                        chosen[slot].append((score, x))
            for slot, name in enumerate(SLOTS):
                kept = _unlike(chosen[slot])
                for x in kept:
                    if LETTERS[slot] not in x.rules:
                        d.notes.append((name, x.phrase, Learned(self, x, slot), None))
                setattr(d, name, [x.phrase for x in sorted(kept, key=lambda x: x.phrase.first)])


@dataclass(frozen=True, slots=True)
class Learned:
    """The rule of a learned choice, told with its strongest signs only where somebody asks."""

    ranker: Ranker
    x: Candidate
    slot: int

    def __str__(self) -> str:
        found = [(self.ranker.weights[s][self.slot], f"{s[0]}: {s[1]}") for s in signs_of(self.x) if s != ALWAYS and s in self.ranker.weights]
        strongest = sorted((x for x in found if x[0] > 0), key=lambda x: (-x[0], x[1]))[:STRONGEST]
        return "learned from coded reports: " + "; ".join(f"{s} ({w:+.2f})" for w, s in strongest)


def load() -> Ranker:
    """The ranker of lexicon/learned_roles.csv."""
    return Ranker({(row["sign"], row["facts"]): (float(row["actor"]), float(row["recipient"]), float(row["location"])) for row in rows("learned_roles.csv", COLUMNS)})


def _unlike(chosen: list[tuple[float, Candidate]]) -> list[Candidate]:
    """The chosen phrases, the surest of those that name the same."""
    if len(chosen) < 2:
        return [x for _, x in chosen]
    kept: list[Candidate] = []
    for _, x in sorted(chosen, key=lambda s: -s[0]):
        if all(not same_name(x.phrase, y.phrase) for y in kept):
            kept.append(x)
    return kept


def same_name(a: Chunk, b: Chunk) -> bool:
    """Whether two phrases of one report name the same: one entity, one place, one name."""
    if a is b:
        return True
    p, q = a.party, b.party
    if p is not None and q is not None and a.quantity is None and b.quantity is None:
        return p.entity is not None and p.entity == q.entity or p.entity is None and p.name is not None and p.name == q.name
    return p is None and q is None and a.place is not None and b.place is not None and a.place.geonameid is not None and a.place.geonameid == b.place.geonameid and a.last - a.first == b.last - b.first


RANKER = load()
