"""Records to rows and back: the one place that knows which column holds what."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riwaya.claim import Claim
from riwaya.json_form import claim_from_json, claim_to_json, mention_from_json, report_from_json, report_to_json
from riwaya.ledger import full_text
from riwaya.ledger.keys import rank, reading_body, reading_key, report_key, row_number, term_number
from riwaya.ledger.storable import exact_json, from_exact_json, from_text, holds, shown, text_and_exact
from riwaya.ledger.terms import Term, terms_of
from riwaya.mention import Mention
from riwaya.reading import Reading
from riwaya.report import Report

Row = dict[str, Any]
LEVEL = 6  # of deflate: mentions come to a seventh; a higher level costs thrice the time for 2 % less


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """What the store holds of one claim; `n` is the number wanted."""

    row: Row
    figures: tuple[Row, ...]
    terms: tuple[tuple[int, Term], ...]


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """What the store holds of one reading; all of it is worked out before any transaction begins."""

    report: Row
    reading: Row
    claims: tuple[ClaimRows, ...]
    words: str


def reading_rows(reading: Reading, reader: str) -> ReadingRows:
    """The rows of a reading by the reader of that version."""
    report = reading.report
    key = report_key(report)
    body = reading_body(reading)
    told = reading_key(key, reader, body)
    n = row_number(report.published, key)
    claims = tuple(claim_rows(c, report, told, i, 0) for i, c in enumerate(reading.claims))
    return ReadingRows(
        report_row(report, n, key),
        {
            "key": told, "report": n, "reader": shown(reader), "rank": rank(reader), "claims": len(claims),
            "doubts": text_and_exact(body["doubts"])[0], "more": deflated({"doubts": body["doubts"], "mentions": body["mentions"]}),
        },
        claims,
        full_text.words_of(report.title, report.text),
    )  # fmt: skip


def report_row(report: Report, n: int, key: str) -> Row:
    """The row of a report."""
    fields = report_to_json(report) | {"id": report.identity}
    told = {name: None if value is None else shown(value) for name, value in fields.items()}
    whole = all(value is None or holds(value) for value in fields.values()) and report.id == report.identity
    return told | {
        "n": n, "key": key, "text_sha256": report.sha256, "length": len(report.text), "exact": None if whole else exact_json(report_to_json(report)),
    }  # fmt: skip


def report_of(row: Any) -> Report:
    """The report of a row, exactly as it was added."""
    return report_from_json(row._mapping if row.exact is None else from_exact_json(row.exact))


def claim_rows(claim: Claim, report: Report, reading: str, position: int, version: int) -> ClaimRows:
    """The rows of one claim of a reading; `version` is 0 as it was read."""
    day = claim.time.end if claim.time else report.published
    body, exact = text_and_exact(claim_to_json(claim))
    terms = tuple((term_number(t.facet, t.key), t) for t in terms_of(claim, report))
    row = {
        "n": row_number(day, reading, str(position), str(version)), "reading": reading, "position": position, "version": version, "id": shown(claim.id),
        "event_type": claim.event_type, "mode": _shown(claim.mode), "modality": claim.modality, "day": _day(day),
        "time_start": _day(claim.time.start) if claim.time else None, "time_end": _day(claim.time.end) if claim.time else None,
        "trigger": shown(claim.trigger.text), "evidence": shown(claim.evidence.text),
        "actors": _listed([a.span.text for a in claim.actors]), "recipients": _listed([a.span.text for a in claim.recipients]),
        "places": _listed([p.span.text for p in claim.locations]), "source": _listed([link.name for link in claim.attribution], " ← "),
        "confidence": claim.confidence, "body": body, "exact": exact, "terms": packed([n for n, _ in terms]),
    }  # fmt: skip
    return ClaimRows(row, tuple(figure_rows(claim)), terms)


def figure_rows(claim: Claim) -> list[Row]:
    """The figures of a claim."""
    return [
        {
            "position": i, "what": c.what, "value": _float(c.value), "low": _float(c.low), "high": _float(c.high), "qualifier": c.qualifier,
            "unit": _shown(c.unit), "of": _shown(c.of), "part_of_total": _bit(c.part_of_total), "cumulative": _bit(c.cumulative),
        }
        for i, c in enumerate(claim.counts)
    ]  # fmt: skip


def claim_of(body: str, exact: bytes | None) -> Claim:
    """The claim of a row's `body` and `exact`."""
    return claim_from_json(from_text(body, exact))


def doubts_and_mentions(more: bytes) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
    """What `reading.more` holds."""
    told = from_exact_json(zlib.decompress(more))
    return tuple(told["doubts"]), tuple(mention_from_json(m) for m in told["mentions"])


def deflated(data: Any) -> bytes:
    """`data` as exact JSON, deflated."""
    return zlib.compress(exact_json(data), LEVEL)


def packed(numbers: Sequence[int]) -> bytes:
    """Term numbers as `claim.terms` holds them."""
    out = array("q", numbers)
    if sys.byteorder == "big":
        out.byteswap()
    return out.tobytes()


def unpacked(data: bytes) -> array[int]:
    """The numbers that `packed` was given."""
    out = array("q", data)
    if sys.byteorder == "big":
        out.byteswap()
    return out


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _shown(text: str | None) -> str | None:
    return None if text is None else shown(text)


def _listed(texts: Sequence[str], between: str = "، ") -> str | None:
    return shown(between.join(texts)) if texts else None


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _bit(value: bool | None) -> int | None:
    return None if value is None else int(value)
