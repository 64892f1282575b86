"""What the ledger answers with: frozen records, each with its JSON and its flat row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from riwaya.claim import Claim, Count
from riwaya.json_form import claim_to_json
from riwaya.report import Span
from riwaya.view.labels import Label

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Flat = dict[str, "str | float | int | None"]


class Record(Protocol):
    """What every record can do."""

    def to_json(self) -> dict[str, Any]: ...

    def flat(self) -> Flat: ...


R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[R_co]):
    """Some records in order; `after` asks for those that follow, None where there are none."""

    items: tuple[R_co, ...]
    after: str | None = None

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> R_co:
        return self.items[i]

    def to_pandas(self) -> pd.DataFrame:
        """The flat rows as a pandas table; pandas is needed for this alone."""
        import pandas as pd

        return pd.DataFrame([r.flat() for r in self.items])

    def to_polars(self) -> pl.DataFrame:
        """The flat rows as a polars table; polars is needed for this alone."""
        import polars as pl

        return pl.DataFrame([r.flat() for r in self.items], infer_schema_length=None)


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report without its text. `key` is its content address: two reports may have one id."""

    key: str
    id: str
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "key": self.key, "outlet": self.outlet, "title": self.title, "published": _day(self.published), "url": self.url}

    def flat(self) -> Flat:
        return self.to_json()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with its report. `day` is the last day of its time, else the day of publication; `corrected` tells that someone mended it."""

    claim: Claim
    report: ReportRef
    day: date | None
    corrected: bool = False

    def to_json(self) -> dict[str, Any]:
        return {"report": self.report.to_json(), "day": _day(self.day), "corrected": self.corrected, "claim": claim_to_json(self.claim)}

    def flat(self) -> Flat:
        c = self.claim
        place = next((p for p in c.locations if p.lat is not None), None)
        return {
            "claim": c.id, "report": self.report.id, "outlet": self.report.outlet, "published": _day(self.report.published), "day": _day(self.day),
            "event_type": c.event_type, "mode": c.mode, "modality": c.modality, "actors": _names(c.actors), "recipients": _names(c.recipients),
            "places": "; ".join(p.name or p.span.text for p in c.locations) or None, "latitude": place.lat if place else None,
            "longitude": place.lon if place else None, "time_start": _day(c.time.start) if c.time else None, "time_end": _day(c.time.end) if c.time else None,
            "figures": "; ".join(c.span.text for c in c.counts) or None, "source": " < ".join(link.name for link in c.attribution) or None,
            "evidence": c.evidence.text, "confidence": c.confidence, "corrected": int(self.corrected), "url": self.report.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure of a claim; `day` as of when, as in ClaimRecord."""

    count: Count
    claim: Claim
    report: ReportRef
    day: date | None

    def to_json(self) -> dict[str, Any]:
        c = self.count
        return {
            "day": _day(self.day), "what": c.what, "value": c.value, "low": c.low, "high": c.high, "qualifier": c.qualifier, "unit": c.unit, "of": c.of,
            "part_of_total": c.part_of_total, "cumulative": c.cumulative, "span": c.span.to_json(), "claim": self.claim.id,
            "modality": self.claim.modality, "source": [link.name for link in self.claim.attribution], "evidence": self.claim.evidence.to_json(),
            "report": self.report.to_json(),
        }  # fmt: skip

    def flat(self) -> Flat:
        c, told = self.count, self.claim
        return {
            "day": _day(self.day), "what": c.what, "value": c.value, "low": c.low, "high": c.high, "qualifier": c.qualifier, "unit": c.unit, "of": c.of,
            "part_of_total": _bit(c.part_of_total), "cumulative": _bit(c.cumulative), "places": "; ".join(p.name or p.span.text for p in told.locations) or None,
            "recipients": _names(told.recipients), "modality": told.modality, "source": " < ".join(link.name for link in told.attribution) or None,
            "outlet": self.report.outlet, "published": _day(self.report.published), "claim": told.id, "report": self.report.id, "evidence": told.evidence.text,
            "url": self.report.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many claims a day, month or year has of each type, by the claims' day; `start` None where the day is unknown."""

    start: date | None
    event_type: str
    claims: int

    def to_json(self) -> dict[str, Any]:
        return {"start": _day(self.start), "event_type": self.event_type, "claims": self.claims}

    def flat(self) -> Flat:
        return self.to_json()


@dataclass(frozen=True, slots=True)
class TermCount:
    """Something that can be asked for, with how many claims have it; position in degrees where it is a place with one."""

    facet: str
    key: str
    name: str | None
    name_en: str | None
    country: str | None
    lat: float | None
    lon: float | None
    claims: int

    def to_json(self) -> dict[str, Any]:
        return {
            "facet": self.facet, "key": self.key, "name": self.name, "name_en": self.name_en, "country": self.country, "lat": self.lat, "lon": self.lon,
            "claims": self.claims,
        }  # fmt: skip

    def flat(self) -> Flat:
        return self.to_json()


@dataclass(frozen=True, slots=True)
class PairCount:
    """Who acts on whom, in how many claims; `claims` of each side counts all claims with that side."""

    actor: TermCount
    recipient: TermCount
    claims: int

    def to_json(self) -> dict[str, Any]:
        return {"actor": self.actor.to_json(), "recipient": self.recipient.to_json(), "claims": self.claims}

    def flat(self) -> Flat:
        a, b = self.actor, self.recipient
        return {
            "actor": a.key, "actor_name": a.name, "actor_name_en": a.name_en, "recipient": b.key, "recipient_name": b.name, "recipient_name_en": b.name_en,
            "claims": self.claims,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """Claims of the same fact. `claims` and `reports` count them; `data` is the whole account as account.schema.json has it: members, figures, differences."""

    id: str
    event_type: str
    verdict: str
    day: date | None
    start: date | None
    end: date | None
    label: Label
    claims: int
    reports: int
    data: dict[str, Any] = field(compare=False)

    def to_json(self) -> dict[str, Any]:
        return self.data

    def flat(self) -> Flat:
        place = self.data["location"] or {}
        return {
            "account": self.id, "event_type": self.event_type, "verdict": self.verdict, "day": _day(self.day), "start": _day(self.start), "end": _day(self.end),
            "label_ar": self.label.ar, "label_en": self.label.en, "claims": self.claims, "reports": self.reports, "place": place.get("name") or place.get("text"),
            "latitude": place.get("lat"), "longitude": place.get("lon"), "differences": len(self.data["differences"]),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """One side of a conflict: the claim, its words, its chain (outermost first), its report."""

    report: str
    outlet: str | None
    published: date | None
    claim: str
    evidence: Span
    attribution: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report, "outlet": self.outlet, "published": _day(self.published), "claim": self.claim, "evidence": self.evidence.to_json(),
            "attribution": list(self.attribution),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConflictRecord:
    """Two claims of one account that cannot both be right, and why."""

    account: str
    label: Label
    day: date | None
    kind: str
    why: Label
    one: Voice
    other: Voice

    def to_json(self) -> dict[str, Any]:
        return {
            "account": self.account, "label": _both(self.label), "day": _day(self.day), "kind": self.kind, "why": _both(self.why),
            "between": [self.one.to_json(), self.other.to_json()],
        }  # fmt: skip

    def flat(self) -> Flat:
        sides: Flat = {}
        for name, side in (("one", self.one), ("other", self.other)):
            sides |= {
                f"{name}_report": side.report, f"{name}_outlet": side.outlet, f"{name}_published": _day(side.published), f"{name}_claim": side.claim,
                f"{name}_source": " < ".join(side.attribution) or None, f"{name}_evidence": side.evidence.text,
            }  # fmt: skip
        return {"account": self.account, "day": _day(self.day), "kind": self.kind, "label_en": self.label.en, "why_ar": self.why.ar, "why_en": self.why.en, **sides}


@dataclass(frozen=True, slots=True)
class Hit:
    """A report in which the words were found. `passage` is the sentence with most of them, `marks` where they stand (in the report's text)."""

    report: ReportRef
    passage: Span
    marks: tuple[Span, ...]
    claims: tuple[Claim, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report.to_json(), "passage": self.passage.to_json(), "marks": [m.to_json() for m in self.marks],
            "claims": [claim_to_json(c) for c in self.claims],
        }  # fmt: skip

    def flat(self) -> Flat:
        r = self.report
        return {
            "report": r.id, "outlet": r.outlet, "published": _day(r.published), "title": r.title, "passage": self.passage.text,
            "found": "; ".join(m.text for m in self.marks), "claims": len(self.claims), "url": r.url,
        }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _both(label: Label) -> dict[str, str]:
    return {"ar": label.ar, "en": label.en}


def _bit(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _names(parties: tuple[Any, ...]) -> str | None:
    return "; ".join(p.name or p.span.text for p in parties) or None
