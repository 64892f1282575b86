"""The words of time and what each can mean: one dictionary look-up a word.

`MEMORY[form]` is the only question asked of every word of a text. It is answered from memory; a word
seen for the first time is looked up in the tables with its clitics and article taken off.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.lexicon import LexiconError, document, rows
from riwaya.script.letters import fold
from riwaya.script.names import MEMO
from riwaya.script.words import cut_words

# Kinds of senses. A kind in STARTS may begin a time; a modifier only goes on with one.
WEEKDAY, RELDAY, UNIT, MONTH, FEAST, DAYPART, PART, SEASON, DECADE = "weekday", "relday", "unit", "month", "feast", "daypart", "part", "season", "decade"
MODIFIER, THIS, FEW, NUM, FRACTION, NOW = "modifier", "this", "few", "num", "fraction", "now"
SINCE, BEFORE, AFTER, WITHIN, UNTIL, FOR, BETWEEN = "since", "before", "after", "within", "until", "for", "between"
STARTS = frozenset(
    (WEEKDAY, RELDAY, UNIT, MONTH, FEAST, DAYPART, PART, SEASON, DECADE, THIS, FEW, NUM, FRACTION, NOW, SINCE, BEFORE, AFTER, WITHIN, UNTIL, FOR)
)
LONGEST_WORD = 24  # letters; the longest word of time with its clitics has fourteen
ONE, ACCUSATIVE, DUAL, MANY, CONSTRUCT = 0, 1, 2, 3, 4  # numbers of a unit


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a folded word: `kind`, a number and a tag that depend on it, how many letters are clitics, and the next meaning."""

    kind: str
    n: int
    tag: str
    cut: int = 0
    clitic: str = ""
    definite: bool = False
    start: bool = False
    more: Sense | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A month or a feast by one of its names. `rest` are the folded words after the first; `alone` tells what company it needs."""

    rest: tuple[str, ...]
    month: int
    hijri: bool
    alone: str
    day: int = 0
    days: int = 0


def _strip(form: str) -> str:
    return form[2:] if form.startswith("ال") and len(form) > 3 else form


# Tables of times.toml whose keys are numbers, and tables whose keys are tags.
NUMBERED = (
    ("weekdays", WEEKDAY, ""),
    ("relative_days", RELDAY, ""),
    ("seasons", SEASON, ""),
    ("decades", DECADE, ""),
    ("numbers", NUM, "ordinal"),
)
HEDGES = ("about", "more_than", "at_least", "less_than", "at_most", "exact")  # tables of numbers.toml that hedge lengths of time too
TAGGED = (("parts", PART), ("modifiers", MODIFIER), ("fractions", FRACTION), ("demonstratives", THIS), ("few", FEW))


def _table(data: dict[str, object], name: str) -> dict[str, object]:
    found = data.get(name)
    if not isinstance(found, dict):
        raise LexiconError("times.toml", 0, f"no table {name}")
    return found


def _words(found: object, name: str) -> list[str]:
    if not isinstance(found, list) or not found or not all(isinstance(w, str) and w for w in found):
        raise LexiconError("times.toml", 0, f"{name} is no list of words")
    return found


class _Tables:
    """All tables of times, checked as they are read."""

    def __init__(self) -> None:
        self.base: dict[str, list[tuple[str, int, str]]] = {}
        self.months: list[list[Named]] = []
        self.feasts: list[list[Named]] = []
        data = document("times.toml")
        self.sets: dict[str, frozenset[str]] = {}
        self._read(data)
        self._named("months.csv", MONTH, self.months)
        self._named("feasts.csv", FEAST, self.feasts)

    def add(self, word: str, kind: str, n: int, tag: str) -> None:
        entry = (kind, n, tag)
        entries = self.base.setdefault(fold(word), [])
        if entry not in entries:
            entries.append(entry)

    def _read(self, data: dict[str, object]) -> None:
        for name, kind, tag in NUMBERED:
            for key, found in _table(data, name).items():
                self._add_all(found, name, kind, int(key), tag)
        for number, name in ((ONE, "one"), (ACCUSATIVE, "accusative"), (DUAL, "dual"), (MANY, "many"), (CONSTRUCT, "construct")):
            for unit, found in _table(_table(data, "units"), name).items():
                self._add_all(found, name, UNIT, number, unit)
        for name, kind in TAGGED:
            for tag, found in _table(data, name).items():
                self._add_all(found, name, kind, 0, tag)
        for kind, found in _table(data, "prepositions").items():
            self._add_all(found, "prepositions", kind, 0, "")
        dayparts = _table(data, "dayparts")
        night = {fold(w) for w in _words(dayparts["night"], "night")}
        for word in _words(dayparts["words"], "dayparts"):
            self.add(word, DAYPART, 0, "night" if fold(word) in night else "")
        self._add_all(dayparts["adverbs"], "dayparts", DAYPART, 1, "")
        for tag, found in _table(data, "now").items():
            self._add_all(found, "now", NOW, 0, "" if tag == "words" else tag)
        for name, found in _table(data, "not_times").items():
            self.sets[name] = frozenset(_strip(fold(w)) for w in _words(found, name))
        self._numbers(document("numbers.toml"))
        phrases = {fold(w) for name in HEDGES for w in _words(_table(document("numbers.toml"), "before")[name], name)}
        plain = {fold(w) for w in _words(_table(data, "hedges")["words"], "hedges")}
        self.sets["hedge_one"] = frozenset(plain | {p for p in phrases if " " not in p})
        self.sets["hedge_many"] = frozenset(p for p in phrases if " " in p)
        self.sets["hedge_first"] = frozenset(phrase.split()[0] for phrase in phrases if " " in phrase)
        self.sets["zones"] = frozenset(fold(w) for w in _words(_table(data, "zones")["words"], "zones"))

    def _numbers(self, data: dict[str, object]) -> None:
        """The number words below ten thousand, from the one table of numbers."""
        for name, tag in (("units", "cardinal"), ("one_of_teens", "cardinal"), ("tens", "cardinal"), ("hundreds", "cardinal"), ("ordinals", "ordinal"),
                          ("ordinals_with_article", "ordinal"), ("ordinals_of_teens", "ordinal")):  # fmt: skip
            for key, found in _table(data, name).items():
                self._add_all(found, name, NUM, int(key), tag)
        for key, stems in _table(data, "hundred_stems").items():
            for stem in _words(stems, key):
                for hundred in ("مئة", "مائة"):
                    self.add(stem + hundred, NUM, int(key), "cardinal")
        self.add("ألف", NUM, 1000, "cardinal")
        self._add_all(_table(data, "scales_dual")["1000"], "scales_dual", NUM, 2000, "cardinal")

    def _add_all(self, found: object, name: str, kind: str, n: int, tag: str) -> None:
        for word in _words(found, name):
            self.add(word, kind, n, tag)

    def _named(self, name: str, kind: str, into: list[list[Named]]) -> None:
        groups: dict[str, list[Named]] = {}
        for row in rows(name, ("name", "month", "calendar", "alone", "source")):
            if row["calendar"] not in ("g", "h") or row["alone"] not in ("yes", "company", "day", "madda"):
                raise LexiconError(name, int(row["line"]), "calendar is g or h, alone is yes, company, day or madda")
            forms = [w.form for w in cut_words(row["name"]).items]
            entry = Named(tuple(forms[1:]), int(row["month"]), row["calendar"] == "h", row["alone"], int(row.get("day") or 0), int(row.get("days") or 0))
            if not 1 <= entry.month <= 12:
                raise LexiconError(name, int(row["line"]), "no such month")
            group = groups.setdefault(forms[0], [])
            if not any(e.rest == entry.rest for e in group):
                group.append(entry)
        for first, group in groups.items():
            group.sort(key=lambda e: -len(e.rest))
            self.add(first, kind, len(into), "")
            into.append(group)


TABLES = _Tables()
BASE, SETS, MONTHS, FEASTS = TABLES.base, TABLES.sets, TABLES.months, TABLES.feasts
_CLITICS = ("و", "ف", "ب", "ل", "ك")


def _chain(found: list[tuple[str, int, str]], cut: int, clitic: str, definite: bool, more: Sense | None) -> Sense | None:
    for kind, n, tag in reversed(found):
        more = Sense(kind, n, tag, cut, clitic, definite, kind in STARTS, more)
    return more


def _at_cut(form: str, cut: int) -> Sense | None:
    rest, clitic = form[cut:], form[:cut]
    sense: Sense | None = None
    if rest.startswith("ال") and len(rest) > 3:
        sense = _chain([e for e in BASE.get(rest[2:], []) if e[0] != MONTH], cut, clitic, True, None)  # months take no article
    elif clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 2:
        sense = _chain(BASE.get(rest[1:], []), cut + 1, clitic, True, None)
    return _chain(BASE.get(rest, []), cut, clitic, False, sense)


def _learn(form: str) -> Sense | None:
    if form == "ال":  # "الـ24 ساعة": the article of a number in digits
        return Sense(NUM, 0, "article", start=True)
    if form.isdecimal():
        return Sense(NUM, int(form), "digits", start=True) if len(form) <= 4 and form.isascii() else None
    sense = _at_cut(form, 0)
    if sense is None and len(form) > 2 and form[0] in "وفبلك":
        sense = _at_cut(form, 1)
        if sense is None and form[0] in "وف" and form[1] in "وبلك" and len(form) > 3:
            sense = _at_cut(form, 2)
    return sense


class Memo(dict[str, Sense | None]):
    """What is known of each folded word; bounded, so that no stream of invented words can fill memory."""

    def __missing__(self, form: str) -> Sense | None:
        if len(form) > LONGEST_WORD:  # not kept: a file may be one word of a million letters
            return None
        if len(self) >= MEMO:
            self.clear()
        sense = self[form] = _learn(form)
        return sense


MEMORY = Memo()
