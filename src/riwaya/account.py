"""Accounts: claims of the same fact, its figures with their scope, and what differs, each with its reason.

An account is what `account.schema.json` calls so. Everything here is a plain record: it holds what
`build.accounts` decided, and nothing decides here.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import Actor, Claim, Interval, Location
from riwaya.report import Report
from riwaya.view.labels import Label

VERDICTS = ("single", "corroborated", "explained", "revised", "conflicting")
"""From the calmest to the gravest: an account is as grave as the gravest of its figures and differences."""
KINDS = ("number", "actor", "recipient", "place", "time", "polarity", "modality")


NO_WHY = Label("", "")
"""Of a claim that no other report led to."""


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of an account. `copy_of` is the id of the report whose wording it repeats; `why` says why it is of this fact."""

    report: Report
    claim: Claim
    copy_of: str | None = None
    why: Label = NO_WHY

    @property
    def key(self) -> tuple[str, str]:
        return self.report.identity, self.claim.id


@dataclass(frozen=True, slots=True)
class Scope:
    """What makes two figures comparable. `issuer` is set for cumulative series only: each issuer keeps its own."""

    what: str
    of: str | None = None
    cumulative: bool | None = None
    window: Interval | None = None
    part: bool = False
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as one claim gives it. `derived` tells that it is the sum of the `parts` that the claim states; `whom`, what kind of people and whose are counted, as far as it says, `told` in its words."""

    member: Member
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str
    voice: str
    derived: bool = False
    parts: tuple[float | int, ...] = ()
    whom: frozenset[str] = frozenset()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Every value that was given for one scope, in the order of publication."""

    scope: Scope
    verdict: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two members that differ, in what, with which verdict and why. `one` was published first."""

    kind: str
    one: Member
    other: Member
    verdict: str
    why: Label


@dataclass(frozen=True, slots=True)
class Account:
    """Claims, from one or many reports, of the same fact. `id` is derived from the first member and so stays when members are added later."""

    id: str
    event_type: str
    label: Label
    verdict: str
    members: tuple[Member, ...]
    time: Interval | None = None
    location: Location | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    differences: tuple[Difference, ...] = ()


def gravest(verdicts: tuple[str, ...]) -> str:
    """The gravest of `verdicts`; single where there is none."""
    return max(verdicts, key=VERDICTS.index, default="single")
