"""What the party finder reads along: the words with their senses, and the phrases that it makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from riwaya.mentions.entities import CAUTIOUS, METONYM, Alias, Entity
from riwaya.mentions.party_senses import (
    ADJECTIVE,
    ALI,
    CAREFUL,
    COMMON,
    ENTITY,
    FAMILY,
    GIVEN,
    HARM,
    HEAD,
    MEMORY,
    NATION,
    NOTHING,
    NUMBERS,
    OFFICE,
    PLACE_BEFORE,
    PLURAL,
    PURPOSE,
    SAY,
    SERVANT,
    SON,
    STOP,
    Head,
    Office,
    Sense,
    sense,
)
from riwaya.script.letters import DROPPED
from riwaya.script.names import QUOTES, bare
from riwaya.script.words import DIGITS, MARK, WORD, Word, Words

T = TypeVar("T", Alias, Head, Office)
PASSED = QUOTES | frozenset("_-–")  # marks that may stand between the words of one name: quotation marks, the low line of a hashtag, a stray dash
_YEARS = frozenset("ماضي مقبل جاري حالي قادم فايت".split())
DEPTH = 3  # phrases inside phrases: متحدث باسم قيادة قوات الجيش; deeper ones are not the shortest that identify
CHAIN = 4  # nouns in a construct before the name is whole: لجنة حماية حقوق الإنسان
LONGEST_QUOTE = 7  # words; a longer quotation is no name


@dataclass(slots=True)
class Phrase:
    """A party as it is being read. `lemmas` are the nouns by which a later bare `التنظيم` can mean it; `inner` the parties named inside it."""

    first: int
    last: int
    cut: int
    kind: str | None
    entity: Entity | None = None
    country: str | None = None
    head: tuple[int, int] | None = None
    lemmas: tuple[str, ...] = ()
    inner: list[Phrase] = field(default_factory=list)
    care: int = 0
    bare: bool = False
    plural: bool = False
    suffix: str = ""
    title: bool = False
    epithet: bool = False


class Line:
    """The words of one report and their senses; `places` are word indices at which a known place begins, with its end."""

    __slots__ = ("_inside", "forms", "items", "n", "named", "places", "senses", "words")

    def __init__(self, words: Words, places: dict[int, int]) -> None:
        self.words = words
        self.items: list[Word] = words.items
        self.forms = [w.form for w in words.items]
        known = MEMORY.get
        self.senses: list[Sense] = [known(form) or sense(form) for form in self.forms]
        self.n = len(words.items)
        self.places = places
        if "علي" in self.forms:
            for i, form in enumerate(self.forms):
                if form == "علي" and self.written_end(i) == "ي" and self._ali(i):
                    self.senses[i] = ALI
        self._inside = bytearray(self.n)
        for first, last in places.items():
            if last - first > 1:
                self._inside[first:last] = b"\1" * (last - first)
        self.named: set[str] = set()  # keys of entities that the report has named in full

    def _ali(self, i: int) -> bool:
        """Whether علي at `i` is the name: a first or family name stands right before or behind it."""
        before = self.senses[i - 1].roles if i and self.items[i].gap == 1 else 0
        behind = self.senses[i + 1] if i + 1 < self.n and self.items[i + 1].gap == 1 else NOTHING
        after = behind.roles if not behind.cut else 0
        if before & (SAY | OFFICE | HEAD | ADJECTIVE | NATION) and after & (GIVEN | FAMILY):
            return True
        return (
            bool(before & GIVEN and not before & (CAREFUL | COMMON))
            or bool(after & (GIVEN | FAMILY) and not after & (CAREFUL | COMMON))
            or behind.particle in (SERVANT, SON)
        )

    def written_end(self, i: int) -> str:
        """The last letter of word `i` as written, marks left off: what folding hides (ى or ي, ة or ه)."""
        return self.items[i].text.rstrip(DROPPED)[-1:]

    def joined(self, i: int) -> bool:
        """Whether word `i` exists and goes on with the line before it (no line break between)."""
        return i < self.n and self.items[i].gap != 2

    def word(self, i: int) -> bool:
        return i < self.n and self.items[i].kind == WORD and self.items[i].gap != 2

    def in_place(self, i: int) -> bool:
        """Whether word `i` is part of a known place of several words (مدينة الصدر)."""
        return bool(self._inside[i])

    def numbered(self, i: int) -> bool:
        """Whether a number stands right before word `i`: digits, or a word of number."""
        if i == 0 or self.items[i].gap == 2:
            return False
        before = self.items[i - 1]
        return before.kind == DIGITS or before.form in NUMBERS or before.form[1:] in NUMBERS

    def harmed(self, i: int) -> bool:
        """Whether a word of harm stands right before word `i` (قتل, أصابوا), so that a person follows."""
        return i > 0 and (self.forms[i - 1] in HARM or self.forms[i - 1].endswith("وا"))

    def describes(self, i: int) -> bool:
        """Whether a noun that is an adjective too (المسلح, مدني, انتحاري) describes the noun before it: النزاع المسلح, هجوم انتحاري."""
        if i == 0 or self.items[i].gap != 1 or self.senses[i].cut:
            return False
        before, b = self.items[i - 1], self.senses[i - 1]
        form, s = self.items[i].form, self.senses[i]
        if (
            before.kind != WORD
            or b.roles & (STOP | SAY)
            or self.harmed(i)
            or self.numbered(i)
            or form[-1] == "و"
            or form.endswith(("ون", "ين"))
            and not self._many(i - 1)
        ):
            return False
        if not s.article and (before.form.endswith(("ها", "هم", "نا")) or before.form[-1] == "ت" and before.form[-2:] != "ات" and len(before.form) > 3):
            return False  # a verb or a noun that is definite: شنتها مقاتلات, أسقطت مروحية
        return b.article == self.senses[i].article or i - 1 in self.places or self.in_place(i - 1) or bool(b.aliases)

    def opens(self, i: int) -> bool:
        """Whether a quotation opens at `i` on the same line: a mark with space before it and none behind."""
        if i + 1 >= self.n:
            return False
        w, behind = self.items[i], self.items[i + 1]
        return w.kind == MARK and w.text in QUOTES and w.gap != 2 and behind.gap == 0 and (w.gap == 1 or w.text in "«“(")

    def passed(self, i: int) -> int:
        """`i`, or the index after the signs of a hashtag that stand there (#قوات_التحالف)."""
        while i < self.n and self.items[i].text in "#_" and self.items[i].gap != 2:
            i += 1
        return i

    def quoted(self, i: int) -> int:
        """The index after the mark that closes the short quotation opened at `i`; 0 where none does."""
        items = self.items
        for j in range(i + 1, min(i + 2 + LONGEST_QUOTE, self.n)):
            w = items[j]
            if w.gap == 2:
                return 0
            if w.kind == MARK:
                if w.text in QUOTES:
                    return j + 1 if j > i + 1 else 0
                if w.text not in "-_.":
                    return 0
        return 0

    def close(self, first: int, last: int) -> int:
        """`last` moved over a quotation mark that closes one opened inside the phrase."""
        opened = 0
        for j in range(first, last):
            w = self.items[j]
            if w.kind == MARK and w.text in QUOTES:
                opened += 1
        if opened % 2 and last < self.n and self.items[last].kind == MARK and self.items[last].text in QUOTES and self.items[last].gap != 2:
            return last + 1
        return last

    def longer(self, i: int, sort: type[T]) -> tuple[int, T] | None:
        """The longest known name (`Alias`) or noun (`Head`, `Office`) of several words at `i`, and the index after it."""
        table = self.senses[i].long
        if table is None:
            return None
        items, n = self.items, self.n
        j = i + 1
        if j >= n:
            return None
        w = items[j]
        while w.kind == MARK and w.text in PASSED:
            j += 1
            if j >= n:
                return None
            w = items[j]
        entries = table.get(w.form)
        if entries is None:
            if w.form[:2] != "ال" or (entries := table.get(bare(w.form)[0])) is None:
                return None
        if w.gap == 2:
            return None
        article = self.senses[i].article
        for rest, what in entries:
            if not isinstance(what, sort) or isinstance(what, Alias) and what.article != article:
                continue
            k = j
            for key in rest:
                while k < n and items[k].kind == MARK and items[k].text in PASSED:
                    k += 1
                if k >= n or items[k].gap == 2:
                    break
                form = items[k].form
                if form != key and (form[:2] != "ال" or bare(form)[0] != key):
                    break
                k += 1
            else:
                return k, what
        return None

    def known(self, i: int, beside: bool = False) -> tuple[int, Alias] | None:
        """The known party named at `i` (the longest), and the index after it. `beside`: a head noun or a mark of quotation introduces it."""
        s = self.senses[i]
        if not s.roles & ENTITY:
            return None
        long = self.longer(i, Alias)
        if long is not None and self._holds(i, long[0], long[1], beside):
            return long[0], long[1]
        for alias in s.aliases:
            if alias.article == s.article and self._holds(i, i + 1, alias, beside):
                return i + 1, alias
        return None

    def _holds(self, i: int, last: int, alias: Alias, beside: bool) -> bool:
        if alias.care == CAUTIOUS:
            if beside or alias.entity.key in self.named and self.senses[i].article:
                return True
            if alias.entity.kind == "state":
                return (
                    i > 0
                    and (self.items[i - 1].form in PLACE_BEFORE or bool(self.senses[i - 1].roles & HEAD))
                    or self.senses[i].cut > 0
                    and self.items[i].form[0] in "بل"
                )
            before = self.items[i - 1] if i else None
            return (
                before is not None
                and before.kind == MARK
                and before.text in QUOTES
                and last < self.n
                and self.items[last].kind == MARK
                and self.items[last].text in QUOTES
            )
        if alias.care == METONYM and not beside:
            return self.acts(i)
        return True

    def acts(self, i: int) -> bool:
        """Whether the capital named at `i` stands for its government: not behind a preposition of place or a noun such as مدينة."""
        if i == 0 or self.items[i].gap == 2:
            return False
        k = i - 1
        if self.items[k].kind == MARK and self.items[k].text in QUOTES and k and self.items[k].gap != 2:
            k -= 1
        before = self.items[k]
        if before.kind == MARK:
            return before.text in QUOTES
        cut = self.items[i].form[: self.senses[i].cut]
        return before.form not in PLACE_BEFORE and before.form[1:] not in PLACE_BEFORE and cut not in ("ب", "وب", "فب")

    def _many(self, i: int) -> bool:
        """Whether word `i` can be a noun of several people, so that a plural adjective behind it agrees."""
        s = self.senses[i]
        return (
            self.items[i].form.endswith(("ون", "ين", "ان", "و", "ي"))
            or s.head is not None
            and s.head.cls in ("members", "people")
            or bool(s.roles & OFFICE)
            or s.cut > 0
        )

    def _dated(self, i: int) -> bool:
        """Whether a word that makes العام a year follows: الماضي, الجاري, 2014."""
        return i < self.n and (self.items[i].kind == DIGITS or self.senses[i].key in _YEARS)

    def adjectives(self, i: int, article: bool) -> tuple[int, str | None]:
        """The index after the adjectives that begin at `i` and agree in the article, and the country that one of them gives."""
        country: str | None = None
        for _ in range(5):
            if not self.word(i):
                break
            s = self.senses[i]
            if not s.roles & (NATION | ADJECTIVE) or s.cut or s.article != article or s.roles & STOP:
                break
            form = self.items[i].form
            if (
                form.endswith(("ون", "ين"))
                and not self._many(i - 1)
                and not self.senses[i - 1].roles & PLURAL
                or s.key == "عام"
                and article
                and self._dated(i + 1)
            ):
                break
            if s.roles & NATION and country is None:
                country = s.country
            i += 1
        return i, country


def construct(line: Line, j: int, names: bool = False) -> int:
    """The index after a noun in construct and its definite end, with adjectives (`حقوق الإنسان`, `الشؤون الإنسانية`); 0 where none stands at `j`."""
    for k in range(j, j + CHAIN):
        if not line.word(k):
            return 0
        s = line.senses[k]
        w = line.items[k]
        if s.cut and not s.article or s.roles & (STOP | SAY) or s.roles & OFFICE and not s.article and k == j:
            return 0
        if s.article:
            if s.cut:
                return 0
            return line.adjectives(k + 1, True)[0]
        if s.roles & ENTITY:
            known = line.known(k, True)
            if known is not None:
                return line.adjectives(known[0], True)[0]
        if not names and verbal(w.form, s.roles):
            return 0
    return 0


def verbal(form: str, roles: int) -> bool:
    """Whether an undefined word looks like a verb and no noun: يـ…, …ت, تـ… that no table has as a noun."""
    if roles & (HEAD | GIVEN | FAMILY | PURPOSE):
        return False
    if form[0] == "ي" or form.endswith("وا"):
        return True
    if form.endswith("ت") and not form.endswith("ات") and len(form) > 3:
        return True
    return form[0] == "ت" and len(form) > 3 and not (len(form) == 5 and form[3] == "ي") and not form.endswith("ه") and not form[1] == "ح" and len(form) < 6
