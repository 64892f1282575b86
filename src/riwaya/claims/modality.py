"""Modality: whether the text presents an event as fact, plan, pledge, forecast, possibility, request or denial."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from riwaya.claim import MODALITIES
from riwaya.claims.clauses import parentheses
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import WHOLE
from riwaya.claims.phrases import AUX, COMP, EVENT, LIGHT, NP, PUNCT, REL, SAY, SUB, TIME, VERB, Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.senses import forms_of
from riwaya.lexicon import LexiconError, rows
from riwaya.script.inflection import ACTIVE, IMPERFECT, MASDAR, PERFECT
from riwaya.script.letters import fold
from riwaya.script.names import MEMO
from riwaya.script.words import MARK

TELLS = frozenset(("possible", "denied"))  # what a verb in the perfect can be: إذا قصفت, نفى أن يكون قتل; nobody plans or asks what is told so
FARTHEST = 12  # words between a cue and its event; no row's reach is greater


_WORDS = frozenset(("REQUEST", "ACCUSE", "REJECT"))
_SETTINGS = frozenset(("بعد", "عقب", "خلال", "اثر", "منذ", "جراء", "بسبب", "نتيجه", "بواسطه", "عبر"))
_BEHIND = {"to": "ل", "by": "ب", "on": "علي"}  # scopes that ask for a preposition on the event


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
        if row["modality"] not in MODALITIES or row["scope"] not in ("right", "left", "verb", "impf", *_BEHIND):
            raise LexiconError("modality.csv", int(row["line"]), f"{row['modality']!r} or {row['scope']!r} is unknown")
        for form in row["cue"].split("|"):
            words = tuple(fold(form).split())
            index.setdefault(words[-1], []).append(Cue(f"modality.csv:{row['line']}", words, row["modality"], row["scope"], int(row["reach"])))
    for cues in index.values():
        cues.sort(key=lambda c: -len(c.words))
    return index


_CUES = _load()
_cues: dict[str, list[Cue]] = {}
_OPERATIONS = frozenset(("عمليه", "عمليات", "معركه", "حمله"))  # عملية تحرير X: the operation is the event
VOLITIONAL = frozenset(("MOBILIZE", "AID", "COOPERATE", "CONSULT", "RETREAT", "COERCE", "SANCTION", "AGREE", "ASSAULT", "THREATEN"))


def read_modality(scene: Scene, chunks: list[Chunk], d: Draft, first: int, last: int) -> None:
    """Set `d.modality` and `d.cue`; a draft with no cue stays actual."""
    at = d.trigger.first
    start = min(at, d.light.first) if d.light is not None and d.light.first < at else at
    after = _after(scene, chunks, d, last)
    if after and after[2].modality == "possible":
        _set(d, after, "a cue in its clause")  # استعدادا لهجوم محتمل: the adjective says the most
        return
    carried = d.light is not None and d.light.verbal and d.light.light is not None and d.light.light.kind == PERFECT
    told = carried or d.trigger.form.kind == PERFECT and not any(f.kind == MASDAR for f in forms_of(scene.words.form(at)))  # نشر, قصف are both
    cue = None
    if not (told and (chunks[d.k] if not carried or d.light is None else d.light).conj):  # a deed told in the perfect behind و is no part of what was planned before it
        cue = _before(scene, chunks, d, start, first, told=told) or (start != at and _before(scene, chunks, d, at, first))
    cue = cue or after
    if cue:
        _set(d, cue, "a cue in its clause")
        return
    if d.trigger.form.kind == ACTIVE and d.event_type in _WORDS:
        return  # سيبدأ الهجوم غدا، رافضا تحديد موعد
    governor = _governing(chunks, d)
    if governor >= 0 and not chunks[governor].conj:
        cue = _before(scene, chunks, d, chunks[governor].first, first, carrier=chunks[governor])
        if cue:
            _set(d, cue, "a cue of the verb that governs the verbal noun")
            return
    ahead = next((c for c in (d.light, chunks[d.k], chunks[governor] if governor >= 0 else None, _predicate(chunks, d)) if c is not None and _future(scene, c)), None)
    if ahead is not None:
        d.cue, d.cue_rule = (ahead.first, ahead.first + 1), "a verb in the future"
        d.modality = "planned" if (d.trigger.sense.event_type in VOLITIONAL or d.mode == "investigate") and not d.passive else "expected"


def share_modality(chunks: list[Chunk], drafts: list[Draft]) -> None:
    """`دعا إلى وقف القصف وإدخال المساعدات`: a noun of event that و joins to one that is no fact is none either."""
    for a, b in pairwise(drafts):
        c = chunks[b.k]
        if a.modality == "actual" or a.cue is None or b.modality != "actual" or not c.conj or c.verbal or b.light is not None or chunks[a.k].verbal or c.prep not in ("", chunks[a.k].prep):
            continue
        if all(x.kind in (NP, AUX, TIME) for x in chunks[a.k + 1 : b.k]):
            b.modality, b.cue, b.cue_rule, b.cue_row = a.modality, a.cue, "joined to what the cue governs", a.cue_row


def _future(scene: Scene, c: Chunk) -> bool:
    form = (c.trigger.form if c.trigger is not None else None) or c.light or c.plain or c.saying
    if form is None:
        return c.kind == VERB and scene.words.form(c.first).lstrip("وف").startswith("سي")
    return form.future or form.kind == IMPERFECT and scene.words.form(c.first - 1).endswith("سوف")


def _predicate(chunks: list[Chunk], d: Draft) -> Chunk | None:
    """The verb of which an event noun is the subject before it: `عملية تحرير المدينة ستبدأ`."""
    k = d.k
    if chunks[k].verbal or d.light is not None or chunks[k].prep:
        return None
    if k and chunks[k - 1].kind == NP and not chunks[k - 1].prep and chunks[k - 1].first_form.removeprefix("ال") in _OPERATIONS:
        k -= 1
    if k and chunks[k - 1].kind not in (COMP, SUB) and not (chunks[k - 1].kind == PUNCT and chunks[k - 1].key not in "،,"):
        return None
    for c in chunks[d.k + 1 : d.k + 8]:
        if c.kind in (REL, COMP, SUB, PUNCT, SAY):
            return None
        if c.verbal:
            return c
    return None


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
    if found is not None:
        return found
    known = _cues.get(form)
    if known is None:
        if len(_cues) >= MEMO:
            _cues.clear()
        known = _cues[form] = _unclitic(form)
    return known


def _unclitic(form: str) -> list[Cue]:
    """The cues of a word that wears a conjunction, a preposition, the future س or the dual of a pronoun: `وللتخطيط`, `سيحاول`, `عزمهما`."""
    if form in WHOLE:
        return []  # ولاية is no و + لأية
    rest = form[1:] if form[:1] in ("و", "ف") and len(form) > 2 else form
    if rest.endswith("هما") and len(rest) > 5:
        rest = rest[:-1]
    bare = [rest]
    if rest.startswith("لل") and len(rest) > 5:
        bare.append("ال" + rest[2:])
    elif rest[:1] in ("ب", "ل") and len(rest) > 4 or rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن") and len(rest) > 4:
        bare.append(rest[1:])
    return next((out for b in bare if (out := [c for c in _CUES.get(b, ()) if len(c.words) == 1])), [])


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
            return j if c.kind in (VERB, LIGHT) else -1
        if c.kind in (REL, SUB, COMP, PUNCT, SAY, EVENT):
            return -1
    return -1


def _before(scene: Scene, chunks: list[Chunk], d: Draft, at: int, first: int, carrier: Chunk | None = None, told: bool = False) -> tuple[int, int, Cue] | None:
    barriers = _barriers(chunks, d, at)
    skipped = {i for a, b in parentheses(chunks) if not a <= d.k < b for i in range(chunks[a].first, chunks[b - 1].last)}
    distance = 0
    finite = d.trigger.verbal and at == d.trigger.first and not any(f.kind == MASDAR for f in forms_of(scene.words.form(at)))  # فتح, نشر are both
    given = chunks[d.k].prep in _SETTINGS or _answered(chunks, d)  # خلال الهدنة, بعد الهجوم: told as given, whatever is planned or denied before the preposition
    for i in range(at - 1, max(first - 1, at - 2 * FARTHEST), -1):
        w = scene.words.items[i]
        if i in skipped:
            continue
        if given and distance > 1:
            return None
        if w.kind == MARK:
            if w.text in ".;؛:" or i in barriers:
                return None
            continue
        ahead = scene.words.form(i - 1)
        for cue in _cues_at(w.form):
            if len(cue.words) > 1 and cue.words[-2] != ahead and cue.words[-2] != ahead[1:]:
                continue  # `على` ends a hundred cues
            start = _matches(scene, i, cue, first)
            if start < 0 or cue.scope == "left" or distance > cue.reach - (cue.scope in ("verb", "impf")) or told and cue.modality not in TELLS:
                continue
            if finite and distance > 1 and _apart(chunks, d, i, cue) or not _governs(chunks, d, i, cue, carrier):
                continue
            return start, i + 1, cue
        distance += 1
        if i in barriers or distance > FARTHEST:
            return None
    return None


_OPENS = frozenset(("ان", "لو", "اذا", "حال"))  # cues that end so bring in a clause of any length


def _apart(chunks: list[Chunk], d: Draft, i: int, cue: Cue) -> bool:
    """`تحاول استعادة مدن يسيطر عليها المسلحون`: a finite verb with no أن between it and a cue of nouns at word `i` is a clause of its own."""
    return cue.scope == "right" and cue.words[-1] not in _OPENS and not any(c.kind == COMP and c.first > i for c in chunks[max(0, d.k - FARTHEST) : d.k])


def _governs(chunks: list[Chunk], d: Draft, i: int, cue: Cue, carrier: Chunk | None) -> bool:
    """Whether a cue that ends at word `i`, near enough, takes such an event as this."""
    if cue.modality == "planned" and d.trigger.verbal and d.event_type in _WORDS:
        return False  # قرارا يطالب بوقف القصف: the resolution asks
    wanted = _BEHIND.get(cue.scope)
    if wanted and chunks[d.k].prep != wanted and (d.light is None or d.light.prep != wanted) and not (d.trigger.verbal and chunks[d.k - 1].kind == COMP):
        return False
    if carrier is not None and cue.scope == "verb" and cue.modality == "denied":
        return False  # لم يحدد تاريخ الهجوم: the attack itself is not denied
    return cue.scope not in ("verb", "impf") or _verb_next(chunks, d, i, cue.scope, carrier)


def _answered(chunks: list[Chunk], d: Draft) -> bool:
    """`بالرد على الغارات`: what an answer answers happened, though the answer itself be planned."""
    before = chunks[d.k - 1] if d.k else None
    return before is not None and chunks[d.k].prep == "علي" and d.trigger.form.article and not before.verbal and before.kind in (EVENT, NP) and before.party is None


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

