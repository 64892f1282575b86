"""Places that a report names: known ones from the gazetteer, others by the word before them (`مخيم …`, `معبر …`).

A mention is the bare name (`مدينة الموصل`: `الموصل`), with those head nouns that belong to it (`مطار عدن`).
`place_phrase` gives the whole phrase for a claim's slot. A name that is also a common word (`حديثة`,
`الباب`) is a place only with evidence (`place_evidence`); a name inside that of a person, paper, club or
force (`جريدة الرياض`) is none. Homonyms are chosen by `homonyms`; what is unknown stays None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riwaya.mention import Place
from riwaya.mentions.gazetteer import Entry, Start, gazetteer, readings
from riwaya.mentions.homonyms import choose
from riwaya.mentions.place_evidence import YES, Found, judge, weigh
from riwaya.mentions.place_phrases import place_phrase
from riwaya.mentions.place_words import closed, place_words, stem
from riwaya.mentions.unlisted import unlisted_name
from riwaya.script.words import WORD, Words

__all__ = ["find_places", "place_phrase"]

MEMO = 200_000
# Which rows a head noun admits: `محافظة حلب` is the unit, `مدينة حلب` the town.
LEVELS = {"admin1": ("admin1", "region"), "admin2": ("admin2", "admin1"), "country": ("country",)}
TOWNS = ("city", "town", "village", "district", "place")
NEAR_NAME = 4  # words within which `في ريف حلب` after an unlisted name tells where it is

_starts: dict[str, tuple[Start | None, bool] | None] = {}
_NEW: tuple[Start | None, bool] = (None, False)  # a form that the memo lacks


def find_places(words: Words) -> tuple[Place, ...]:
    """The places named in `words`, in text order, never overlapping."""
    found, namers = _spot(words)
    weigh(words, found, gazetteer().entry)
    kept: list[Found] = []
    for f in found:
        if f.verdict != YES or kept and f.first < kept[-1].last:
            continue
        if kept and f.first == kept[-1].last and words.form(f.first) in place_words().both:  # `الجوف السعودية`: the adjective
            continue
        kept.append(f)
    places = list(_places(words, kept))
    if namers:
        places = list(_with_unlisted(words, places, namers))
    return tuple(in_only_country(places))


def in_only_country(places: list[Place]) -> list[Place]:
    """`places`, those of unknown country put into the one country that all others are in, where it is one and they are two or more."""
    known = [p.country for p in places if p.country]
    if len(known) < 2 or len(set(known)) > 1:
        return places
    return [replace(p, country=known[0]) if p.country is None and p.precision != "region" else p for p in places]


def _start_of(form: str) -> tuple[Start | None, bool] | None:
    """What a folded word can begin, and whether an unlisted name may follow it; None for nearly all words."""
    names, namer = gazetteer().start(form), stem(form, place_words().namers) is not None
    return (names, namer) if names or namer else None


def _spot(words: Words) -> tuple[list[Found], list[int]]:
    """Every name of the gazetteer in the text, the longest at each word, with a first verdict; and the heads that names follow."""
    known = gazetteer()
    if len(_starts) >= MEMO:
        _starts.clear()
    out: list[Found] = []
    namers: list[int] = []
    reach = 0
    for w in words.items:
        if w.kind != WORD:
            continue
        start = _starts.get(w.form, _NEW)
        if start is _NEW:
            start = _starts[w.form] = _start_of(w.form)
        if start is None:
            continue
        names, namer = start
        if namer:
            namers.append(w.i)
        if names is None or w.i < reach:
            continue
        for sense, last in readings(words, w.i, names):
            found = Found(w.i, closed(words, w.i, last) if sense.rest else last, sense)
            judge(words, found, known.entry)
            if found.verdict:
                out.append(found)
                reach = last if found.verdict == YES else reach
                break
    return out, namers


def _fitting(words: Words, f: Found, entries: list[Entry]) -> list[Entry]:
    """The rows that fit the head noun: `محافظة حلب` is the unit; `مدينة حلب` and bare `حلب` the town, where there is one."""
    lists = place_words()
    precision = lists.heads.get(stem(words.form(f.head), lists.heads) or "") if f.head >= 0 else None
    if precision in LEVELS:
        fitting = [e for e in entries if e.level in LEVELS[precision]]
    elif precision == "place":
        fitting = [e for e in entries if e.level != "admin1"]
    else:
        fitting = [e for e in entries if e.level != "admin1" or not any(o.country == e.country and o.level in TOWNS for o in entries)]
    return fitting or entries


def _places(words: Words, kept: list[Found]) -> Iterator[Place]:
    known, lists = gazetteer(), place_words()
    rows = [_fitting(words, f, [known.entry(e) for e in f.sense.entries]) for f in kept]
    settled = [(f.first, r[0]) for f, r in zip(kept, rows, strict=True) if len({e.country for e in r}) == 1]
    chosen = iter(choose(words, [(f.first, f.last, r) for f, r in zip(kept, rows, strict=True) if len(r) > 1], settled))
    for f, r in zip(kept, rows, strict=True):
        e = next(chosen) if len(r) > 1 else r[0]
        place = Place(
            words.span(f.first, f.last, f.sense.cut), f.first, f.last, e.name, e.name_en, e.country, e.admin1, e.lat, e.lon, e.precision, e.geonameid
        )
        part = stem(words.form(f.head), lists.parts) if f.head >= 0 else None
        yield _with_part(words, place, f.head, part) if part else place


def _with_part(words: Words, place: Place, head: int, part: str) -> Place:
    """`مطار عدن` from `عدن`: a place of its own near the town, which is known to its district only."""
    last = closed(words, head, place.last)
    cut = len(words.form(head)) - len(part)
    name = f"{core_text(words, head, part)} {' '.join(w.text for w in words.items[place.first : place.last])}"
    if part in place_words().named_after:  # `شارع بغداد` is in Damascus
        return Place(words.span(head, last, cut), head, last, name, precision="place")
    return replace(place, span=words.span(head, last, cut), first=head, last=last, name=name, name_en=None, precision="admin2", geonameid=None)


def core_text(words: Words, i: int, core: str) -> str:
    """The word at `i` as written, without the clitics that stand before `core` in it."""
    return words.span(i, i + 1, len(words.form(i)) - len(core)).text


def _with_unlisted(words: Words, places: list[Place], namers: list[int]) -> Iterator[Place]:
    """`places` with those that only their head noun tells, in text order."""
    lists = place_words()
    taken = {i for p in places for i in range(p.first, p.last)}
    more: list[Place] = []
    for head in namers:
        if head in taken:
            continue
        first, last = unlisted_name(words, head)
        if not last or not taken.isdisjoint(range(first, last)):
            continue
        core = stem(words.form(head), lists.heads) or ""
        precision = lists.heads.get(core, "place")
        name = " ".join(w.text for w in words.items[first:last])
        if core in lists.parts or core in lists.sites:
            name = f"{core_text(words, head, core)} {name}"
            first, last = head, closed(words, head, last)
        span = words.span(first, last, len(words.form(first)) - len(core) if first == head else 0)
        more.append(Place(span, first, last, name, precision=precision if precision != "country" else "place"))
        taken.update(range(first, last))
    return iter(sorted([*places, *more], key=lambda p: p.first)) if more else iter(places)
