"""One sentence with one slot changed: who, whom or where. Told by several reports in nearly the same words, and not the same in the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from riwaya.account import Difference, Member
from riwaya.claim import Actor, Claim
from riwaya.view.labels import Label
from riwaya.view.phrases import plain
from riwaya.weigh.places import APART, known, relation
from riwaya.weigh.totals import numbers
from riwaya.weigh.wording import overlap

ALIKE = 0.6
"""Share of the shorter clause's words that must stand in the other: below it two clauses tell different sides of one event, each with its own actor."""
MANY = 60
"""Claims of an account that are compared: the distinct clauses of the first reports."""


def slot_differences(members: Sequence[tuple[Member, str]]) -> list[Difference]:
    """Actor against actor, recipient against recipient, place against place: the first pair of each two values."""
    stated = [(m, v) for m, v in members if m.claim.modality == "actual"]
    distinct = list({(" ".join(m.claim.evidence.text.split()), v): (m, v) for m, v in reversed(stated)}.values())[::-1][:MANY]
    found: dict[tuple[str, str, str], Difference] = {}
    for (one, a), (other, b) in combinations(distinct, 2):
        if a == b or one.report.identity == other.report.identity or not _one_deed(one.claim, other.claim):
            continue
        for kind, left, right in _changed(one.claim, other.claim):
            what = _KINDS[kind]
            why = Label(f"{what.ar}: {left} و{right}؛ والجملة فيما عدا ذلك واحدة تقريبا", f"{what.en}: {left} against {right}; the sentences are otherwise nearly the same")
            found.setdefault((kind, left, right), Difference(kind, one, other, "conflicting", why))
    return list(found.values())


_KINDS = {"actor": Label("الفاعل", "actor"), "recipient": Label("المتضرر", "acted on"), "place": Label("المكان", "place")}


def _one_deed(one: Claim, other: Claim) -> bool:
    # Of a clash each side is the actor for somebody.
    if one.event_type != other.event_type or one.mode != other.mode or one.mode == "clash":
        return False
    share = overlap(one.evidence.text, other.evidence.text)
    return share >= ALIKE or share >= ALIKE / 2 and bool(numbers(one) & numbers(other))


def _changed(one: Claim, other: Claim) -> list[tuple[str, str, str]]:
    """The one slot in which they differ; nothing where two do, for they are then two deeds."""
    found = []
    for kind, some, others in (("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients)):
        if _parties_apart(some, others):
            found.append((kind, _names(some), _names(others)))
    here, there = known(one.locations), known(other.locations)
    if relation(here, there) == APART:
        found.append(("place", plain(here[0].name or here[0].span.text), plain(there[0].name or there[0].span.text)))
    return found if len(found) == 1 else []


def _parties_apart(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether both name known parties only, and no two of them are of one country or kin."""
    if not some or not others or not all(a.entity or a.country for a in (*some, *others)):
        return False
    one, other = ({k for a in side for k in (a.entity, a.country) if k} for side in (some, others))
    return not one & other


def _names(parties: Sequence[Actor]) -> str:
    return "، ".join(plain(a.name or a.span.text) for a in parties)
