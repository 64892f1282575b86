"""Figures with their history: what was counted, by whom, as of when."""

from __future__ import annotations

from sqlalchemy import Connection

from riwaya.ledger.ask import claims
from riwaya.ledger.filters import Filter
from riwaya.ledger.records import FigureRecord, Page


def figure_history(connection: Connection, asked: Filter, limit: int, after: str | None, as_of: str | None) -> Page[FigureRecord]:
    """The figures of the claims that fit, oldest first within the page; pages go from the newest back. `limit` counts claims."""
    page = claims(connection, asked, limit, after, as_of)
    found = [
        FigureRecord(count, record.claim, record.report, record.day)
        for record in reversed(page.items)
        for count in record.claim.counts
        if not asked.what or count.what in asked.what
    ]
    return Page(tuple(found), page.after)
