"""Means: how an attack was made, where its own row does not tell: by the weapons that its clause names, or as told before."""

from __future__ import annotations

from riwaya.claims.clauses import Verb
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES, variants
from riwaya.claims.phrases import EVENT, NP, Chunk
from riwaya.claims.scene import Scene
from riwaya.lexicon import rows
from riwaya.script.letters import fold

_MEANS = {fold(word): row["mode"] for row in rows("means.csv", ("mode", "words", "reason")) for word in row["words"].split("|")}
_BY = frozenset(("ب", "في", "خلال", "بعد", "بواسطه", "وسط", "بنيران", "عبر")) | frozenset(CAUSES)
REACH = 8  # phrases either side of the trigger; means stand near, and a clause of a bulletin may hold a hundred phrases
_DEFAULT = frozenset(("قصف",))  # shelled from the ground unless somebody tells of planes
_ANY = "attack"  # how the attack before was made, whatever it was called: only blasts are one event that a report goes on about
_BLASTS = frozenset(("suicide-attack", "explosives", "unconventional"))
_HERE = "here"  # how the attack before in the sentence was made: what it did to people and things was done with the same
_HARM = frozenset(("قتل", "مقتل", "أصاب", "جرح", "دمر", "تدمير", "مصرع"))
_GENERAL = frozenset(("هجوم", "اعتداء", "عملية", "ضربة", "ضربات", "تفجير"))  # nouns that take up an attack told under another name


def name_means(scene: Scene, chunks: list[Chunk], d: Draft, verbs: dict[int, Verb], told: dict[str, str], first: bool) -> None:
    """Give attack `d` its mode where its row gives none: what its clause is told to be done with, else, for a noun with the article,
    how the same was done before. `told`: modes of earlier attacks of the report by lemma, kept up here; `first`: whether `d` is the first of its sentence."""
    if first:
        told.pop(_HERE, None)
    if d.event_type != "ASSAULT":
        return
    lemma = d.trigger.sense.lemma
    default = lemma in _DEFAULT and d.mode == "heavy-weapons"
    if d.mode is None:
        d.mode = _named(scene, chunks, d, verbs)
        if d.mode is None and lemma in _HARM and (not d.actors or d.trigger.form.conj):
            d.mode = told.get(_HERE)
    form = d.trigger.form
    if form.article and not form.verbal and not d.actors and (d.mode is None or default or d.mode == "explosives" and lemma == "تفجير"):
        before = told.get(lemma) or (told.get(_ANY) if lemma in _GENERAL else None)
        if d.mode is None or before == "aerial" and default or before == "suicide-attack":
            d.mode = before or d.mode
    if d.mode is not None:
        told[lemma] = told[_HERE] = d.mode
        if d.mode in _BLASTS:
            told[_ANY] = d.mode


def _named(scene: Scene, chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> str | None:
    found: list[tuple[int, str]] = []
    v = verbs.get(d.k)
    subject = {id(chunks[j]) for j in v.subject} if v is not None and not v.passive else set()
    lo, hi = max(d.lo, d.k - REACH), min(max(d.hi, d.end + 1), d.k + REACH)
    doers = {id(c) for c in d.actors} | subject
    taken = {id(c) for c in d.recipients}
    by = False
    for k in range(lo, hi):
        c = chunks[k]
        by = c.prep in _BY or by and not c.verbal and (c.kind in (NP, EVENT) and c.conj or c.kind == EVENT and not c.prep)
        if k == d.k or c.kind not in (NP, EVENT) or id(c) in taken or not (by or id(c) in doers):
            continue
        for i in range(c.first, c.last):
            mode = next((_MEANS[x] for x in variants(scene.words[i].form) if x in _MEANS), None)
            if mode is not None:
                found.append((abs(k - d.k), mode))
                break
    return min(found)[1] if found else None
