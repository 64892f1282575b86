"""FollowTheMoney entities: an Article a report, an Event a claim, a LegalEntity (or a kind of it) a party.

Parties without a known identity are kept in the event's words only: two texts that say `المسلحون` speak of two bodies of men.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from riwaya.claim import Actor
from riwaya.export.selection import Selection, iso, speaker
from riwaya.json_form import dumps
from riwaya.ledger.records import ClaimRecord, ReportRef
from riwaya.lexicon import rows
from riwaya.view.phrases import figure

Entity = dict[str, Any]
SCHEMATA = {"state": "PublicBody", "force": "Organization", "group": "Organization", "organisation": "Organization", "media": "Organization", "person": "Person"}
_ISO2 = {row["iso3"]: row["iso2"].lower() for row in rows("countries.csv", ("iso3", "iso2"))}


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """An entity a line; a report or party is written once, before the first event that speaks of it."""
    for entity in entities(selection):
        yield "", dumps(entity) + "\n"


def entities(selection: Selection) -> Iterator[Entity]:
    """The entities, each once."""
    told: set[str] = set()
    for record in selection.claims():
        for entity in (_article(record.report), *(_party(p) for p in _known(record)), _event(record)):
            if entity["id"] not in told:
                told.add(entity["id"])
                yield entity


def _known(record: ClaimRecord) -> list[Actor]:
    return [p for p in (*record.claim.actors, *record.claim.recipients) if p.entity]


def _id(kind: str, key: str) -> str:
    return f"riwaya-{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _made(key: str, schema: str, **properties: Any) -> Entity:
    """An entity; a property without a value is left out, for the other side takes an empty one for a mistake."""
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _article(report: ReportRef) -> Entity:
    return _made(
        _id("article", report.key), "Article", title=[report.title], publisher=[report.outlet], publishedAt=[iso(report.published)],
        sourceUrl=[report.url], language=["ara"], fileName=[report.id],
    )  # fmt: skip


def _party(party: Actor) -> Entity:
    return _made(
        _id("party", party.entity or ""), SCHEMATA.get(party.kind or "", "LegalEntity"), name=[party.name or party.span.text], alias=[party.name_en],
        country=[_ISO2.get(party.country or "")],
    )  # fmt: skip


def _event(record: ClaimRecord) -> Entity:
    claim = record.claim
    time = claim.time
    figures = [f"{figure(c).en} {c.unit or c.what}" for c in claim.counts]
    return _made(
        _id("event", f"{record.report.key} {claim.id}"), "Event",
        name=[f"{claim.event_type}{f' ({claim.modality})' if claim.modality != 'actual' else ''}: {claim.evidence.text}"],
        summary=[claim.evidence.text], description=[f"{speaker(record)}{': ' + '; '.join(figures) if figures else ''}"],
        startDate=[iso(time.start) if time else ""], endDate=[iso(time.end) if time else ""],
        location=[p.name or p.span.text for p in claim.locations], country=sorted({_ISO2.get(p.country or "", "") for p in claim.locations}),
        involved=list(dict.fromkeys(_id("party", p.entity or "") for p in _known(record))), keywords=[claim.event_type, claim.modality, claim.mode],
        recordId=[claim.id], proof=[_id("article", record.report.key)],
    )  # fmt: skip
