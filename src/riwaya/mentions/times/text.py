"""A text under the finder of times: its words with their senses, what to resolve against, and what was read so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from riwaya.mentions.calendar import Days
from riwaya.mentions.times.senses import MEMORY, NUM, SETS, Sense
from riwaya.script.names import QUOTES
from riwaya.script.words import DIGITS, MARK, Word, Words

DASHES = frozenset("-–—−‑‒―ـ")
NEAR = 80  # words back to which "the same day" may reach: some three sentences of news


@dataclass(slots=True)
class Draft:
    """A time being read: words `first` to `last` (exclusive), `cut` clitic letters off the front.

    `days` are None where nothing resolves them; `start` and `end` tell of half-open ones. `implied` is
    (month, day or None, is Hijri) where the year is not in the text, so that a range may lend it one.
    A role of "none" means: read, and known to be no time.
    """

    first: int
    last: int
    cut: int
    days: Days | None
    grain: str
    role: str = "at"
    readings: tuple[Days, ...] = ()
    implied: tuple[int, int | None, bool] | None = None
    open_end: bool = False
    open_start: bool = False
    weekday: int | None = None
    others: tuple[Draft, ...] = ()
    part: str = ""
    ranged: bool = False

    @property
    def start(self) -> date | None:
        return self.days[0] if self.days and not self.open_start else None

    @property
    def end(self) -> date | None:
        return self.days[1] if self.days and not self.open_end else None


@dataclass(slots=True)
class Text:
    """The words of one text while times are read in it."""

    words: Words
    published: date | None
    prefer: str
    items: list[Word] = field(init=False)
    senses: list[Sense | None] = field(init=False)
    last_day: tuple[int, date] | None = None
    last_days: tuple[int, Days] | None = None
    doubts: list[str] = field(default_factory=list)
    depth: int = 0  # of stretches inside stretches ("الربع الأول من النصف الثاني من …")

    def __post_init__(self) -> None:
        self.items = self.words.items
        self.senses = [MEMORY[w.form] for w in self.items]

    def sense(self, i: int, kind: str) -> Sense | None:
        """The first sense of that kind of word `i`."""
        if not 0 <= i < len(self.items):
            return None
        sense = self.senses[i]
        while sense is not None and sense.kind != kind:
            sense = sense.more
        return sense

    def on(self, i: int, kind: str) -> Sense | None:
        """The same, for a word that goes on with a phrase: it must not begin a new line."""
        return self.sense(i, kind) if i < len(self.items) and self.items[i].gap != 2 else None

    def form(self, i: int) -> str:
        """The folded word `i` going on with a phrase; "" beyond the text or a line break."""
        return self.items[i].form if 0 <= i < len(self.items) and self.items[i].gap != 2 else ""

    def before(self, i: int) -> str:
        """The folded word before `i` on the same line, an opening quotation mark passed over; "" where there is none."""
        if i <= 0 or self.items[i].gap == 2:
            return ""
        word = self.items[i - 1]
        if word.kind == MARK and word.text in QUOTES and i > 1 and word.gap != 2:
            word = self.items[i - 2]
        return word.form

    def bare_before(self, i: int) -> str:
        """The word before without article; with its clitic "و" or "ل" where only that makes it known."""
        form = self.before(i)
        return form[2:] if form.startswith("ال") and len(form) > 3 else form

    def head_before(self, i: int, name: str, definite: bool = False) -> bool:
        """Whether the word before `i` is in a set of the lexicon, behind a clitic or not; with the article only where `definite`.

        The head of a construct ("مدينة" in "مدينة 20 مايو") has no article: "المدينة الأحد" goes on.
        """
        form = self.before(i)
        if not form:
            return False
        known = SETS[name]
        forms = (form, form[1:]) if form[0] in "وفبل" else (form,)
        return any(f in known or definite and f.startswith("ال") and f[2:] in known for f in forms)

    def digits(self, i: int) -> int | None:
        """The number in digits at `i`, of at most four digits."""
        sense = self.sense(i, NUM)
        return sense.n if sense is not None and sense.tag == "digits" else None

    def is_mark(self, i: int, marks: frozenset[str] | str) -> bool:
        return i < len(self.items) and self.items[i].kind == MARK and self.items[i].text in marks and self.items[i].gap != 2

    def is_digits(self, i: int) -> bool:
        return 0 <= i < len(self.items) and self.items[i].kind == DIGITS

    def near(self, i: int) -> tuple[date | None, Days | None]:
        """The last day and the last stretch of days read before word `i`, where they are near enough to be spoken of."""
        day = self.last_day[1] if self.last_day and i - self.last_day[0] <= NEAR else None
        days = self.last_days[1] if self.last_days and i - self.last_days[0] <= NEAR else None
        return day, days
