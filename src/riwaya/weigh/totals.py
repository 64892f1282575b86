"""What one claim counts: of each kind the figures that stand for all of it, and those that are parts. A text that gives only parts gives their sum."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import Claim, Count
from riwaya.lexicon import rows
from riwaya.script.letters import fold

ADDABLE = frozenset({"killed", "injured", "detained", "abducted", "missing"})
_ONE = frozenset(r["form"] for r in rows("single_persons.csv", ("form", "source")))


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that the text leaves to the reader: its addends in the order of the text, and the hedge of the first that has one."""

    addends: tuple[float | int, ...]
    qualifier: str

    @property
    def value(self) -> float | int:
        return sum(self.addends)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one kind (`killed`): the sum where there is one, the counts that stand for all, and the parts."""

    what: str
    sum: Sum | None
    wholes: tuple[Count, ...]
    parts: tuple[Count, ...]


def counted(claim: Claim) -> tuple[Counted, ...]:
    """What `claim` counts, by kind, in the order of the text."""
    by_what: dict[str, list[Count]] = {}
    for count in claim.counts:
        by_what.setdefault(count.what, []).append(count)
    first = claim.counts[0].what if claim.counts else None
    return tuple(_of(claim, what, counts, what == first) for what, counts in by_what.items())


def _of(claim: Claim, what: str, counts: list[Count], first: bool) -> Counted:
    wholes = tuple(c for c in counts if not c.part_of_total)
    parts = tuple(c for c in counts if c.part_of_total)
    ones = _bare_ones(claim) if first and what in ("killed", "injured") else 0
    if what in ADDABLE and (len(wholes) > 1 or ones and wholes):
        # Two figures of one kind in one clause, neither called a part: each is of other people, and the text's total is their sum.
        values = [c.value for c in wholes if c.value is not None]
        if len(values) == len(wholes):
            hedge = next((c.qualifier for c in wholes if c.qualifier != "exact"), "exact")
            return Counted(what, Sum((*([1] * ones), *values), hedge), (), wholes + parts)
    return Counted(what, None, wholes, parts)


def _bare_ones(claim: Claim) -> int:
    """How many recipients are one person each by the singular alone (`ضابط وثلاثة جنود`): a bare noun of lexicon/single_persons.csv, outside every count."""
    spans = [(c.span.start, c.span.end) for c in claim.counts]
    alone = [a for a in claim.recipients if fold(a.span.text) in _ONE and not any(s < a.span.end and a.span.start < e for s, e in spans)]
    return len(alone)


def numbers(claim: Claim) -> set[tuple[str, float | int]]:
    """Kind and number of everything that the claim counts as a whole or by a sum; of a sum the addends as well."""
    found: set[tuple[str, float | int]] = set()
    for c in counted(claim):
        found |= {(c.what, w.value) for w in c.wholes if w.value is not None}
        if c.sum:
            found |= {(c.what, c.sum.value), *((c.what, a) for a in c.sum.addends if a > 1)}
    return found


def wholes(claim: Claim) -> set[tuple[str, float | int]]:
    """As `numbers`, without the addends."""
    return {(c.what, c.sum.value) for c in counted(claim) if c.sum} | {(c.what, w.value) for c in counted(claim) for w in c.wholes if w.value is not None}
