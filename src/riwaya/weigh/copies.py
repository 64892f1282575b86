"""Wire copies: reports that repeat the wording of an earlier one.

A copy is never dropped (a slip in a copy is what people look for), but it is no second source. Found by
shingles: runs of words, folded, hashed by CRC-32, of which only those divisible by KEEP are held, the
same ones in every text. The same reports give the same copies in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from riwaya.report import Report
from riwaya.script.words import MARK, cut_words

RUN = 5
"""Words in a shingle: five words in a row are the same by chance only in set phrases."""
KEEP = 4
"""One shingle in four is held: enough for texts of 100 words, and a quarter of the memory."""
SHARE = 0.5
"""Of the shorter text, how much must stand in the longer: paragraphs are cut from the end of agency copy, and leads are rewritten."""
LEAST = 4
"""With fewer shared shingles than this (of a sample; four times as many of whole texts) nothing is said: two bare sentences may be alike."""
CROWD = 200
"""A shingle of more reports than this is furniture, and no sign of copying."""


def shingles(text: str, run: int = RUN, keep: int = KEEP) -> frozenset[int]:
    """The hashes of the runs of `run` words of `text`; of a text with few runs, all of them."""
    forms = [w.form for w in cut_words(text).items if w.kind != MARK]
    every = {crc32(" ".join(forms[i : i + run]).encode("utf-8", "surrogatepass")) for i in range(len(forms) - run + 1)}
    kept = {h for h in every if h % keep == 0}
    return frozenset(kept if len(every) > 40 * keep else every)


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """For each report id that is a copy, the id of the earliest report whose wording it shares (by day, then id)."""
    ordered = sorted({r.identity: r for r in reports}.values(), key=lambda r: (r.published.toordinal() if r.published else 0, r.identity))
    holders: dict[int, list[int]] = {}
    sizes: list[int] = []
    whole: list[bool] = []
    found: dict[str, str] = {}
    for n, report in enumerate(ordered):
        held = shingles(report.text)
        sizes.append(len(held))
        whole.append(any(h % KEEP for h in held))
        shared: Counter[int] = Counter()
        for h in held:
            for other in holders.get(h, ()):
                shared[other] += 1
        for other in sorted(shared):
            least = LEAST * KEEP if whole[n] and whole[other] else LEAST
            if shared[other] >= least and shared[other] >= SHARE * min(sizes[n], sizes[other]):
                first = ordered[other].identity
                found[report.identity] = found.get(first, first)
                break
        for h in held:
            into = holders.setdefault(h, [])
            if len(into) < CROWD:
                into.append(n)
    return found
