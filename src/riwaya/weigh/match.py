"""Whether two claims, or incidents, are of the same fact: a sum of stated reasons for and against, compared with a threshold.

Some things cannot be: other days, other countries, other means. Those end the matter. The rest is
weighed. Each weight is small and round, set by what a newsroom would take for identity, and none is
learnt: whoever doubts a decision reads its reasons and can add them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from riwaya.view.labels import Label
from riwaya.weigh.ordinals import other_ordinal
from riwaya.weigh.places import APART, COUNTRY, NEAR, NESTED, SAME, UNKNOWN, relation
from riwaya.weigh.totals import out_of_scale
from riwaya.weigh.traits import Traits
from riwaya.weigh.wording import share

THRESHOLD = 4.0
"""Same day, same country and the same kind of victims are not enough (3.5); one more thing must agree."""
_DAY = timedelta(days=1)
_PLACE = {SAME: (3.0, "المكان نفسه", "same place"), NESTED: (2.0, "مكان ضمن الآخر", "one place lies in the other"), NEAR: (1.5, "مكانان متقاربان", "places near each other"), APART: (-2.0, "مكانان متباعدان والصياغة واحدة", "places apart, in the same words"), COUNTRY: (0.5, "البلد نفسه", "same country")}  # fmt: skip
TELLING = 7
"""Words that the shorter clause must have for likeness to be telling: `the army shelled the town` is said every day."""
VERBATIM, VERBATIM_WORDS = 0.85, 8
"""The share of words, and how many there must be. Set phrases (`raids on positions of`) have fewer."""
STOCKS = frozenset({"vehicles", "aircraft", "ships", "weapons"})
"""What is massed in a place is one stock, whoever tells of it; soldiers sent twice are two movements, each with its figure."""
_PLACED = frozenset({"violence", "custody", "movement", "COERCE", "RETREAT", "PROTEST", "DISPLACE"})
"""Kinds of event that one place has one of on a day; in a capital people meet, ask and praise all day long."""
_REPEATED = frozenset({"air", "shelling", "guns"})
"""Means that the same parties use in the same place day after day: sameness needs more there."""

UNDATED = -2.0
"""Against two accounts of such means where neither the day nor a figure ties them: yesterday's shelling is not today's."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing for (positive) or against, in Arabic and English."""

    weight: float
    ar: str
    en: str
    anchors: bool = False
    """Whether it ties the two to one particular fact: without any such thing two claims are only of one kind."""


@dataclass(frozen=True, slots=True)
class Match:
    """The sum and its reasons; `never` where one of them rules it out."""

    score: float
    reasons: tuple[Reason, ...]
    never: bool = False
    same_figures: bool = False

    @property
    def why(self) -> Label:
        told = [r for r in self.reasons if r.weight]
        return Label("؛ ".join(r.ar for r in told), "; ".join(f"{r.en} ({r.weight:+g})" for r in told))


_NEVER = Match(-9.0, (), True)


def impossible(a: Traits, b: Traits) -> bool:
    """Whether the two cannot be one fact whatever else agrees."""
    if a.family != b.family or a.real != b.real:
        return True
    p, q = a.period, b.period
    if p and q:
        slack = _DAY if a.days and b.days else timedelta(0)
        if p[0] > q[1] + slack or q[0] > p[1] + slack:
            return True
    if a.means and b.means and a.means.isdisjoint(b.means):
        return True
    if a.tolls and out_of_scale(a.tolls, b.tolls):
        return True
    if a.ordinals and other_ordinal(a.ordinals, b.ordinals):
        return True
    elsewhere = bool(a.countries and b.countries and a.countries.isdisjoint(b.countries)) or relation(a.places, b.places) == APART
    return elsewhere and not verbatim(a, b)


def match(a: Traits, b: Traits) -> Match:
    """How well two incidents of different reports agree."""
    if impossible(a, b):
        return _NEVER
    reasons = [r for r in (_time(a, b), _place(a, b), *_people(a, b), *figures(a, b), *stock(a, b), *_manner(a, b), *_words(a, b)) if r.weight]
    if not any(r.anchors for r in reasons):
        return _NEVER
    if a.denied != b.denied and not (a.doers & b.doers or a.harmed & b.harmed or a.figures & b.figures):
        return _NEVER  # that somebody did not come denies nobody else's coming
    return Match(round(sum(r.weight for r in reasons), 2), tuple(reasons), same_figures=bool(a.figures & b.figures))


def _time(a: Traits, b: Traits) -> Reason:
    if a.days and b.days:
        if a.days.start <= b.days.end and b.days.start <= a.days.end:
            return Reason(2.0, "اليوم نفسه", "same day")
        return Reason(0.5, "يومان متتاليان", "one day apart")
    return Reason(0.5, "زمن متوافق", "times that fit") if a.period and b.period else Reason(0, "", "")


def _place(a: Traits, b: Traits) -> Reason:
    how = relation(a.places, b.places)
    if how == UNKNOWN:
        return Reason(0.25, "بلد التقريرين واحد", "reports of the same country") if a.countries & b.countries else Reason(0, "", "")
    return Reason(*_PLACE[how], anchors=how not in (COUNTRY, APART) and a.family in _PLACED)


def _people(a: Traits, b: Traits) -> list[Reason]:
    found = []
    if a.victims and b.victims:
        found.append(Reason(1.0, "فئة الضحايا نفسها", "same kind of people harmed") if a.victims & b.victims else Reason(-2.0, "فئتان مختلفتان من الضحايا", "other kind of people harmed"))
    if a.harmed & b.harmed:
        found.append(Reason(1.0, "الطرف المتضرر نفسه", "same party acted on", anchors=True))
    if a.doers & b.doers:
        found.append(Reason(1.0, "الفاعل نفسه", "same actor", anchors=True))
    elif a.doers and b.doers:
        found.append(Reason(-1.0, "فاعلان مختلفان", "other actor"))
    return found


def figures(a: Traits, b: Traits) -> list[Reason]:
    """Figures that are the same, and figures of the same thing that are not."""
    same = a.figures & b.figures
    found = []
    if same:
        weight = sum(1.0 if v <= 3 else 1.5 if v < 10 else 2.5 for _, v in same)
        # Dead and wounded both: two chances in a row.
        weight += 1.0 if len({w for w, _ in same}) > 1 else 0.0
        told = ", ".join(f"{v:,} {w}" for w, v in sorted(same))
        found.append(Reason(min(4.5, weight), f"أرقام واحدة ({told})", f"same figures ({told})", anchors=True))
    whats = ({w for w, _ in a.figures} & {w for w, _ in b.figures}) - {w for w, _ in same}
    if whats:
        # Soldiers sent twice are two movements; the dead of one attack are counted again and again.
        # Nor are two accidents one that name no cause, no figure alike.
        bare = not same and a.types | b.types == {"CASUALTY"}
        weight = -3.0 if a.family == "movement" and "personnel" in whats else -(1.5 if bare else 0.5) * len(whats)
        found.append(Reason(weight, "أرقام مختلفة", "figures differ"))
    return found


def stock(a: Traits, b: Traits) -> list[Reason]:
    """Materiel of one party in one place, a country at least."""
    whats = {w for w, _ in a.figures} & {w for w, _ in b.figures} & STOCKS
    if a.family != "movement" or not whats or not a.doers & b.doers or relation(a.places, b.places) in (UNKNOWN, APART) or "AID" in a.types | b.types:
        return []
    return [Reason(3.0, "عتاد الطرف نفسه في المكان نفسه", "materiel of the same party in the same place")]


def _manner(a: Traits, b: Traits) -> list[Reason]:
    found = []
    if a.means & b.means:
        if not a.means & b.means <= _REPEATED:
            found.append(Reason(0.5, "الوسيلة نفسها", "same means"))
        else:
            dated = bool(a.days and b.days) or bool(a.figures & b.figures)
            found.append(Reason(-0.5 if dated else UNDATED, "وسيلة تتكرر كل يوم", "means used day after day"))
    if a.stems & b.stems:
        found.append(Reason(0.5, "الحدث بالكلمة نفسها", "same word for it"))
    if a.several != b.several and not a.figures & b.figures and {w for w, _ in a.tolls} & {w for w, _ in b.tolls}:
        found.append(Reason(-1.5, "أحدهما يجمع عدة وقائع", "one of them sums up several events"))
    if not a.types & b.types and "AID" in a.types | b.types:
        found.append(Reason(-1.0, "نوعان من الأحداث", "other kinds of event"))
    return found


def _words(a: Traits, b: Traits) -> list[Reason]:
    alike = share(a.words, b.words)
    if alike >= 0.6 and min(len(a.words), len(b.words)) >= TELLING:
        return [Reason(3.0, "الصياغة نفسها تقريبا", "nearly the same wording", anchors=True)]
    return [Reason(1.5, "صياغة متقاربة", "similar wording")] if alike >= 0.35 else []


def verbatim(a: Traits, b: Traits) -> bool:
    """Whether one repeats the other word for word, within days: then even another place or country is a slip (or a lie), and no other event."""
    if min(len(a.words), len(b.words)) < VERBATIM_WORDS or share(a.words, b.words) < VERBATIM:
        return False
    return a.published is None or b.published is None or abs(a.published - b.published) <= 3 * _DAY
