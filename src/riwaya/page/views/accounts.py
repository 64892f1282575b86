"""Accounts: claims of the same fact, the newest first."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.cards import cards

MOST = 30


def answer(asker: Asker, asked: Asked) -> View:
    page = asker.ledger.accounts(limit=MOST, after=asked.own.get("after"), **asked.filters)
    return View("accounts", asker.tongue("accounts"), {"cards": cards(page, asker.tongue)}, page.items, page.after)
