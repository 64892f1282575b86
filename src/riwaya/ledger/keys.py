"""Content addresses: what a thing is, not when or by whom it was added, decides its key.

So a ledger that was filled in another order, twice, or by several writers at once is the same ledger.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from riwaya.json_form import claim_to_json, mention_to_json, report_to_json
from riwaya.ledger.storable import exact_json
from riwaya.reading import Reading
from riwaya.report import Report

# Row numbers are a day and a hash: in the order of days, the same in every ledger, and under 2**53, so that they survive every JSON reader.
DAY_BITS, HASH_BITS = 22, 31
TERM_BITS = 62


def report_key(report: Report) -> str:
    """Of all its fields: the same id with other words is another version of the report, and both are kept."""
    return hashlib.sha256(exact_json(report_to_json(report))).hexdigest()[:32]


def reading_body(reading: Reading) -> dict[str, Any]:
    """What a reading says besides its report, as JSON."""
    return {
        "doubts": list(reading.doubts),
        "claims": [claim_to_json(c) for c in reading.claims],
        "mentions": [mention_to_json(m, whole=True) for m in reading.mentions],
    }


def reading_key(report: str, reader: str, body: dict[str, Any]) -> str:
    """Of a reading: the report's key, who read it, and all it says."""
    return hashlib.sha256(exact_json([report, reader, body])).hexdigest()[:32]


def rank(reader: str) -> str:
    """The version of a reader such that text order is the order of versions: 0.10 is after 0.9."""
    parts = []
    for part in reader.partition("+")[0].split("."):
        digits = "".join(c for c in part if c in "0123456789")
        parts.append(f"{int(digits[:8] or 0):08d}")
    return ".".join(parts)


def row_number(day: date | None, *what: str) -> int:
    """The row number of `what` of that day. Two may meet; whoever stores takes the next free one then."""
    digest = hashlib.blake2b("\0".join(what).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return first_of(day) | int.from_bytes(digest, "big") >> (64 - HASH_BITS)


def first_of(day: date | None) -> int:
    """The least row number of a day; an unknown day comes before all."""
    return (day.toordinal() if day else 0) << HASH_BITS


def day_of(n: int) -> date | None:
    """The day of a row number."""
    ordinal = n >> HASH_BITS
    return date.fromordinal(ordinal) if ordinal else None


def term_number(facet: str, key: str) -> int:
    """The number of a term; 62 bits, so that among a million terms two meet with a chance of 1 in 10 million."""
    digest = hashlib.blake2b(f"{facet}\0{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - TERM_BITS)
