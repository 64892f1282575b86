"""Triggers: the words of a sentence that carry an event, each with the one sense its context allows."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.forms import Form, fits
from riwaya.claims.grammar import PREP, particle, variants
from riwaya.claims.saying import sayings_of
from riwaya.claims.scene import Scene
from riwaya.claims.senses import KNOWN_FORMS, NO_CONDITIONS, Conditions, Sense, forms_of, lights_of
from riwaya.script.inflection import ACTIVE, IMPERFECT, MASDAR, NOUN, PASSIVE, PERFECT
from riwaya.script.names import QUOTES
from riwaya.script.words import MARK, WORD

NEXT, PREV, NEAR = 3, 2, 10  # words looked at; found on conflict_train: objects of أطلق and نشر stand within three words, topics within ten


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words `first` to `last` carry an event of `sense`; `form` is how the first of them is written."""

    first: int
    last: int
    form: Form[Sense]

    @property
    def sense(self) -> Sense:
        return self.form.row

    @property
    def verbal(self) -> bool:
        return self.form.kind in (PERFECT, IMPERFECT)


def find_triggers(scene: Scene, first: int, last: int) -> dict[int, Trigger]:
    """Triggers of the sentence [first, last) by the word they begin at."""
    out: dict[int, Trigger] = {}
    items, named = scene.words.items, scene.named
    previous: Trigger | None = None
    i = first
    while i < last:
        w = items[i]
        if w.kind == WORD and not named[i]:
            forms = KNOWN_FORMS.get(w.form)
            if forms is None:
                forms = forms_of(w.form)
            if forms:
                t = _choose(scene, i, first, last, forms, previous)
                if t is not None:
                    out[i] = previous = t
                    i = t.last
                    continue
        i += 1
    return out


def _choose(scene: Scene, i: int, first: int, last: int, forms: tuple[Form[Sense], ...], previous: Trigger | None) -> Trigger | None:
    candidates: list[tuple[int, Form[Sense]]] = []
    written = scene.words.items[i].text
    around: _Around | None = None
    for form in forms:
        end = _rest(scene, i, form.rest, last) if form.rest else i + 1
        if not end or form.pronoun == "ه" and not fits(form, written):
            continue
        if form.row.when is not NO_CONDITIONS:
            if around is None or around.end != end:
                around = _Around(scene, i, end, first, last)
            if not _allowed(around, form.row.when, form.row.event_type):
                continue
        candidates.append((end, form))
    if not candidates:
        return None
    if _of_place(scene, i, first) and any(not f.verbal and not f.prep and not f.conj for _, f in candidates):
        return None
    if "\u064b" in scene.words[i].text and any(not f.verbal for _, f in candidates):
        candidates = [c for c in candidates if not c[1].verbal]  # a word in tanween is a noun: قصفًا
    if any(_takes_no_object(f) for _, f in candidates):
        candidates = [c for c in candidates if not _takes_no_object(c[1])]
        if not candidates:
            return None
    longest = max(end for end, _ in candidates)
    candidates = [c for c in candidates if c[0] == longest]
    inside = _nominal_place(scene, i, first)
    nominal = inside or _told(scene, i, first, candidates) or _parallel(previous, i, candidates[0][1])
    whole = [c for c in candidates if not c[1].tail]
    if whole and all(c[1].tail for c in candidates if c[1].verbal):
        candidates = whole  # إصابة is a noun before it is أصاب + ه
    for end, form in candidates:
        if form.verbal != nominal:
            return Trigger(i, end, form)
    end, form = candidates[0]
    if inside and form.kind == PERFECT and len(scene.words[i].form) - form.cut <= 3:
        return None  # a short "perfect" behind a preposition is a noun that no row knows: بعد حرب
    return Trigger(i, end, form)


def _takes_no_object(form: Form[Sense]) -> bool:
    """`سيطرتها` is the noun, as the verb takes no object; `سيطرنا` is "we took"."""
    return form.verbal and bool(form.pronoun) and "o" not in form.row.frame and not (form.pronoun == "نا" and form.kind == PERFECT)


def _nominal_place(scene: Scene, i: int, first: int) -> bool:
    """Whether word `i` stands where only a noun can: behind a preposition or inside a construct."""
    k = i - 1
    items = scene.words.items
    while k >= first and items[k].kind == MARK and items[k].text in QUOTES:
        k -= 1
    if k < first or items[k].kind != WORD or items[i].gap == 2:
        return False
    p = particle(scene.words, k)
    if p is not None and p[1] == k + 1 and p[0] == PREP:
        return True
    before = forms_of(items[k].form)
    return bool(before) and before[0].kind in (MASDAR, NOUN) and not before[0].article and not before[0].tail or items[k].form in _CONSTRUCT


def _of_place(scene: Scene, i: int, first: int) -> bool:
    """`مواقع سقوط القذائف`, `جرائم القتل`: the event only tells which places, which crimes are meant; but `جريمة قتل الراعي` is one that happened."""
    if i == first or scene.words[i].gap >= 2 or scene.words[i - 1].kind != WORD:
        return False
    before = scene.words[i - 1].form
    return before in _TOPICS or before in _DEEDS and scene.words[i].form.startswith("ال")


def _worn(*words: str) -> frozenset[str]:
    return frozenset(w for t in words for w in (t, "ب" + t, "ل" + t, "و" + t))


_TOPICS = _worn("مناطق", "مواقع", "موقع", "مكان", "اماكن", "تفاصيل", "تهمه", "تهم")
_DEEDS = _worn("حوادث", "حادث", "جرايم", "جريمه")


def _told(scene: Scene, i: int, first: int, candidates: list[tuple[int, Form[Sense]]]) -> bool:
    """`نفت الوزارة قصف …`, `أدى قصف …`: behind a verb that takes a noun, and no joint between, what could be verb or noun is the noun."""
    if candidates[0][1].conj or not any(f.kind == PERFECT for _, f in candidates) or not any(f.kind == MASDAR for _, f in candidates):
        return False
    for k in range(i - 1, max(first, i - TOLD) - 1, -1):
        w = scene.words.items[k]
        if w.kind == MARK and w.text not in QUOTES:
            return False
        p = particle(scene.words, k)
        if p is not None and p[0] != PREP:
            return False
        if k == i - 1 and any(light.verbal and light.row.link for light in lights_of(w.form)):
            return True
        if not scene.named[k] and any(s.kind in (PERFECT, IMPERFECT) and "m" in s.row.content for s in sayings_of(w.form)):
            return True
        if any(f.verbal for f in forms_of(w.form)):
            return False
    return False


def _parallel(previous: Trigger | None, i: int, form: Form[Sense]) -> bool:
    """`مقتل خمسة وجرح عشرة`: a word that و joins to a verbal noun of harm is one too."""
    return previous is not None and not previous.verbal and bool(form.conj) and previous.sense.counts is not None and i - previous.last <= PARALLEL


TOLD = 6  # words between a reporting verb and the noun that it brings in: the speaker's name and title
PARALLEL = 9  # words between two verbal nouns of one list; the longest counted phrases on conflict_train
_CONSTRUCT = frozenset(("عمليه", "عمليات", "محاوله", "محاولات", "حادث", "حادثه", "حوادث", "اعمال", "جريمه", "جرايم", "حمله", "حملات", "احتمال", "وقوع", "بدء", "حاله", "حالات"))


def _rest(scene: Scene, i: int, rest: tuple[str, ...], last: int) -> int:
    k = i + 1
    for part in rest:
        while k < last and scene.words[k].kind == MARK and scene.words[k].text in QUOTES:
            k += 1
        if k >= last or part not in variants(scene.words[k].form):
            return 0
        k += 1
    return k


class _Around:
    """The words around a trigger, each with its clitics on and off; worked out when a condition first asks."""

    __slots__ = ("_after", "_before", "_near", "_then", "end", "first", "i", "last", "scene")

    def __init__(self, scene: Scene, i: int, end: int, first: int, last: int) -> None:
        self.scene, self.i, self.end, self.first, self.last = scene, i, end, first, last
        self._after: set[str] | None = None
        self._before: set[str] | None = None
        self._near: set[str] | None = None
        self._then: tuple[str, ...] = ()

    def after(self) -> set[str]:
        if self._after is None:
            words = _words(self.scene, self.end, min(self.last, self.end + NEXT + 2), NEXT)
            self._then = variants(words[0]) if words else ()
            self._after = _all_variants(words)
        return self._after

    def then(self) -> tuple[str, ...]:
        self.after()
        return self._then

    def before(self) -> set[str]:
        if self._before is None:
            self._before = _all_variants(_words(self.scene, max(self.first, self.i - PREV - 1), self.i, PREV + 1)[-PREV:])
        return self._before

    def near(self) -> set[str]:
        if self._near is None:
            words = _words(self.scene, max(self.first, self.i - NEAR), self.i, NEAR)
            self._near = _all_variants(words + _words(self.scene, self.end, min(self.last, self.end + NEAR), NEAR))
        return self._near


def _all_variants(words: list[str]) -> set[str]:
    out: set[str] = set()
    for form in words:
        out.update(variants(form))
    return out


def _allowed(around: _Around, when: Conditions, event_type: str) -> bool:
    """Whether the words around a trigger are what a row of the lexicon asks for."""
    if when.next and when.next.isdisjoint(around.after()) and (event_type != "AGREE" or when.next.isdisjoint(_all_variants(_behind_subject(around.scene, around.end, around.last)))):
        return False  # of a deal two sides may be named before it
    if when.notnext and not when.notnext.isdisjoint(around.after()) or when.notthen and not when.notthen.isdisjoint(around.then()):
        return False
    if when.prev and when.prev.isdisjoint(around.before()) or when.notprev and not when.notprev.isdisjoint(around.before()):
        return False
    return not (when.near and when.near.isdisjoint(around.near()) or when.notnear and not when.notnear.isdisjoint(around.near()))


def _behind_subject(scene: Scene, end: int, last: int) -> list[str]:
    """The first words behind the parties that stand right after a verb: `وقع وزير الدفاع ونظيره الروسي اتفاقا`."""
    k = end
    while k < last and k in scene.parties:
        k = scene.parties[k].last
    return _words(scene, k, min(last, k + NEXT), NEXT - 1) if k > end else []


def _words(scene: Scene, a: int, b: int, most: int) -> list[str]:
    out = []
    for k in range(a, b):
        if scene.words.items[k].kind != MARK:
            out.append(scene.words.items[k].form)
            if len(out) == most:
                break
    return out


def participle(trigger: Trigger) -> bool:
    return trigger.form.kind in (ACTIVE, PASSIVE)
