"""Who and whom as two columns with ties between them, as wide as the claims are many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.ledger.records import TermCount

ROW = 40  # pixels of a row, as page.css has it
MOST = 12  # names of a column
WIDEST = 14.0  # pixels of the strongest tie


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from row `one` to row `other` (pixels), with its path in a box 100 wide."""

    one: TermCount
    other: TermCount
    claims: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Ties:
    """The two columns in order, and the ties between them."""

    left: tuple[TermCount, ...]
    right: tuple[TermCount, ...]
    ties: tuple[Tie, ...]
    height: int


def ties(pairs: Iterable[tuple[TermCount, TermCount, int]]) -> Ties:
    """The strongest ties among MOST names of each side at most; each name stands near to what it is tied to."""
    given = list(pairs)
    left, right, kept = _strongest(given)
    rows = list(left)
    weights: dict[str, list[tuple[int, int]]] = {}
    for a, b, n in kept:
        weights.setdefault(b.key, []).append((rows.index(a.key), n))
    others = sorted(right, key=lambda k: (sum(i * n for i, n in weights[k]) / sum(n for _, n in weights[k]), -sum(n for _, n in weights[k]), k))
    height = ROW * max(len(rows), len(others), 1)
    most = max((n for _, _, n in kept), default=1)
    drawn = []
    for a, b, n in kept:
        y, z = ((order.index(k) + 0.5) * height / len(order) for order, k in ((rows, a.key), (others, b.key)))
        drawn.append(Tie(a, b, n, f"M0 {y:.1f}C50 {y:.1f} 50 {z:.1f} 100 {z:.1f}", round(1 + (WIDEST - 1) * n / most, 1)))
    return Ties(tuple(left[k] for k in rows), tuple(right[k] for k in others), tuple(drawn), height)


def _strongest(pairs: list[tuple[TermCount, TermCount, int]]) -> tuple[dict[str, TermCount], dict[str, TermCount], list[tuple[TermCount, TermCount, int]]]:
    """The strongest ties as long as both columns have room: so nobody stands there untied."""
    left: dict[str, TermCount] = {}
    right: dict[str, TermCount] = {}
    kept = []
    for a, b, n in sorted(pairs, key=lambda pair: (-pair[2], pair[0].key, pair[1].key)):
        if (a.key in left or len(left) < MOST) and (b.key in right or len(right) < MOST):
            left[a.key], right[b.key] = a, b
            kept.append((a, b, n))
    return left, right, kept
