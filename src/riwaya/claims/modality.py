"""Modality: whether the text presents an event as fact, plan, pledge, forecast, possibility, request or denial."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import MODALITIES
from riwaya.claims.clauses import parentheses
from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import COMP, EVENT, LIGHT, PUNCT, REL, SAY, SUB, VERB, Chunk
from riwaya.claims.scene import Scene
from riwaya.lexicon import LexiconError, rows
from riwaya.script.inflection import IMPERFECT
from riwaya.script.letters import fold
from riwaya.script.words import MARK

FARTHEST = 12  # words between a cue and its event; no row's reach is greater


@dataclass(frozen=True, slots=True)
class Cue:
    row: str
    words: tuple[str, ...]
    modality: str
    scope: str
    reach: int


def _load() -> dict[str, list[Cue]]:
    index: dict[str, list[Cue]] = {}
    for row in rows("modality.csv", ("cue", "modality", "scope", "reach", "reason")):
        if row["modality"] not in MODALITIES or row["scope"] not in ("right", "left", "verb", "impf"):
            raise LexiconError("modality.csv", int(row["line"]), f"{row['modality']!r} or {row['scope']!r} is unknown")
        for form in row["cue"].split("|"):
            words = tuple(fold(form).split())
            index.setdefault(words[-1], []).append(Cue(f"modality.csv:{row['line']}", words, row["modality"], row["scope"], int(row["reach"])))
    for cues in index.values():
        cues.sort(key=lambda c: -len(c.words))
    return index


_CUES = _load()
VOLITIONAL = frozenset(("MOBILIZE", "AID", "COOPERATE", "CONSULT", "RETREAT", "COERCE", "SANCTION", "AGREE", "ASSAULT"))


def read_modality(scene: Scene, chunks: list[Chunk], d: Draft, first: int, last: int) -> None:
    """Set `d.modality` and `d.cue`; a draft with no cue stays actual."""
    at = d.trigger.first
    start = min(at, d.light.first) if d.light is not None and d.light.first < at else at
    cue = _before(scene, chunks, d, start, first) or (start != at and _before(scene, chunks, d, at, first)) or _after(scene, chunks, d, last)
    if cue:
        _set(d, cue, "a cue in its clause")
        return
    governor = _governing(chunks, d)
    if governor >= 0:
        cue = _before(scene, chunks, d, chunks[governor].first, first, carrier=chunks[governor])
        if cue:
            _set(d, cue, "a cue of the verb that governs the verbal noun")
            return
    form = d.trigger.form
    light = d.light.light if d.light is not None and d.light.light is not None else None
    if form.future or light is not None and light.future:
        word = d.light.first if light is not None and light.future and d.light is not None else chunks[d.k].first
        d.cue, d.cue_rule = (word, word + 1), "a verb in the future"
        ours = scene.words.form(word).lstrip("وف").startswith("سن")  # سنقوم: who speaks of his own future plans it
        d.modality = "planned" if (d.actors or ours) and d.trigger.sense.event_type in VOLITIONAL else "expected"


def _set(d: Draft, cue: tuple[int, int, Cue], rule: str) -> None:
    d.cue, d.modality, d.cue_rule, d.cue_row = (cue[0], cue[1]), cue[2].modality, rule, cue[2].row


def _matches(scene: Scene, end: int, cue: Cue, first: int) -> int:
    """The first word of `cue` where its last word is `end`; -1 where it is not there."""
    start = end - len(cue.words) + 1
    if start < first:
        return -1
    for k, part in enumerate(cue.words[:-1]):
        form = scene.words.form(start + k)
        if form != part and not (k == 0 and form[:1] in ("و", "ف") and form[1:] == part):
            return -1
    return start


def _cues_at(form: str) -> list[Cue]:
    found = _CUES.get(form)
    if found is None and form[:1] in ("و", "ف", "ب", "ل") and len(form) > 2:
        found = [c for c in _CUES.get(form[1:], ()) if len(c.words) == 1 and (form[0] in "وف" or len(form) > 4)]
    return found or []


def _governing(chunks: list[Chunk], d: Draft) -> int:
    """The finite verb that a verbal noun depends on: `من المتوقع أن تستكمل المجموعة تدريبها`; -1 where there is none."""
    if chunks[d.k].verbal or d.light is not None:
        return -1
    inside = {j for a, b in parentheses(chunks) for j in range(a, b)}
    for j in range(d.k - 1, max(-1, d.k - 8), -1):
        c = chunks[j]
        if j in inside:
            continue
        if c.verbal:
            return j if c.kind == VERB else -1
        if c.kind in (REL, SUB, COMP, PUNCT, SAY, EVENT):
            return -1
    return -1


def _before(scene: Scene, chunks: list[Chunk], d: Draft, at: int, first: int, carrier: Chunk | None = None) -> tuple[int, int, Cue] | None:
    barriers = _barriers(chunks, d, at)
    skipped = {i for a, b in parentheses(chunks) if not a <= d.k < b for i in range(chunks[a].first, chunks[b - 1].last)}
    distance = 0
    for i in range(at - 1, max(first - 1, at - 2 * FARTHEST), -1):
        w = scene.words.items[i]
        if i in skipped:
            continue
        if w.kind == MARK:
            if w.text in ".;؛:" or i in barriers:
                return None
            continue
        ahead = scene.words.form(i - 1)
        for cue in _cues_at(w.form):
            if len(cue.words) > 1 and cue.words[-2] != ahead and cue.words[-2] != ahead[1:]:
                continue  # `على` ends a hundred cues
            start = _matches(scene, i, cue, first)
            if start < 0 or cue.scope == "left" or distance > cue.reach - (cue.scope != "right"):
                continue
            if cue.scope in ("verb", "impf"):
                if not _verb_next(chunks, d, i, cue.scope, carrier):
                    continue
            return start, i + 1, cue
        distance += 1
        if i in barriers or distance > FARTHEST:
            return None
    return None


def _verb_next(chunks: list[Chunk], d: Draft, i: int, scope: str, carrier: Chunk | None = None) -> bool:
    """Whether the finite verb right behind the cue at word `i` is the draft's own or the one that carries it."""
    carriers = [chunks[d.k]]
    if d.light is not None:
        carriers.append(d.light)
    if carrier is not None:
        carriers.append(carrier)
    for c in carriers:
        if c.verbal and i < c.first <= i + 3:
            form = c.trigger.form if c.trigger is not None else c.light or c.plain
            return scope == "verb" or form is not None and form.kind == IMPERFECT
    return False


def _barriers(chunks: list[Chunk], d: Draft, at: int) -> frozenset[int]:
    """Words that a cue does not reach across: other verbs, relative clauses, joints; those a cue of the event at word `at` may stand before."""
    out = set()
    for c in reversed(chunks[: d.k]):
        if c.first < at - 2 * FARTHEST:
            break
        if c.first >= at or c is d.light:
            continue
        if c.kind in (REL, SUB) and c.key not in ("حتي", "ان") or c.verbal or c.kind == LIGHT and c.verbal:
            out.add(c.first)
        elif c.kind == PUNCT and c.key in "،,":
            out.add(c.first)
    return frozenset(out)


def _after(scene: Scene, chunks: list[Chunk], d: Draft, last: int) -> tuple[int, int, Cue] | None:
    if chunks[d.k].verbal:
        return None
    distance = 0
    for i in range(d.trigger.last, min(last, d.trigger.last + 5)):
        w = scene.words.items[i]
        if w.kind == MARK:
            if w.text in '"«»“”':
                continue
            return None
        for cue in _CUES.get(w.form, ()):
            if cue.scope == "left" and len(cue.words) == 1 and distance < cue.reach:
                return i, i + 1, cue
        distance += 1
    return None

