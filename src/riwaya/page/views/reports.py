"""All reports, the newest first."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked

MOST = 60


def answer(asker: Asker, asked: Asked) -> View:
    page = asker.ledger.reports(limit=MOST, after=asked.own.get("after"))
    return View("reports", asker.tongue("reports"), {"reports": page.items}, page.items, page.after)
