"""Which of several places of one name a report means.

The rule, in this order of weight: a country word that adjoins the name (`طرابلس اللبنانية`); countries and
places of only one reading near it; the first-order unit of a neighbour; the countries that the whole
report is about; then size. Where nothing speaks for any, the largest is taken, as a reader would.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log10

from riwaya.lexicon import rows
from riwaya.mentions.gazetteer import Entry
from riwaya.script.letters import fold
from riwaya.script.words import WORD, Words

NEAR = 25  # words on either side within which a neighbour speaks: about a sentence of Arabic news
LOOK = 8  # neighbours looked at on either side, so that the choice stays linear in the text
ADJOINING, NEIGHBOUR, UNIT, REPORT = 8.0, 1.5, 2.0, 4.0
# What a row without a population counts as: about the size of the median row of its level that has one.
SIZE = {"country": 10_000_000, "admin1": 1_000_000, "region": 3_000_000, "water": 3_000_000, "city": 100_000, "town": 10_000, "admin2": 20_000}
ENDINGS = ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان")


@cache
def nationalities() -> dict[str, str]:
    """Folded nationality adjectives in every gender, number and case, with and without article, to the country's code."""
    out: dict[str, str] = {}
    for row in rows("countries.csv", ("iso3", "name", "name_en")):
        for word in filter(None, row["nisba"].split("|")):
            if " " in word:
                continue
            stem = fold(word)
            for ending in ENDINGS:
                for article in ("", "ال"):
                    out.setdefault(article + stem + ending, row["iso3"])
    return out


def country_words(words: Words) -> list[tuple[int, str]]:
    """Where nationality adjectives stand, with their countries (`السورية`: SYR)."""
    known = nationalities()
    out = []
    for w in words.items:
        if w.kind == WORD and len(w.form) > 3:
            country = known.get(w.form)
            if country is None and w.form[0] in "وبل":
                country = known.get(w.form[1:]) or known.get("ا" + w.form[1:])
            if country:
                out.append((w.i, country))
    return out


def choose(words: Words, open_names: Sequence[tuple[int, int, Sequence[Entry]]], settled: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """One entry for each of `open_names` (first word, last word exclusive, the rows of that name).

    `settled` are the places of only one reading, with the word at which they stand.
    """
    if not open_names:
        return []
    witnesses: list[tuple[int, str, str | None]] = [(i, c, None) for i, c in country_words(words)]
    witnesses += [(i, e.country, e.admin1) for i, e in settled if e.country]
    witnesses.sort(key=lambda w: (w[0], w[1], w[2] or ""))
    places = [w[0] for w in witnesses]
    report = Counter(w[1] for w in witnesses)
    total = sum(report.values()) or 1
    return [_choose(first, last, entries, witnesses, places, report, total) for first, last, entries in open_names]


def _choose(
    first: int, last: int, entries: Sequence[Entry], witnesses: list[tuple[int, str, str | None]], places: list[int], report: Counter[str], total: int
) -> Entry:
    lo = bisect_left(places, first)
    hi = bisect_left(places, last)
    near = [w for w in witnesses[max(0, lo - LOOK) : lo] if first - w[0] <= NEAR] + [w for w in witnesses[hi : hi + LOOK] if w[0] - last < NEAR]
    adjoining = {w[1] for w in near if w[0] == last}

    def weight(e: Entry) -> tuple[float, int]:
        score = log10(max(e.population, SIZE.get(e.level, 1_000), 1)) / 2
        if e.country:
            score += REPORT * report[e.country] / total + ADJOINING * (e.country in adjoining)
            score += NEIGHBOUR * min(2, sum(w[1] == e.country for w in near))
            score += UNIT * any(w[1] == e.country and w[2] is not None and w[2] == e.admin1 for w in near)
        return score, -e.row

    return max(entries, key=weight)
