"""What comes out of the reader: claims with their slots, as claim.schema.json has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from riwaya.report import Span

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PRESENCE", "CASUALTY", "DISPLACE",
)  # fmt: skip
MODALITIES = ("actual", "planned", "pledged", "expected", "possible", "requested", "denied")
LINK_KINDS = ("media", "official", "force", "group", "organisation", "witness", "anonymous", "document", "elided")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; `span` is None only where the context lends the interval."""

    start: date
    end: date
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, or whom it is done to: a party in a claim's slot."""

    span: Span
    name: str | None = None
    name_en: str | None = None
    entity: str | None = None
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where it happens; degrees WGS84, country ISO 3166-1 alpha-3."""

    span: Span
    name: str | None = None
    name_en: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that measures the event, with its scope as far as the clause gives it."""

    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str
    what: str
    span: Span
    unit: str | None = None
    of: str | None = None
    part_of_total: bool | None = None
    cumulative: bool | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: who says so, with the reporting words and the time of saying."""

    name: str
    span: Span | None = None
    cue: Span | None = None
    kind: str | None = None
    entity: str | None = None
    said: Interval | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Which rule, and which lexicon row, filled a slot from which words."""

    slot: str
    rule: str
    row: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One event or state that the report asserts."""

    id: str
    event_type: str
    mode: str | None
    trigger: Span
    evidence: Span
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    locations: tuple[Location, ...] = ()
    time: Interval | None = None
    counts: tuple[Count, ...] = ()
    modality: str = "actual"
    modality_cue: Span | None = None
    attribution: tuple[Link, ...] = ()
    confidence: float | None = None
    why: tuple[Why, ...] = field(default=(), compare=False)
