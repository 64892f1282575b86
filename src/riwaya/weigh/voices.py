"""Whose word a claim is."""

from __future__ import annotations

from riwaya.claim import Claim
from riwaya.reading import Reading
from riwaya.script.letters import fold


def voice(reading: Reading, claim: Claim, copy_of: str | None = None) -> str:
    """Who says so first: the innermost named source, else the outlet (of the original, for a copy). Two claims of one voice are one source."""
    for link in reversed(claim.attribution):
        if link.entity:
            return link.entity
        if link.kind not in ("anonymous", "elided", None) or link.kind is None and link.name:
            return fold(link.name)
    return fold(copy_of or reading.report.outlet or reading.report.identity)
