"""Claims of responsibility: who says that he did it is the actor, and the one who says so."""

from __future__ import annotations

from riwaya.claims.attribution import vouched
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import variants
from riwaya.claims.phrases import NEG, SAY, Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.speech import Speech

_RESPONSIBILITY = ("مسوولي", "مسيولي", "مسءولي")


def take_responsibility(scene: Scene, chunks: list[Chunk], drafts: list[Draft], speeches: list[Speech]) -> None:
    """`تبنى X الهجوم`, `أعلن X مسؤوليته عن الهجوم`: X is the actor. `لم تعلن أي جهة مسؤوليتها` names nobody."""
    for d in drafts:
        if d.event_type != "ASSAULT":
            continue
        sources, speech = vouched(speeches, d)
        claimed = speech is not None and sources and (_adopts(chunks, speech.cue[0]) or _answers(scene, speech.cue[1], d.trigger.first))
        if claimed and not any(c.kind == NEG and c.first < d.trigger.first for c in chunks):
            mine = [s.phrase for s in sources[-1:] if s.phrase.party is not None and s.phrase.party.kind != "media"]
            if mine:
                d.actors = mine
                d.notes.append(("actors", mine[0], "claims the deed as his own", speech.row if speech is not None else None))


def _adopts(chunks: list[Chunk], word: int) -> bool:
    return any(c.kind == SAY and c.first == word and c.saying is not None and c.saying.row.lemma == "تبنى" for c in chunks)


def _answers(scene: Scene, a: int, b: int) -> bool:
    return any(v.startswith(_RESPONSIBILITY) for i in range(a, min(b, a + 12)) for v in variants(scene.words.form(i)))
