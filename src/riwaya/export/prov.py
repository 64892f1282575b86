"""PROV-JSON (W3C): where every claim comes from. Report, reading, claim; which reader made it; who corrected it and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya import __version__
from riwaya.export.selection import Selection, iso
from riwaya.json_form import dumps

PREFIX = {"riwaya": "urn:riwaya:", "schema": "https://schema.org/"}


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """One document. Times of a run are no part of it: the same ledger gives the same bytes."""
    entities: dict[str, Any] = {}
    derived: dict[str, Any] = {}
    generated: dict[str, Any] = {}
    used: dict[str, Any] = {}
    agents: dict[str, Any] = {"riwaya:reader": {"prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}, "riwaya:version": __version__}}
    activities: dict[str, Any] = {}
    associated: dict[str, Any] = {}
    told: set[str] = set()
    for record in selection.claims():
        report, claim = f"riwaya:report/{record.report.key}", f"riwaya:claim/{record.report.key}/{record.claim.id}"
        reading = f"riwaya:reading/{record.report.key}"
        told.add(record.claim.id)
        if report not in entities:
            given = {"schema:publisher": record.report.outlet, "schema:headline": record.report.title, "schema:url": record.report.url, "schema:datePublished": iso(record.report.published)}
            entities[report] = {"riwaya:id": record.report.id, **{name: value for name, value in given.items() if value}}
            activities[reading] = {"prov:type": "riwaya:read"}
            used[f"_:used/{record.report.key}"] = {"prov:activity": reading, "prov:entity": report}
            associated[f"_:by/{record.report.key}"] = {"prov:activity": reading, "prov:agent": "riwaya:reader"}
        evidence = record.claim.evidence
        entities[claim] = {"riwaya:evidenceStart": evidence.start, "riwaya:evidenceEnd": evidence.end, "riwaya:unit": "code points"}
        generated[f"_:made/{claim}"] = {"prov:entity": claim, "prov:activity": reading}
        derived[f"_:from/{claim}"] = {"prov:generatedEntity": claim, "prov:usedEntity": report}
    for n, said in enumerate(c for c in selection.store.corrections() if c.claim in told):
        name, by = f"riwaya:correction/{said.key}", f"riwaya:person/{said.by}"
        agents.setdefault(by, {"prov:type": {"$": "prov:Person", "type": "prov:QUALIFIED_NAME"}, "schema:name": said.by})
        activities[name] = {"prov:type": f"riwaya:{said.kind}", "prov:startTime": said.at, "riwaya:claim": said.claim, "riwaya:why": said.why}
        associated[f"_:corrected/{n}"] = {"prov:activity": name, "prov:agent": by}
    parts = {
        "prefix": PREFIX, "entity": entities, "activity": activities, "agent": agents, "wasGeneratedBy": generated, "used": used, "wasDerivedFrom": derived,
        "wasAssociatedWith": associated,
    }  # fmt: skip
    yield "", dumps(parts, indent=1) + "\n"
