"""Denials that point back: `قصف الجيش القرية، وهو أمر نفته الوزارة` states the shelling and says who denies it. Both are told: one claim asserts, another denies."""

from __future__ import annotations

from dataclasses import replace

from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import COMP, NP, PUNCT, REL, SAY, Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.speech import Source, Speech, can_speak
from riwaya.claims.triggers import Trigger
from riwaya.script.inflection import PERFECT

_MATTER = frozenset(("امر", "الامر"))


def deny(scene: Scene, chunks: list[Chunk], drafts: list[Draft], speeches: list[Speech]) -> None:
    """Add, for every such denial, the event told last before it, denied by whoever denies it."""
    for k, c in enumerate(chunks):
        if c.kind != SAY or c.saying is None or c.saying.row.lemma != "نفى" or c.saying.pronoun not in ("ه", "ها") or not _points_back(chunks, k):
            continue
        stated = next((d for d in reversed(drafts) if d.k < k), None)
        who = chunks[k + 1] if k + 1 < len(chunks) else None
        if stated is None or stated.modality != "actual" or who is None or not can_speak(scene, who) or _break(chunks, stated.k, k):
            continue
        # Its trigger is the denying verb: that of the event tells the claim that asserts it.
        form = replace(stated.trigger.form, kind=PERFECT, article=False, prep="", pronoun="", cut=c.cut)
        drafts.append(
            Draft(
                Trigger(c.first, c.last, form), k, stated.sentence, k, k + 1, stated.event_type, stated.mode, list(stated.actors), list(stated.recipients),
                list(stated.locations), list(stated.times), counts=list(stated.counts), merged=[stated.trigger], modality="denied", cue=(c.first, c.last), cue_rule="a denial that points back",
            )
        )  # fmt: skip
        cue = (c.first, c.last)
        speeches.append(Speech([Source(who, cue)], c.first, c.last, cue, "who denies it"))
    drafts.sort(key=lambda d: d.trigger.first)


def _points_back(chunks: list[Chunk], k: int) -> bool:
    """Whether `وهو أمر`, `وهو ما`, `الأمر الذي` stands before the verb."""
    before = chunks[k - 1] if k else None
    if before is None:
        return False
    if before.kind == REL:
        return before.key == "ما" or k > 1 and chunks[k - 2].first_form in _MATTER
    return before.first_form in _MATTER or before.kind == SAY and before.saying is not None and before.saying.row.lemma == "أمر"


def _break(chunks: list[Chunk], a: int, b: int) -> bool:
    return any(c.kind == COMP or c.kind == PUNCT and c.key in ";؛.•" or c.kind == NP and c.conj and c.party is not None for c in chunks[a + 1 : b])
