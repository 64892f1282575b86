"""Claims as marks on the text of their report, for tools in which people annotate; and what people changed, as corrections.

A mark is the trigger of a claim or a slot of it. What may be changed is what `riwaya correct` may change, and a mark may be taken away: the
trigger's, then the claim is wrong; a slot's, then the claim has it no longer. Marks that people drew anew or moved are no corrections of a
claim: they are told, and left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from riwaya.claim import Claim
from riwaya.export.selection import Selection
from riwaya.report import Report, Span

if TYPE_CHECKING:
    from riwaya.ledger import Ledger

TRIGGER = "trigger"
LISTS = ("actors", "recipients", "locations", "counts")


@dataclass(frozen=True, slots=True)
class Mark:
    """`slot` is TRIGGER, `time`, or one of a list such as `counts.0`. Of a trigger `label` is the event type; of a slot the list's name, and of a figure what it counts."""

    claim: str
    slot: str
    span: Span
    label: str
    modality: str | None = None
    value: float | int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report with the marks on it. `claims` are those that were handed out: of others nothing is said when it comes back."""

    key: str
    report: Report
    claims: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back of a document: its key, the claims handed out, and the marks that still are there. `span` texts are as the tool has them."""

    key: str
    claims: tuple[str, ...]
    marks: tuple[Mark, ...]
    drawn: int = 0  # marks that are of no claim


@dataclass(frozen=True, slots=True)
class Proposed:
    """One correction of a claim: wrong, or right with slot and value."""

    claim: str
    kind: str
    slot: str | None = None
    value: Any = None


def documents(selection: Selection) -> Iterator[Document]:
    """The reports that have claims which go in, newest first."""
    after: str | None = None
    only = selection.asked.get("report")
    while True:
        page = selection.store.reports(limit=200, after=after)
        for ref in page:
            if only and ref.id not in only and ref.key not in only:
                continue
            claims = [r.claim for r in selection.store.claims(limit=10_000, **(selection.asked | {"report": ref.key})) if selection.admits(r)]
            whole = selection.store.report(ref.key) if claims else None
            if whole:
                claims.sort(key=lambda c: (c.trigger.start, c.id))
                yield Document(ref.key, whole.reading.report, tuple(c.id for c in claims), tuple(m for c in claims for m in marks_of(c)))
        if not (after := page.after):
            return


def marks_of(claim: Claim) -> Iterator[Mark]:
    """The marks of a claim: its trigger, then its slots."""
    yield Mark(claim.id, TRIGGER, claim.trigger, claim.event_type, claim.modality)
    for name in LISTS[:3]:
        for i, held in enumerate(getattr(claim, name)):
            yield Mark(claim.id, f"{name}.{i}", held.span, name)
    for i, count in enumerate(claim.counts):
        yield Mark(claim.id, f"counts.{i}", count.span, count.what, value=count.value)
    if claim.time and claim.time.span:
        yield Mark(claim.id, "time", claim.time.span, "time")


def proposed(ledger: Ledger, returned: Iterable[Returned]) -> tuple[list[Proposed], list[str]]:
    """The corrections that make the ledger's claims what came back, and what could not be taken, a line each."""
    found: list[Proposed] = []
    left: list[str] = []
    for document in returned:
        held = ledger.report(document.key)
        if held is None:
            left.append(f"{document.key}: no such report in this ledger")
            continue
        standing = {r.claim.id: r.claim for r in held.claims}
        marks: dict[str, list[Mark]] = {}
        for mark in document.marks:
            marks.setdefault(mark.claim, []).append(mark)
        for claim in document.claims:
            if claim in standing:
                found += _of_claim(standing[claim], marks.get(claim, []), left)
        if document.drawn:
            left.append(f"{held.reading.report.identity}: {document.drawn} drawn anew; what a report says can only be corrected where it was read")
    return found, left


def _of_claim(claim: Claim, marks: list[Mark], left: list[str]) -> Iterator[Proposed]:
    if not any(m.slot == TRIGGER for m in marks):
        yield Proposed(claim.id, "wrong")
        return
    gone: list[str] = []
    for was, now in _paired(list(marks_of(claim)), marks):
        if now is None:
            gone.append(was.slot)
            continue
        if now.span != was.span:
            left.append(f"{claim.id}: the mark of {was.slot} was moved; it is taken as it stood")
        if was.slot == TRIGGER:
            if now.label != was.label:
                yield Proposed(claim.id, "right", "event_type", now.label)
            if now.modality and now.modality != was.modality:
                yield Proposed(claim.id, "right", "modality", now.modality)
        elif was.slot.startswith("counts."):
            if now.label != was.label:
                yield Proposed(claim.id, "right", f"{was.slot}.what", now.label)
            if now.value is not None and now.value != was.value:
                yield Proposed(claim.id, "right", f"{was.slot}.value", now.value)
    # The last of a list first: those behind one that is taken away move up.
    for slot in sorted(gone, key=lambda s: (s.partition(".")[0], -int(s.partition(".")[2] or 0))):
        yield Proposed(claim.id, "right", slot, None)


def _paired(standing: list[Mark], returned: list[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each mark that stands with the one that came back for it: at its place, else over it. Not by number: that moves up when one before it is taken away."""
    free = list(returned)
    found: dict[int, Mark] = {}
    for same in (True, False):
        for i, was in enumerate(standing):
            for now in free if i not in found else ():
                over = now.span == was.span if same else now.span.start < was.span.end and was.span.start < now.span.end or was.slot == TRIGGER
                if over and now.slot.partition(".")[0] == was.slot.partition(".")[0]:
                    found[i] = now
                    free.remove(now)
                    break
    for i, was in enumerate(standing):
        yield was, found.get(i)
