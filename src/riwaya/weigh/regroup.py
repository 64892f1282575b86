"""The groups of some incidents before and after a change, grown side by side, and who outside may have a say in it.

Groups grow from the best match down, and a match joins two groups or is refused for good. Take some
incidents that are whole groups before the change, with all that is new and what matches it. Every match
between one of them and one outside was refused then. It is refused again as long as the incident's group
holds at that point whomever it held before: whoever ruled the other out is there again. Only where it does
not, the one outside must be looked at too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from riwaya.weigh.blocks import CHECKED, Groups, ruled_out
from riwaya.weigh.match import Match
from riwaya.weigh.told import Told

Spot = tuple[bool, str, int]
"""An incident: whether it is of a new reading, the id of its report, and which of the reading's it is."""
Order = tuple[tuple[str, str], int, bool]
Place = tuple[float, Order, Order]
Edges = dict[tuple[Spot, Spot], Match]
"""Pairs, in the order of their reports, that match."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`groups` after the change with each incident's `best` match; `unchanged` are those of groups that are as they were.

    `unsure`: matches that come after this place may turn out otherwise than before for that incident.
    """

    groups: tuple[tuple[Spot, ...], ...]
    best: dict[Spot, Match]
    unchanged: frozenset[Spot]
    unsure: dict[Spot, Place]


def place_of(match: Match, one: Order, other: Order) -> Place:
    """When a match has its turn."""
    return -match.score, min(one, other), max(one, other)


def regrouped(spots: Collection[Spot], gone: Collection[str], before: Edges, after: Edges, told: Callable[[Spot], Told], apart: dict[tuple[Spot, Spot, bool], bool]) -> Outcome:
    """The groups of `spots`, which hold whole groups of before; `gone` are the reports that leave, `apart` is what is known already of who rules out whom."""
    order: dict[Spot, Order] = {s: (told(s).when, s[2], s[0]) for s in spots}
    ordered = sorted(spots, key=order.__getitem__)
    number = {spot: n for n, spot in enumerate(ordered)}
    incidents = [told(s).incidents[s[2]] for s in ordered]
    leaves = [not s[0] and s[1] in gone for s in ordered]

    def asunder(a: int, b: int, together: bool) -> bool:
        key = ordered[a], ordered[b], together
        if key not in apart:
            apart[key] = ruled_out(incidents[a], incidents[b], together)
        return apart[key]

    was, becomes = Groups(len(ordered), asunder), Groups(len(ordered), asunder)
    unsure: dict[Spot, Place] = {}
    edges = {**before, **after}
    turns = sorted((place_of(m, order[a], order[b]), (a, b), m) for (a, b), m in edges.items())
    for place, pair, match in turns:
        a, b = number[pair[0]], number[pair[1]]
        joined = [groups.take(a, b, match) for groups, held in ((was, before), (becomes, after)) if pair in held]
        if not any(joined):
            continue
        for n in {*was.of(a), *was.of(b), *becomes.of(a), *becomes.of(b)}:
            spot = ordered[n]
            if not spot[0] and not leaves[n] and spot not in unsure and not set(was.of(n)[:CHECKED]) <= set(becomes.of(n)[:CHECKED]):
                unsure[spot] = place
    found = [group for group in becomes.all() if not leaves[group[0]]]  # what leaves has no matches, so it stands alone
    unchanged = [n for group in found if not any(ordered[n][0] for n in group) and sorted(was.of(group[0])) == group for n in group if _same(was, becomes, group)]
    return Outcome(
        tuple(tuple(ordered[n] for n in group) for group in found), {ordered[n]: m for n, m in becomes.best.items()}, frozenset(ordered[n] for n in unchanged), unsure,
    )  # fmt: skip


def _same(was: Groups, becomes: Groups, group: Collection[int]) -> bool:
    return all(was.best.get(n) == becomes.best.get(n) for n in group)
