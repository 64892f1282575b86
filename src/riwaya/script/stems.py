"""Words as a search compares them: folded, without the article and the commonest endings.

Far coarser than reading: `المدرعات`, `مدرعة` and `ومدرعاتها` are one stem, and so are some words that have
nothing to do with each other. It finds reports for people to look at; it never decides what a text says.
The endings are those of the light stemmers of Arabic retrieval (article, `و`, plural, feminine, pronoun).
"""

from __future__ import annotations

from riwaya.script.words import MARK, cut_words

LEAST = 3  # letters that stay
_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_SUFFIXES = ("هما", "هم", "ها", "ات", "ان", "ون", "ين", "يه", "ه", "ي")
PARTICLES = ("ب", "ل", "ك", "ف")  # written onto the next word: a query looks for the stem with each of them too
MEMO = 200_000
_memo: dict[str, str] = {}


def stem(form: str) -> str:
    """The stem of a folded word."""
    known = _memo.get(form)
    if known is not None:
        return known
    out = form
    for prefix in _PREFIXES:
        if out.startswith(prefix) and len(out) - len(prefix) >= LEAST:
            out = out[len(prefix) :]
            break
    for _ in range(2):  # `ومدرعاتها`: a pronoun behind a plural
        for suffix in _SUFFIXES:
            if out.endswith(suffix) and len(out) - len(suffix) >= LEAST:
                out = out[: -len(suffix)]
                break
    if len(_memo) >= MEMO:
        _memo.clear()
    if len(form) <= 24:  # as words.py: no memory fills with the monsters of hostile texts
        _memo[form] = out
    return out


def stems(text: str) -> list[str]:
    """The stems of a text's words and numbers, in order; marks are left out."""
    return [stem(w.form) for w in cut_words(text).items if w.kind != MARK]
