"""Blocking: which incidents are compared at all, and how matches become groups.

Never all pairs. Two incidents are compared when they share a block that is not crowded. Groups grow
from the best match down, and two groups join only when no member of one rules out a member of the
other: a chain of likenesses does not make two attacks one.

Whether two incidents match depends on the two and on the size of their blocks, on nothing else, and
groups never reach beyond what matches connect: that is why adding a report touches only its own surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from riwaya.weigh.incidents import Incident, going_on
from riwaya.weigh.match import THRESHOLD, Match, impossible, match

CROWD = 60
"""A block of more reports than this says nothing (`killed` in one country on one day) and is not looked into; what is of one fact shares a rarer one."""
CHECKED = 12
"""Members of each group that are asked before two groups join."""

FOLLOWS, FOLLOWS_LEAST = 0.5, -2.0
"""How well two incidents of one report must go on from each other to be one all the same: the first, or the second where another report
has figures of one of them, for it may tell in one sentence what this one tells in two."""

Pairs = Mapping[tuple[int, int], Match]


def compared(one: Incident, other: Incident) -> Match | None:
    """Their match where it makes them one fact; `one` is of the report that comes first. Incidents of one report are told apart by the report."""
    if one.reading is other.reading:
        return None
    got = match(one.traits, other.traits)
    return got if not got.never and got.score >= THRESHOLD else None


def pairs(incidents: Sequence[Incident], keys: Sequence[Sequence[str]]) -> dict[tuple[int, int], Match]:
    """All matches between `incidents` (in the order of their reports), by their two numbers."""
    blocks: dict[str, list[int]] = {}
    for n, held in enumerate(keys):
        for key in held:
            blocks.setdefault(key, []).append(n)
    near: list[set[int]] = [set() for _ in incidents]
    for block in blocks.values():
        if len(block) > 1 and len({id(incidents[n].reading) for n in block}) <= CROWD:
            for i, n in enumerate(block):
                near[n].update(block[:i])
    found: dict[tuple[int, int], Match] = {}
    for n, others in enumerate(near):
        for other in sorted(others):
            got = compared(incidents[other], incidents[n])
            if got:
                found[other, n] = got
    return found


def groups(incidents: Sequence[Incident], matches: Pairs) -> tuple[list[list[int]], dict[int, Match]]:
    """Incidents of the same fact, as lists of numbers; and for each incident the best match that put it there."""
    grown = Groups(len(incidents), lambda a, b, together: ruled_out(incidents[a], incidents[b], together))
    for (a, b), got in sorted(matches.items(), key=lambda m: (-m[1].score, m[0])):
        grown.take(a, b, got)
    return grown.all(), grown.best


class Groups:
    """Groups that grow by the matches they take, which must come from the best down, of equals in the order of their reports."""

    def __init__(self, incidents: int, apart: Callable[[int, int, bool], bool]) -> None:
        """For so many incidents; `apart` is `ruled_out` of two of them."""
        self._apart = apart
        self._home = list(range(incidents))
        self._members: dict[int, list[int]] = {n: [n] for n in self._home}
        self.best: dict[int, Match] = {}

    def take(self, a: int, b: int, got: Match) -> bool:
        """Whether this match joins two groups."""
        one, other = self._home[a], self._home[b]
        if one != other:
            if not self._may_join(self._members[one], self._members[other], got.same_figures):
                return False
            for n in self._members[other]:
                self._home[n] = one
            self._members[one] += self._members.pop(other)
        self.best.setdefault(a, got)
        self.best.setdefault(b, got)
        return one != other

    def of(self, n: int) -> list[int]:
        """The group of an incident, in the order in which they joined."""
        return self._members[self._home[n]]

    def all(self) -> list[list[int]]:
        """All groups, each in the order of its reports."""
        return [sorted(m) for _, m in sorted(self._members.items())]

    def _may_join(self, some: list[int], others: list[int], told_together: bool) -> bool:
        return not any(self._apart(min(a, b), max(a, b), told_together) for a in some[:CHECKED] for b in others[:CHECKED])


def ruled_out(one: Incident, other: Incident, told_together: bool) -> bool:
    """Whether two incidents cannot be of one group; `one` is of the report that comes first, `told_together` as the match has it that would join them."""
    if one.reading is other.reading:
        # One report that tells them apart is the best witness there is.
        return going_on(one.traits, other.traits, other.claims[0], False) < (FOLLOWS_LEAST if told_together else FOLLOWS)
    return impossible(one.traits, other.traits)
