"""Reports that hold words, with the passage and the claims that speak of it."""

from __future__ import annotations

from riwaya.ledger import LedgerError
from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked

MOST = 20


def answer(asker: Asker, asked: Asked) -> View:
    words = asked.own.get("q", "")
    title = f"{asker.tongue('search')}: {words}" if words else asker.tongue("search")
    if not words:
        return View("search", title, {"hits": (), "words": ""})
    try:
        page = asker.ledger.search(words, limit=MOST, after=asked.own.get("after"), **asked.filters)
    except LedgerError as e:
        if e.__cause__ is not None:  # not the words, but the ledger is amiss
            raise
        return View("search", title, {"hits": (), "words": words})
    return View("search", title, {"hits": page.items, "words": words}, page.items, page.after)
