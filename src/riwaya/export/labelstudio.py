"""Label Studio: a task a report, with the claims as predictions; and its JSON export back.

`tasks.json` is imported as tasks, `config.xml` is the labelling setup. Each region's id names its claim and slot; Label Studio keeps
it. Offsets are code points; each region has its words too, and a region whose words are not those at its place is told when it comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from riwaya import __version__
from riwaya.claim import EVENT_TYPES, MODALITIES
from riwaya.export.marked import LISTS, TRIGGER, Document, Mark, Returned, documents
from riwaya.export.selection import Selection
from riwaya.json_form import dumps
from riwaya.mention import WHATS
from riwaya.report import Span

TASKS, CONFIG = "tasks.json", "config.xml"


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """The setup, then a task a report."""
    yield CONFIG, _config()
    before = "[\n"
    for document in documents(selection):
        yield TASKS, before + dumps(_task(document))
        before = ",\n"
    yield TASKS, ("[" if before == "[\n" else "\n") + "]\n"


def _config() -> str:
    labels = "".join(f"    <Label value={quoteattr(v)}/>\n" for v in (*EVENT_TYPES, *LISTS[:3], *WHATS, "time"))
    choices = "".join(f"    <Choice value={quoteattr(v)}/>\n" for v in MODALITIES)
    return (
        '<View>\n  <Labels name="label" toName="text">\n' + labels + "  </Labels>\n"
        '  <Choices name="modality" toName="text" perRegion="true">\n' + choices + "  </Choices>\n"
        '  <Number name="value" toName="text" perRegion="true"/>\n'
        '  <Text name="text" value="$text" granularity="word"/>\n</View>\n'
    )


def _task(document: Document) -> dict[str, Any]:
    number = {claim: n for n, claim in enumerate(document.claims)}
    result: list[dict[str, Any]] = []
    for mark in document.marks:
        id_ = f"{number[mark.claim]}.{mark.slot}"
        value = {"start": mark.span.start, "end": mark.span.end, "text": mark.span.text}
        result.append(_region(id_, "label", "labels", value | {"labels": [mark.label]}))
        if mark.modality is not None:
            result.append(_region(id_, "modality", "choices", value | {"choices": [mark.modality]}))
        if mark.value is not None:
            result.append(_region(id_, "value", "number", value | {"number": mark.value}))
        if mark.slot != TRIGGER:
            result.append({"type": "relation", "from_id": f"{number[mark.claim]}.{TRIGGER}", "to_id": id_, "direction": "right", "labels": []})
    data = {"text": document.report.text, "report": document.key, "id": document.report.identity, "claims": list(document.claims)}
    return {"data": data, "predictions": [{"model_version": f"riwaya {__version__}", "result": result}]}


def _region(id_: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_, "from_name": name, "to_name": "text", "type": kind, "value": value}


def read(raw: bytes) -> list[Returned]:
    """What a JSON export holds; of a task the last annotation that was not cancelled, and nothing of one that has none. ValueError where it is no such export."""
    try:
        tasks = json.loads(raw)
        return [back for task in tasks if (back := _returned(task)) is not None]
    except (KeyError, TypeError, AttributeError, IndexError) as e:
        raise ValueError(f"no JSON export of Label Studio with riwaya's tasks ({type(e).__name__}: {e})") from None


def _returned(task: dict[str, Any]) -> Returned | None:
    data = task["data"]
    done = [a for a in task["annotations"] if not a.get("was_cancelled")]
    if not done:
        return None
    claims = tuple(data["claims"])
    told: dict[str, dict[str, Any]] = {}
    for part in done[-1]["result"]:
        if part["type"] != "relation":
            told.setdefault(part["id"], {})[part["from_name"]] = part["value"]
    marks: list[Mark] = []
    drawn = 0
    for id_, parts in told.items():
        n, _, slot = id_.partition(".")
        if not (n.isascii() and n.isdigit() and int(n) < len(claims) and slot) or "label" not in parts:
            drawn += 1
            continue
        region = parts["label"]
        start, end = int(region["start"]), int(region["end"])
        modality = parts["modality"]["choices"][0] if "modality" in parts else None
        value = parts["value"]["number"] if "value" in parts else None
        marks.append(Mark(claims[int(n)], slot, Span(start, end, region.get("text", data["text"][start:end])), region["labels"][0], modality, value))
    return Returned(data["report"], claims, tuple(marks), drawn)
