"""What a claim can be asked for by: its terms, and the names under which people look for them.

A known entity is one term whatever it is called; what is unknown is its folded name. A party has the
term of its country too, a place the terms of what it lies in: the whole finds its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from riwaya.account import VERDICTS
from riwaya.claim import EVENT_TYPES, MODALITIES, Actor, Claim, Link, Location
from riwaya.ledger.keys import term_number
from riwaya.ledger.storable import shown
from riwaya.mention import WHATS
from riwaya.mentions.entities import METONYM
from riwaya.report import Report
from riwaya.script.names import folded_name

FACETS = ("all", "actor", "recipient", "place", "spot", "type", "what", "modality", "source", "outlet", "pair")
LONGEST = 120  # letters of a name that is a term: longer ones are no names
PAIR = " → "
SPOTS = ("geoname:", "at:")  # how the keys of exact places begin; no folded name has a colon


@dataclass(frozen=True, slots=True)
class Term:
    """One term with what is known of it from where it was met; `names` are folded."""

    facet: str
    key: str
    name: str | None = None
    name_en: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    names: tuple[str, ...] = ()


def terms_of(claim: Claim, report: Report) -> list[Term]:
    """The terms of one claim, each once."""
    found: dict[tuple[str, str], Term] = {}
    for term in _all(claim, report):
        key = (term.facet, term.key)
        known = found.get(key)
        found[key] = term if known is None else joined(known, term)
    return list(found.values())


@cache
def common() -> frozenset[int]:
    """The numbers of terms that a large part of all claims have: those of codes, and of all claims."""
    codes = (("all", ("",)), ("type", EVENT_TYPES), ("modality", MODALITIES), ("what", WHATS), ("verdict", VERDICTS))
    return frozenset(term_number(facet, code) for facet, many in codes for code in many)


def _all(claim: Claim, report: Report) -> Iterator[Term]:
    yield Term("all", "")
    yield Term("type", claim.event_type)
    yield Term("modality", claim.modality)
    for what in {c.what: None for c in claim.counts}:
        yield Term("what", what)
    who = [t for a in claim.actors for t in _party("actor", a)]
    whom = [t for a in claim.recipients for t in _party("recipient", a)]
    yield from who
    yield from whom
    for place in claim.locations:
        yield from _place(place)
    for link in claim.attribution:
        yield from _source(link)
    outlet = _key(report.outlet)
    if outlet:
        yield Term("outlet", outlet, report.outlet, names=(outlet,))
        if not claim.attribution:
            yield Term("source", outlet, report.outlet, names=(outlet,))
    for a in _own(who, claim.actors):
        for b in _own(whom, claim.recipients):
            yield Term("pair", f"{a.key}{PAIR}{b.key}", f"{a.name}{PAIR}{b.name}", f"{a.name_en or a.name}{PAIR}{b.name_en or b.name}")


def _own(terms: list[Term], parties: tuple[Actor, ...]) -> list[Term]:
    """The terms that are the parties themselves, not the countries they belong to."""
    keys = {a.entity or _key(a.name or a.span.text) for a in parties}
    return list({t.key: t for t in terms if t.key in keys}.values())


def _party(facet: str, party: Actor) -> Iterator[Term]:
    name = party.name or party.span.text
    yield from _entity(facet, party.entity, name, party.name_en, party.country)
    if party.country and party.country != party.entity:
        yield _country(facet, party.country)


def _place(place: Location) -> Iterator[Term]:
    name = place.name or place.span.text
    if place.precision == "country" and place.country:
        yield _country("place", place.country)
        return
    key = _key(name)
    if key:
        yield Term("place", key, name, place.name_en, place.country, names=tuple(dict.fromkeys(n for n in (key, _key(place.name_en)) if n)))
    if place.lat is not None and place.lon is not None:
        yield Term("spot", spot(place.geonameid, place.lat, place.lon), name, place.name_en, place.country, place.lat, place.lon)
    unit = _key(place.admin1)
    if unit and unit != key:
        yield Term("place", unit, place.admin1, None, place.country, names=(unit,))
    if place.country:
        yield _country("place", place.country)


def spot(geonameid: int | None, lat: float, lon: float) -> str:
    """The key of exactly one place of all that share its name: by its number in GeoNames, else by its position."""
    return f"{SPOTS[0]}{geonameid}" if geonameid is not None else f"{SPOTS[1]}{lat:.4f},{lon:.4f}"


def _source(link: Link) -> Iterator[Term]:
    yield from _entity("source", link.entity, link.name, None, None)


def _entity(facet: str, entity: str | None, name: str, name_en: str | None, country: str | None) -> Iterator[Term]:
    """The term of a known entity under all its names, else of a name."""
    folded = _key(name)
    if not entity:
        if folded:
            yield Term(facet, folded, name, name_en, country, names=tuple(dict.fromkeys(n for n in (folded, _key(name_en)) if n)))
        return
    known = _entities().get(entity)
    names = (_key(entity), folded, _key(name_en), *(known[2] if known else ()))
    label = known[:2] if known else (name, name_en)
    yield Term(facet, shown(entity), *label, country, names=tuple(dict.fromkeys(n for n in names if n)))


@cache
def _entities() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Key to (Arabic name, English name, all folded names) of the entities that the lexicon knows."""
    from riwaya.mentions.entities import load

    entities, aliases = load()
    names: dict[str, dict[str, None]] = {key: {k: None for k in (_key(e.name), _key(e.name_en)) if k} for key, e in entities.items()}
    for alias in aliases:
        if alias.care != METONYM:  # a capital is a place; who means the government asks for the state
            names[alias.entity.key][" ".join(alias.words)] = None
    return {key: (e.name, e.name_en, tuple(names[key])) for key, e in entities.items()}


def _country(facet: str, code: str) -> Term:
    known = _countries().get(code)
    if known is None:
        return Term(facet, shown(code), code, names=(_key(code) or shown(code),))
    name, name_en, names = known
    return Term(facet, code, name, name_en, code, names=names)


@cache
def _countries() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Code to (Arabic name, English name, all folded names)."""
    from riwaya.lexicon import rows

    out = {}
    for row in rows("countries.csv", ("iso3", "name")):
        names = [row["iso3"], row["name"], row["name_en"], *row["aliases"].split("|")]
        out[row["iso3"]] = (row["name"], row["name_en"], tuple(dict.fromkeys(k for k in map(_key, names) if k)))
    return out


def _key(name: str | None) -> str:
    """A name as terms are compared; "" for what is no name."""
    return shown(folded_name(name)[:LONGEST]) if name else ""


def looked_up(name: str) -> str:
    """What a user typed, as `term_name.name` has it."""
    return _key(name)


def joined(one: Term, other: Term) -> Term:
    """The union of names, the better label; positions of the first where both have one (a name's namesakes differ, the least is kept)."""
    if one == other:
        return one
    spots = sorted((t.lat, t.lon) for t in (one, other) if t.lat is not None and t.lon is not None)
    lat, lon = spots[0] if spots else (None, None)
    countries = [t.country for t in (one, other) if t.country]
    names = tuple(sorted({*one.names, *other.names}))
    return Term(one.facet, one.key, better(one.name, other.name), better(one.name_en, other.name_en), min(countries) if countries else None, lat, lon, names)


def better(one: str | None, other: str | None) -> str | None:
    """Of two names of one term the shorter, then the first of the alphabet: which was met first must not matter."""
    if one is None or other is None:
        return one if other is None else other
    return min(one, other, key=lambda name: (len(name), name))
