"""The store of readings: what every report was read to say, kept, corrected in the open, and asked.

    with riwaya.Ledger.open("conflict.db") as ledger:
        ledger.add(riwaya.read(report))
        for record in ledger.claims(place="تعز", what="killed"):
            print(record.claim.evidence.text)

docs/ledger.md tells the tables, the views and what is guaranteed.
"""

from __future__ import annotations

from riwaya.ledger.accounts import AccountHistory
from riwaya.ledger.corrections import Correction
from riwaya.ledger.errors import LedgerError
from riwaya.ledger.filters import Filter
from riwaya.ledger.ledger import Ledger
from riwaya.ledger.records import AccountRecord, Bucket, ClaimRecord, ConflictRecord, FigureRecord, Hit, Page, PairCount, ReportRef, TermCount
from riwaya.ledger.reports import ReportRecord

__all__ = [
    "AccountHistory", "AccountRecord", "Bucket", "ClaimRecord", "ConflictRecord", "Correction", "FigureRecord", "Filter", "Hit", "Ledger", "LedgerError", "Page",
    "PairCount", "ReportRecord", "ReportRef", "TermCount",
]  # fmt: skip
