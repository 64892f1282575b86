"""Figures over time: what was counted, as of when, by whom."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.drawing.scale import scale_of

MOST = 100


def answer(asker: Asker, asked: Asked) -> View:
    page = asker.ledger.figure_history(limit=MOST, after=asked.own.get("after"), **asked.filters)
    by_what = {what: scale_of(f.count for f in page if f.count.what == what) for what in dict.fromkeys(f.count.what for f in page)}
    return View("figures", asker.tongue("figures"), {"figures": page.items, "scales": by_what}, page.items, page.after)
