"""The packaged gazetteer: which places a name can stand for.

`lexicon/places.csv` is loaded once, and cheaply: a row's names are folded, the rest of it is read
only when the name is met in a report. The tests read every row in full.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from riwaya import lexicon
from riwaya.lexicon import LexiconError
from riwaya.script.letters import fold
from riwaya.script.names import QUOTES, bare, first_keys
from riwaya.script.words import MARK, Words

TABLE = "places.csv"
PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "region": "region", "water": "region"}  # every other level: "place"
CLITIC_MIN = 4  # letters of a one-word name behind a clitic: shorter ones (`وان`, `فقم`) are words of their own, unless the place is
GREAT = 300_000  # or has so many people (`وغزة`, `لمصر`)
BESIDE = QUOTES - frozenset("()[]{}") | {"-", "–"}  # passed over inside a name: `بورت-أو-برنس`
MEMO = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the gazetteer. `names` are all its spellings, `name` the usual one; `population` is 0 where unknown; `admin1` is the Arabic name of the unit."""

    row: int
    name: str
    names: tuple[str, ...]
    name_en: str | None
    country: str | None
    admin1: str | None
    level: str
    lat: float | None
    lon: float | None
    population: int
    geonameid: int | None

    @property
    def precision(self) -> str:
        return PRECISION.get(self.level, "place")


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to read the words from some word on as a name: `cut` clitic letters before it, `rest` the words after the first.

    `caution` is how much evidence the name needs (see places.csv); `entries` are the rows that bear it.
    """

    cut: int
    rest: tuple[str, ...]
    caution: int
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a word can begin: names of several words by their second one (its key without article), and names of one word."""

    longer: dict[str, tuple[Sense, ...]]
    single: tuple[Sense, ...]


class Gazetteer:
    """Names to rows of places.csv, by the folded first word."""

    def __init__(self, table: str) -> None:
        """`table` is the text of places.csv."""
        # first word without article -> (the words after it, whether the name has the article, caution, row)
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, int, int]]] = {}
        self._memo: dict[str, tuple[Sense, ...]] = {}
        self._entries: dict[int, Entry] = {}
        self._lines = table.split("\n")
        self._load()

    def _load(self) -> None:
        by_first = self._by_first
        short: dict[str, str] = {}
        header = False
        for n, line in enumerate(self._lines):
            if not line or line[0] == "#":
                continue
            if not header:  # the first line that is no comment names the columns
                header = True
                continue
            name, aliases, cautions, _ = line.split(",", 3)
            written = f"{name}|{aliases}" if aliases else name
            names = fold(written).split("|")
            if len(names) != len(cautions):
                raise LexiconError(TABLE, n + 1, f"{len(names)} names, {len(cautions)} cautions")
            for folded, caution in zip(names, cautions, strict=True):
                words = folded.split(" ")
                first, article = bare(words[0])
                rest = tuple(short.setdefault(w, bare(w)[0]) for w in words[1:])
                by_first.setdefault(first, []).append((rest, article, int(caution), n))

    def senses(self, form: str) -> tuple[Sense, ...]:
        """How a word of this folded form can begin a place name, longest names first; () for nearly all words."""
        known = self._memo.get(form)
        if known is not None:
            return known
        found: dict[tuple[tuple[str, ...], int], list[tuple[int, int]]] = {}
        for cut, key, has in first_keys(form):
            for rest, article, figure, row in self._by_first.get(key, ()):
                caution = figure
                if has != article or cut and form[cut - 1] == "ك" and not article:
                    continue
                if cut and not rest and len(key) < CLITIC_MIN and form[cut - 1] != "ب" and not has and not self._great(row):
                    caution = max(caution, 1)
                found.setdefault((rest, cut), []).append((caution, row))
        senses = tuple(
            Sense(cut, rest, min(c for c, _ in rows), tuple(dict.fromkeys(r for _, r in rows)))
            for (rest, cut), rows in sorted(found.items(), key=lambda f: (-len(f[0][0]), f[0][1]))
        )
        if len(self._memo) >= MEMO:
            self._memo.clear()
        self._memo[form] = senses
        return senses

    def start(self, form: str) -> Start | None:
        """`senses`, arranged so that a word costs one look-up, or two where it begins names of several words; None for nearly all words."""
        senses = self.senses(form)
        if not senses:
            return None
        longer: dict[str, list[Sense]] = {}
        for sense in senses:
            if sense.rest:
                longer.setdefault(sense.rest[0], []).append(sense)
        return Start({key: tuple(found) for key, found in longer.items()}, tuple(s for s in senses if not s.rest))

    def _great(self, row: int) -> bool:
        entry = self.entry(row)
        return entry.level in ("country", "admin1") or entry.population >= GREAT

    def entry(self, row: int) -> Entry:
        """The row in full, read when first asked for."""
        known = self._entries.get(row)
        if known is None:
            known = self._entries[row] = read_entry(row, self._lines[row])
        return known

    def entries(self) -> list[Entry]:
        """Every row in full: for tests and tables, not for reading."""
        rows = sorted({row for names in self._by_first.values() for *_, row in names})
        return [self.entry(row) for row in rows]


def read_entry(row: int, line: str) -> Entry:
    """A line of places.csv as an entry; `row` is its index in the file."""
    cells = next(csv.reader([line]))
    if len(cells) != 12:
        raise LexiconError(TABLE, row + 1, f"{len(cells)} cells, not 12")
    name, aliases, _, name_en, country, admin1, level, lat, lon, population, geonameid, _ = cells
    return Entry(
        row, name, (name, *filter(None, aliases.split("|"))), name_en or None, country or None, admin1 or None, level, float(lat) if lat else None, float(lon) if lon else None,
        int(population or 0), int(geonameid) if geonameid else None,
    )  # fmt: skip


def follow(words: Words, i: int, rest: tuple[str, ...]) -> int:
    """The index after the words that spell `rest` from `i` on, quotation marks and hyphens passed over; 0 where they do not."""
    items, n = words.items, len(words.items)
    for key in rest:
        while i < n and items[i].kind == MARK and items[i].text in BESIDE:
            i += 1
        if i >= n or items[i].gap == 2:
            return 0
        form = items[i].form
        if form != key and bare(form)[0] != key:
            return 0
        i += 1
    return i


def next_word(words: Words, i: int) -> int:
    """The index of the word at or after `i`, quotation marks and hyphens passed over; -1 where the line or text ends before."""
    items, n = words.items, len(words.items)
    while i < n and items[i].kind == MARK and items[i].text in BESIDE:
        i += 1
    return i if i < n and items[i].gap != 2 else -1


def readings(words: Words, i: int, start: Start) -> Iterator[tuple[Sense, int]]:
    """The names that begin at word `i` and the index after each, longest first."""
    if start.longer:
        j = next_word(words, i + 1)
        if j > 0:
            form = words.items[j].form
            key = bare(form)[0]
            found = start.longer.get(key, ())
            if key != form:
                found += start.longer.get(form, ())
            for sense in found:
                last = follow(words, j, sense.rest)
                if last:
                    yield sense, last
    for sense in start.single:
        yield sense, i + 1


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded at the first call."""
    return Gazetteer(files(lexicon).joinpath(TABLE).read_text(encoding="utf-8"))
