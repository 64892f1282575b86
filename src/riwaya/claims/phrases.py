"""Chunks of a sentence: events, reporting and carrying verbs, noun phrases with their prepositions, times, joints.

No parser: clause structure comes from closed classes, clitics, definiteness and word order. A chunk
never crosses another; together they cover every word of the sentence that matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.forms import Form, fits
from riwaya.claims.grammar import ACC, AUX, COMP, NEG, PREP, QUANT, REL, SUB, begins, noun_cut, particle
from riwaya.claims.saying import Saying, sayings_of
from riwaya.claims.scene import Scene
from riwaya.claims.senses import Light, Plain, lights_of, plains_of
from riwaya.claims.triggers import Trigger
from riwaya.mention import Number, Party, Place, Quantity, Time
from riwaya.mentions.place_words import place_words
from riwaya.script.inflection import ACTIVE, IMPERFECT, MASDAR, PERFECT
from riwaya.script.names import MEMO, QUOTES
from riwaya.script.words import DIGITS, MARK, WORD

NP, TIME, EVENT, LIGHT, SAY, VERB, PUNCT = "np", "time", "event", "light", "say", "verb", "punct"
# Every kind a chunk can be of, those of the grammar's particles included.
__all__ = ["ACC", "AUX", "COMP", "EVENT", "LIGHT", "NEG", "NP", "PUNCT", "REL", "SAY", "SUB", "TIME", "VERB", "Chunk", "chunk", "may_speak"]

LONGEST = 7  # words of a noun phrase without a name; longer ones on conflict_train were run-on clauses
_CLOSE = {'"': '"', "«": "»", "“": "”", "”": "”", "„": "“", "(": ")", "‹": "›", "'": "'"}


@dataclass(slots=True, eq=False)
class Chunk:
    """Words `first` to `last`; `cut` clitic letters of the first word are outside. `prep` is folded, "" for none."""

    kind: str
    first: int
    last: int
    cut: int = 0
    prep: str = ""
    conj: bool = False
    trigger: Trigger | None = None
    light: Form[Light] | None = None
    saying: Form[Saying] | None = None
    plain: Form[Plain] | None = None
    party: Party | None = None
    place: Place | None = None
    time: Time | None = None
    quantity: Quantity | None = None
    number: Number | None = None
    site: bool = False
    owner: Chunk | None = None
    first_form: str = ""
    key: str = ""
    verbal: bool = field(init=False, default=False)  # a finite verb of any kind

    def __post_init__(self) -> None:
        if self.kind == EVENT:
            self.verbal = self.trigger is not None and self.trigger.verbal
        elif self.kind in (LIGHT, SAY):
            form = self.light or self.saying
            self.verbal = form is not None and form.verbal
        else:
            self.verbal = self.kind == VERB


def may_speak(scene: Scene, first: int, last: int) -> bool:
    """Whether any word of [first, last) can begin a chunk that says who speaks; cheap, and too often true rather than never."""
    return any(_SHAPES[w.form].speaks for w in scene.words.items[first:last] if w.kind == WORD)


def chunk(scene: Scene, first: int, last: int, triggers: dict[int, Trigger]) -> list[Chunk]:
    """The chunks of sentence [first, last), in order."""
    return _Chunker(scene, first, last, triggers).run()


class _Chunker:
    def __init__(self, scene: Scene, first: int, last: int, triggers: dict[int, Trigger]) -> None:
        self.scene, self.first, self.last, self.triggers = scene, first, last, triggers
        self.items = scene.words.items
        self.out: list[Chunk] = []
        self.prep, self.conj = "", False

    def run(self) -> list[Chunk]:
        i = self.first
        while i < self.last:
            i = max(self.step(i), i + 1)
        return self.out

    def put(self, c: Chunk) -> int:
        c.prep, c.conj = c.prep or self.prep, c.conj or self.conj
        if c.kind == NP and not c.prep and (c.place is not None or c.site) and self.items[c.first].form[c.cut :] in _DIRECTIONS:
            c.prep = "في"  # `شمال البلاد` behind a verb says where, it is no object
        if c.kind == EVENT:
            c.first_form = self.items[c.first].form
        if c.kind == NP:
            c.first_form = self.items[c.first].form[c.cut :]
            c.last = next((k for k in range(c.first + 1, c.last) if k in self.scene.times), c.last)  # a time ends any phrase
        self.prep, self.conj = "", False
        self.out.append(c)
        return c.last

    def step(self, i: int) -> int:
        w, scene = self.items[i], self.scene
        if w.kind == MARK:
            if w.text in "#_":
                return i + 1  # hashtags are words
            if w.text not in QUOTES or w.text in "()[]":
                self.put(Chunk(PUNCT, i, i + 1, key=w.text))
            return i + 1
        t = scene.times.get(i)
        if t is not None and i not in scene.phrases:
            inside = next((k for k in range(i + 1, t.last) if k in self.triggers), t.last) if t.last - i > SPAN else t.last
            return self.put(Chunk(TIME, i, inside, time=t))  # منذ انطلاق عملية تحرير المدينة في مايو: the event is told as well
        q = scene.quantities.get(i)
        if q is not None and q.last <= self.last:
            return self.quantity(i, q)
        p = particle(scene.words, i) if w.kind == WORD else None
        if p is not None and (p[1] > i + 1 or p[0] != QUANT and not self.known_name(i)):
            return self.particle(i, p)
        trigger = self.triggers.get(i)
        if trigger is not None and (trigger.verbal or i not in scene.parties):
            form = trigger.form
            return self.put(Chunk(EVENT, i, trigger.last, form.cut if form.cut and not form.article else 0, form.prep, bool(form.conj), trigger=trigger))
        phrase = scene.phrases.get(i)
        if phrase is None and i in scene.places:
            phrase = scene.places[i], scene.places[i].last  # its head was read as a preposition: في أنحاء العراق
        if w.kind == WORD and phrase is None and i not in scene.parties and _SHAPES[w.form].verb:
            done = self.verb(i)
            if done:
                return done
        party = scene.parties.get(i)
        if party is not None or phrase is not None:
            return self.named(i, party, phrase)
        if p is not None:
            return self.particle(i, p)
        if w.kind == WORD and w.form in ("و", "ف"):
            self.conj = True
            return i + 1
        n = scene.numbers.get(i)
        if n is not None:
            return self.put(Chunk(NP, i, self.adjectives(n.last), number=n, conj=self.joined(i, n.span.start)))
        if w.kind == DIGITS:
            return i + 1
        return self.shape(i)

    def verb(self, i: int) -> int:
        """A reporting or carrying verb at `i`; 0 where there is none."""
        form, written = self.items[i].form, self.items[i].text
        for saying in sayings_of(form):
            if not fits(saying, written) or saying.plural and form.endswith("ا") and not form.endswith("وا") or form in _JUSSIVES and self.scene.words.form(i - 1) != "لم":
                continue
            if saying.kind == IMPERFECT and form[0] == "ت" and self.prep not in ("", "من"):
                continue  # جراء تجدد القصف
            if saying.kind in (PERFECT, IMPERFECT, ACTIVE) or saying.kind == MASDAR and saying.cut <= 2:
                if saying.kind == ACTIVE and (saying.article or not form.endswith(("ا", "ه", "ين"))):
                    continue
                return self.put(Chunk(SAY, i, i + 1, conj=bool(saying.conj), saying=saying))
        for light in lights_of(form):
            if not fits(light, written) or light.kind == MASDAR and (light.article or not any(self.triggers.get(k) for k in range(i + 1, i + 5))):
                continue
            return self.put(Chunk(LIGHT, i, i + 1, conj=bool(light.conj), prep=light.prep, light=light))
        for plain in plains_of(form):
            if not fits(plain, written) or plain.plural and form.endswith("ا") and not form.endswith("وا"):
                continue  # تجمعا is a noun far more often than two who gathered
            if plain.verbal and not self.prep and (form.endswith(("ت", "وا")) or plain.kind != PERFECT or not self.open_construct(i)):
                return self.put(Chunk(VERB, i, i + 1, conj=bool(plain.conj), plain=plain))
        if _imperfect_shape(form) or not self.prep and _perfect_shape(form):
            return self.put(Chunk(VERB, i, i + 1, conj=form[0] == "و"))
        return 0

    def open_construct(self, i: int) -> bool:
        """Whether an indefinite phrase right before word `i` may still take it as its next noun."""
        return bool(self.out) and self.out[-1].kind == NP and self.out[-1].last == i and not self.items[i - 1].form.startswith("ال")

    def known_name(self, i: int) -> bool:
        """Whether a name of more than the one word at `i` begins there: من is a particle, `ما وراء النهر` is not."""
        m = self.scene.parties.get(i) or self.scene.places.get(i)
        return m is not None and m.last > i + 1 and (self.scene.named[i] == 1)

    def particle(self, i: int, p: tuple[str, int, str, bool]) -> int:
        cls, end, key, conj = p
        if key == "من جانب" and self.scene.words.form(end)[:1] == "و":
            cls = AUX  # بين X من جانب وY من جانب آخر
        if cls == PREP:
            self.prep, self.conj = key, self.conj or conj
        elif cls == QUANT:
            self.conj = self.conj or conj
        else:
            self.prep, self.conj = "", False
            self.out.append(Chunk(cls, i, end, key=key, conj=conj))
        return end

    def quantity(self, i: int, q: Quantity) -> int:
        """A counted phrase: an event where its noun is a trigger (148 ضربة), else a noun phrase from its noun on."""
        for k in range(i, q.last):
            t = self.triggers.get(k)
            if t is not None and not t.verbal:
                return self.put(Chunk(EVENT, k, max(t.last, q.last), trigger=t, quantity=q))
        unit = self._unit_start(q)
        c = Chunk(NP, unit, q.last, quantity=q, conj=self.joined(i, q.span.start))
        if unit == q.first:
            c.cut = _cut_of(self.scene, unit, q)  # وجنديين
        inside = self.scene.parties.get(unit)
        if inside is not None and inside.kind != "state":  # 12 سوريا are twelve Syrians
            c.party, c.last = inside, max(inside.last, q.last)
        c.last = self.partitive(self.adjectives(c.last), c)
        return self.put(c)

    def joined(self, i: int, start: int) -> bool:
        """Whether a counted phrase begins behind a conjunction in its first word: وثمانية."""
        w = self.items[i]
        return start > w.start and w.form[:1] in ("و", "ف")

    def _unit_start(self, q: Quantity) -> int:
        if q.unit:
            for k in range(q.first, q.last):
                if self.scene.words[k].kind == WORD and q.unit.split()[0] == self.scene.words[k].text:
                    return k
            for k in range(q.first, q.last):
                if self.scene.words[k].kind == WORD and self.scene.words[k].text.endswith(q.unit.split()[0]):
                    return k
        return q.first

    def partitive(self, i: int, c: Chunk) -> int:
        """`مسلحا من جبهة النصرة`: the party behind من belongs to the phrase, a hedge between them or not."""
        p = particle(self.scene.words, i) if i < self.last and self.items[i].form == "علي" else None
        if p is not None and p[0] == AUX and p[1] < self.last and self.items[p[1]].form == "من":
            i = p[1]
        if i < self.last and self.items[i].form == "من":
            party = self.scene.parties.get(i + 1)
            if party is not None and i + 1 not in self.scene.places:
                if c.party is None:
                    c.party = party
                return party.last
            q = self.scene.quantities.get(i + 1)
            if q is not None and c.quantity is None and q.last <= self.last and not self.items[c.first].form.startswith("ال"):
                c.quantity = q  # قافلة من 37 شاحنة
                return q.last
        return i

    def named(self, i: int, party: Party | None, phrase: tuple[Place, int] | None) -> int:
        """A phrase that a known or recognised name makes: a party, a place with its head noun, or a state that is both."""
        c = Chunk(NP, i, i + 1, party=party)
        form = self.items[i].form
        if phrase is not None and (party is None or phrase[1] >= party.last or party.kind == "state"):
            c.place = phrase[0]
            c.last = phrase[1]
            c.cut = _cut_of(self.scene, i, c.place) if c.place.first == i else noun_cut(form)[0]
        if party is not None:
            c.last = max(c.last, party.last)
            c.cut = _cut_of(self.scene, i, party)
            while c.last < self.last and _nisba(self.items[c.last].form) and self.continues(c.last) and self.items[c.last - 1].form.startswith(("ال", "وال", "بال", "لل")):
                c.last += 1  # السلطات الألمانية
        if c.cut:
            lead = form[: c.cut]
            c.conj = lead[:1] in "وف"
            lead = lead[1:] if c.conj else lead
            c.prep = lead[:1] if lead[:1] in ("ب", "ل", "ك") else ""
        c.last = min(c.last, self.last)
        if party is not None:
            c.last = self.partitive(c.last, c)
        end = self.put(c)
        if party is not None and c.place is None and party.kind in ("force", "group"):
            self.seat(c)
        return end

    def seat(self, c: Chunk) -> None:
        """`قوات الاتحاد في الصومال`: a country that a name ends with is also where it is."""
        for k in range(c.first + 1, c.last):
            pl = self.scene.places.get(k)
            if pl is not None and pl.precision == "country" and (self.items[k - 1].form == "في" or self.out[-1].place is not None and pl.span.start > self.items[k].start):
                self.out.append(Chunk(NP, k, pl.last, _cut_of(self.scene, k, pl), "في", conj=self.items[k].form[0] == "و", place=pl, first_form=self.items[k].form))

    def adjectives(self, i: int) -> int:
        """Past the indefinite adjectives and constructs that follow a counted noun."""
        end = min(self.last, i + 3)
        while i < end and (self.items[i].form in _OTHERS or self.continues(i) and not self.items[i].form.startswith("ال")):
            i += 1
        return i

    def continues(self, i: int) -> bool:
        """Whether word `i` can go on a noun phrase: a plain noun or adjective, no verb, particle, mention or break."""
        if i >= self.last:
            return False
        w = self.items[i]
        if w.kind != WORD or w.gap == 2 or not _SHAPES[w.form].goes_on or i in self.triggers or i in self.scene.times or i in self.scene.quantities or i in self.scene.numbers:
            return False
        return i not in self.scene.parties and i not in self.scene.phrases and particle(self.scene.words, i) is None

    def shape(self, i: int) -> int:
        """A noun phrase without a name: from word `i` as far as definiteness lets it go."""
        w = self.items[i]
        cut, conj, prep = noun_cut(w.form)
        c = Chunk(NP, i, i + 1, cut=cut, conj=bool(conj), prep=prep)
        definite = w.form[c.cut :].startswith("ال")
        c.site = _is_site(w.form[c.cut :])
        end = min(self.last, i + LONGEST)
        k = i + 1
        while k < end:
            if self.items[k].kind == MARK and self.items[k].text in _CLOSE:
                close = self._quoted(k, end)
                if not close:
                    break
                k = c.last = close
                definite = True
                continue
            if not definite and (k in self.scene.phrases or k in self.scene.parties) and self.items[k].gap == 1 and not noun_cut(self.items[k].form)[0]:
                party, phrase = self.scene.parties.get(k), self.scene.phrases.get(k)
                if self.items[k].form in _DIRECTIONS or w.form[c.cut :] in _NO_CONSTRUCT:
                    break  # حوادث متفرقة غربي العراق: where, not whose
                c.last = min(party.last if party is not None else phrase[1] if phrase is not None else k + 1, self.last)
                if phrase is not None and c.site:
                    c.place = phrase[0]
                if party is not None:
                    c.owner = Chunk(NP, k, c.last, party=party)  # مواقع حزب X: what is hit is the group's
                break
            if not self.continues(k):
                break
            if self.items[k - 1].form.endswith("ون") and self.items[k].form.endswith("ين"):
                break  # يدرب ضباط أميركيون متطوعين: another case, another phrase
            is_definite = self.items[k].form.startswith("ال")
            if definite and (not is_definite or w.form[c.cut :].startswith("ال") and _is_site(self.items[k].form)):
                break  # حاصر التنظيم المطار: a definite noun behind a definite one begins a phrase of its own
            definite = is_definite
            k += 1
            c.last = k
        c.last = self.partitive(c.last, c) if c.party is None else c.last
        return self.put(c)

    def _quoted(self, k: int, end: int) -> int:
        close = _CLOSE[self.items[k].text]
        if self.items[k].text == '"' and (self.items[k].gap == 0 or k + 1 < end and self.items[k + 1].gap):
            return 0  # a closing mark, not an opening one
        for j in range(k + 1, min(end, k + 6)):
            if j in self.triggers:
                return 0  # "تحرير" in quotes happened all the same
            if self.items[j].kind == MARK and self.items[j].text == close:
                return j + 1
        return 0


SPAN = 3


class _Shape:
    """What a folded word can be wherever it stands.

    `verb`: read by one of the verb tables or shaped like a verb. `goes_on`: a noun or adjective that can go
    on a phrase. `speaks`: a reporting word, the first of `بحسب` and its like, or `كما`.
    """

    __slots__ = ("goes_on", "speaks", "verb")

    def __init__(self, form: str) -> None:
        sayings, lights, plains = sayings_of(form), lights_of(form), plains_of(form)
        shaped = _imperfect_shape(form) or _perfect_shape(form)
        self.verb = bool(sayings or lights or plains or shaped)
        verbal = any(s.verbal for s in sayings) or any(s.verbal for s in lights) or shaped or not form.startswith("ال") and any(f.verbal for f in plains)
        self.speaks = bool(sayings) or begins(form, ACC) or form.endswith("كما")
        self.goes_on = not verbal and not noun_cut(form)[0]


class _Shapes(dict[str, _Shape]):
    """Shapes by folded word, worked out once a word."""

    def __missing__(self, form: str) -> _Shape:
        if len(self) >= MEMO:
            self.clear()
        shape = self[form] = _Shape(form)
        return shape


_SHAPES = _Shapes()
_DIRECTIONS = place_words().directions | frozenset(("ضواحي", "وسط", "قرب"))


def _nisba(form: str) -> bool:
    """A definite relational adjective: الألمانية, الحربي."""
    return form.startswith("ال") and len(form) > 5 and form.endswith(("يه", "ي", "يين", "يون", "يات"))


_SITES = place_words().sites | frozenset(place_words().heads) | place_words().directions


def _is_site(form: str) -> bool:
    """Whether a noun is the head of a place without a name: قرية, سوق, القاعدة."""
    bare_form = form.removeprefix("ال")
    return (form in _SITES or bare_form in _SITES or bare_form == "قطاع") and bare_form not in _NO_SITES


def _cut_of(scene: Scene, i: int, m: Party | Place | Quantity) -> int:
    """Folded clitic letters that stand before a mention in its first word."""
    w = scene.words[i]
    before = m.span.start - w.start
    if before <= 0:
        return 0
    if len(w.form) == w.end - w.start:
        return before
    return next((k for k in range(len(w.form)) if w.offset(k) >= m.span.start), 0)


_JUSSIVES = frozenset(("تقل", "يقل", "تعد", "يعد", "تقلهم", "تقله", "يقله", "تقلها", "يقلهم"))  # قال after لم, أقل and عد elsewhere
_NO_CONSTRUCT = frozenset(("بيان", "تصريح", "تصريحات", "كلمه", "حديث", "مقابله", "اتصال", "موتمر", "تغريده", "رساله", "تقرير"))  # `في بيان X`: X is no part of it
_NO_SITES = frozenset(("قضاء", "مركز", "دوله", "مملكه", "جمهوريه", "محور", "بحر", "اشهر", "مسقط", "دول", "حقل", "راس", "وسط", "مجمع", "سد", "برج", "قاعده بيانات"))
_NOUNS_IN_T = frozenset("بيت وقت صوت موت بنت سبت كويت زيت تثبيت توقيت انترنت تحت بات سبت صمت نبت اوقات حوت قوت ياقوت بيروت تكريت كبريت اخت ثابت سابت مقيت موقت ملفت لافت صامت وليت ليت هيت اسمنت تشريت".split())


def _perfect_shape(form: str) -> bool:
    """A word that looks like a perfect verb in the feminine or the plural and is no common noun: انطلقت, اعتصموا."""
    rest = form[1:] if form[:1] in "وف" and len(form) > 5 else form
    if rest.endswith("وا"):
        return len(rest) > 4
    return rest.endswith("ت") and not rest.endswith("ات") and len(rest) > 4 and not rest.startswith("ال") and rest not in _NOUNS_IN_T and rest[:1] not in "بلك"


_OTHERS = frozenset(("اخر", "اخرين", "اخرون", "اخري", "اخران", "اخريات"))
_NO_VERBS = frozenset("يوم يوما يومين يومان يوميا ياسين يونيو يوليو يناير يهود يهودي يمين يسار يقين يتيم يابان ياباني يونان يمنيين يمنيون يهوديه يوحنا يوسف يحيي يعقوب ياسر يورو يدوي يدويه ينبع يافا يريفان يوغوسلافيا ياقوت يزيد يازجي".split())


def _imperfect_shape(form: str) -> bool:
    """A word that looks like an imperfect verb of the third person: يتجه, سيستقل. Nouns that do are listed."""
    rest = form[1:] if form[:1] in "وفسل" and len(form) > 5 and form[1] == "ي" else form
    if rest[:1] in "س" and rest[1:2] == "ي" and len(rest) > 5:
        rest = rest[1:]
    return len(rest) > 3 and rest[0] == "ي" and rest not in _NO_VERBS and not rest.endswith(("يه", "يين", "يون", "ات")) and not (rest.endswith("ي") and len(rest) < 6)
