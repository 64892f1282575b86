"""Senses: what a written word may mean as an event, as the lexicon's verbs and event nouns have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riwaya.claim import EVENT_TYPES
from riwaya.claims.forms import Form, FormIndex
from riwaya.lexicon import LexiconError, rows
from riwaya.mention import WHATS
from riwaya.script.letters import fold

ROLES = frozenset("ARLTC?")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the words around a trigger must and must not hold; folded words, compared with clitics off."""

    next: frozenset[str] = frozenset()
    notnext: frozenset[str] = frozenset()
    notthen: frozenset[str] = frozenset()
    prev: frozenset[str] = frozenset()
    notprev: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    notnear: frozenset[str] = frozenset()


NO_CONDITIONS = Conditions()
# `@troops` in a condition stands for all words of that row of condition_words.csv.
_GROUPS = {row["group"]: frozenset(fold(w) for w in row["words"].split("|") if w) for row in rows("condition_words.csv", ("group", "words", "reason"))}


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of verbs.csv or event_nouns.csv. `frame` maps s, o, m and prepositions to A R L T C or ?."""

    row: str
    lemma: str
    event_type: str
    mode: str | None
    frame: dict[str, str] = field(hash=False)
    counts: str | None
    when: Conditions
    always_passive: bool
    is_noun: bool


def _cases(word: str) -> Iterator[str]:
    """Forms that a condition's word also stands for: the indefinite accusative, and the article on a word too short to lose it."""
    if word[-1] not in "اهوء@" and len(word) > 2:
        yield word + "ا"
    if len(word) == 2:
        yield "ال" + word


def parse_conditions(text: str) -> Conditions:
    """`next=a|@troops notprev=c` as Conditions; raises ValueError for an unknown name or group."""
    parts: dict[str, frozenset[str]] = {}
    for part in text.split():
        name, _, value = part.partition("=")
        if name not in Conditions.__dataclass_fields__ or not value:
            raise ValueError(f"condition {part!r} is not one of next= notnext= notthen= prev= notprev= near= notnear=")
        words = {w for v in value.split("|") for w in (_GROUPS[v[1:]] if v[:1] == "@" and v[1:] in _GROUPS else (fold(v),)) if w}
        parts[name] = parts.get(name, frozenset()) | words | {form for w in words for form in _cases(w)}
        if any(w.startswith("@") for w in parts[name]):
            raise ValueError(f"condition {part!r} names a group that condition_words.csv does not have")
    return Conditions(**parts) if parts else NO_CONDITIONS


def parse_frame(text: str) -> dict[str, str]:
    """`s=A o=R على=R` as a mapping; raises ValueError for a role that is none."""
    frame: dict[str, str] = {}
    for part in text.split():
        name, _, role = part.partition("=")
        if name == "pass":
            continue
        if role not in ROLES or not role:
            raise ValueError(f"role {part!r} is not one of A R L T C ?")
        frame[fold(name)] = role
    return frame


def _sense(table: str, row: dict[str, str], lemma: str, is_noun: bool) -> Sense:
    try:
        if row["type"] not in EVENT_TYPES:
            raise ValueError(f"{row['type']!r} is no event type")
        if row["counts"] and row["counts"] not in WHATS:
            raise ValueError(f"{row['counts']!r} is nothing that is counted")
        return Sense(
            f"{table}:{row['line']}", lemma, row["type"], row["mode"] or None, parse_frame(row["frame"]), row["counts"] or None,
            parse_conditions(row["when"]), "pass=1" in row["frame"], is_noun,
        )  # fmt: skip
    except ValueError as e:
        raise LexiconError(table, int(row["line"]), str(e)) from e


def _load() -> FormIndex[Sense]:
    never, both = (frozenset(fold(row["form"]) for row in rows(table, ("form", "reason"))) for table in ("no_events.csv", "joined_forms.csv"))
    index: FormIndex[Sense] = FormIndex(never, both)
    verbs = []
    for row in rows("verbs.csv", ("perfect", "imperfect", "type", "frame", "gloss")):
        sense = _sense("verbs.csv", row, row["perfect"], False)
        verbs.append(sense)
        index.verb(sense, row["perfect"], row["imperfect"], row["masdar"], row["active"], row["passive"])
    for row in rows("event_nouns.csv", ("singular", "type", "frame", "gloss")):
        sense = _sense("event_nouns.csv", row, row["singular"], True)
        index.noun(sense, row["singular"])
        for plural in filter(None, row["plural"].split("|")):
            index.noun(sense, plural, plural=True)
    for sense in verbs:
        index.passive(sense, sense.lemma)
    return index


_INDEX = _load()
KNOWN_FORMS = _INDEX.known  # what `forms_of` has answered so far: for the one loop that asks of every word


def forms_of(word: str) -> tuple[Form[Sense], ...]:
    """All event readings of a folded word, the one with the fewest clitics first; () for almost every word."""
    return _INDEX.read(word)


@dataclass(frozen=True, slots=True)
class Light:
    """One row of light_verbs.csv: a verb that only carries an event noun."""

    row: str
    lemma: str
    subject: str
    by: str
    link: bool


def _load_lights() -> FormIndex[Light]:
    index: FormIndex[Light] = FormIndex()
    for row in rows("light_verbs.csv", ("perfect", "imperfect", "subject", "gloss")):
        light = Light(f"light_verbs.csv:{row['line']}", row["perfect"], row["subject"], fold(row["by"]), row["link"] == "1")
        index.verb(light, row["perfect"], row["imperfect"], row["masdar"], row["active"])
    return index


_LIGHTS = _load_lights()


def lights_of(word: str) -> tuple[Form[Light], ...]:
    """The light-verb readings of a folded word."""
    return _LIGHTS.read(word)


@dataclass(frozen=True, slots=True)
class Plain:
    """A verb of plain_verbs.csv: no event, but it has a subject and bounds clauses."""

    row: str
    lemma: str


def _load_plain() -> FormIndex[Plain]:
    index: FormIndex[Plain] = FormIndex()
    for row in rows("plain_verbs.csv", ("group", "verbs", "reason")):
        for pair in row["verbs"].split("|"):
            perfect, _, imperfect = pair.partition(":")
            if not imperfect:
                raise LexiconError("plain_verbs.csv", int(row["line"]), f"{pair!r} is not perfect:imperfect")
            index.verb(Plain(f"plain_verbs.csv:{row['line']}", perfect), perfect, imperfect)
    return index


_PLAIN = _load_plain()


def plains_of(word: str) -> tuple[Form[Plain], ...]:
    """The readings of a folded word as a verb without an event."""
    return _PLAIN.read(word)
