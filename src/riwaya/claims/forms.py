"""Known verbs and nouns by their written forms: one memoised look-up a word, clitics and pronouns read off."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from riwaya.script.inflection import (
    ACTIVE,
    ENCLITICS,
    IMPERFECT,
    MASDAR,
    NOUN,
    PASSIVE,
    PERFECT,
    imperfect_forms,
    noun_forms,
    participle_forms,
    passive_forms,
    perfect_forms,
)
from riwaya.script.letters import DROPPED, fold
from riwaya.script.names import MEMO

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    row: T
    kind: str
    plural: bool
    rest: tuple[str, ...] = ()
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """One way to read a written word: a row, what form of it this is, and which clitics it wears.

    `cut` is the number of folded letters before the stem (article included), `tail` those of the pronoun
    after it. `rest` are the further words of a trigger of several words.
    """

    row: T
    kind: str
    plural: bool
    cut: int
    tail: int
    conj: str
    prep: str
    article: bool
    future: bool
    pronoun: str
    rest: tuple[str, ...] = ()
    passive: bool = False  # written as no active form is: حوصر

    @property
    def verbal(self) -> bool:
        return self.kind in (PERFECT, IMPERFECT)


class FormIndex(Generic[T]):
    """Written forms to the rows they belong to. Fill with `verb` and `noun`, then ask with `read`."""

    def __init__(self, never: frozenset[str] = frozenset(), both: frozenset[str] = frozenset()) -> None:
        """`never`: folded words that no row reads, though their letters could be one (`وزارة` is no و + زار + ه); `both`: those that are
        a form of some row and as often another with a conjunction (`وفر`)."""
        self._never, self._both = never, both
        self._index: dict[str, list[_Entry[T]]] = defaultdict(list)
        self.known: dict[str, tuple[Form[T], ...]] = {}

    def _put(self, form: str, row: T, kind: str, plural: bool, rest: tuple[str, ...] = (), passive: bool = False) -> None:
        _STEMS.add(form)
        entries = self._index[form]
        if all(e.row is not row or e.kind != kind or e.rest != rest for e in entries):
            entries.append(_Entry(row, kind, plural, rest, passive))
            entries.sort(key=lambda e: -len(e.rest))

    def verb(self, row: T, perfect: str, imperfect: str, masdars: str = "", active: str = "", passive: str = "") -> None:
        """A verb with all its forms; masdars and participles are written with | between several."""
        for form, plural in perfect_forms(perfect):
            self._put(form, row, PERFECT, plural)
        for form, plural in imperfect_forms(imperfect):
            self._put(form, row, IMPERFECT, plural)
        for masdar in filter(None, masdars.split("|")):
            first, *rest = masdar.split()
            for form in noun_forms(first):
                self._put(form, row, MASDAR, False, tuple(fold(w) for w in rest))
        for kind, participles in ((ACTIVE, active), (PASSIVE, passive)):
            for participle in filter(None, participles.split("|")):
                for form, plural in participle_forms(participle):
                    self._put(form, row, kind, plural)

    def passive(self, row: T, perfect: str) -> None:
        """The passive forms of a verb that look like no active one; to be called when all verbs are in, as a form that
        another row has (أصيب) is that row's."""
        for form, plural in passive_forms(perfect):
            if all(e.passive for e in self._index.get(form, ())):
                self._put(form, row, PERFECT, plural, passive=True)

    def noun(self, row: T, name: str, plural: bool = False) -> None:
        """A noun, of one word or several; only the first is inflected."""
        first, *rest = name.split()
        for form in noun_forms(first, plural):
            self._put(form, row, NOUN, plural, tuple(fold(w) for w in rest))

    def read(self, word: str) -> tuple[Form[T], ...]:
        """All readings of a folded word, the one with the fewest clitics first; () for almost every word."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) >= MEMO:
                self.known.clear()
            known = self.known[word] = tuple(self._readings(word))
        return known

    def _readings(self, word: str) -> list[Form[T]]:
        out: list[Form[T]] = []
        if word in self._never:
            return out
        for (cut, conj, prep, article, future), body, stems in _cuts(word):
            for tail, stem in stems:
                if stem not in self._index:
                    continue
                for e in self._index[stem]:
                    verbal = e.kind in (PERFECT, IMPERFECT)
                    if tail and body.endswith("ي"):
                        continue  # "my" is hardly ever said of an event: قتلى is no قتل + ي, هجومي is an adjective
                    if verbal and (article or prep not in ("", "ل") or prep == "ل" and e.kind == PERFECT):
                        continue
                    if future and e.kind != IMPERFECT or tail and e.kind in (ACTIVE, PASSIVE):
                        continue
                    if tail and e.rest and not e.rest[0].endswith(("ي", "يه")):
                        continue  # عملياتها العسكرية, but nothing like قافلته مساعدات
                    out.append(Form(e.row, e.kind, e.plural, cut, tail, conj, prep, article, future, body[len(body) - tail :] if tail else "", e.rest, e.passive))
            if out and cut == 0 and word not in self._both:
                break  # a whole word that is a form wears no clitics: never read وقع as و + قع
        return out


_STEMS: set[str] = set()  # what any of the tables knows: nine of ten words have none of it, and no table need be asked


@lru_cache(maxsize=8)  # the four tables are asked of a word one after the other
def _cuts(word: str) -> tuple[tuple[tuple[int, str, str, bool, bool], str, list[tuple[int, str]]], ...]:
    """The ways to cut clitics off a folded word that leave a known stem: (what is cut off its front, what is left, that with pronouns off
    its end)."""
    out = []
    for front in proclitics(word):
        body = word[front[0] :]
        stems = [s for s in _bodies(body, front[3]) if s[1] in _STEMS]
        if stems:
            out.append((front, body, stems))
    return tuple(out)


def fits(form: Form[T], written: str) -> bool:
    """Whether a reading fits the word as written: a word in ة ends in no pronoun, قادة is not قاد + ه."""
    return not (form.pronoun == "ه" and written.rstrip(DROPPED).endswith("ة"))


_PROCLITIC = frozenset("وفالبكس")  # letters that a clitic begins with


def proclitics(word: str) -> list[tuple[int, str, str, bool, bool]]:
    """Ways to cut clitics off the front of a folded word: (letters, conjunction, preposition, article, future)."""
    out = [(0, "", "", False, False)]
    if word[:1] not in _PROCLITIC:
        return out
    starts = [(0, "")]
    if word[:1] in ("و", "ف") and len(word) > 3:
        starts.append((1, word[0]))
        out.append((1, word[0], "", False, False))
    for at, conj in starts:
        rest = word[at:]
        if rest.startswith("ال") and len(rest) > 3:
            out.append((at + 2, conj, "", True, False))
        if rest.startswith("لل") and len(rest) > 4:
            out.append((at + 2, conj, "ل", True, False))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 3:
            out.append((at + 1, conj, rest[0], False, False))
            if rest[1:].startswith("ال") and len(rest) > 5:
                out.append((at + 3, conj, rest[0], True, False))
        if rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن") and len(rest) > 3:
            out.append((at + 1, conj, "", False, True))
    return out


_LAST_OF_PRONOUNS = frozenset(p[-1] for p in ENCLITICS)


def _bodies(body: str, article: bool) -> list[tuple[int, str]]:
    """The stem with nothing cut off its end, then with each pronoun off, in the spellings a stem takes before one."""
    out = [(0, body)]
    if article or body[-1:] not in _LAST_OF_PRONOUNS:
        return out
    for pronoun in ENCLITICS:
        if body.endswith(pronoun) and len(body) - len(pronoun) >= 2:
            stem, tail = body[: -len(pronoun)], len(pronoun)
            out.append((tail, stem))
            if stem.endswith("و"):
                out.append((tail, stem + "ا"))
            if stem.endswith("ا"):
                out.append((tail, stem[:-1] + "ي"))
    return out
