"""From drafts to claims: every slot as spans of the untouched text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.claim import Actor, Claim, Count, Interval, Link, Location
from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import Chunk
from riwaya.claims.roles import is_national
from riwaya.claims.scene import Scene
from riwaya.claims.speech import Source
from riwaya.mention import Number, Quantity, Time
from riwaya.report import Span
from riwaya.script.letters import fold

_LINK_KINDS = {"media": "media", "force": "force", "group": "group", "organisation": "organisation", "state": "official", "person": "official", "civilians": "witness", "other": None}
_ANONYMOUS = ("مصدر", "مصادر")  # in folded names
_WITNESSES = ("شهود",)
PEOPLE = ("people", "personnel")  # what a figure counts of which the text says no more than that they are people
HARMED = ("killed", "injured", "missing", "detained", "abducted", "displaced")


def actor_of(scene: Scene, c: Chunk) -> Actor:
    """A party slot; a short mention (`تيري`, `التنظيم`) gives the fuller one it stands for."""
    p = c.party
    span = scene.words.span(c.first, c.last, c.cut)
    if p is None:
        pl = c.place
        return Actor(span, None, None, None, pl.country if pl else None, None)
    if p.antecedent is not None and p.first == c.first:
        span = p.antecedent
    elif is_national(c):
        span = scene.states.get(p.entity, span) if p.entity is not None else span
    return Actor(span, p.name, p.name_en, p.entity, p.country, p.kind)


def location_of(scene: Scene, c: Chunk) -> Location:
    """A place slot: the name with its head noun; a place without a known name is given as written."""
    pl = c.place
    if pl is None:
        span = scene.words.span(c.first, c.last, c.cut)
        return Location(span, span.text)
    own = scene.phrases.get(c.first)
    span = scene.words.span(c.first, own[1] if own is not None and own[0] is pl else c.last, c.cut)
    if c.party is not None and c.party.last > pl.last:
        span = pl.span
    return Location(span, pl.name, pl.name_en, pl.country, pl.admin1, pl.lat, pl.lon, pl.precision, pl.geonameid)


def interval_of(t: Time) -> Interval | None:
    if t.start is None or t.end is None:
        return None
    return Interval(t.start, t.end, t.span)


def count_of(k: Quantity | Number, what: str) -> Count:
    if isinstance(k, Quantity):
        return Count(k.value, k.low, k.high, k.qualifier, what, k.span, k.unit, k.of, k.part_of_total, k.cumulative)
    return Count(k.value, k.low, k.high, k.qualifier, what, k.span)


def counts_of(drafted: Sequence[tuple[Quantity | Number, str]]) -> tuple[Count, ...]:
    """The figures; what is part of a total is what the total is: of 17 killed `among them three children` are killed."""
    out: list[Count] = []
    for k, what in drafted:
        count = count_of(k, what)
        if count.part_of_total and what in PEOPLE:
            total = next((c.what for c in reversed(out) if c.what in HARMED and not c.part_of_total), what)
            count = replace(count, what=total)
        out.append(count)
    return tuple(out)


def link_of(scene: Scene, s: Source) -> Link:
    c = s.phrase
    p = c.party
    span = scene.words.span(c.first, max(c.last, s.end), c.cut)
    if p is not None and p.kind == "person" and p.antecedent is not None and p.first == c.first and not s.end:
        span = p.antecedent  # وقال الرئيس: a bare title names him who was named before; `المرصد` and `المصدر` are named well enough
    kind = _LINK_KINDS.get(p.kind or "other") if p is not None else None
    written = fold(span.text)
    if any(w in written for w in _ANONYMOUS):
        kind = "anonymous"
    if any(w in written for w in _WITNESSES):
        kind = "witness"
    said = interval_of(s.said) if s.said is not None else None
    return Link(span.text, span, scene.words.span(*s.cue) if s.cue[1] > s.cue[0] else None, kind, p.entity if p else None, said)


def evidence_of(scene: Scene, chunks: list[Chunk], d: Draft) -> Span:
    """The shortest stretch of the sentence that holds the trigger and every slot (without any, the phrase behind it), whole chunks, no loose marks."""
    first, last = d.trigger.first, d.trigger.last
    sentence = (chunks[0].first, chunks[-1].last)
    for t in d.merged:
        first, last = min(first, t.first), max(last, t.last)
    for c in (*d.actors, *d.recipients, *d.locations):
        if sentence[0] <= c.first and c.last <= sentence[1]:
            first, last = min(first, c.first), max(last, c.last)
    for m in (*d.times, *(k for k, _ in d.counts)):
        if sentence[0] <= m.first and m.last <= sentence[1]:
            first, last = min(first, m.first), max(last, m.last)
    if not d.has_slots and d.k + 1 < len(chunks):
        last = max(last, chunks[d.k + 1].last)  # what no slot could take
    if d.light is not None:
        first, last = min(first, d.light.first), max(last, d.light.last)
    if d.cue is not None:
        first, last = min(first, d.cue[0]), max(last, d.cue[1])
    return scene.words.span(first, last)


def claim_of(scene: Scene, chunks: list[Chunk], d: Draft, sources: list[Source], report_id: str, confidence: float) -> Claim:
    """The claim that a finished draft makes."""
    t = d.trigger
    if d.toll and d.attack:
        t = next((x for x in (d.trigger, *d.merged) if x.sense.event_type == "ASSAULT" and x.sense.counts not in ("killed", "injured")), t)
    trigger = scene.words.span(t.first, t.last, t.form.cut if not t.form.article else 0)
    times = [i for i in (interval_of(x) for x in d.times) if i is not None]
    return Claim(
        id=f"{report_id}/{trigger.start}-{d.event_type}",
        event_type=d.event_type,
        mode=d.mode,
        trigger=trigger,
        evidence=evidence_of(scene, chunks, d),
        actors=tuple(actor_of(scene, c) for c in d.actors),
        recipients=tuple(actor_of(scene, c) for c in d.recipients),
        locations=tuple(location_of(scene, c) for c in d.locations),
        time=times[0] if times else None,
        counts=counts_of(d.counts),
        modality=d.modality,
        modality_cue=scene.words.span(*d.cue) if d.cue is not None else None,
        attribution=tuple(link_of(scene, s) for s in sources),
        confidence=confidence,
    )
