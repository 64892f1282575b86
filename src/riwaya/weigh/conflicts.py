"""Pairs of figures that cannot both be true.

Two figures conflict when they measure the same (what, of which actor, in which country, what kind of
event, at the same time, in the same modality) and no number fits both. Everything that may make them
differ honestly is looked at first, and where it does, or where it is not known whether it does,
there is no conflict: a false alarm costs the analyst's trust, a missed one only waits for a better scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import inf

from riwaya.claim import Actor, Claim, Count
from riwaya.reading import Reading
from riwaya.view.labels import Label, label
from riwaya.view.phrases import figure, plain

# Kinds of event that tell of the same figure in other words: troops are sent and then are there.
_FAMILIES = {"MOBILIZE": "forces", "PRESENCE": "forces", "ASSAULT": "violence", "CASUALTY": "violence"}
# Movements are moments, each with its own figure, unless both are of what is there afterwards. What is
# counted decides: soldiers sent twice are two figures, but vehicles massed in one place are a stock.
_STOCKS = frozenset({"vehicles", "aircraft", "ships", "weapons"})
_UNCOMPARABLE = frozenset({"other", "money", "aid", "states", "places"})  # need units and windows that figures do not carry yet
# `About` 1,500 is taken to be silent on 1,300 and on 1,700, `about` 31,000 not on 3,100.
ABOUT = 0.2
# Reports further apart than this may both have been right in their day.
NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures: the reading, the claim and the count in it."""

    reading: Reading
    claim: Claim
    count: Count


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that cannot both be true, and the reason in Arabic and English."""

    one: Side
    other: Side
    why: Label


def conflicts(readings: Iterable[Reading]) -> tuple[Conflict, ...]:
    """All such pairs within and across `readings`, in their order; each pair of sources and figures once."""
    blocks: dict[tuple[str, str], list[Side]] = {}
    for reading in readings:
        for claim in reading.claims:
            for count in claim.counts:
                if count.what not in _UNCOMPARABLE and not count.part_of_total:
                    key = (count.what, _FAMILIES.get(claim.event_type, claim.event_type))
                    blocks.setdefault(key, []).append(Side(reading, claim, count))
    found: list[Conflict] = []
    told: set[tuple[object, ...]] = set()
    for sides in blocks.values():
        for one, other in combinations(sides, 2):
            if _comparable(one, other) and _apart(one.count, other.count):
                # The same two sources said the same two figures, perhaps in two sentences each.
                said = (*sorted((_voice(one), _voice(other))), one.count.what)
                if said not in told:
                    told.add(said)
                    found.append(Conflict(one, other, _why(one, other)))
    return tuple(found)


def _comparable(one: Side, other: Side) -> bool:
    a, b = one.claim, other.claim
    return (
        a is not b
        and a.modality == b.modality
        and _same_kind(one, other)
        and one.count.cumulative == other.count.cumulative
        and _same_time(one, other)
        and bool(_countries(a) & _countries(b))
        and _same_parties(a.actors, b.actors)
        and (not (a.recipients and b.recipients) or _same_parties(a.recipients, b.recipients))
    )


def _same_kind(one: Side, other: Side) -> bool:
    if one.claim.event_type == other.claim.event_type:
        return one.claim.event_type != "MOBILIZE" or one.count.what in _STOCKS
    return "MOBILIZE" not in (one.claim.event_type, other.claim.event_type) or one.count.what in _STOCKS


def _same_time(one: Side, other: Side) -> bool:
    """Both give a time and the times meet, or the reports are of the same days; unknown days of publication tell nothing."""
    a, b = one.claim.time, other.claim.time
    if a and b:
        return a.start <= b.end and b.start <= a.end
    if one.reading is other.reading:
        return True
    x, y = one.reading.report.published, other.reading.report.published
    return x is not None and y is not None and abs(x - y) <= NEAR


def _countries(claim: Claim) -> frozenset[str]:
    return frozenset(p.country for p in claim.locations if p.country)


def _same_parties(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """One known entity, one country, or one name in common; never where either is unknown."""
    keys = [{k for a in actors for k in (a.entity, a.country, a.name) if k} for actors in (some, others)]
    return bool(keys[0] & keys[1])


def _bounds(count: Count) -> tuple[float, float]:
    """The least and the greatest number that the figure allows."""
    value = count.value
    if value is None:
        return (-inf if count.low is None else count.low), (inf if count.high is None else count.high)
    match count.qualifier:
        case "about":
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case "more_than" | "at_least":
            return value, inf
        case "less_than" | "at_most":
            return -inf, value
    slack = _roundness(value) / 2
    return value - slack, value + slack


def _roundness(value: float) -> float:
    """The power of ten to which a figure looks rounded: 31,000 to thousands, 148 not at all."""
    if value != int(value) or not value:
        return 0
    power = 1
    while value % (power * 10) == 0:
        power *= 10
    return power if power > 1 else 0


def _apart(one: Count, other: Count) -> bool:
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return b < c or d < a


def _voice(side: Side) -> tuple[str, str, str]:
    chain = " < ".join(link.name for link in side.claim.attribution) or side.reading.report.outlet or ""
    return side.reading.report.identity, chain, figure(side.count).en


def _why(one: Side, other: Side) -> Label:
    what = label("what", one.count.what)
    a, b = figure(one.count), figure(other.count)
    shared = _countries(one.claim) & _countries(other.claim)
    actor = next((x for x in one.claim.actors if _same_parties((x,), other.claim.actors)), one.claim.actors[0])
    place = next(p for p in one.claim.locations if p.country in shared)
    where_ar = plain(place.name or place.span.text)
    where_en = place.name_en or place.country or where_ar
    who_ar, who_en = plain(actor.name or actor.span.text), actor.name_en or plain(actor.span.text)
    factor = _factor(one.count, other.count)
    return Label(
        f"الرقمان يعدان الشيء نفسه ({what.ar}) للطرف نفسه ({who_ar}) في المكان نفسه ({where_ar}) وفي الوقت نفسه، ولا يصح معا: {a.ar} و{b.ar}"
        + (f"، وأحدهما نحو {factor} أضعاف الآخر" if factor else ""),
        f"both figures count the same ({what.en}) of the same party ({who_en}) in the same place ({where_en}) at the same time, "
        f"and no number fits both: {a.en} and {b.en}" + (f"; one is about {factor} times the other" if factor else ""),
    )


def _factor(one: Count, other: Count) -> int | None:
    """How many times the greater figure is, where that is 3 or more: a slip of a digit shows as 10."""
    values = sorted(v for v in (one.value, other.value) if v)
    return round(values[1] / values[0]) if len(values) == 2 and values[1] >= 3 * values[0] else None
