"""Whose word a claim is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.account import Member
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


def traced(members: Sequence[tuple[Member, str]]) -> list[tuple[Member, str]]:
    """`members` with the voice of whoever quotes another of their outlets traced on to whom that outlet quotes: repeating a paper is no second source."""
    quotes: dict[str, str] = {}
    for member, whose in members:
        outlet = fold(member.report.outlet or "")
        if outlet and whose != outlet:
            quotes.setdefault(outlet, whose)
    return [(m, _origin(whose, quotes)) if m.claim.attribution and fold(m.report.outlet or "") != whose else (m, whose) for m, whose in members]


def _origin(whose: str, quotes: dict[str, str]) -> str:
    seen = {whose}
    while whose in quotes and quotes[whose] not in seen:
        whose = quotes[whose]
        seen.add(whose)
    return whose


def independent(members: Iterable[tuple[Member, str]]) -> int:
    """How many sources there are that do not lean on each other. An outlet that speaks for itself and quotes somebody besides adds none:
    its lead is what it was told."""
    pairs = list(members)
    voices = {voice for _, voice in pairs}
    quoting = {own for m, voice in pairs if (own := fold(m.report.outlet or m.report.identity)) != voice}
    return len(voices - quoting) or min(1, len(voices))
