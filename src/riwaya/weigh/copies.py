"""Wire copies: reports that repeat the wording of an earlier one.

A copy is never dropped (a slip in a copy is what people look for), but it is no second source. Found by
shingles: runs of words, folded and hashed, of which one in KEEP is held, the same ones in every text. The same reports give the same copies in any order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from riwaya.report import Report
from riwaya.script.letters import fold

RUN = 5
"""Words in a shingle: five words in a row are the same by chance only in set phrases."""
KEEP = 4
"""One shingle in four is held: enough for texts of 100 words, and a quarter of the memory."""
SHARE = 0.5
"""Of the shorter text, how much must stand in the longer: paragraphs are cut from the end of agency copy, and leads are rewritten."""
LEAST = 4
"""With fewer shared shingles than this in the samples (KEEP times as many in whole texts) nothing is said: two bare sentences may be alike."""
SHORT = 160
"""A text of no more shingles than this is held whole: a sample of it would be too few to judge by."""
UNDATED = 10**7
"""Later than every day: of two that are alike, the one that says when it was published is taken for the first."""
CROWD = 200
"""A shingle of more reports than this is furniture, and no sign of copying."""


_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8_192)
def shingles(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The hashes of the runs of words of `text`: the sample, and all of them (empty for a long text)."""
    words = [crc32(w.encode("utf-8", "surrogatepass")) for w in _WORD.findall(fold(text))]
    runs = zip(*(words[i:] for i in range(RUN)), strict=False)
    # Sampled by two of the five words, before the run is hashed: three in four need not be.
    if len(words) - RUN + 1 <= SHORT:
        every = list(runs)
        return frozenset(hash(run) for run in every if not (run[0] ^ run[3]) % KEEP), frozenset(map(hash, every))
    return frozenset(hash(run) for run in runs if not (run[0] ^ run[3]) % KEEP), frozenset()


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """For each report id that is a copy, the id of the earliest report whose wording it shares (by day, then id)."""
    ordered = sorted({r.identity: r for r in reports}.values(), key=lambda r: (r.published.toordinal() if r.published else UNDATED, r.identity))
    held = [shingles(r.text) for r in ordered]
    holders: dict[int, list[int]] = {}
    found: dict[str, str] = {}
    for n, report in enumerate(ordered):
        sample, every = held[n]
        near: set[int] = set()
        for h in every or sample:
            near.update(holders.get(h, ()))
        for other in sorted(near):
            if _alike(held[n], held[other]):
                first = ordered[other].identity
                found[report.identity] = found.get(first, first)
                break
        for h in every or sample:
            into = holders.setdefault(h, [])
            if len(into) < CROWD:
                into.append(n)
    return found


def _alike(one: tuple[frozenset[int], frozenset[int]], other: tuple[frozenset[int], frozenset[int]]) -> bool:
    """Whole against whole where both are; else sample against sample, for a sample against a whole would share a quarter at most."""
    whole = bool(one[1] and other[1])
    a, b = one[whole], other[whole]
    shared = len(a & b)
    return shared >= LEAST * (KEEP if whole else 1) and shared >= SHARE * min(len(a), len(b))
