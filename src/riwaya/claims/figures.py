"""Figures: what the counts of a claim count, once all its slots are filled."""

from __future__ import annotations

from riwaya.claims.drafts import Draft
from riwaya.claims.scene import Scene
from riwaya.mention import Number, Quantity
from riwaya.mentions.numbers_excluded import listed, plain

HARM = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced"))
PEOPLE = frozenset(("people", "personnel", "other"))


def tidy_counts(scene: Scene, d: Draft) -> None:
    """Leave out numbers that count nothing, and the second kind of one figure; tell people by what befell them."""
    d.counts = [(k, what) for k, what in d.counts if isinstance(k, Quantity) or _counts(scene, k)]
    d.counts = [(k, what) for n, (k, what) in enumerate(d.counts) if not (n and _same_figure(d.counts[n - 1][0], k))]
    harm = d.trigger.sense.counts
    if harm in HARM:
        _harmed(d, harm)


def _counts(scene: Scene, k: Number) -> bool:
    """Whether a number that counts no noun counts people. A dual that quantities refuse names (`محافظتي حلب وإدلب`, `البلدين`); kilometres and months measure."""
    if k.form in ("dual", "singular"):
        return False
    unit = plain(scene.words.form(k.last))
    return unit not in listed("measures") and unit not in listed("time_units")


def _same_figure(a: Quantity | Number, b: Quantity | Number) -> bool:
    """`عشرات القتلى والجرحى`: one figure, and what it says of the wounded is not told."""
    return isinstance(a, Quantity) and isinstance(b, Quantity) and b.first >= a.last and (a.value, a.low, a.high) == (b.value, b.low, b.high) and b.unit == b.span.text and a.span.end != b.span.end


def _harmed(d: Draft, harm: str) -> None:
    """People who are counted where someone is killed and no one else is counted as killed: `إعدام 19 شخصا`."""
    if any(what == harm for _, what in d.counts):
        first = next(n for n, (_, what) in enumerate(d.counts) if what == harm)
        for n, (k, what) in enumerate(d.counts):
            if n > first and what in PEOPLE and isinstance(k, Quantity) and k.part_of_total:
                d.counts[n] = (k, harm)
        return
    if d.trigger.verbal and not d.passive:
        return
    found = [n for n, (k, what) in enumerate(d.counts) if what in PEOPLE and k.first > d.trigger.first]
    if found:
        d.counts[found[0]] = (d.counts[found[0]][0], harm)
