"""Within one report: which claims are of one incident.

A report tells its main event in several sentences: the lead, the spokesman, the toll, the rescue. Where
it turns to another event it says where or when, or of whom; where it says nothing, it goes on with
what it was telling. That is the rule here, weighed with what claims share.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import Claim
from riwaya.reading import Reading
from riwaya.script.letters import fold
from riwaya.weigh.match import figures
from riwaya.weigh.places import APART, NEAR, NESTED, SAME, relation
from riwaya.weigh.traits import Traits, context_of, traits

JOIN = 2.0
"""Going on with the story (1.5) is not enough by itself: one thing must be shared besides."""
_DEFINITE = ("ال", "بال", "وال", "لل", "فال")
_OTHERS = frozenset(("اخر", "اخري", "ثان", "ثانيه", "مماثل", "مماثله", "منفصل", "منفصله"))
"""Said of an event it is not the one told before. `Others` of people (آخرين) is not here: it counts on."""


@dataclass(slots=True)
class Incident:
    """Claims of one report that are of one fact."""

    reading: Reading
    traits: Traits

    @property
    def claims(self) -> list[Claim]:
        return self.traits.claims


def incidents(reading: Reading, claims: list[Claim]) -> list[Incident]:
    """The incidents that `claims` of `reading` tell of, in the order of their first claim."""
    context = context_of(reading)
    found: list[Incident] = []
    latest: dict[str, Incident] = {}
    for claim in sorted(claims, key=lambda c: (c.trigger.start, c.id)):
        new = traits(reading, claim, context)
        best, at = JOIN, None
        # Looking back without end would be quadratic in long reports, and no story goes on over so many others.
        for incident in found[-40:]:
            score = going_on(incident.traits, new, claim, incident is latest.get(new.family))
            if score > best or score == best and at is None:
                best, at = score, incident
        if at is None:
            at = Incident(reading, new)
            found.append(at)
        else:
            at.traits.take(new)
        latest[new.family] = at
    return found


def going_on(told: Traits, new: Traits, claim: Claim, latest: bool) -> float:
    """How well `claim` (with the traits `new`) goes on with the incident `told`; below zero it is another one."""
    if told.family != new.family or told.real != new.real or told.means and new.means and not told.means & new.means:
        return -9.0
    if told.days and new.days and (told.days.start > new.days.end or new.days.start > told.days.end):
        return -9.0
    where = relation(told.places, new.places)
    if where == APART or _another(claim):
        return -9.0
    score = {SAME: 2.0, NESTED: 1.0, NEAR: 1.0}.get(where, 0.0)
    if not new.places and not new.days:
        score += 1.5 if latest else 0.75
        score += 1.0 if claim.event_type == "CASUALTY" or fold(claim.trigger.text).startswith(_DEFINITE) else 0.0
    elif told.days and new.days:
        score += 1.0
    score += 1.0 if told.stems & new.stems else 0.0
    score += 0.5 if told.means & new.means else 0.0
    return score + _shared(told, new)


def _shared(told: Traits, new: Traits) -> float:
    score = sum(r.weight for r in figures(told, new))
    if told.victims and new.victims:
        score += 1.0 if told.victims & new.victims else -2.0
    score += 0.5 if told.harmed & new.harmed else 0.0
    if told.doers and new.doers:
        score += 0.5 if told.doers & new.doers else -1.0
    # Who acts in the one and suffers in the other changed sides, or it is the answer to it.
    if (told.doers & new.harmed or told.harmed & new.doers) and not (told.doers & new.doers or told.harmed & new.harmed):
        score -= 1.5
    return score


def _another(claim: Claim) -> bool:
    """Whether the words behind the trigger call it another event (`انفجار آخر`)."""
    after = claim.evidence.text[max(0, claim.trigger.end - claim.evidence.start) :][:40]
    return any(w in _OTHERS for w in fold(after).split()[:1])
