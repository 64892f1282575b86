"""The inbox: what cannot both be right, the newest first."""

from __future__ import annotations

from riwaya.ledger.accounts import conflicts_of
from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.cards import cards

MOST = 20


def answer(asker: Asker, asked: Asked) -> View:
    filters = {**asked.filters, "verdict": ("conflicting",)}
    page = asker.ledger.accounts(limit=MOST, after=asked.own.get("after"), **filters)
    records = [c for record in page for c in conflicts_of(record)]
    return View("conflicts", asker.tongue("conflicts"), {"cards": cards(page, asker.tongue)}, records, page.after)
