"""How much of what happened when: by day, month or year, and by event type."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.drawing.days import grid

STEPS = {"day": 60, "month": 60, "year": 40}


def answer(asker: Asker, asked: Asked) -> View:
    by = asked.own.get("by", "day")
    by = by if by in STEPS else "day"
    buckets = asker.ledger.timeline(by=by, limit=STEPS[by], **asked.filters)
    return View("timeline", asker.tongue("timeline"), {"days": grid(buckets, by), "by": by, "steps": tuple(STEPS)}, buckets)
