"""Sentences: stretches that a full stop, a question or exclamation mark, or a line break ends."""

from __future__ import annotations

from riwaya.script.words import DIGITS, MARK, WORD, Words

ENDS = frozenset(".!?؟۔…")
# Words that a stop after them only abbreviates: `د. محمد`, `م. علي`, `أ.ف.ب`.
_SINGLE = 2
# Words after which a sentence is cut whatever stands there. The longest of 14,128 in real reports has 176 words; what
# is longer is a list, a table or made to hurt, and the steps that compare the clauses of a sentence must not take it whole.
LONGEST = 250


def cut_sentences(words: Words) -> tuple[tuple[int, int], ...]:
    """Sentences as (first, last) word indices, `last` exclusive; every word is in exactly one sentence.

    A stop ends a sentence unless a digit follows at once (`3.5`) or a lone letter stands before it (`د.`); no
    sentence is longer than LONGEST words.
    """
    out: list[tuple[int, int]] = []
    first = 0
    items = words.items
    n = len(items)
    for i, w in enumerate(items):
        if i - first >= LONGEST or i > first and w.gap == 2 and not (w.kind == DIGITS and items[i - 1].text == ":"):  # a figure on the line below its heading
            out.append((first, i))
            first = i
        if w.kind != MARK or w.text not in ENDS:
            continue
        after = items[i + 1] if i + 1 < n else None
        before = items[i - 1] if i > first else None
        if w.text == "." and after is not None and after.gap == 0 and after.kind == DIGITS:
            continue
        if w.text == "." and before is not None and before.kind == WORD and len(before.form) < _SINGLE:
            continue
        if after is not None and after.gap == 0 and after.kind == MARK and after.text in "\"'”»’)":
            if i + 2 < n and items[i + 2].gap and i + 2 - first < LONGEST:
                out.append((first, i + 2))  # ….» the mark that closes what was quoted ends the sentence with it
                first = i + 2
            continue
        out.append((first, i + 1))
        first = i + 1
    if first < n:
        out.append((first, n))
    return tuple(out)
