"""Known parties: the rows of lexicon/parties.csv, found by any of their names.

An alias may carry a mark: `?` it is an ordinary word too (القاعدة) and names the entity only beside its head noun, in
quotation marks, or once the report has named the entity in full; `@` it names a place first and the entity only as an actor
(واشنطن).
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.lexicon import LexiconError, rows
from riwaya.mention import PARTY_KINDS
from riwaya.script.letters import fold
from riwaya.script.names import QUOTES, bare
from riwaya.script.words import cut_words

PLAIN, CAUTIOUS, METONYM = 0, 1, 2
_MARKS = {"?": CAUTIOUS, "@": METONYM}


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of parties.csv. `country` is ISO 3166-1 alpha-3; years tell when it held its name, None where unknown."""

    key: str
    name: str
    name_en: str
    kind: str
    country: str | None
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an entity. `words` are folded and without the article; `article` tells whether the first is written with it."""

    entity: Entity
    words: tuple[str, ...]
    article: bool
    care: int


def split_alias(written: str) -> tuple[str, int]:
    """The alias without its mark, and PLAIN, CAUTIOUS or METONYM."""
    care = _MARKS.get(written[-1:], PLAIN)
    return (written[:-1] if care else written), care


def alias_words(name: str) -> tuple[tuple[str, ...], bool]:
    """The folded words of a name without articles, and whether the first had one; quotation marks and other marks are left out."""
    parts = [bare(w.form) for w in cut_words(name).items if w.kind != 2 or w.text not in QUOTES and w.text not in "-_/،"]
    return tuple(key for key, _ in parts), parts[0][1] if parts else False


def _year(row: dict[str, str], column: str) -> int | None:
    value = row[column]
    if value and not value.isdigit():
        raise LexiconError("parties.csv", int(row["line"]), f"{column} is no year: {value}")
    return int(value) if value else None


def load() -> tuple[dict[str, Entity], list[Alias]]:
    """All entities by key, and their aliases in the order of the table."""
    entities: dict[str, Entity] = {}
    aliases: list[Alias] = []
    for row in rows("parties.csv", ("key", "name_ar", "name_en", "kind", "source")):
        key = row["key"]
        if key in entities:
            raise LexiconError("parties.csv", int(row["line"]), f"key twice: {key}")
        if row["kind"] not in PARTY_KINDS:
            raise LexiconError("parties.csv", int(row["line"]), f"no kind of party: {row['kind']}")
        entity = Entity(
            key, split_alias(row["name_ar"])[0], row["name_en"], row["kind"], row["country"] or None, _year(row, "from_year"), _year(row, "to_year")
        )
        entities[key] = entity
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for written in (row["name_ar"], *filter(None, row["aliases_ar"].split("|"))):
            name, care = split_alias(written)
            words, article = alias_words(name)
            if not words:
                raise LexiconError("parties.csv", int(row["line"]), f"empty alias: {written}")
            if (words, article) not in seen:
                seen.add((words, article))
                aliases.append(Alias(entity, words, article, care))
    return entities, aliases


def folded_forms(written: str) -> tuple[str, ...]:
    """`a|b` folded, empty ones left out."""
    return tuple(fold(part) for part in written.split("|") if part)
