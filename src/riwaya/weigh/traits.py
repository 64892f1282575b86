"""What of a claim, or of several, tells whether they are of the same fact: kind, means, days, places, people, figures, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from riwaya.claim import Actor, Claim, Interval, Location
from riwaya.lexicon import rows
from riwaya.reading import Reading
from riwaya.script.letters import fold
from riwaya.weigh.loose import loose
from riwaya.weigh.ordinals import ordinals
from riwaya.weigh.people import human_class, stem
from riwaya.weigh.places import known
from riwaya.weigh.totals import numbers, tolls, wholes
from riwaya.weigh.voices import voice
from riwaya.weigh.wording import content

FAMILIES = {"ASSAULT": "violence", "CASUALTY": "violence", "MOBILIZE": "movement", "PRESENCE": "movement", "AID": "movement"}
"""Kinds of event that tell one fact in other words: an attack and its dead; what is sent, arrives and is then there."""
MEANS = {
    "explosives": "bomb", "suicide-attack": "bomb", "aerial": "air", "heavy-weapons": "shelling", "firearms": "guns", "assassinate": "guns",
    "clash": "guns",
}  # fmt: skip
CUSTODY = frozenset({"abduct", "arrest", "detain"})
"""Who is abducted for one is arrested for another."""
REAL = frozenset({"actual", "possible", "denied"})
"""Modalities that speak of the same world: what is planned or asked for is another fact than what happened."""
MENTIONED_LATE = timedelta(days=3)
"""A report that gives no day speaks of its own day or of the three before it: the longest that news of one attack ran undated in the stories at hand."""
LONG = timedelta(days=31)
"""A longer interval is a period, of which every day is as likely."""
DATED = timedelta(days=13)
"""A longer one (this month) dates no single event: two weeks are the longest that a report gives for one."""

_SEVERAL = frozenset(fold(r["form"]) for r in rows("several_events.csv", ("form", "source")))


@dataclass(slots=True)
class Traits:
    """Of one claim, or of the claims of one report that are of one incident. Sets are only ever asked for what they share."""

    family: str
    types: set[str]
    real: bool
    means: set[str]
    stems: set[str]
    published: date | None
    days: Interval | None
    span: Interval | None
    """The time that is given, however long; `days` where it is short enough to date one event."""
    places: list[Location]
    context: set[str]
    """Countries of the report as a whole, for claims that name none."""
    victims: set[str]
    harmed: set[str]
    doers: set[str]
    figures: set[tuple[str, float | int]]
    words: set[str]
    said: set[tuple[str, str, float | int]]
    """What is counted, who says so (empty for the report's own voice), how many."""
    kin: set[str]
    """Countries whose people or forces are harmed."""
    ordinals: set[tuple[str, int]]
    tolls: set[tuple[str, float]]
    """What is counted of people and about how many of them: a vague figure (dozens) by its least."""
    denied: bool
    """Whether everything here is said not to have happened."""
    several: bool
    """Whether it sums up several events."""
    claims: list[Claim] = field(default_factory=list)
    period: tuple[date, date] | None = None
    """The days in question: those given, else those just before publication; None where nothing is known."""
    countries: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._settle()

    def _settle(self) -> None:
        """What is asked for far more often than it changes."""
        if self.span:
            self.period = self.span.start, self.span.end
        else:
            self.period = (self.published - MENTIONED_LATE, self.published) if self.published else None
        self.countries = {p.country for p in self.places if p.country}
        # An army struck in a border town: of the two towns of that name, the reader may have taken the other.
        self.countries = self.countries | self.kin if self.countries else self.context

    def take(self, other: Traits) -> None:
        """Makes this the traits of both."""
        self.types |= other.types
        self.means |= other.means
        self.stems |= other.stems
        self.days = _shorter(self.days, other.days)
        self.span = _shorter(self.span, other.span)
        self.places += [p for p in other.places if p not in self.places]
        self.victims |= other.victims
        self.harmed |= other.harmed
        self.doers |= other.doers
        self.figures |= other.figures
        self.words |= other.words
        self.said |= other.said
        self.ordinals |= other.ordinals
        self.kin |= other.kin
        self.tolls |= other.tolls
        self.denied = self.denied and other.denied
        self.several = self.several and other.several
        self.claims += other.claims
        self._settle()


def traits(reading: Reading, claim: Claim, context: set[str]) -> Traits:
    """The traits of one claim of `reading`."""
    family = FAMILIES.get(claim.event_type, claim.event_type)
    # Sent, massed, stored: of what is moved, the mode tells two reports of one fact no more apart than the verb does.
    means = None if claim.event_type in ("MOBILIZE", "PRESENCE") or claim.mode in CUSTODY else MEANS.get(claim.mode or "", claim.mode)
    time = loose(claim.time, reading.report.published)
    days = time if time and time.end - time.start <= DATED else None
    return Traits(
        family=family if claim.mode not in CUSTODY else "custody",
        types={claim.event_type},
        real=claim.modality in REAL,
        means={means} if means else set(),
        stems={stem(w) for w in fold(claim.trigger.text).split()},
        published=reading.report.published,
        days=days,
        span=time,
        places=list(known(claim.locations)),
        context=context,
        victims=_classes(claim),
        harmed=_keys(claim.recipients),
        doers=_keys(claim.actors),
        figures=numbers(claim),
        words=set(content(claim.evidence.text)),
        said={(what, voice(reading, claim) if claim.attribution else "", value) for what, value in wholes(claim)},
        kin={a.country for a in claim.recipients if a.country},
        ordinals=set(ordinals(claim.evidence.text)),
        tolls=tolls(claim),
        denied=claim.modality == "denied",
        several=any(w.removeprefix("ال") in _SEVERAL for w in fold(claim.trigger.text).split()),
        claims=[claim],
    )


def context_of(reading: Reading) -> set[str]:
    """The country that most claims of a report name; empty where no country leads."""
    votes: dict[str, int] = {}
    for claim in reading.claims:
        for place in claim.locations:
            if place.country:
                votes[place.country] = votes.get(place.country, 0) + 1
    if not votes:
        for claim in reading.claims:
            for actor in (*claim.actors, *claim.recipients):
                if actor.country:
                    votes[actor.country] = votes.get(actor.country, 0) + 1
    most = max(votes.values(), default=0)
    return {c for c, n in votes.items() if n == most} if most else set()


def _shorter(one: Interval | None, other: Interval | None) -> Interval | None:
    if one is None or other is None:
        return one or other
    return other if other.end - other.start < one.end - one.start else one


def _classes(claim: Claim) -> set[str]:
    found = set()
    for actor in claim.recipients:
        kind = "militant" if actor.kind == "group" else human_class(actor.span.text) or human_class(actor.name or "")
        if kind:
            found.add(kind)
    for count in claim.counts:
        kind = human_class(count.of or "") or human_class(count.unit or "")
        if kind and count.what in ("killed", "injured", "abducted", "detained"):
            found.add(kind)
    return found


def _keys(actors: Sequence[Actor]) -> set[str]:
    """Known parties; an army answers to its state as well, of which it is a part."""
    return {k for a in actors for k in (a.entity, a.country if a.kind in ("state", "force") else None) if k}
