"""What a speech is: a chain of sources and the words that it vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from riwaya.claims.grammar import SPEAKING, variants
from riwaya.claims.phrases import NP, Chunk
from riwaya.claims.scene import Scene
from riwaya.mention import Time

CHAIN = 6  # links of a chain at most; in 9,000 claims of two corpora none has more than four, and on hostile text each speaker adds one
RELAYS = frozenset(("نقل", "ذكر", "أفاد", "قال", "أورد", "نشر"))


@dataclass(frozen=True, slots=True)
class Source:
    """One link before it is written out: the phrase that names who says so, the reporting words, when. `end`: where the
    words end that name others who say so with him (`سكان وشهود`); 0 where he is alone."""

    phrase: Chunk
    cue: tuple[int, int]
    said: Time | None = None
    end: int = 0


@dataclass(slots=True, eq=False)
class Speech:
    """A chain of sources and the words [first, last) of the report that it vouches for; `rule` tells how it was found."""

    sources: list[Source]
    first: int
    last: int
    cue: tuple[int, int]
    rule: str
    row: str | None = None
    carries: bool = True

    def __post_init__(self) -> None:
        self.sources = self.sources[:CHAIN]


def can_speak(scene: Scene, c: Chunk) -> bool:
    """Whether a phrase can be a source: a party, or a noun that reports (`التقارير`, `البيان`)."""
    if c.kind != NP or c.time is not None:
        return False
    if c.party is not None:
        return True
    return any(v in SPEAKING or v.removesuffix("ا") in SPEAKING for v in variants(scene.words.form(c.first)))


LONGEST = 14  # words of a link that names several; beyond it only the first is named


def together(speakers: list[Chunk], cue: tuple[int, int], said: Time | None = None) -> list[Source]:
    """The one link of those who say so together: named by all their words where nothing stands between them, else by the first."""
    if not speakers:
        return []
    first, last = speakers[0], speakers[-1]
    near = last.last - first.first <= LONGEST and all(b.first - a.last <= 1 for a, b in pairwise(speakers))
    return [Source(first, cue, said, last.last if near and len(speakers) > 1 else 0)]
