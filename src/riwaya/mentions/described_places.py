"""Places that a report describes instead of naming: `العاصمة`, `المدينة`, `القطاع`, `الأراضي السورية`, `سوق المواشي`.

They are no mentions of names, so `find_places` leaves them out; a claim's slot may need them. A bare definite
head (`المدينة`) stands for the last place before it that can be called so; `العاصمة السورية` for that country's
capital; a head with a nationality for something in that country. What it stands for stays None where the text
before it names nothing of the kind.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from riwaya.lexicon import rows
from riwaya.mention import Place
from riwaya.mentions.gazetteer import Entry, gazetteer
from riwaya.mentions.homonyms import nationalities
from riwaya.mentions.place_words import place_words, stem
from riwaya.script.letters import fold
from riwaya.script.words import WORD, Words

BACK = 12  # places looked back over for what `المدينة` stands for; farther back the reader has lost it too
GENITIVE = 2  # words after a head that describe it: `سوق المواشي`, `أكاديمية الشرطة الأفغانية`


def described_places(words: Words, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The described places of `words`, in text order; `places` are those that `find_places` gave. None overlaps a named one."""
    starts = [p.first for p in places]
    taken = {i for p in places for i in range(p.first, p.last)}
    table = _heads()
    countries = {p.country for p in places if p.country}
    only = countries.pop() if len(countries) == 1 else None  # all that the report names is in one country, so this is too
    out: list[Place] = []
    reach = 0
    for w in words.items:
        if w.kind != WORD or w.i < reach or w.i in taken:
            continue
        core = _core(w.form)
        if core is None or _belongs_to_name(words, w.i, taken):
            continue
        k = bisect_left(starts, w.i)
        place = _described(words, w.i, core, table[core], [*places[max(k - BACK, 0) : k], *out[-2:]], taken)
        if place is not None:
            out.append(replace(place, country=only) if place.country is None and place.precision != "region" else place)
            reach = place.last
    return tuple(out)


_memo: dict[str, str | None] = {}


def _core(form: str) -> str | None:
    """The described head that a folded word is, clitics taken off; None for nearly all words."""
    if form not in _memo:
        if len(_memo) >= 200_000:
            _memo.clear()
        _memo[form] = stem(form, _heads())  # type: ignore[arg-type]
    return _memo[form]


@cache
def _heads() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Folded described head -> (precision, the kinds of place that it can stand for)."""
    out = {}
    for row in rows("place_descriptions.csv", ("word", "precision")):
        out[fold(row["word"])] = row["precision"], tuple(row["stands_for"].split())
    return out


@cache
def capitals() -> dict[str, Entry]:
    """Country code -> the gazetteer's row of its capital."""
    known = gazetteer()
    out = {}
    for row in rows("countries.csv", ("iso3", "capital")):
        words = fold(row["capital"]).split(" ")
        for sense in known.senses(words[0]):
            found = [e for e in map(known.entry, sense.entries) if e.country == row["iso3"] and e.level in ("city", "town")]
            if found and len(sense.rest) == len(words) - 1 and not sense.cut:
                out[row["iso3"]] = max(found, key=lambda e: (e.population, -e.row))
                break
    return out


def _belongs_to_name(words: Words, i: int, taken: set[int]) -> bool:
    """Whether the head at `i` is the head noun of a named place after it (`العاصمة دمشق`, `مدينة حلب`)."""
    return i + 1 in taken and words[i + 1].gap == 1 and stem(words.form(i + 1), nationalities()) is None


def _described(words: Words, i: int, core: str, kind: tuple[str, tuple[str, ...]], earlier: list[Place], taken: set[int]) -> Place | None:
    precision, stands_for = kind
    definite = core.startswith("ال")
    country: str | None = None
    last = i + 1
    lists = place_words()
    while last < len(words) and last - i <= GENITIVE and words[last].kind == WORD and words[last].gap == 1 and last not in taken:
        form = words.form(last)
        if form in nationalities() and form.startswith("ال"):
            country = nationalities()[form]
        elif not (form in lists.adjectives or not definite and last == i + 1 and _genitive(form)):
            break
        last += 1
    if not definite and last == i + 1 and not core.endswith("ات"):
        return None
    place = Place(words.span(i, last, len(words.form(i)) - len(core)), i, last, None, precision=precision)
    if core == "العاصمه":
        return _capital(place, country or next((p.country for p in reversed(earlier) if p.country), None))
    if country is not None:
        return replace(place, country=country)
    if definite and last == i + 1:
        return _stands_for(place, core, stands_for, earlier)
    return place


def _genitive(form: str) -> bool:
    """Whether a folded word after an indefinite head makes it definite: a word with the article that is no name of its own."""
    return form.startswith("ال") and len(form) > 4


def _capital(place: Place, country: str | None) -> Place:
    entry = capitals().get(country or "")
    if entry is None:
        return replace(place, country=country)
    return replace(
        place, name=entry.name, name_en=entry.name_en, country=country, admin1=entry.admin1, lat=entry.lat, lon=entry.lon, geonameid=entry.geonameid
    )


def _stands_for(place: Place, core: str, stands_for: tuple[str, ...], earlier: list[Place]) -> Place:
    """`place` with what its head stands for: the last earlier place whose head or level can be called so."""
    bare = core[2:]
    for p in reversed(earlier):
        if p.name is None:
            continue
        if bare in fold(p.span.text).split(" ") or p.precision in stands_for and (p.precision != "place" or fold(p.span.text).split(" ")[0] not in _heads_of_sites()):
            if core == "البلاد":
                return replace(place, country=p.country)
            return replace(
                place, name=p.name, name_en=p.name_en, country=p.country, admin1=p.admin1, lat=p.lat, lon=p.lon, precision=p.precision, geonameid=p.geonameid
            )
    return place


@cache
def _heads_of_sites() -> frozenset[str]:
    lists = place_words()
    return lists.parts | lists.sites
