"""Within one report: which claims are of one incident.

A report tells its main event in several sentences: the lead, the spokesman, the toll, the rescue. Where
it turns to another event it says where or when, or of whom; where it says nothing, it goes on with
what it was telling. That is the rule here, weighed with what claims share.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from riwaya.claim import Claim
from riwaya.reading import Reading
from riwaya.script.letters import fold
from riwaya.weigh.match import figures, stock
from riwaya.weigh.places import APART, NEAR, NESTED, SAME, relation
from riwaya.weigh.totals import out_of_scale
from riwaya.weigh.traits import DATED, Traits, context_of, traits

JOIN = 1.5
"""Going on with the story (1.25) is not enough by itself: one thing must be shared besides. Further off (0.75) the same people harmed (1) are."""
SURE, SETTLED = 3.0, 10
"""Twice JOIN, as nothing is gained by order here; and how many incidents are looked back upon."""
OTHER_TOLL = 2.5
"""More than the same place is worth: two raids on one town, each with its dead, are two."""
NO_DAY, ONE_DAY = timedelta(0), timedelta(1)
LOOKS_BACK = 3.0
"""What is dated long before the report looks back from an undated event; what follows it may well go on with it."""
_TOLLS = frozenset({"killed", "injured", "abducted", "detained"})
BESIDE = 20
"""Code points between two clauses of one sentence: `، بالإضافة إلى`, `، فيما`."""
_TOLL = {"CASUALTY"}
_DEFINITE = ("ال", "بال", "وال", "لل", "فال")
_ANSWERS = frozenset(("رد", "ردا", "الرد", "وردا", "كرد"))
_TO = "علي"
_AVENGED = frozenset(("انتقاما", "ثارا"))
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
    before: Incident | None = None
    for claim in sorted(claims, key=lambda c: (c.trigger.start, c.id)):
        new = traits(reading, claim, context)
        best, at = JOIN, None
        answered = _answered(reading, claim)
        # Looking back without end would be quadratic in long reports, and no story goes on over so many others.
        for incident in found[-40:]:
            if answered and incident is before:
                continue
            score = going_on(incident.traits, new, claim, incident is latest.get(new.family))
            if score > best or score == best and at is None:
                best, at = score, incident
        if at is None:
            at = Incident(reading, new)
            found.append(at)
        else:
            at.traits.take(new)
        latest[new.family] = before = at
    return _settled(found)


def _settled(found: list[Incident]) -> list[Incident]:
    """The same, with those joined that go on with each other now that all is told: what a lead leaves out, a later sentence says."""
    kept: list[Incident] = []
    for new in found:
        joined = next((told for told in reversed(kept[-SETTLED:]) if going_on(told.traits, new.traits, new.claims[0], False) >= SURE), None)
        if joined is None:
            kept.append(new)
        else:
            joined.traits.take(new.traits)
            joined.traits.claims.sort(key=lambda c: (c.trigger.start, c.id))
    return kept


def going_on(told: Traits, new: Traits, claim: Claim, latest: bool) -> float:
    """How well `claim` (with the traits `new`) goes on with the incident `told`; below zero it is another one."""
    if told.family != new.family or told.real != new.real or told.means and new.means and not told.means & new.means:
        return -9.0
    if _other_day(told, new):
        return -9.0
    where = relation(told.places, new.places)
    if where == APART or _another(claim) or out_of_scale(told.tolls, new.tolls):
        return -9.0
    score = {SAME: 2.0, NESTED: 1.0, NEAR: 1.0}.get(where, 0.0)
    score += _silence(told, new, latest)
    if told.days and new.days:
        score += 1.0
    score -= LOOKS_BACK if _long_ago(new) and not told.span else 0.0
    # A toll belongs to an attack, and `the` attack is one that was told before.
    if (told.types == _TOLL) != (new.types == _TOLL) or fold(claim.trigger.text).startswith(_DEFINITE):
        score += 1.0
    score += 1.0 if told.stems & new.stems else 0.0
    score += 0.5 if told.means & new.means else 0.0
    score += _nearness(told, claim)
    return score + _shared(told, new)


def _other_day(told: Traits, new: Traits) -> bool:
    """Whether they are of other days: within one report a day between is enough, unless the figures are the same and one of the days was misread."""
    if not told.span or not new.span:
        return False
    between = max(told.span.start, new.span.start) - min(told.span.end, new.span.end)
    return between > (ONE_DAY if told.figures & new.figures else NO_DAY)


def _long_ago(t: Traits) -> bool:
    return bool(t.span and t.published and t.published - t.span.end > DATED)


def _silence(told: Traits, new: Traits, latest: bool) -> float:
    """What it is worth that one of the two says neither where nor when: it goes on (or leads in), most likely to what stands next to it.

    Half as much where each says one of them: a lead with the day, then a sentence with the place.
    """
    placed, dated = bool(_sited(told)) + 2 * bool(_sited(new)), bool(told.days) + 2 * bool(new.days)
    if 3 in (placed, dated):
        return 0.0
    whole = placed == 0 or dated == 0 or placed == dated
    return (1.25 if latest else 0.75) * (1.0 if whole else 0.5)


def _sited(t: Traits) -> bool:
    """Whether it names a place finer than a country: `in Algeria` alone tells no two attacks apart."""
    return any(p.precision not in ("country", "region") for p in t.places)


def _shared(told: Traits, new: Traits) -> float:
    score = sum(r.weight for r in (*figures(told, new), *stock(told, new)))
    score -= OTHER_TOLL if _another_toll(told, new) else 0.0
    if told.victims and new.victims:
        score += 1.0 if told.victims & new.victims else -2.0
    score += 0.5 if told.harmed & new.harmed else 0.0
    if told.doers & new.doers:
        score += 0.5
    elif told.doers and new.doers or (told.doers & new.harmed or told.harmed & new.doers) and not told.harmed & new.harmed:
        # Another acts; or who acts in the one suffers in the other, and it is the answer to it.
        score -= 1.0
    return score


def _another_toll(told: Traits, new: Traits) -> bool:
    """Whether one and the same source counts the same again and comes to another number: it then speaks of other people. A total that runs on is none.

    Nor is a toll that stands alone, with no word of where or by what: it may correct the one before.
    """
    if not (_sited(new) or new.means):
        return False
    if any(c.cumulative for claim in (*told.claims, *new.claims) for c in claim.counts):
        return False
    # A report's own voice is no second source beside one that it quotes.
    return any(
        what in _TOLLS and what == other and number != another and (who == whom or not who or not whom) and (what, number) not in new.figures
        for what, who, number in told.said
        for other, whom, another in new.said
        if (other, another) not in told.figures
    )


def _nearness(told: Traits, claim: Claim) -> float:
    """One clause tells both (killed, after they came under fire), or two that only a conjunction parts."""
    gap = min(max(c.evidence.start, claim.evidence.start) - min(c.evidence.end, claim.evidence.end) for c in told.claims[-4:])
    return 0.75 if gap < 0 else 0.5 if gap <= BESIDE else 0.0


def _answered(reading: Reading, claim: Claim) -> bool:
    """Whether the clause before calls itself an answer to this (`ردا على الهجوم`): the two are not one."""
    before = fold(reading.report.text[max(0, claim.trigger.start - 30) : claim.trigger.start]).split()[-3:]
    return any(one in _ANSWERS and other == _TO for one, other in pairwise(before)) or bool(before) and before[-1] in _AVENGED


def _another(claim: Claim) -> bool:
    """Whether the words behind the trigger call it another event (`انفجار آخر`)."""
    after = claim.evidence.text[max(0, claim.trigger.end - claim.evidence.start) :][:40]
    return any(w in _OTHERS for w in fold(after).split()[:1])
