"""What one claim counts: of each kind the figures that stand for all of it, and those that are parts. A text that gives only parts gives their sum."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.claim import Claim, Count
from riwaya.lexicon import rows
from riwaya.script.letters import fold

ADDABLE = frozenset({"killed", "injured", "detained", "abducted", "missing"})
_HELD = {"abducted": "detained"}
FAR = 12.0
"""Two tolls of one event were at most 8 times apart in the stories and clusters looked at (25 dead, then 200); a month's toll is over a hundred times a day's."""
_SLIPS = frozenset((100.0, 1000.0))
_SOME_OF = re.compile(r"\bمن (?:ال)?(?:مصاب|جرح|قتلي|ضحايا|شهداء)")
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
    wholes = tuple(c for c in counts if not _is_part(claim, c))
    parts = tuple(c for c in counts if _is_part(claim, c))
    ones = _bare_ones(claim) if first and what in ("killed", "injured") else 0
    if what in ADDABLE and (len(wholes) > 1 or ones and wholes):
        # Two figures of one kind in one clause, neither called a part: each is of other people, and the text's total is their sum.
        values = [c.value for c in wholes if c.value is not None]
        if len(values) == len(wholes):
            hedge = next((c.qualifier for c in wholes if c.qualifier != "exact"), "exact")
            return Counted(what, Sum((*([1] * ones), *values), hedge), (), wholes + parts)
    return Counted(what, None, wholes, parts)


def _is_part(claim: Claim, count: Count) -> bool:
    """Whether it counts some of more: the reader says so, or the words do (`أربعة من المصابين`)."""
    if count.part_of_total or count.what not in ADDABLE:
        return bool(count.part_of_total)
    at = count.span.start - claim.evidence.start
    return at >= 0 and _SOME_OF.search(fold(claim.evidence.text[at : at + len(count.span.text) + 15])) is not None


def _bare_ones(claim: Claim) -> int:
    """How many recipients are one person each by the singular alone (`ضابط وثلاثة جنود`): a bare noun of lexicon/single_persons.csv, outside every count."""
    spans = [(c.span.start, c.span.end) for c in claim.counts]
    alone = [a for a in claim.recipients if fold(a.span.text) in _ONE and not any(s < a.span.end and a.span.start < e for s, e in spans)]
    return len(alone)


def numbers(claim: Claim) -> set[tuple[str, float | int]]:
    """Kind and number of everything that the claim counts as a whole or by a sum; of a sum the addends as well. Who is abducted for one is detained for another."""
    found: set[tuple[str, float | int]] = set()
    for c in counted(claim):
        what = _HELD.get(c.what, c.what)
        found |= {(what, w.value) for w in c.wholes if w.value is not None}
        if c.sum:
            found |= {(what, c.sum.value), *((what, a) for a in c.sum.addends if a > 1)}
    return found


def wholes(claim: Claim) -> set[tuple[str, float | int]]:
    """As `numbers`, without the addends."""
    return {(c.what, c.sum.value) for c in counted(claim) if c.sum} | {(c.what, w.value) for c in counted(claim) for w in c.wholes if w.value is not None}


def tolls(claim: Claim) -> set[tuple[str, float]]:
    """Kind and size of what is counted of people, vague figures (`dozens`) by their least number."""
    told = {(what, float(value)) for what, value in wholes(claim) if what in ADDABLE}
    return told | {(c.what, float(c.low)) for c in claim.counts if c.what in ADDABLE and c.value is None and c.low and not c.part_of_total}


def out_of_scale(some: set[tuple[str, float]], others: set[tuple[str, float]]) -> bool:
    """Whether two accounts count one kind and come to numbers of which the nearest are FAR apart, and no slip of a digit makes the one the other."""
    for what in sorted({w for w, _ in some} & {w for w, _ in others}):
        ratios = [max(a, b) / max(1.0, min(a, b)) for w, a in some if w == what for v, b in others if v == what]
        if min(ratios) >= FAR and not any(r in _SLIPS for r in ratios):
            return True
    return False
