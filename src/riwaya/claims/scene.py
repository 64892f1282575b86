"""A scene: a report's words with everything already found in them, laid out by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from riwaya.claims.joined_times import join_times
from riwaya.mention import Mention, Number, Party, Place, Quantity, Time
from riwaya.mentions.places import place_phrase
from riwaya.report import Span
from riwaya.script.words import Words

M = TypeVar("M", Number, Party, Place, Quantity, Time)


@dataclass(slots=True, eq=False)
class Scene:
    """Mentions by the word they begin at; `named` marks words inside a name, where no event is read.

    `phrases` holds places by the word their whole phrase begins at (`محافظة إب`), with the word after it.
    `states` is where the text first has the name of a state, by its entity: an adjective (`سوري`) is told by the
    name where there is one (GUIDE.md).
    """

    words: Words
    published: date | None
    sentences: tuple[tuple[int, int], ...]
    parties: dict[int, Party]
    places: dict[int, Place]
    times: dict[int, Time]
    quantities: dict[int, Quantity]
    numbers: dict[int, Number]
    named: bytearray
    furniture: bytearray
    states: dict[str, Span] = field(default_factory=dict)
    phrases: dict[int, tuple[Place, int]] = field(default_factory=dict)


def _longest(found: list[M]) -> dict[int, M]:
    out: dict[int, M] = {}
    for m in found:
        if m.first not in out or out[m.first].last < m.last:
            out[m.first] = m
    return out


def lay_out(words: Words, published: date | None, sentences: tuple[tuple[int, int], ...], mentions: tuple[Mention, ...], furniture: bytearray) -> Scene:
    """The scene of one report. `furniture` marks words of datelines, credits and tags."""
    parties = [m for m in mentions if isinstance(m, Party)]
    named = bytearray(len(words))
    for p in parties:
        if p.entity or p.kind in ("person", "media"):
            for i in range(p.first, p.last):
                named[i] = 1
    places = [m for m in mentions if isinstance(m, Place)]
    for pl in places:
        for i in range(pl.first, pl.last):
            named[i] = 1
    phrases: dict[int, tuple[Place, int]] = {}
    for pl in places:
        first, last = place_phrase(words, pl)
        first, last = min(first, pl.first), max(last, pl.last)
        for i in range(first, last):
            named[i] = 1
        if first not in phrases or phrases[first][1] < last:
            phrases[first] = (pl, last)
    by_word = _longest(places)
    states: dict[str, Span] = {}
    for p in parties:
        if p.kind == "state" and p.entity is not None and (p.first in by_word or p.last > p.first + 1):
            states.setdefault(p.entity, p.span)
    return Scene(
        words, published, sentences, _longest(parties), by_word, _longest(join_times(words, [m for m in mentions if isinstance(m, Time)])),
        _longest([m for m in mentions if isinstance(m, Quantity)]), _longest([m for m in mentions if isinstance(m, Number)]), named, furniture, states, phrases,
    )  # fmt: skip
