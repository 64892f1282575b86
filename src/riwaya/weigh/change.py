"""Accounts kept up to date: what a few new readings change, without weighing all others again.

Matches connect nearly all reports of a month to one another, by way of others, so following them would come to
weighing everything. What is weighed anew is less: the accounts of what changes and of what matches it, and,
where `regrouped` says that their members go other ways than before, those of what may have a say in that. The
result is that of `build` over everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from riwaya.account import Account
from riwaya.weigh.blocks import CROWD, compared
from riwaya.weigh.build import in_order, of_group, of_series
from riwaya.weigh.match import Match
from riwaya.weigh.regroup import Edges, Spot, place_of, regrouped
from riwaya.weigh.series import Entry
from riwaya.weigh.told import Told, series_key

Key = tuple[str, str]
"""A claim: the id of its report, its own id."""


class Shelf(Protocol):
    """What a store must answer. It holds each report once, by its identity, with the `keys` of its reading."""

    def holders(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """For each of `keys` that any report holds, the identities of the reports that hold it."""

    def told(self, identities: Collection[str]) -> Mapping[str, Told]:
        """`tell` of the readings of those of these reports that the store has. A store may keep some: telling is half the work."""

    def mates(self, claims: Collection[Key]) -> Collection[Key]:
        """All claims of the accounts that these claims are of."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a store does: delete every account that holds any of `claims` (report id, claim id), then store `accounts`."""

    accounts: tuple[Account, ...]
    claims: frozenset[Key]


def change(shelf: Shelf, new: Iterable[Told], gone: Collection[str] = ()) -> Change:
    """What becomes of the accounts on `shelf` (as it stands before) when `new` readings come and those of the reports `gone` leave.

    A new reading of a report that the shelf holds takes the place of the old one.
    """
    surroundings = _Surroundings(shelf, {t.reading.report.identity: t for t in new}, gone)
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
        self._apart: dict[tuple[Spot, Spot, bool], bool] = {}
        self._arriving: dict[str, set[str]] = {}
        for identity, told in new.items():
            for key in told.all_keys:
                self._arriving.setdefault(key, set()).add(identity)
        self._load((*gone, *new))
        self._gone = {identity for identity in (*gone, *new) if self._old(identity)}

    def _load(self, identities: Iterable[str]) -> None:
        """Asks the store for many reports at once."""
        missing = sorted({i for i in identities if i not in self._held})
        if missing:
            answer = self._shelf.told(missing)
            self._held |= {i: answer.get(i) for i in missing}

    def _old(self, identity: str) -> Told | None:
        if identity not in self._held:
            self._load((identity,))
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

    def incidents(self) -> tuple[list[Account], set[Key]]:
        """Accounts that become others, and the claims of those that they were or are."""
        open_: set[Spot] = set()
        asked: set[Spot] = set()  # whose neighbours are in already
        more = set(self._seeds())
        outcome = None
        while more:
            self._close(open_, more)
            fresh = sorted(s for s in open_ if s[0] and s not in asked)
            asked |= set(fresh)
            self._before([k for s in fresh for k in self._told(s).keys[s[2]]])  # all at once
            more = {other for s in fresh for other, _ in self._neighbours(s)} - open_
            if more:
                continue
            before, after = self._edges(open_)
            outcome = regrouped(open_, self._gone, before, after, self._told, self._apart)
            self._before([k for s in outcome.unsure for k in self._told(s).keys[s[2]]])
            for spot, since in sorted(outcome.unsure.items()):
                more |= {o for o, m in self._neighbours(spot) if o not in open_ and place_of(m, self._order(spot), self._order(o)) > since}
        if outcome is None:
            return [], set()
        claims = {(s[1], c.id) for s in open_ - outcome.unchanged for c in self._told(s).incidents[s[2]].claims}
        fresh_groups = [group for group in outcome.groups if group[0] not in outcome.unchanged]
        return [of_group([(self._told(s).incidents[s[2]], outcome.best.get(s)) for s in group]) for group in fresh_groups], claims

    def _seeds(self) -> Iterator[Spot]:
        """What comes, what leaves, and everything in a block that becomes crowded, or no longer is."""
        for fresh, identity, told in self._changed:
            for n in range(len(told.incidents)):
                yield fresh, identity, n
            for key, before in self._before(told.all_keys).items():
                if (len(before) <= CROWD) != (len(self._after(key, before)) <= CROWD):
                    self._load(before)
                    for other in sorted(before):
                        for n in self._told((False, other, 0)).holding(key):
                            yield False, other, n

    def _close(self, open_: set[Spot], more: set[Spot]) -> None:
        """Puts `more` into `open_`, with all that were of one account with them."""
        open_ |= more
        claims = [(s[1], c.id) for s in sorted(more) if not s[0] for c in self._told(s).incidents[s[2]].claims]
        if not claims:
            return
        found = set(self._shelf.mates(claims))
        self._load(i for i, _ in found)
        for identity in {i for i, _ in found}:
            told = self._old(identity)
            for n, incident in enumerate(told.incidents if told else ()):
                if any((identity, c.id) in found for c in incident.claims):
                    open_.add((False, identity, n))

    def _neighbours(self, spot: Spot) -> Iterator[tuple[Spot, Match]]:
        """The incidents that match the one at `spot` after the change."""
        found: set[Spot] = set()
        near = {key: after for key, before in self._before(self._told(spot).keys[spot[2]]).items() if len(after := self._after(key, before)) <= CROWD}
        self._load(other for after in near.values() for other in after if other not in self._new)
        for key, after in near.items():
            for other in after:
                if other != spot[1]:
                    fresh = other in self._new
                    found.update((fresh, other, n) for n in self._told((fresh, other, 0)).holding(key))
        for other_spot in sorted(found):
            match = self._match(self._pair(spot, other_spot))
            if match:
                yield other_spot, match

    def _edges(self, spots: set[Spot]) -> tuple[Edges, Edges]:
        """The matches between `spots` before and after the change."""
        ordered = sorted(spots, key=self._order)
        old = {n for n, s in enumerate(ordered) if not s[0]}
        kept = {n for n, s in enumerate(ordered) if self._stays(s)}
        blocks: dict[str, list[int]] = {}
        for n, spot in enumerate(ordered):
            for key in self._told(spot).keys[spot[2]]:
                blocks.setdefault(key, []).append(n)
        shared = {key: held for key, held in blocks.items() if len(held) > 1}
        before: list[set[int]] = [set() for _ in ordered]
        after: list[set[int]] = [set() for _ in ordered]
        for key, holders in self._before(shared).items():
            for near, crowd in ((before, holders), (after, self._after(key, holders))):
                if len(crowd) <= CROWD:
                    for i, n in enumerate(shared[key]):
                        near[n].update(shared[key][:i])
        return self._matches(ordered, before, old), self._matches(ordered, after, kept)

    def _matches(self, ordered: list[Spot], near: list[set[int]], there: set[int]) -> Edges:
        return {
            pair: match
            for n in sorted(there)
            for other in sorted(near[n] & there)
            if ordered[other][1] != ordered[n][1] and (match := self._match(pair := (ordered[other], ordered[n])))
        }

    def _stays(self, spot: Spot) -> bool:
        return spot[0] or spot[1] not in self._gone

    def _match(self, pair: tuple[Spot, Spot]) -> Match | None:
        if pair not in self._compared:
            one, other = (self._told(s).incidents[s[2]] for s in pair)
            self._compared[pair] = compared(one, other)
        return self._compared[pair]

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

    def series(self) -> tuple[list[Account], set[Key]]:
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
