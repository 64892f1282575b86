"""Where what somebody says begins, behind a reporting word."""

from __future__ import annotations

from riwaya.claims.clauses import parentheses
from riwaya.claims.phrases import AUX, COMP, EVENT, LIGHT, NEG, NP, PUNCT, REL, SAY, SUB, TIME, VERB, Chunk
from riwaya.claims.saying import Saying
from riwaya.claims.scene import Scene
from riwaya.claims.senses import lights_of
from riwaya.script.inflection import MASDAR

SEARCH = 20  # chunks between a reporting word and what it reports; appositions and places of saying stand between
_QUOTES = frozenset('"«“„')
_CLOSING = frozenset('"»”“')


_IDENTITY = ("اسم", "هويت", "هويا")


def withholds(chunks: list[Chunk], k: int) -> bool:
    """`رفض الكشف عن هويته`, `طلب عدم ذكر اسمه`: the word tells of a source that stays unnamed, and reports nothing."""
    return k + 1 < len(chunks) and chunks[k + 1].kind == NP and chunks[k + 1].first_form.startswith(_IDENTITY)


def takes_up(chunks: list[Chunk], k: int) -> bool:
    """`هجوم تبناه X`, `حصيلة أعلنتها الوزارة`: what is reported stands before, and the verb's pronoun takes it up."""
    form = chunks[k].saying
    return form is not None and form.verbal and form.pronoun not in ("", "نا") and k + 1 < len(chunks) and chunks[k + 1].kind == NP and not chunks[k + 1].prep


def content_of(scene: Scene, chunks: list[Chunk], k: int) -> int | None:
    """The word at which what the reporting chunk `k` brings in begins; None where it brings in nothing."""
    form = chunks[k].saying
    assert form is not None
    markers = form.row.content - {"m"} if takes_up(chunks, k) else form.row.content
    subject = False
    inside = {j for a, b in parentheses(chunks) for j in range(a, b)}
    for j in range(k + 1, min(len(chunks), k + SEARCH)):
        c = chunks[j]
        if j in inside and k not in inside:
            continue
        if c.kind == COMP or c.kind == PUNCT and c.key == ":":
            return c.last
        if "q" in markers and _quotation(scene, chunks, k, j, subject):
            return c.first
        if c.kind == PUNCT:
            if c.key in ".;؛":
                return None
            continue
        if c.kind in (EVENT, LIGHT) and not c.verbal:
            if "m" in markers and (not c.prep or c.prep in markers) or c.prep in markers:
                return c.first
            continue
        if c.kind == SAY and c.saying is not None and c.saying.kind == MASDAR:
            continue  # قوله إن
        if c.verbal:
            if _aside(scene, chunks, k, j, subject):
                continue
            return c.first if _content_verb(scene, chunks, j, form.row, subject) else None
        if c.kind == SUB and c.key not in ("حتي", "رغم"):
            return None
        if c.kind == NP:
            if subject and "q" in markers and quoted_between(scene, chunks[j - 1].last, c.first) and not _name_in_marks(scene, c):
                return c.first
            if _told(c, chunks[j + 1] if j + 1 < len(chunks) else None, form.row, subject):
                return c.first
            subject = True
    return None


def _aside(scene: Scene, chunks: list[Chunk], k: int, j: int, subject: bool) -> bool:
    """Whether the finite verb at `j` only tells of the speaker: `الذي تمكن من الفرار`, `رفض الكشف عن اسمه`, `مسؤولون اشترطوا …`, `تصريح نشرته X`."""
    c, form = chunks[j], chunks[k].saying
    quoted = form is not None and _quoted_verb(scene, chunks, j, form.row.content)
    if c.kind == SAY and (withholds(chunks, j) or subject and takes_up(chunks, j)) or k + 1 < j and chunks[j - 1].kind == REL and not quoted:
        return True
    return j == k + 2 and subject and c.kind in (SAY, VERB) and not c.conj and not chunks[j - 1].first_form.startswith("ال") and not quoted


def _quoted_verb(scene: Scene, chunks: list[Chunk], j: int, markers: frozenset[str]) -> bool:
    return "q" in markers and quoted_between(scene, chunks[j - 1].last, chunks[j].first)


def _content_verb(scene: Scene, chunks: list[Chunk], j: int, saying: Saying, subject: bool) -> bool:
    """Whether what is reported begins with the finite verb at `j` itself: `قال فلان سقط ألف قتيل`, `أعلن الجيش شنه غارة`."""
    c = chunks[j]
    if subject and "m" in saying.content and not c.conj and chunks[j - 1].kind in (NP, TIME) and _masdar_too(scene, c):
        return True
    plain = subject and c.kind == EVENT and not c.conj and saying.lemma in ("قال", "أعلن") and chunks[j - 1].kind != REL
    return plain or _quoted_verb(scene, chunks, j, saying.content)


def _masdar_too(scene: Scene, c: Chunk) -> bool:
    """Whether a carrying verb can be read as its verbal noun as well: `تعرض`, `شنه`."""
    return c.kind == LIGHT and any(f.kind == MASDAR for f in lights_of(scene.words.form(c.first)))


def _told(c: Chunk, after: Chunk | None, saying: Saying, subject: bool) -> bool:
    """Whether a noun phrase is itself what is reported; `subject`: whether the speaker stands before it."""
    markers = saying.content
    event = after is not None and after.kind == EVENT and not after.verbal
    if event and (c.party is None or c.party.kind == "other" and c.party.entity is None and not c.prep) and (c.prep in markers if c.prep else subject and "m" in markers):
        return True  # عن احتمالية اجتياح, التوصل إلى هدنة
    if c.prep:
        if c.prep in markers and c.party is None and c.place is None and saying.lemma != "نقل":
            return True  # عن ارتفاع حصيلة القتلى
        return c.prep in markers and (c.quantity is not None or c.number is not None)
    return subject and "m" in markers and c.quantity is not None


def opened_between(scene: Scene, a: int, b: int) -> bool:
    """Whether a mark that opens a quotation stands among words [a, b); a straight one opens where a space stands before it."""
    items = scene.words.items
    return any(items[i].text in _QUOTES and (items[i].text != '"' or items[i].gap) for i in range(a, b))


def quoted_between(scene: Scene, a: int, b: int) -> bool:
    """Whether an opening quotation mark stands among words [a, b]."""
    return any(scene.words[i].text in _QUOTES for i in range(a, min(b + 1, len(scene.words))))


NAME = 6  # words of a name in quotation marks at most; what closes within them behind a reporting verb is no quotation


def _quotation(scene: Scene, chunks: list[Chunk], k: int, j: int, subject: bool) -> bool:
    """Whether a quotation opens before chunk `j`: behind the speaker (`قالت الناطقة "هناك …"`), or right behind the verb at `k`
    (`وقال "لقد وقع هجوم"`), where no name in marks stands (`قالت «كتائب النور» إن`)."""
    c = chunks[j]
    if not opened_between(scene, chunks[j - 1].last, c.first):
        return False
    if subject and c.kind in (EVENT, AUX, NEG, LIGHT):
        return True
    return j == k + 1 and all(w.text not in _CLOSING for w in scene.words.items[c.first + 1 : c.first + NAME])


def _name_in_marks(scene: Scene, c: Chunk) -> bool:
    """Whether the marks close where the phrase ends: `مسؤول في "الحركة"` quotes nobody, the marks are those of a name."""
    last = len(scene.words) - 1
    return any(scene.words[i].text in _CLOSING for i in (c.last - 1, min(c.last, last)))
