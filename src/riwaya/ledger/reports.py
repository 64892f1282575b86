"""One report with its readings, for a page about it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from riwaya.ledger import corrections, schema
from riwaya.ledger.ask import REPORT, cursor, fetch, reference
from riwaya.ledger.corrections import Correction
from riwaya.ledger.records import ClaimRecord, Page, ReportRef
from riwaya.ledger.rows import claim_of, doubts_and_mentions, report_of
from riwaya.ledger.schema import claim, reading
from riwaya.ledger.storable import shown
from riwaya.reading import Reading

MOST = 10_000  # reports of one page


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report as it stands: its newest reading as it was read, its claims as they stand now, the corrections of them, and all readers that read it."""

    key: str
    reading: Reading
    claims: tuple[ClaimRecord, ...]
    corrections: tuple[Correction, ...]
    readers: tuple[str, ...]


def listed(connection: Connection, limit: int, after: str | None) -> Page[ReportRef]:
    """All reports, newest first."""
    limit = max(1, min(limit, MOST))
    before = cursor(after)
    asked = select(schema.report.c.n, *REPORT).order_by(schema.report.c.n.desc()).limit(limit + 1)
    rows = connection.execute(asked if before is None else asked.where(schema.report.c.n < before)).all()
    return Page(tuple(reference(row) for row in rows[:limit]), str(rows[limit - 1].n) if len(rows) > limit else None)


def report(connection: Connection, told: str) -> ReportRecord | None:
    """The report with this id or key; of several with one id the newest, then the one with the last key."""
    asked = select(schema.report).where(or_(schema.report.c.id == shown(told), schema.report.c.key == shown(told)))
    rows = sorted(connection.execute(asked), key=lambda r: (r.published or "", r.key))
    if not rows:
        return None
    row = rows[-1]
    readings = sorted(connection.execute(select(reading).where(reading.c.report == row.n)), key=lambda r: (r.rank, r.key))
    newest = readings[-1]
    as_read = select(claim.c.id, claim.c.body, claim.c.exact).where(claim.c.reading == newest.key, claim.c.version == 0).order_by(claim.c.position)
    stored = connection.execute(as_read).all()
    doubts, mentions = doubts_and_mentions(newest.more)
    whole = Reading(report_of(row), mentions, tuple(claim_of(c.body, c.exact) for c in stored), doubts)
    standing = select(claim.c.n).where(claim.c.reading == newest.key, claim.c.until.is_(None)).order_by(claim.c.position)
    numbers = list(connection.execute(standing).scalars())
    records = fetch(connection, numbers)
    said = corrections.all_of(connection, [c.id for c in stored]) if stored else []
    return ReportRecord(row.key, whole, tuple(records[n] for n in numbers), tuple(said), tuple(dict.fromkeys(r.reader for r in readings)))
