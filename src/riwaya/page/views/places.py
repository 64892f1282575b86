"""Where it happens: a map, and beside it the places with how many claims each has."""

from __future__ import annotations

from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.drawing.world import drawn

MOST = 300


def answer(asker: Asker, asked: Asked) -> View:
    places = asker.ledger.places(limit=MOST, **asked.filters)
    whole = asked.own.get("by") == "all"
    return View("places", asker.tongue("places"), {"places": places, "map": drawn(places, whole=whole), "whole": whole}, places)
