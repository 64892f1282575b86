"""One account out of the claims of one fact: its label, its figures, its differences, its verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from riwaya.account import Account, Difference, Figure, Member, Scope, Value, gravest
from riwaya.claim import Actor, Interval, Location
from riwaya.view.labels import Label, label
from riwaya.view.phrases import plain
from riwaya.weigh.places import known
from riwaya.weigh.series import Entry, as_part, growth_differences, history, part_differences, value_of, without_parts
from riwaya.weigh.values import gathered
from riwaya.weigh.verdicts import other_differences, weighed
from riwaya.weigh.voices import independent


def account_of(pairs: Sequence[tuple[Member, str]]) -> Account:
    """The account of claims (each with its voice) that are of one fact, in the order of their reports."""
    members = tuple(m for m, _ in pairs)
    figures: list[Figure] = []
    differences: list[Difference] = []
    for scope, values in sorted(gathered(pairs).items(), key=lambda item: _scope_key(item[0])):
        figure, differing = weighed(scope, values)
        figures.append(figure)
        differences += differing
    differences += other_differences(pairs)
    return _finished(members, tuple(figures), tuple(differences), independent(pairs))


def _finished(members: tuple[Member, ...], figures: tuple[Figure, ...], differences: tuple[Difference, ...], voices: int, key: str = "") -> Account:
    # Neighbouring days are told as a difference, but they are no scope: papers date one night by its evening or its morning.
    verdicts = tuple(f.verdict for f in figures if not f.scope.part) + tuple(d.verdict for d in differences if d.kind != "time" or d.verdict == "conflicting")
    if voices > 1:
        verdicts += ("corroborated",)
    types = [m.claim.event_type for m in members if m.claim.event_type != "CASUALTY"] or ["CASUALTY"]
    event_type = max(sorted(set(types)), key=types.count)
    time = _time(members)
    location = _location(members)
    return Account(
        _id(members, key), event_type, _label(event_type, location, time), gravest(verdicts), members, time, location,
        _actors(m.claim.actors for m in members), _actors(m.claim.recipients for m in members), figures, differences,
    )  # fmt: skip


def _id(members: tuple[Member, ...], key: str) -> str:
    return "a-" + hashlib.sha256("\0".join((*members[0].key, key)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _scope_key(scope: Scope) -> tuple[str, bool, str, str]:
    return scope.what, scope.part, scope.of or "", scope.window.start.isoformat() + scope.window.end.isoformat() if scope.window else ""


def _time(members: tuple[Member, ...]) -> Interval | None:
    """The shortest time that a member gives; of those, the one given most often, then the earliest."""
    times = [(t.start, t.end) for m in members if (t := m.claim.time)]
    if not times:
        return None
    start, end = min(set(times), key=lambda t: ((t[1] - t[0]).days > 1, -times.count(t), t))
    return Interval(start, end)


_FINENESS = {"place": 0, "admin2": 1, "admin1": 2, "country": 4, "region": 3}


def _location(members: tuple[Member, ...]) -> Location | None:
    """The finest place that a member names on the map; of those, the first."""
    places = [p for m in members for p in known(m.claim.locations)]
    return min(places, key=lambda p: (p.country is None, _FINENESS.get(p.precision or "", 5)), default=None)


def _actors(many: Iterable[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Each party once, known ones by entity, in the order in which they are named."""
    found: dict[str, Actor] = {}
    for actors in many:
        for actor in actors:
            if actor.name or actor.entity:
                found.setdefault(actor.entity or actor.name or "", actor)
    return tuple(found.values())


def _label(event_type: str, location: Location | None, time: Interval | None) -> Label:
    kind = label("event_type", event_type)
    ar, en = [kind.ar], [kind.en]
    if location:
        name = plain(location.name or location.span.text)
        ar.append(name)
        en.append(location.name_en or name)
    if time:
        day = time.start.isoformat()
        ar.append(day)
        en.append(day)
    return Label("، ".join(ar), ", ".join(en))


def account_of_series(key: str, reports: Sequence[Sequence[Entry]]) -> Account:
    """The account of one history (`key`): the figures of one issuer over windows, report by report."""
    kept: list[Entry] = []
    listed: list[Entry] = []
    differences: list[Difference] = []
    for of_report in reports:
        whole, sums = without_parts(of_report)
        kept += whole
        listed += [p for _, parts in sums for p in parts]
        differences += part_differences(sums)
    by_scope: dict[Scope, list[Value]] = {}
    for entry in kept:
        by_scope.setdefault(entry.scope, []).append(value_of(entry))
    for entry in listed:
        by_scope.setdefault(as_part(entry.scope), []).append(value_of(entry))
    figures = []
    for scope, values in sorted(by_scope.items(), key=lambda item: _scope_key(item[0])):
        figure, differing = (Figure(scope, "single", tuple(values)), []) if scope.part else history(scope, values) if scope.cumulative else weighed(scope, values)
        figures.append(figure)
        differences += differing
    differences += growth_differences(kept)
    members = tuple({e.member.key: e.member for of_report in reports for e in of_report}.values())
    return _finished(members, tuple(figures), tuple(differences), 1, key)
