"""What a single word can be to the party finder: one memoised look-up per folded form, tables read once.

Everything later (groups, persons, coreference) works on these senses and never on letters, so a word that can begin
nothing costs one dictionary look-up.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.lexicon import document, rows
from riwaya.mentions.entities import Alias, Entity, folded_forms, load
from riwaya.script.letters import fold
from riwaya.script.names import MEMO, bare, first_keys

ENTITY, HEAD, OFFICE, NATION, ADJECTIVE, GIVEN, FAMILY, PARTICLE, SAY, STOP, COMMON, MAYBE, CAREFUL, PURPOSE, PORTFOLIO, PLURAL, SECOND, RANK, CAUSE, MANY = (
    1 << n for n in range(20)
)
# PLURAL: of a NATION or ADJECTIVE, a form that is said of people; CAREFUL: of a GIVEN or NATION, also an ordinary word;
# MANY: of an OFFICE, several people who hold it; MAYBE: an ordinary word that can be a family name right after a first name.
START = ENTITY | HEAD | OFFICE | GIVEN | FAMILY | PARTICLE | SAY | NATION
KUNYA, SERVANT, SON, HOUSE, FOREIGN = "kunya", "servant", "son", "house", "foreign"
_OWNED = frozenset("قوات جيش طيران ميليشيات مليشيات حزب حكومة كتائب فصائل".split())  # heads of groups that are somebody's: قواته
SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "كم")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of groups.csv."""

    key: str
    cls: str
    kind: str
    bare: str


@dataclass(frozen=True, slots=True)
class Office:
    """A title of offices.csv. `joins` are folded words that join it to what it is of; ب and ل are clitics."""

    key: str
    cls: str
    kind: str
    joins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: `cut` clitic letters before it, whether it has the article, its roles and what they point to.

    `long` are names and nouns of several words that begin here, by their second word: (further words, what they name), longest first.
    """

    cut: int
    key: str
    article: bool
    roles: int
    head: Head | None = None
    office: Office | None = None
    country: str | None = None
    particle: str | None = None
    suffix: str = ""
    aliases: tuple[Alias, ...] = ()
    long: dict[str, list[Longer]] | None = None


Longer = tuple[tuple[str, ...], "Alias | Head | Office"]
NOTHING = Sense(0, "", False, 0)
ALI = Sense(0, "علي", False, GIVEN)  # the name; the preposition على folds to the same letters and is what the tables have


@dataclass(slots=True)
class _Facts:
    """What a word points to, while the tables are read; the first table that says something wins."""

    head: Head | None = None
    office: Office | None = None
    country: str | None = None
    particle: str | None = None
    suffix: str = ""
    aliases: tuple[Alias, ...] = ()


_singles: dict[str, _Facts] = {}
_NO_FACTS = _Facts()
_roles: dict[str, int] = {}
_long: dict[str, dict[str, list[Longer]]] = {}
MEMORY: dict[str, Sense] = {}  # folded form to its sense; marks and digits are remembered too, as NOTHING
ENTITIES: dict[str, Entity] = {}
ADJECTIVE_ENTITIES: dict[str, str] = {}  # حوثي to the key of the party such people belong to


def _mark(
    form: str, role: int, head: Head | None = None, office: Office | None = None, country: str | None = None, particle: str | None = None, suffix: str = ""
) -> None:
    """Give a folded form a role, and what it points to."""
    _roles[form] = _roles.get(form, 0) | role
    if head or office or country or particle:
        facts = _singles.setdefault(form, _Facts())
        facts.head, facts.office = facts.head or head, facts.office or office
        facts.country, facts.particle, facts.suffix = facts.country or country, facts.particle or particle, facts.suffix or suffix


def _heads() -> None:
    for row in rows("groups.csv", ("key", "forms", "class", "kind", "bare", "source")):
        head = Head(row["key"], row["class"], row["kind"], row["bare"])
        for form in row["forms"].split("|"):
            if head.cls in ("members", "people") and form[-1] not in "اهةءنيو" and " " not in form:
                _mark(fold(form) + "ا", HEAD, head=head)  # the accusative: أطفالا
            _noun(form, head, None)
        for form in row["forms"].split("|"):
            if head.cls == "members" or form in _OWNED:
                _owned(form, head, None)
    for row in rows("offices.csv", ("key", "forms", "class", "kind", "source")):
        office = Office(row["key"], row["class"], row["kind"], frozenset(fold(j) for j in row["joins"].split("|") if j))
        for form in filter(None, (row["forms"] + "|" + row["plurals"]).split("|")):
            _noun(form, None, office)
        for form in row["forms"].split("|"):
            if office.cls in ("office", "role"):
                _owned(form, None, office)
        for form in folded_forms(row["plurals"]):
            _mark(bare(form)[0], MANY)


def _noun(form: str, head: Head | None, office: Office | None) -> None:
    """Make one form of a head noun or title known."""
    role = HEAD if head else OFFICE
    what = head or office
    keys = tuple(bare(w)[0] for w in fold(form).split())
    if len(keys) > 1:
        assert what is not None
        _long.setdefault(keys[0], {}).setdefault(keys[1], []).append((keys[1:], what))
        _roles[keys[0]] = _roles.get(keys[0], 0) | role
        return
    _mark(keys[0], role, head, office)


def _owned(form: str, head: Head | None, office: Office | None) -> None:
    """Make a form known with the pronouns that can end it (قواته, نظيره), where such a word is no other form."""
    role, folded = HEAD if head else OFFICE, fold(form)
    stem = folded[:-1] + "ت" if form.endswith("ة") else folded
    if " " in form or form.endswith(("ون", "ين", "ان")) or len(stem) < 3 or stem.endswith("ي") and (office or len(stem) < 6):
        return  # مسؤولية is no مسؤولي + ه
    for seat in (stem, stem[:-1] + "ي", stem[:-1] + "و") if stem.endswith("ء") else (stem,):
        for suffix in SUFFIXES:
            if seat + suffix not in _roles:
                _mark(seat + suffix, role, head, office, suffix=suffix)


def _plain(form: str) -> str:
    """The form as a key; tables give adjectives without the article, so an ال is of the root (ألماني)."""
    if form.startswith("ال"):
        _ROOT.add(form)
    return form


_ROOT: set[str] = set()  # adjectives whose ال is no article


def _adjectives() -> None:
    for row in rows("nationalities.csv", ("country", "m", "f")):
        careful = CAREFUL if row["caution"] else 0
        for column in ("m", "f", "pl", "dual", "fpl"):
            for form in folded_forms(row[column]):
                if " " in form:
                    continue
                if column == "m":
                    _mark(_plain(form) + "ا", NATION | careful, country=row["country"])  # 15 فلسطينيا
                people = PLURAL if column == "pl" or column == "dual" and not form.endswith("تين") else 0
                _mark(_plain(form), NATION | careful | people, country=row["country"])
    for row in rows("party_adjectives.csv", ("class", "m")):
        for column in ("m", "f", "pl", "dual", "fpl"):
            for form in folded_forms(row[column]):
                if column == "m":
                    _mark(_plain(form) + "ا", ADJECTIVE)  # the accusative: هدفا عسكريا
                if row["entity"]:
                    ADJECTIVE_ENTITIES[form] = ADJECTIVE_ENTITIES[form + "ا"] = row["entity"]
                people = NATION | PLURAL if row["class"] == "origin" and column in ("pl", "dual") and not form.endswith("تين") else 0
                _mark(_plain(form), ADJECTIVE | people | (RANK if row["class"] == "rank" else 0))


def _names() -> None:
    for row in rows("person_names.csv", ("name", "part")):
        form = fold(row["name"])
        _mark(bare(form)[0] if not form.startswith("ال") else form, (GIVEN if row["part"] == "given" else FAMILY) | (CAREFUL if row["caution"] else 0))
    words = document("party_words.toml")
    for name, role in (("stop", STOP), ("say", SAY), ("purpose", PURPOSE), ("portfolio", PORTFOLIO), ("second", SECOND), ("cause", CAUSE)):
        for form in fold(str(words[name])).split():
            _mark(bare(form)[0] if name in ("purpose", "portfolio", "cause") else form, role)
    for name, particle in (("kunya", KUNYA), ("servant", SERVANT), ("son", SON), ("house", HOUSE), ("foreign_particle", FOREIGN)):
        for form in fold(str(words[name])).split():
            _mark(form, PARTICLE, particle=particle)
    for form, roles in _roles.items():
        if roles & STOP:
            _roles[form] = roles & ~(GIVEN | FAMILY | CAREFUL | NATION | ADJECTIVE | PLURAL | HEAD | OFFICE)
    for row in rows("common_words.csv", ("tier", "words")):
        for form in row["words"].split("|"):
            _roles[form] = _roles.get(form, 0) | (COMMON if row["tier"] == "1" else MAYBE)


def _entities() -> None:
    entities, aliases = load()
    ENTITIES.update(entities)
    for alias in aliases:
        first = alias.words[0]
        if len(alias.words) == 1:
            _roles[first] = _roles.get(first, 0) | ENTITY
            facts = _singles.setdefault(first, _Facts())
            facts.aliases = (*facts.aliases, alias)
        else:
            _long.setdefault(first, {}).setdefault(alias.words[1], []).append((alias.words[1:], alias))
            _roles[first] = _roles.get(first, 0) | ENTITY


def _read_tables() -> None:
    _heads()
    _adjectives()
    _names()
    _entities()
    for second in _long.values():
        for entries in second.values():
            entries.sort(key=lambda e: -len(e[0]))  # stable: equal lengths stay in the order of the tables


_read_tables()
WORDS = document("party_words.toml")
HARM = frozenset(fold(str(WORDS["harm"])).split())
NO_SOURCE = frozenset(fold(str(WORDS["no_source"])).split())
EPITHETS = frozenset(fold(str(WORDS["epithets"])).split())
NUMBERS = frozenset(fold(str(WORDS["numbers"])).split())
KUNYA_PLACES = frozenset(bare(word)[0] for word in fold(str(WORDS["kunya_places"])).split())
PLACE_NOUNS = frozenset(fold(str(WORDS["place_nouns"])).split())
AFTER_SAYING = frozenset(fold(str(WORDS["after_saying"])).split())
PLACE_BEFORE = frozenset(fold(str(WORDS["place_before"])).split())
_STRONG = ~(COMMON | MAYBE)
_NOUNS = HEAD | OFFICE | ENTITY | SAY | NATION


def _reading(cut: int, form: str, key: str, article: bool) -> Sense:
    """The sense of one way to cut a word: by its key without the article, or as it stands (الحسن, الاسد)."""
    if article and form in _ROOT:
        key, article = form, False
    roles = _roles.get(key, 0)
    what = _singles.get(key, _NO_FACTS)
    if article:
        # With the article a word is neither a verb nor a particle nor a first name that never takes it.
        roles &= ~(SAY | STOP | PARTICLE | GIVEN | FAMILY | SECOND | COMMON | MAYBE)
        whole = _roles.get(form, 0)
        roles |= whole & (GIVEN | FAMILY | CAREFUL | SECOND | COMMON | MAYBE | STOP | PARTICLE)
    return Sense(cut, key, article, roles, what.head, what.office, what.country, what.particle, what.suffix, what.aliases, _long.get(key))


def _sense(form: str) -> Sense:
    best = NOTHING
    for cut, key, article in first_keys(form):
        rest = form[cut:] if not (article and cut and form[cut - 1] == "ل" and form[cut - 2 : cut] == "لل") else "ال" + key
        reading = _reading(cut, rest, key, article)
        if reading.roles & _STRONG and not (cut and not article and best.roles & COMMON and len(rest) < (3 if reading.roles & _NOUNS else 4)):
            return reading  # a common word is not cut into a clitic and a short name: كبير is not ك + بير
        if reading.roles and not best.roles or best is NOTHING:
            best = reading
    if not best.roles and not best.article and form[:2] != "ال" and _roles.get("ال" + form, 0) & COMMON:
        return Sense(0, form, False, COMMON)
    if not best.roles and best.article and _roles.get(best.key, 0) & COMMON:
        return Sense(best.cut, best.key, True, COMMON)
    return best


def sense(form: str) -> Sense:
    """The sense of a folded form; always the same for the same form."""
    known = MEMORY.get(form)
    if known is None:
        if len(MEMORY) >= MEMO:
            MEMORY.clear()
        known = MEMORY[form] = _sense(form) if form[:1].isalpha() else NOTHING
    return known
