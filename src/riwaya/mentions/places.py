"""Places that a report names: known ones from the gazetteer, others by the word before them (`مخيم …`, `معبر …`).

A mention is the bare name (`مدينة الموصل`: `الموصل`), with those head nouns that belong to it (`مطار عدن`).
`place_phrase` gives the whole phrase for a claim's slot. A name that is also a common
word (`حديثة`, `الباب`) is a place only with evidence beside it or elsewhere in the report; a name
inside that of a person, paper, club or force (`جريدة الرياض`) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riwaya.mention import Place
from riwaya.mentions.gazetteer import Entry, Sense, follow, gazetteer
from riwaya.mentions.homonyms import choose
from riwaya.mentions.place_phrases import place_phrase
from riwaya.mentions.place_words import before, place_words, stem
from riwaya.script.words import WORD, Words

__all__ = ["find_places", "place_phrase"]

MEMO = 200_000
NO, OPEN, YES = 0, 1, 2
ADMIN_LEVELS = {"admin1": ("admin1", "region"), "admin2": ("admin2", "admin1"), "country": ("country",)}


@dataclass(slots=True)
class _Found:
    """A name in the text that may be a place. `head` is the index of its head noun, -1 where it has none."""

    first: int
    last: int
    cut: int
    sense: Sense
    head: int
    verdict: int


_starts: dict[str, tuple[Sense, ...]] = {}


def find_places(words: Words) -> tuple[Place, ...]:
    """The places named in `words`, in text order, never overlapping."""
    found = _spot(words)
    _weigh(words, found)
    kept = _apart([f for f in found if f.verdict == YES])
    return tuple(_places(words, kept))


def _spot(words: Words) -> list[_Found]:
    """Every name of the gazetteer in the text, the longest at each word, with a first verdict."""
    known = gazetteer()
    if len(_starts) >= MEMO:
        _starts.clear()
    out: list[_Found] = []
    reach = 0
    for w in words.items:
        if w.kind != WORD or w.i < reach:
            continue
        senses = _starts.get(w.form)
        if senses is None:
            senses = _starts[w.form] = known.senses(w.form)
        for sense in senses:
            last = follow(words, w.i + 1, sense.rest) if sense.rest else w.i + 1
            if last:
                found = _judge(words, _Found(w.i, last, sense.cut, sense, -1, NO), out)
                if found.verdict:
                    out.append(found)
                if found.verdict == YES:
                    reach = last
                if found.verdict:
                    break
    return out


def _judge(words: Words, found: _Found, earlier: list[_Found]) -> _Found:
    """The verdict that the words beside a name give: NO, OPEN (the report may tell) or YES."""
    lists = place_words()
    p = before(words, found.first)
    form = words.form(p)
    caution = found.sense.caution
    own = words[found.first].form
    if found.cut == 0 and p >= 0:
        head = stem(form, lists.heads)
        if head:
            # `القرية الجديدة`: with a head that has the article itself, a common word is its adjective.
            if caution and head.startswith("ال") and own.startswith("ال") or own in lists.generic:
                return found
            if caution < 2 or head in lists.proofs:
                found.head, found.verdict = p, YES
                return found
        elif stem(form, lists.blocking) or form in lists.persons or form in lists.given:
            return found
    if caution == 0:
        found.verdict = YES
        return found
    if own in lists.generic:
        return found
    found.verdict = OPEN
    if caution == 1 and (form in lists.strong or stem(form, lists.directions) or own[: found.cut].endswith("ب")):
        found.verdict = YES
    return found


def _weigh(words: Words, found: list[_Found]) -> None:
    """Settle the open ones: a place where it is joined to a place, or stands as one elsewhere in the report."""
    if not any(f.verdict == OPEN for f in found):
        return
    lists = place_words()
    sure = {f.sense.entries for f in found if f.verdict == YES}
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for k in order:
            f, other = found[k], found[k + step]
            if f.verdict == OPEN and other.verdict == YES and _joined(words, *((other, f) if step < 0 else (f, other))):
                f.verdict = YES
    for f in found:
        if f.verdict == OPEN and f.sense.entries in sure:
            form = words.form(before(words, f.first))
            if form in lists.strong or form in lists.weak or f.cut:
                f.verdict = YES


def _joined(words: Words, a: _Found, b: _Found) -> bool:
    """Whether `b` follows `a` as the next of a list: `a و b`, `a، b`."""
    between = words.items[a.last : b.first]
    if b.cut and words[b.first].form[0] == "و":
        return not between
    return len(between) == 1 and between[0].text in "،,/-" and b.cut == 0


def _apart(found: list[_Found]) -> list[_Found]:
    """Without those that overlap one that begins before them."""
    out: list[_Found] = []
    for f in found:
        if not out or f.first >= out[-1].last:
            out.append(f)
    return out


def _fitting(words: Words, f: _Found, entries: list[Entry]) -> list[Entry]:
    """The rows that fit the head noun: `محافظة حلب` is the unit, `مدينة حلب` and bare `حلب` the town."""
    lists = place_words()
    precision = lists.heads.get(stem(words.form(f.head), lists.heads) or "") if f.head >= 0 else None
    if precision in ADMIN_LEVELS:
        fitting = [e for e in entries if e.level in ADMIN_LEVELS[precision]]
    else:
        fitting = [e for e in entries if e.level != "admin1" or precision is None and not any(o.country == e.country and o.level in ("city", "town") for o in entries)]
    return fitting or entries


def _places(words: Words, kept: list[_Found]) -> Iterator[Place]:
    known = gazetteer()
    rows = [_fitting(words, f, [known.entry(e) for e in f.sense.entries]) for f in kept]
    settled = [(f.first, r[0]) for f, r in zip(kept, rows, strict=True) if len({e.country for e in r}) == 1]
    chosen = iter(choose(words, [(f.first, f.last, r) for f, r in zip(kept, rows, strict=True) if len(r) > 1], settled))
    lists = place_words()
    for f, r in zip(kept, rows, strict=True):
        e = next(chosen) if len(r) > 1 else r[0]
        place = Place(
            words.span(f.first, f.last, f.cut), f.first, f.last, e.name, e.name_en, e.country, e.admin1, e.lat, e.lon, e.precision, e.geonameid
        )
        if f.head >= 0 and (part := stem(words.form(f.head), lists.parts)):
            place = _with_part(words, place, f, part)
        yield place


def _with_part(words: Words, place: Place, f: _Found, part: str) -> Place:
    """`مطار عدن` from `عدن`: a place of its own, near the town, known to its district only."""
    cut = len(words.form(f.head)) - len(part)
    span = words.span(f.head, f.last, max(cut, 0))
    return replace(place, span=span, first=f.head, name=span.text, name_en=None, precision="admin2", geonameid=None)
