"""schema.org Claim as JSON-LD: what is claimed, by whom, where it appeared. No rating: riwaya gives none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.export.selection import Selection, iso
from riwaya.json_form import dumps
from riwaya.ledger.records import ClaimRecord

KINDS = {"person": "Person"}  # every other source is an Organization


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A Claim a line."""
    for record in selection.claims():
        yield "", dumps(_claim(record)) + "\n"


def _claim(record: ClaimRecord) -> dict[str, Any]:
    claim, report = record.claim, record.report
    article: dict[str, Any] = {"@type": "NewsArticle", "identifier": report.id}
    given = {"url": report.url, "headline": report.title, "datePublished": iso(report.published)}
    article |= {name: value for name, value in given.items() if value}
    if report.outlet:
        article["publisher"] = {"@type": "Organization", "name": report.outlet}
    out: dict[str, Any] = {"@context": "https://schema.org", "@type": "Claim", "@id": f"urn:riwaya:{claim.id}", "text": claim.evidence.text, "inLanguage": "ar"}
    if claim.attribution:
        innermost = claim.attribution[-1]
        out["author"] = {"@type": KINDS.get(innermost.kind or "", "Organization"), "name": innermost.name}
    elif report.outlet:
        out["author"] = {"@type": "Organization", "name": report.outlet}
    if record.day:
        out["temporal"] = iso(record.day)
    return {**out, "appearance": article}
