"""A draft: an event of a sentence while its slots are being filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.phrases import Chunk
from riwaya.claims.triggers import Trigger
from riwaya.mention import Number, Quantity, Time

# Slot, what was put there, by which rule, by which lexicon row; cheap, as most are never asked for (claims/reasons.py).
Note = tuple[str, "Chunk | Time", object, str | None]  # slot, what fills it, the rule (told by `str`), the lexicon row


@dataclass(slots=True, eq=False)
class Draft:
    """One event, by chunk index `k` in its sentence's chunks [lo, hi) of its own clause."""

    trigger: Trigger
    k: int
    sentence: int
    lo: int = 0
    hi: int = 0
    event_type: str = ""
    mode: str | None = None
    actors: list[Chunk] = field(default_factory=list)
    recipients: list[Chunk] = field(default_factory=list)
    locations: list[Chunk] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    compared: bool = False  # to earlier ones of its kind: `أول هجوم منذ عام`
    counts: list[tuple[Quantity | Number, str]] = field(default_factory=list)
    passive: bool = False
    light: Chunk | None = None
    merged: list[Trigger] = field(default_factory=list)
    end: int = -1  # chunk of the last trigger that was joined in
    toll: bool = False
    attack: bool = False
    modality: str = "actual"
    cue: tuple[int, int] | None = None
    cue_rule: str = ""
    cue_row: str | None = None
    notes: list[Note] = field(default_factory=list)

    @property
    def has_slots(self) -> bool:
        """Whether anything is told of it. That it is the first since a day tells that it happened, and no slot of a claim holds that."""
        return bool(self.actors or self.recipients or self.locations or self.times or self.counts or self.compared)
