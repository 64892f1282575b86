"""The whole record as lines of JSON, in one order: two ledgers that hold the same give the same bytes.

When things were added is not part of it: that differs from ledger to ledger. Corrections are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from riwaya.json_form import dumps, reading_to_json, report_to_json
from riwaya.ledger import corrections
from riwaya.ledger.rows import claim_of, doubts_and_mentions, report_of
from riwaya.ledger.schema import claim, reading, report
from riwaya.reading import Reading
from riwaya.report import Report

SCHEMA = "riwaya-ledger/1"
CHUNK = 200  # reports fetched at once


def lines(connection: Connection, *, mentions: bool = False) -> Iterator[str]:
    """A line for each report with all its readings, by day and key, then one for each correction, by time."""
    order = (func.coalesce(report.c.published, ""), report.c.key)
    keys = [row[0] for row in connection.execute(select(report.c.n).order_by(*order))]
    for i in range(0, len(keys), CHUNK):
        chunk = keys[i : i + CHUNK]
        rows = {row.n: row for row in connection.execute(select(report).where(report.c.n.in_(chunk)))}
        told = _readings(connection, chunk, {n: report_of(row) for n, row in rows.items()}, mentions)
        for n in chunk:
            of = report_of(rows[n])
            yield dumps({"schema": SCHEMA, "key": rows[n].key, "report": report_to_json(of), "readings": told[n]}) + "\n"
    for said in corrections.all_of(connection):
        yield dumps({"schema": SCHEMA, "key": said.key, "correction": said.to_json()}) + "\n"


def _readings(connection: Connection, chunk: list[int], reports: dict[int, Report], mentions: bool) -> dict[int, list[dict[str, Any]]]:
    rows = sorted(connection.execute(select(reading).where(reading.c.report.in_(chunk))), key=lambda r: (r.rank, r.key))
    claims: dict[str, list[Any]] = {row.key: [] for row in rows}
    as_read = select(claim.c.reading, claim.c.body, claim.c.exact).where(claim.c.report.in_(chunk), claim.c.version == 0)
    for row in connection.execute(as_read.order_by(claim.c.reading, claim.c.position)):
        claims[row.reading].append(claim_of(row.body, row.exact))
    out: dict[int, list[dict[str, Any]]] = {n: [] for n in chunk}
    for row in rows:
        doubts, named = doubts_and_mentions(row.more)
        whole = Reading(reports[row.report], named, tuple(claims[row.key]), doubts)
        told = reading_to_json(whole, mentions=mentions)
        body = {"key": row.key, "reader": row.reader, "doubts": told["report"]["doubts"], "claims": told["claims"]}
        out[row.report].append(body | ({"mentions": told["mentions"]} if mentions else {}))
    return out
