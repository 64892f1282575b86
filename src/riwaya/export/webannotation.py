"""W3C Web Annotation: each claim on the words it was read from, by quote and by position.

The standard leaves the unit of positions open; here it is Unicode code points of the report's text, and every selector says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.export.selection import Selection
from riwaya.json_form import claim_to_json, dumps
from riwaya.ledger.records import ClaimRecord
from riwaya.report import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UNIT = "code points"
AROUND = 32  # code points of prefix and suffix, as annotation clients write them


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """An annotation a line; its body is the claim, its target the evidence, refined by the trigger."""
    texts: dict[str, str] = {}
    for record in selection.claims():
        key = record.report.key
        if key not in texts:
            texts.clear()  # claims come report by report, so that one text is enough
            whole = selection.store.report(key)
            texts[key] = whole.reading.report.text if whole else ""
        yield "", dumps(_annotation(record, texts[key])) + "\n"


def _annotation(record: ClaimRecord, text: str) -> dict[str, Any]:
    claim, report = record.claim, record.report
    body = {"type": "Dataset", "format": "application/json", "value": claim_to_json(claim)}
    target = {"source": report.url or f"urn:riwaya:report:{report.key}", "selector": [*_selectors(claim.evidence, text), *_refined(claim.trigger, text)]}
    return {"@context": CONTEXT, "id": f"urn:riwaya:{claim.id}", "type": "Annotation", "motivation": "classifying", "body": body, "target": target}


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": span.text, "prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND]}
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end, "unit": UNIT}]


def _refined(trigger: Span, text: str) -> list[dict[str, Any]]:
    quote, position = _selectors(trigger, text)
    return [{**position, "refinedBy": quote}]
