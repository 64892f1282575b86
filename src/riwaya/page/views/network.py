"""Who acts on whom, and who speaks of whom."""

from __future__ import annotations

from riwaya.ledger.records import Record
from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.drawing.ties import ties

MOST = 80
# What is asked of the ledger for each kind: the two facets that are tied.
KINDS = {"does": ("actor", "recipient"), "says": ("source", "actor"), "says_whom": ("source", "recipient")}


def answer(asker: Asker, asked: Asked) -> View:
    by = asked.own.get("by", "does")
    by = by if by in KINDS else "does"
    one, other = KINDS[by]
    records: tuple[Record, ...]
    if by == "does":
        pairs = asker.ledger.pairs(limit=MOST, **asked.filters)
        records, told = pairs, [(p.actor, p.recipient, p.claims) for p in pairs]
    else:
        found = asker.ledger.together(one, other, limit=MOST, **asked.filters)
        records, told = found, [(p.one, p.other, p.claims) for p in found]
    return View("network", asker.tongue("network"), {"ties": ties(told), "pairs": told, "by": by, "kinds": tuple(KINDS), "one": one, "other": other}, records)
