"""Claims one by one, the newest first."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked

MOST = 50


def answer(asker: Asker, asked: Asked) -> View:
    page = asker.ledger.claims(limit=MOST, after=asked.own.get("after"), **asked.filters)
    return View("claims", asker.tongue("claims"), {"claims": page.items}, page.items, page.after)
