"""How much of one clause's wording stands in another's."""

from __future__ import annotations

from functools import lru_cache

from riwaya.script.letters import fold
from riwaya.weigh.people import stem

LEAST = 5
"""Words that the shorter clause must have: of three anything is alike."""


@lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """The stems of the words of `text` that have more than two letters."""
    return frozenset(stem(w) for w in fold(text).split() if len(w) > 2)


def overlap(one: str, other: str) -> float:
    """The share of the shorter clause's words that the other has as well; 0 where it is too short to tell."""
    return share(content(one), content(other))


def share(some: frozenset[str] | set[str], others: frozenset[str] | set[str]) -> float:
    """As `overlap`, of words."""
    least = min(len(some), len(others))
    return len(some & others) / least if least >= LEAST else 0.0
