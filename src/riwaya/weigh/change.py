"""Accounts kept up to date: what a few new readings change, without weighing all others again.

The surroundings of what is new (or gone) are followed along matches, as they were before and as they
are after, until nothing more is touched. Whatever lies outside keeps its accounts, as matches are all
that accounts grow from. The result is that of `build` over everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from riwaya.account import Account
from riwaya.reading import Reading
from riwaya.weigh.blocks import CROWD, compared
from riwaya.weigh.build import in_order, of_incidents, of_series
from riwaya.weigh.incidents import Incident
from riwaya.weigh.match import Match
from riwaya.weigh.series import Entry
from riwaya.weigh.told import Told, series_key, tell

Spot = tuple[bool, str, int]
"""An incident: whether it is of a new reading, the id of its report, and which of the reading's it is."""


class Shelf(Protocol):
    """What a store must answer. It holds each report once, by its identity, with the `keys` of its reading."""

    def holders(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """For each of `keys` that any report holds, the identities of the reports that hold it."""

    def reading(self, identity: str) -> Reading | None:
        """The reading of a report; None where the store has no such report."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a store does: delete every account that holds any of `claims` (report id, claim id), then store `accounts`."""

    accounts: tuple[Account, ...]
    claims: frozenset[tuple[str, str]]


def change(shelf: Shelf, new: Iterable[Reading], gone: Collection[str] = ()) -> Change:
    """What becomes of the accounts on `shelf` (as it stands before) when `new` readings come and those of the reports `gone` leave.

    A new reading of a report that the shelf holds takes the place of the old one. Accounts that the new ones equal are among them.
    """
    surroundings = _Surroundings(shelf, {r.report.identity: tell(r) for r in new}, gone)
    accounts, claims = surroundings.incidents()
    more, others = surroundings.series()
    return Change(in_order([*accounts, *more]), frozenset(claims | others))


class _Surroundings:
    def __init__(self, shelf: Shelf, new: dict[str, Told], gone: Collection[str]) -> None:
        self._shelf = shelf
        self._new = new
        self._held: dict[str, Told | None] = {}
        self._asked: dict[str, frozenset[str]] = {}
        self._compared: dict[tuple[Spot, Spot], Match | None] = {}
        self._arriving: dict[str, set[str]] = {}
        for identity, told in new.items():
            for key in told.all_keys:
                self._arriving.setdefault(key, set()).add(identity)
        self._gone = {identity for identity in (*gone, *new) if self._old(identity)}

    def _old(self, identity: str) -> Told | None:
        if identity not in self._held:
            reading = self._shelf.reading(identity)
            self._held[identity] = tell(reading) if reading else None
        return self._held[identity]

    def _before(self, keys: Collection[str]) -> dict[str, frozenset[str]]:
        """The reports that hold each key before the change."""
        missing = [k for k in keys if k not in self._asked]
        if missing:
            answer = self._shelf.holders(missing)
            for k in missing:
                self._asked[k] = frozenset(answer.get(k, ()))
        return {k: self._asked[k] for k in keys}

    def _after(self, key: str, before: frozenset[str]) -> frozenset[str]:
        return (before - self._gone) | self._arriving.get(key, set())

    @property
    def _changed(self) -> list[tuple[bool, str, Told]]:
        """What comes, then what leaves."""
        leaving = [(False, i, t) for i in sorted(self._gone) if (t := self._old(i))]
        return [(True, i, t) for i, t in sorted(self._new.items())] + leaving

    # ------------------------------------------------------------ incidents

    def incidents(self) -> tuple[list[Account], set[tuple[str, str]]]:
        seen: dict[Spot, Incident] = {}
        edges: dict[tuple[Spot, Spot], Match] = {}
        waiting = list(self._seeds())
        while waiting:
            spot = waiting.pop()
            if spot in seen:
                continue
            told = self._told(spot)
            seen[spot] = told.incidents[spot[2]]
            for other, match, after in self._neighbours(spot, told):
                waiting.append(other)
                if after:
                    edges[self._pair(spot, other)] = match
        claims = {(i.reading.report.identity, c.id) for i in seen.values() for c in i.claims}
        kept = sorted((s for s in seen if s[0] or s[1] not in self._gone), key=self._order)
        numbers = {spot: n for n, spot in enumerate(kept)}
        matches = {(numbers[a], numbers[b]): m for (a, b), m in edges.items()}
        return of_incidents([seen[s] for s in kept], matches), claims

    def _seeds(self) -> Iterator[Spot]:
        """What comes, what leaves, and everything in a block that becomes crowded, or no longer is."""
        for fresh, identity, told in self._changed:
            for n in range(len(told.incidents)):
                yield fresh, identity, n
            for key, before in self._before(told.all_keys).items():
                if (len(before) <= CROWD) != (len(self._after(key, before)) <= CROWD):
                    for other in sorted(before):
                        for n, keys in enumerate(self._told((False, other, 0)).keys):
                            if key in keys:
                                yield False, other, n

    def _neighbours(self, spot: Spot, told: Told) -> Iterator[tuple[Spot, Match, bool]]:
        """The incidents that match the one at `spot`, before or after, and whether they do after."""
        fresh, identity, n = spot
        leaves = not fresh and identity in self._gone
        found: dict[Spot, bool] = {}
        for key, before in self._before(told.keys[n]).items():
            if not fresh and len(before) <= CROWD:
                for other in before:
                    self._holding(found, (False, other), key, after=False)
            if not leaves and len(after := self._after(key, before)) <= CROWD:
                for other in after:
                    self._holding(found, (other in self._new, other), key, after=True)
        for other_spot, lasts in sorted(found.items()):
            pair = self._pair(spot, other_spot)
            if other_spot[:2] == spot[:2]:
                continue
            if pair not in self._compared:
                one, other_one = (self._told(s).incidents[s[2]] for s in pair)
                self._compared[pair] = compared(one, other_one)
            match = self._compared[pair]
            if match:
                yield other_spot, match, lasts

    def _holding(self, found: dict[Spot, bool], report: tuple[bool, str], key: str, *, after: bool) -> None:
        for m, keys in enumerate(self._told((*report, 0)).keys):
            if key in keys:
                spot = (*report, m)
                found[spot] = found.get(spot, False) or after

    def _told(self, spot: Spot) -> Told:
        told = self._new[spot[1]] if spot[0] else self._old(spot[1])
        if told is None:
            raise LookupError(f"the store names a report of which it has no reading: {spot[1]!r}")
        return told

    def _order(self, spot: Spot) -> tuple[tuple[str, str], int, bool]:
        return self._told(spot).when, spot[2], spot[0]

    def _pair(self, one: Spot, other: Spot) -> tuple[Spot, Spot]:
        return (one, other) if self._order(one) <= self._order(other) else (other, one)

    # ------------------------------------------------------------ histories

    def series(self) -> tuple[list[Account], set[tuple[str, str]]]:
        """The histories that are touched, and those that share a claim with them."""
        waiting = [series_key(e) for _, _, told in self._changed for e in told.entries]
        touched: dict[str, list[tuple[Told, Entry]]] = {}
        claims: set[tuple[str, str]] = set()
        while waiting:
            key = waiting.pop()
            if key in touched:
                continue
            before = self._before([key])[key]
            after = self._after(key, before)
            reports = [(i in self._new, i) for i in sorted(after)] + [(False, i) for i in sorted(before & self._gone)]
            touched[key] = []
            for fresh, identity in reports:
                told = self._told((fresh, identity, 0))
                entries = [e for e in told.entries if series_key(e) == key]
                at = {e.member.key for e in entries}
                claims |= at
                waiting += [series_key(e) for e in told.entries if e.member.key in at]
                if identity in after and (fresh or identity not in self._gone):
                    touched[key] += [(told, e) for e in entries]
        kept = sorted((pair for pairs in touched.values() for pair in pairs), key=lambda p: p[0].when)
        return of_series(e for _, e in kept), claims
