"""What the reader finds named in a report: numbers, times, places, parties, quantities.

A mention knows its span in the untouched text and the words it covers (`first` inclusive, `last`
exclusive, indices into `Words`), so that later steps never look at raw text again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.report import Span

QUALIFIERS = ("exact", "about", "more_than", "less_than", "at_least", "at_most", "range")
GRAINS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", "period")
PARTY_KINDS = ("state", "force", "group", "organisation", "media", "person", "civilians", "other")
PRECISIONS = ("place", "admin2", "admin1", "country", "region")
WHATS = (
    "killed", "injured", "missing", "detained", "abducted", "displaced", "personnel", "people", "strikes", "attacks",
    "vehicles", "aircraft", "ships", "weapons", "money", "aid", "states", "places", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the text states. `value` is None where it gives only bounds (`عشرات`: low 20).

    `readings` holds every value the digits can bear when there is more than one (`31.000`: 31000 and
    31), the chosen one first. `form` tells how it stands in the text: "digits", "words", "mixed",
    "dual" (`جنديين`), "singular" (`جندي واحد`), "plural" (`عشرات`), "ordinal", "fraction", "percent".
    """

    span: Span
    first: int
    last: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str
    form: str = "digits"
    readings: tuple[float | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of days, both inclusive, with its grain; None at an end that the text does not bear.

    `role` tells how it stands: "at" (when), "since" (`منذ`: start to published), "until", "for" (a
    duration, which is no date: start and end are None), "within".
    """

    span: Span
    first: int
    last: int
    start: date | None
    end: date | None
    grain: str
    role: str = "at"
    readings: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; fields are those of a location in claim.schema.json (degrees WGS84; ISO 3166-1 alpha-3)."""

    span: Span
    first: int
    last: int
    name: str | None
    name_en: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on; fields are those of a party in claim.schema.json.

    `head` is the part of a person's mention that is the bare name (title and office left out), as
    word indices; `antecedent` is the fuller mention before it that a short one (`تيري`) stands for.
    """

    span: Span
    first: int
    last: int
    name: str | None
    kind: str | None
    name_en: str | None = None
    entity: str | None = None
    country: str | None = None
    head: tuple[int, int] | None = None
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `what` is one of WHATS; `unit` is the counted noun as written."""

    span: Span
    first: int
    last: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str
    what: str
    unit: str | None
    of: str | None = None
    part_of_total: bool | None = None
    cumulative: bool | None = None


Mention = Number | Time | Place | Party | Quantity
