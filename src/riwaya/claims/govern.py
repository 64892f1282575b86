"""Verbs that govern another event: approvals, requests, threats, pledges. Which of the two is the claim."""

from __future__ import annotations

from itertools import pairwise

from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import COMP, PUNCT, REL, SUB, Chunk

_APPROVALS = frozenset(("وافق", "صادق", "قبل"))
_ASKING = frozenset(("REQUEST", "THREATEN"))


def govern(chunks: list[Chunk], drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that only govern or are only governed.

    `وافق على نشر قوات` is the sending, planned (GUIDE.md: AGREE is for deals between parties), by the one who
    approved. `دعا إلى وقف القصف` is the request; what is asked for is a claim only with slots of its own.
    """
    _blame(chunks, drafts)
    out: list[Draft] = []
    for n, d in enumerate(drafts):
        after = drafts[n + 1] if n + 1 < len(drafts) else None
        if d.trigger.sense.lemma in _APPROVALS and after is not None and _governs(chunks, d, after) and after.event_type not in ("AGREE", "RETREAT"):
            if not after.actors:
                after.actors.extend(d.actors)
                after.notes.extend(d.notes)
            after.merged.append(d.trigger)
            if after.modality == "actual":
                after.modality = "planned"
                after.cue = (d.trigger.first, d.trigger.last)
                after.cue_rule, after.cue_row = "planned by who approves it", d.trigger.sense.row
            continue
        before = drafts[n - 1] if n else None
        if before is not None and before.event_type in _ASKING and _governs(chunks, before, d) and (before.event_type == "THREATEN" or not (d.counts or d.times or d.locations)):
            if before.event_type == "REQUEST" or not d.recipients:
                before.merged.append(d.trigger)
                if before.event_type == "THREATEN":
                    before.locations.extend(x for x in d.locations if x not in before.locations)
                    before.times.extend(d.times)
                    before.recipients.extend(r for r in d.recipients if r not in before.recipients)
                continue
        out.append(d)
    return out


def _blame(chunks: list[Chunk], drafts: list[Draft]) -> None:
    """`اتهم X بشن الهجوم`: the accused is the actor of the attack; `رحب بهجمات X`: its actor is who is welcomed."""
    for a, b in pairwise(drafts):
        if a.event_type not in ("ACCUSE", "SUPPORT") or not _governs(chunks, a, b):
            continue
        if a.recipients and not b.actors and a.trigger.sense.lemma in ("اتهم", "حمل", "اتهام"):
            b.actors.extend(a.recipients)
        elif not a.recipients and b.actors:
            a.recipients.extend(x for x in b.actors if x not in a.actors)


def _governs(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    """Whether `b` is the complement of `a`: a verbal noun, or a verb behind أن, with nothing but phrases between."""
    between = chunks[a.k + 1 : b.k]
    if any(c.kind in (SUB, REL) or c.verbal or c.kind == PUNCT and c.key not in '،,"' for c in between):
        return False
    if b.trigger.verbal:
        return any(c.kind == COMP for c in between)
    return True
