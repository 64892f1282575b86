"""The steps of reading, top to bottom: words, sentences, mentions, claims. Pure: no clock, no network, no chance."""

from __future__ import annotations

from dataclasses import replace

from riwaya.claims.find import find_claims
from riwaya.claims.scene import Scene, lay_out
from riwaya.mention import Mention, Party
from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.parties import find_parties, name_span
from riwaya.mentions.places import find_places
from riwaya.mentions.quantities import find_quantities
from riwaya.mentions.times import read_times
from riwaya.reading import Reading
from riwaya.report import Report
from riwaya.script.furniture import mark_furniture
from riwaya.script.letters import BIDI_OVERRIDES, fold
from riwaya.script.sentences import cut_sentences
from riwaya.script.words import Words, cut_words


def read(report: Report, *, why: bool = False) -> Reading:
    """The report with its mentions, its claims and what is odd about it. Never raises for any text.

    With `why` each claim also says which words, which rule and which lexicon row made each of its slots.
    """
    words = cut_words(report.text)
    found, odd = _mentions(report, words, "past")
    return Reading(report, found, find_claims(_scene(report, words, found), report.identity, why=why), _doubts(report, odd))


def scene_of(report: Report) -> Scene:
    """What the claims of a report are read from; for the tools that measure and train."""
    words = cut_words(report.text)
    return _scene(report, words, _mentions(report, words, "past")[0])


def _scene(report: Report, words: Words, found: tuple[Mention, ...]) -> Scene:
    return lay_out(words, report.published, cut_sentences(words), found, mark_furniture(words))


def mentions(report: Report, prefer: str = "past") -> tuple[Mention, ...]:
    """Numbers, times, places, parties and quantities of the report, by where they begin.

    `prefer` ("past" or "future") resolves bare weekdays and months; past, as news is about the past. A person
    is the bare name here; title and office belong to the party of a claim, and an office without a name is no person.
    """
    words = cut_words(report.text)
    found, _ = _mentions(report, words, prefer)
    return tuple(m for m in (_bare(words, m) for m in found) if m is not None)


def _bare(words: Words, mention: Mention) -> Mention | None:
    if not isinstance(mention, Party) or mention.kind != "person":
        return mention
    name = name_span(words, mention)
    return replace(mention, span=name) if name is not None else None


def _mentions(report: Report, words: Words, prefer: str) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """All mentions, and what the weekdays among them say against `published`."""
    found = read_times(words, report.published, prefer)
    times = found.times
    numbers = find_numbers(words)
    dated = bytearray(len(words))
    for t in times:
        for i in range(t.first, t.last):
            dated[i] = 1
    numbers = tuple(n for n in numbers if not all(dated[n.first : n.last]))
    quantities = find_quantities(words, numbers)
    places = find_places(words)
    parties = find_parties(words, places)
    everything: list[Mention] = [*numbers, *times, *places, *parties, *quantities]
    everything.sort(key=lambda m: (m.span.start, m.span.end, type(m).__name__))
    return tuple(everything), found.doubts


def _doubts(report: Report, odd: tuple[str, ...]) -> tuple[str, ...]:
    out: list[str] = []
    if report.published is None:
        out.append("published is not known: nothing is resolved against it, and times relative to it stay empty")
    else:
        out.extend(_once(odd))
    if any(c in report.text for c in BIDI_OVERRIDES):
        out.append("the text holds bidirectional overrides: what a screen shows may not be what the text says, figures above all")
    return tuple(out)


def _once(doubts: tuple[str, ...]) -> list[str]:
    """Each doubt once, whatever the spelling of the words it quotes."""
    out: dict[str, str] = {}
    for doubt in doubts:
        out.setdefault(fold(doubt), doubt)
    return list(out.values())
