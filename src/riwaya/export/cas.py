"""UIMA CAS JSON, a file a report, for INCEpTION and other tools of UIMA; and back. By dkpro-cassis.

Types: `riwaya.Trigger` (the claim, its event type and modality), `riwaya.Slot` (the claim, which slot, what it counts and how many) and
`riwaya.Exported` (the report's key and the claims handed out). cassis turns code points into UTF-16 units, which UIMA counts, and back.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from riwaya.export import optional
from riwaya.export.marked import TRIGGER, Document, Mark, Returned, documents
from riwaya.export.selection import Selection
from riwaya.report import Span

EXPORTED, TRIGGERS, SLOTS = "riwaya.Exported", "riwaya.Trigger", "riwaya.Slot"
_STRING, _DOUBLE, _ANNOTATION, _BASE = "uima.cas.String", "uima.cas.Double", "uima.tcas.Annotation", "uima.cas.AnnotationBase"


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A file a report, named by its key."""
    cassis = optional("cassis", "cas")
    types = _types(cassis)
    for document in documents(selection):
        yield f"{document.key}.json", _cas(cassis, types, document).to_json(pretty_print=False) + "\n"


def _types(cassis: Any) -> Any:
    system = cassis.TypeSystem()
    features = {EXPORTED: ("report", "claims"), TRIGGERS: ("claim", "eventType", "modality"), SLOTS: ("claim", "slot", "label")}
    for name, texts in features.items():
        made = system.create_type(name=name, supertypeName=_BASE if name == EXPORTED else _ANNOTATION)
        for feature in texts:
            system.create_feature(domainType=made, name=feature, rangeType=_STRING)
        if name == SLOTS:
            system.create_feature(domainType=made, name="value", rangeType=_DOUBLE)
    return system


def _cas(cassis: Any, types: Any, document: Document) -> Any:
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = document.report.text
    cas.sofa_mime = "text/plain"
    trigger, slot = types.get_type(TRIGGERS), types.get_type(SLOTS)
    cas.add(types.get_type(EXPORTED)(report=document.key, claims="\n".join(document.claims)))
    for mark in document.marks:
        span = {"begin": mark.span.start, "end": mark.span.end, "claim": mark.claim}
        if mark.slot == TRIGGER:
            cas.add(trigger(**span, eventType=mark.label, modality=mark.modality))
        else:
            cas.add(slot(**span, slot=mark.slot, label=mark.label, value=None if mark.value is None else float(mark.value)))
    return cas


def read(raw: bytes) -> list[Returned]:
    """What one CAS in JSON holds; ValueError where it is none of riwaya's."""
    cassis = optional("cassis", "cas")
    try:
        cas = cassis.load_cas_from_json(io.BytesIO(raw))
        (exported,) = cas.select(EXPORTED)
        text = cas.sofa_string
        marks: list[Mark] = []
        drawn = 0
        for kind in (TRIGGERS, SLOTS):
            for a in cas.select(kind):
                if not a.claim or kind == SLOTS and not a.slot:
                    drawn += 1
                    continue
                span = Span(a.begin, a.end, text[a.begin : a.end])
                if kind == TRIGGERS:
                    marks.append(Mark(a.claim, TRIGGER, span, a.eventType, a.modality))
                else:
                    marks.append(Mark(a.claim, a.slot, span, a.label, value=_number(a.value)))
    except (KeyError, TypeError, AttributeError, ValueError, cassis.typesystem.TypeNotFoundError) as e:
        raise ValueError(f"no CAS in JSON with riwaya's types ({type(e).__name__}: {e})") from None
    return [Returned(exported.report, tuple(exported.claims.split("\n")), tuple(marks), drawn)]


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
