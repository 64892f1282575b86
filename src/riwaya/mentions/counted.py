"""Counted nouns: which word counts what (`lexicon/counted.csv`), in every form it takes after a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.lexicon import LexiconError, document, rows
from riwaya.mention import WHATS
from riwaya.script.letters import fold
from riwaya.script.names import MEMO, bare

SINGULAR, DUAL, PLURAL = 1, 2, 3
TABLE = "counted.csv"
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "ه")
_seen: dict[str, Counted | None] = {}


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun of the table in one grammatical number. `before` holds the second words that the row needs (empty: none)."""

    what: str
    number: int
    singular: str
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a word of a text may be: nouns in the order of preference, and how many clitic letters stand before them."""

    cut: int
    article: bool
    nouns: tuple[Noun, ...]

    @property
    def number(self) -> int:
        return self.nouns[0].number


def _feminine_forms(noun: str) -> list[tuple[str, int]]:
    stem = noun[:-1]
    return [(noun, SINGULAR), *((stem + end, DUAL) for end in ("تان", "تين", "تا", "تي"))]


def _singular_forms(noun: str, sound: bool) -> list[tuple[str, int]]:
    """Cases of the singular and the dual; -ين is left to the sound plural where there is one (`مدنيين` are civilians, not two)."""
    if noun.endswith("ة"):
        return _feminine_forms(noun)
    if len(noun) < 3 and noun not in ("طن", "حي", "تل"):  # أم, أب, كم, ين: any ending makes another word of them
        return [(noun, SINGULAR)]
    stem = noun[:-1] + "ي" if noun.endswith("ى") else noun
    ends = ("ان",) if sound else ("ان", "ين")
    return [(noun, SINGULAR), (noun + "ا", SINGULAR), *((stem + end, DUAL) for end in ends)]


def _plural_forms(singular: str, plural: str) -> list[tuple[str, int]]:
    if plural == "+ون":
        return [(singular + end, PLURAL) for end in ("ون", "ين", "و", "ي")]
    if plural == "+ات":
        return [((singular.removesuffix("ة")) + "ات", PLURAL)]
    cases = [plural] if plural.endswith(("ة", "ى", "ء", "ات", "ون", "ين")) else [plural, plural + "ا"]
    return [(case, PLURAL) for case in cases]


def _forms_of(row: dict[str, str]) -> list[tuple[str, int]]:
    singular, plurals = row["singular"], [p for p in row["plurals"].split("|") if p]
    sound = any(p == "+ون" or p.endswith("ين") and p[:-2] in (singular, singular[:-1]) for p in plurals) and singular != "شرطي"
    forms = _singular_forms(singular, sound)
    for plural in plurals:
        forms += _plural_forms(singular, plural)
    if row["with"] and not sound and not singular.endswith("ة"):
        forms.append((singular + "ي", DUAL))  # ضابطي شرطة: the second word tells it from `my officer`
    if row["feminine"] == "+":
        forms += [*_feminine_forms(singular + "ة"), (singular + "ات", PLURAL)]
    return forms


@cache
def table() -> dict[str, tuple[Noun, ...]]:
    """Folded form to nouns: rows that need a second word first, then in the table's order. Checked as it is read."""
    out: dict[str, list[Noun]] = {}
    not_duals = {fold(w) for w in document("numbers.toml")["not_counts"]["not_duals"]}  # type: ignore[index]
    for row in rows(TABLE, ("singular", "what")):
        if row["what"] not in WHATS:
            raise LexiconError(TABLE, int(row["line"]), f"{row['what']!r} is none of WHATS")
        before = frozenset(bare(fold(w))[0] for w in row["with"].split("|") if w)
        for form, number in _forms_of(row):
            key = fold(form)
            if number == DUAL and key in not_duals:
                continue
            out.setdefault(key, []).append(Noun(row["what"], number, row["singular"], before))
    return {key: tuple(sorted(nouns, key=lambda n: not n.before)) for key, nouns in out.items()}


def _splits(form: str) -> list[tuple[int, bool, str]]:
    """The ways to cut clitics and the article off a folded word: (letters cut, article, rest), fewest cuts first."""
    out: list[tuple[int, bool, str]] = []
    for clitic in _CLITICS:
        if not form.startswith(clitic) or len(form) - len(clitic) < 2:
            continue
        cut = len(clitic)
        rest = form[cut:]
        out.append((cut, False, rest))
        if rest.startswith("ال") and len(rest) > 4:
            out.append((cut, True, rest[2:]))
        elif clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            out.append((cut + 1, True, rest[1:]))
    return out


def _find(form: str) -> Counted | None:
    known = table()
    splits = _splits(form)
    for cut, article, rest in splits:
        nouns = known.get(rest)
        if nouns:
            return Counted(cut, article, nouns)
    for cut, article, rest in splits:
        if article:
            continue
        for suffix in _SUFFIXES:  # من جنوده, قتلاهم
            if rest.endswith(suffix) and len(rest) - len(suffix) > 2:
                stem = rest[: -len(suffix)]
                nouns = known.get(stem) or known.get(stem[:-1] + "ي" if stem.endswith("ا") else stem[:-1] + "ه" if stem.endswith("ت") else "")
                if nouns and nouns[0].number != DUAL:
                    return Counted(cut, True, nouns)
    return None


def counted(form: str) -> Counted | None:
    """What a folded word counts, with its clitics, article and possessive ending taken off; None for any other word."""
    try:
        return _seen[form]
    except KeyError:
        pass
    if len(_seen) >= MEMO:
        _seen.clear()
    found = _seen[form] = _find(form) if 1 < len(form) < 20 else None
    return found


def chosen(found: Counted, following: str, value: float | None = None) -> Noun | None:
    """The noun meant before a word of folded form `following` and after the number `value`.

    A row that asks for the following word wins; then the grammatical number decides (`خمسة مزارع` are
    farms, `خمسون مزارعا` farmers), then the order of the table.
    """
    after = bare(following)[0]
    wanted = 0 if value is None or value < 3 else PLURAL if value <= 10 else SINGULAR
    best = None
    for noun in found.nouns:
        if not noun.before:
            if best is None or best.number != wanted and noun.number == wanted:
                best = noun
        elif after in noun.before or any(after.startswith(b) and len(after) - len(b) <= 2 for b in noun.before if len(b) > 3):
            return noun
    return best
