"""Reasons: which words, which rule and which lexicon row made each slot of a claim. Put together only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.claim import Claim, Why
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import variants
from riwaya.claims.phrases import Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.speech import Speech
from riwaya.claims.triggers import NEAR, NEXT, PREV, Trigger
from riwaya.mention import Time
from riwaya.script.inflection import ACTIVE, IMPERFECT, MASDAR, PASSIVE, PERFECT
from riwaya.script.words import MARK

_FORMS = {PERFECT: "a verb in the perfect", IMPERFECT: "a verb in the imperfect", MASDAR: "a verbal noun", ACTIVE: "an active participle", PASSIVE: "a passive participle"}
# Slots that no rule left a note for were filled from the event's own clause.
_IN_CLAUSE = {
    "actors": "a party in its clause",
    "recipients": "a party in its clause",
    "locations": "a place in its clause",
    "time": "a time in its clause",
    "counts": "a figure in its clause",
}


def reasons(scene: Scene, chunks: list[Chunk], d: Draft, claim: Claim, speech: Speech | None) -> tuple[Why, ...]:
    """The reasons of a claim that `d` made, in the order of its slots; `speech` is the one that vouches for it."""
    out: list[Why] = []
    for n, t in enumerate((d.trigger, *d.merged)):
        out.extend(_trigger(scene, chunks, t, n > 0, d.passive and n == 0))
    if d.light is not None and d.light.light is not None:
        out.append(Why("trigger", "a light verb carries it", d.light.light.row.row, scene.words.span(d.light.first, d.light.last, d.light.cut)))
    for slot, phrases in (("actors", d.actors), ("recipients", d.recipients), ("locations", d.locations)):
        for c in phrases:
            rule, row = _noted(d, slot, c)
            out.append(Why(slot, rule, row, scene.words.span(c.first, c.last, c.cut)))
            p = c.party
            if slot != "locations" and p is not None and p.antecedent is not None and p.first == c.first:
                out.append(Why(slot, "the fuller name that it stands for", None, p.antecedent))
    if claim.time is not None:
        when = next(x for x in d.times if x.start is not None and x.end is not None)
        rule, row = _noted(d, "time", when)
        out.append(Why("time", rule, row, when.span))
    for q, what in d.counts:
        counted = d.trigger.sense.counts == what and getattr(q, "what", None) != what
        out.append(Why("counts", f"a figure in its clause; its event makes it {what}" if counted else _IN_CLAUSE["counts"], d.trigger.sense.row if counted else None, q.span))
    out.append(Why("modality", d.cue_rule or "no cue: told as fact", d.cue_row, claim.modality_cue))
    for link in claim.attribution:
        out.append(Why("attribution", "who says so", None, link.span))
    if claim.attribution and speech is not None:
        out.append(Why("attribution", speech.rule, speech.row, claim.attribution[-1].cue))
    if not claim.attribution:
        out.append(Why("attribution", "no source: the report's own voice"))
    return tuple(out)


def _noted(d: Draft, slot: str, what: Chunk | Time) -> tuple[str, str | None]:
    """The rule and the row that put `what` into `slot`, as the draft noted them."""
    return next(((str(rule), row) for s, x, rule, row in d.notes if s == slot and x is what), (_IN_CLAUSE[slot], None))


def _trigger(scene: Scene, chunks: list[Chunk], t: Trigger, joined: bool, passive: bool) -> Iterator[Why]:
    """How a trigger was read, and the words near it that its row asks for."""
    span = scene.words.span(t.first, t.last, t.form.cut if not t.form.article else 0)
    if t.sense.row.startswith("implied:"):
        yield Why("trigger", "no event word: the figure or the place tells it", None, span)
        return
    rule = _FORMS.get(t.form.kind, "an event noun") + (", passive" if passive and t.verbal else "")
    yield Why("trigger", f"{rule}, told of the same event" if joined else rule, t.sense.row, span)
    when, first, last = t.sense.when, chunks[0].first, chunks[-1].last
    after = _unmarked(scene, range(t.last, last))
    before = _unmarked(scene, range(t.first - 1, first - 1, -1))
    for name, wanted, words in (("next", when.next, after[:NEXT]), ("prev", when.prev, before[:PREV]), ("near", when.near, [*after[:NEAR], *before[:NEAR]])):
        held = next((i for i in words if any(v in wanted for v in variants(scene.words.form(i)))), None) if wanted else None
        if held is not None:
            yield Why("trigger", f"{name}= holds", t.sense.row, scene.words.span(held, held + 1))


def _unmarked(scene: Scene, indices: range) -> list[int]:
    found: list[int] = []
    for i in indices:
        if scene.words.items[i].kind != MARK:
            found.append(i)
            if len(found) == NEAR:
                break
    return found
