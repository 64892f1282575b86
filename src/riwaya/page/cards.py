"""Accounts in short, as lists show them: verdict, what, when, and each figure with those who give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from riwaya.claim import Count
from riwaya.ledger.records import AccountRecord
from riwaya.page.tongue import Tongue
from riwaya.report import Span
from riwaya.view.phrases import figure

VOICES = 3  # of one value that a card names
VALUES = 6  # of one figure that a card shows


@dataclass(frozen=True, slots=True)
class Value:
    """One value with the voices that give it, in their order, and how many more there are."""

    told: str
    voices: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an account: what is counted, its verdict, its values, the first given first; `others` are the values left out."""

    what: str
    verdict: str
    values: tuple[Value, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Card:
    """An account in short. `reasons` say why it is what it is, the gravest first; `quotes` are the two sides of its gravest difference that is of no number."""

    record: AccountRecord
    label: str
    figures: tuple[Figure, ...]
    reasons: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]


def cards(records: Iterable[AccountRecord], tongue: Tongue) -> list[Card]:
    """A card for each account."""
    return [card(record, tongue) for record in records]


def card(record: AccountRecord, tongue: Tongue) -> Card:
    """One account in short."""
    data = record.data
    says = {(m["report"]["id"], m["claim"]): voice(m, tongue) for m in data["claims"]}
    figures = sorted(data["figures"], key=lambda f: f["verdict"] != record.verdict)
    graver = [d for d in data["differences"] if d["verdict"] == record.verdict]
    reasons = tuple(dict.fromkeys(d["why"][tongue.code] for d in graver))[:2]
    other = next((d for d in graver if d["kind"] != "number"), None) if record.verdict == "conflicting" else None
    sides = tuple((" ← ".join(s["attribution"]) or says.get((s["report"], s["claim"]), ""), s["evidence"]["text"]) for s in other["between"]) if other else ()
    return Card(record, tongue.of(record.label), tuple(_figure(f, says, tongue) for f in figures), reasons, sides)


def voice(member: dict[str, Any], tongue: Tongue) -> str:
    """Who says a claim of an account: its source, else the outlet."""
    told: str = member["attribution"][-1] if member["attribution"] else member["report"]["outlet"] or tongue("own_voice")
    return told


def _figure(told: dict[str, Any], says: dict[tuple[str, str], str], tongue: Tongue) -> Figure:
    values: dict[str, dict[str, None]] = {}
    for v in told["values"]:
        values.setdefault(tongue.of(figure(counted(v))), {})[says.get((v["report"], v["claim"]), v["by"])] = None
    shown = [Value(text, tuple(voices)[:VOICES], max(0, len(voices) - VOICES)) for text, voices in list(values.items())[:VALUES]]
    return Figure(tongue.label("what", told["what"]), told["verdict"], tuple(shown), max(0, len(values) - VALUES))


def counted(value: dict[str, Any]) -> Count:
    """A value of an account as a count, which has its phrase."""
    return Count(value["value"], value["low"], value["high"], value["qualifier"], "other", Span(0, 0, ""))
