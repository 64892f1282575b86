"""Reports, readings and mentions as JSON, and back.

A reading goes out as `claim.schema.json` (beside this file) says. Keys stand in one order, Arabic is
written as Arabic, and the same reading is the same bytes. What comes back equals what went out:

    reading_from_json(reading_to_json(reading, why=True, mentions=True), reading.report) == reading

The text of a report is not repeated in its reading: whoever reads a reading back brings the report,
and a report whose text is another one is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from riwaya.claim import Actor, Claim, Count, Interval, Link, Location, Why
from riwaya.mention import Mention, Number, Party, Place, Quantity, Time
from riwaya.reading import SCHEMA, Reading
from riwaya.report import Report, Span

Json = dict[str, Any]
KINDS: dict[type[Mention], str] = {Number: "number", Time: "time", Place: "place", Party: "party", Quantity: "quantity"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_PARTY = ("name", "name_en", "entity", "country", "kind")
_PLACE = ("name", "name_en", "country", "admin1", "lat", "lon", "precision", "geonameid")
_FIGURE = ("value", "low", "high", "qualifier")
_COUNT = (*_FIGURE, "what", "unit", "of", "part_of_total", "cumulative")


class NotTheReport(ValueError):
    """The reading is of another text than the report it was brought with."""


def schema() -> Json:
    """The JSON schema of a reading, as a fresh dictionary."""
    loaded: Json = json.loads(files("riwaya").joinpath("claim.schema.json").read_text(encoding="utf-8"))
    return loaded


def dumps(data: object, *, indent: int | None = None) -> str:
    """`data` as JSON that UTF-8 can hold: a lone surrogate, which it cannot, stands as its escape."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    # Encoding is the cheapest way to ask whether there is a surrogate at all: nearly never.
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
    return text


# ---------------------------------------------------------------- reports


def report_to_json(report: Report) -> Json:
    """A report as a line of `riwaya read`'s .jsonl input."""
    return {"id": report.id, "text": report.text, "published": _day(report.published), "outlet": report.outlet, "title": report.title, "url": report.url}


def report_from_json(data: Mapping[str, Any]) -> Report:
    """The report that `report_to_json` wrote. For input of others, which may hold anything, see `sources.record`."""
    return Report(data["text"], data["id"], data["outlet"], data["title"], _to_day(data["published"]), data["url"])


# ---------------------------------------------------------------- readings


def reading_to_json(reading: Reading, *, why: bool = False, mentions: bool = False) -> Json:
    """A reading as claim.schema.json has it; with `why` each claim says which rule filled which slot (where it was
    read so: `riwaya.read(report, why=True)`), with `mentions` all that is named."""
    report = reading.report
    out: Json = {
        "schema": SCHEMA,
        "report": {
            "id": report.identity,
            "outlet": report.outlet,
            "title": report.title,
            "url": report.url,
            "published": _day(report.published),
            "text_sha256": report.sha256,
            "length": len(report.text),
            "doubts": list(reading.doubts),
        },
        "claims": [claim_to_json(c, why=why) for c in reading.claims],
    }
    if mentions:
        out["mentions"] = [mention_to_json(m, whole=True) for m in reading.mentions]
    return out


def reading_from_json(data: Mapping[str, Any], report: Report) -> Reading:
    """The reading that `reading_to_json` wrote of `report`; NotTheReport where the text differs."""
    told = data["report"]
    if told["text_sha256"] != report.sha256:
        raise NotTheReport(f"reading {told['id']} is of a text with sha256 {told['text_sha256']}, not {report.sha256}")
    claims = tuple(claim_from_json(c) for c in data["claims"])
    mentions = tuple(mention_from_json(m) for m in data.get("mentions", ()))
    return Reading(report, mentions, claims, tuple(told["doubts"]))


# ---------------------------------------------------------------- claims


def claim_to_json(claim: Claim, *, why: bool = False) -> Json:
    """One claim as the schema's `claim`."""
    out: Json = {
        "id": claim.id,
        "event_type": claim.event_type,
        "mode": claim.mode,
        "trigger": claim.trigger.to_json(),
        "evidence": claim.evidence.to_json(),
        "actors": [_with_span(a, _PARTY) for a in claim.actors],
        "recipients": [_with_span(a, _PARTY) for a in claim.recipients],
        "locations": [_with_span(a, _PLACE) for a in claim.locations],
        "time": _interval(claim.time),
        "counts": [{**_fields(c, _COUNT), "span": c.span.to_json()} for c in claim.counts],
        "modality": claim.modality,
        "modality_cue": _span(claim.modality_cue),
        "attribution": [_link(link) for link in claim.attribution],
        "confidence": claim.confidence,
    }
    if why:
        out["why"] = [{"slot": w.slot, "rule": w.rule, "row": w.row, "span": _span(w.span)} for w in claim.why]
    return out


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote."""
    return Claim(
        data["id"],
        data["event_type"],
        data["mode"],
        _a_span(data["trigger"]),
        _a_span(data["evidence"]),
        tuple(Actor(_a_span(a), **_picked(a, _PARTY)) for a in data["actors"]),
        tuple(Actor(_a_span(a), **_picked(a, _PARTY)) for a in data["recipients"]),
        tuple(Location(_a_span(a), **_picked(a, _PLACE)) for a in data["locations"]),
        _to_interval(data["time"]),
        tuple(Count(span=_a_span(c["span"]), **_picked(c, _COUNT)) for c in data["counts"]),
        data["modality"],
        _to_span(data["modality_cue"]),
        tuple(_to_link(link) for link in data["attribution"]),
        data["confidence"],
        tuple(Why(w["slot"], w["rule"], w["row"], _to_span(w["span"])) for w in data.get("why", ())),
    )


# ---------------------------------------------------------------- mentions


def mention_to_json(mention: Mention, *, whole: bool = False) -> Json:
    """One mention as {"kind", "span", "value"}; `whole` adds under "more" what `mention_from_json` needs besides."""
    more: Json = {"words": [mention.first, mention.last]}
    match mention:
        case Number():
            value = _fields(mention, _FIGURE)
            more |= {"form": mention.form, "readings": list(mention.readings)}
        case Time():
            value = {"start": _day(mention.start), "end": _day(mention.end), "grain": mention.grain}
            more |= {"role": mention.role, "readings": [[_day(a), _day(b)] for a, b in mention.readings]}
        case Place():
            value = _fields(mention, _PLACE)
        case Party():
            value = _fields(mention, _PARTY)
            more |= {"head": list(mention.head) if mention.head else None, "antecedent": _span(mention.antecedent)}
        case Quantity():
            value = _fields(mention, (*_FIGURE, "what", "unit"))
            more |= _fields(mention, ("of", "part_of_total", "cumulative"))
    out: Json = {"kind": KINDS[type(mention)], "span": mention.span.to_json(), "value": value}
    return {**out, "more": more} if whole else out


def mention_from_json(data: Mapping[str, Any]) -> Mention:
    """The mention that `mention_to_json(…, whole=True)` wrote."""
    value, more, span = data["value"], data["more"], _a_span(data["span"])
    first, last = more["words"]
    match data["kind"]:
        case "number":
            return Number(span, first, last, **value, form=more["form"], readings=tuple(more["readings"]))
        case "time":
            readings = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in more["readings"])
            return Time(span, first, last, _to_day(value["start"]), _to_day(value["end"]), value["grain"], more["role"], readings)
        case "place":
            return Place(span, first, last, **value)
        case "party":
            head = (more["head"][0], more["head"][1]) if more["head"] else None
            return Party(span, first, last, **value, head=head, antecedent=_to_span(more["antecedent"]))
        case "quantity":
            return Quantity(span, first, last, **value, **_picked(more, ("of", "part_of_total", "cumulative")))
        case kind:
            raise ValueError(f"no mention is of kind {kind!r}")


# ---------------------------------------------------------------- parts


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(span: Span | None) -> Json | None:
    return span.to_json() if span else None


def _a_span(data: Mapping[str, Any]) -> Span:
    return Span(data["start"], data["end"], data["text"])


def _to_span(data: Mapping[str, Any] | None) -> Span | None:
    return _a_span(data) if data else None


def _interval(interval: Interval | None) -> Json | None:
    return {"start": _day(interval.start), "end": _day(interval.end), "span": _span(interval.span)} if interval else None


def _to_interval(data: Mapping[str, Any] | None) -> Interval | None:
    return Interval(date.fromisoformat(data["start"]), date.fromisoformat(data["end"]), _to_span(data["span"])) if data else None


def _link(link: Link) -> Json:
    return {"name": link.name, "span": _span(link.span), "cue": _span(link.cue), "kind": link.kind, "entity": link.entity, "said": _interval(link.said)}


def _to_link(data: Mapping[str, Any]) -> Link:
    return Link(data["name"], _to_span(data["span"]), _to_span(data["cue"]), data["kind"], data["entity"], _to_interval(data["said"]))


def _fields(thing: object, names: tuple[str, ...]) -> Json:
    return {name: getattr(thing, name) for name in names}


def _picked(data: Mapping[str, Any], names: tuple[str, ...]) -> Json:
    return {name: data[name] for name in names}


def _with_span(thing: Actor | Location, names: tuple[str, ...]) -> Json:
    return {**thing.span.to_json(), **_fields(thing, names)}
