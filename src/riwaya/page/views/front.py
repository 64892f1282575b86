"""The overview: conflicts first, then what is new, when, and the facets to narrow it down by."""

from __future__ import annotations

from riwaya.ledger.facets import FACETS
from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.cards import cards
from riwaya.page.drawing.days import grid
from riwaya.page.drawing.world import drawn

CONFLICTS, NEWEST, TERMS, DAYS, PLACES = 6, 6, 8, 45, 100


def answer(asker: Asker, asked: Asked) -> View:
    ledger, filters = asker.ledger, asked.filters
    disputed = ledger.accounts(limit=CONFLICTS, **{**filters, "verdict": ("conflicting",)}) if _may_conflict(asked) else ()
    newest = ledger.accounts(limit=NEWEST, **filters)
    days = grid(ledger.timeline(by="day", limit=DAYS, **filters), "day")
    places = ledger.places(limit=PLACES, **filters)
    facets = ledger.facets(FACETS, limit=TERMS, **filters)
    told = {
        "disputed": cards(disputed, asker.tongue), "newest": cards(newest, asker.tongue), "facets": facets, "days": days, "places": places, "map": drawn(places),
        "size": ledger.size() if not filters else None,
    }  # fmt: skip
    records = [t for terms in facets.values() for t in terms]
    return View("front", asker.tongue("front"), told, records)


def _may_conflict(asked: Asked) -> bool:
    return "verdict" not in asked.filters or "conflicting" in asked.filters["verdict"]
