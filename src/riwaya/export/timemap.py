"""The three files that timemap draws: events, their sources, and associations to filter by. Every value is a string, as its schema asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from riwaya.export.selection import Fact, Selection, iso
from riwaya.json_form import dumps
from riwaya.ledger.records import ReportRef


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """events.json, sources.json, associations.json; a fact that has neither day nor position is left out, as timemap refuses it."""
    sources: dict[str, dict[str, Any]] = {}
    associations: dict[str, dict[str, Any]] = {}
    between = "[\n"
    for fact in selection.facts():
        event = _event(fact)
        if not (event["date"] or event["latitude"]):
            continue
        for record in fact.claims:
            sources.setdefault(_source_id(record.report), _source(record.report))
        associations.setdefault(fact.account.event_type, _association("type", fact.account.event_type))
        associations.setdefault(fact.account.verdict, _association("verdict", fact.account.verdict))
        yield "events.json", between + dumps(event)
        between = ",\n"
    yield "events.json", "\n]\n" if between == ",\n" else "[]\n"
    yield "sources.json", dumps(sources, indent=1) + "\n"
    yield "associations.json", dumps([associations[name] for name in sorted(associations)], indent=1) + "\n"


def _event(fact: Fact) -> dict[str, Any]:
    account = fact.account
    place = account.data["location"] or {}
    lat, lon = place.get("lat"), place.get("lon")
    start = account.start
    return {
        "id": account.id, "description": " — ".join(dict.fromkeys(r.claim.evidence.text for r in fact.claims)),
        "date": f"{start.month}/{start.day}/{start.year}" if start else "", "time": "", "time_precision": "",
        "location": place.get("name") or place.get("text") or "", "latitude": "" if lat is None else str(lat), "longitude": "" if lon is None else str(lon),
        "type": account.event_type, "category": account.verdict, "associations": [account.event_type, account.verdict],
        "sources": list(dict.fromkeys(_source_id(r.report) for r in fact.claims)), "comments": "",
    }  # fmt: skip


def _source_id(report: ReportRef) -> str:
    return hashlib.sha256(report.key.encode()).hexdigest()[:16]


def _source(report: ReportRef) -> dict[str, Any]:
    return {
        "id": _source_id(report), "title": report.title or report.id, "thumbnail": "", "paths": [report.url] if report.url else [], "type": "News article",
        "affil_s": [report.outlet] if report.outlet else [], "url": report.url or "", "description": "", "parent": "", "author": "", "date": iso(report.published),
        "notes": "",
    }  # fmt: skip


def _association(kind: str, name: str) -> dict[str, Any]:
    return {"id": name, "title": name, "desc": "", "mode": "FILTER", "filter_paths": [kind, name]}
