"""What kind of people words name: soldiers, police, civilians, militants. From lexicon/human_classes.csv."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lexicon import rows
from riwaya.script.letters import fold

_FORMS = tuple(sorted(((r["form"], r["class"]) for r in rows("human_classes.csv", ("form", "class", "source"))), key=lambda p: (-len(p[0]), p[0])))
_ARTICLES = ("وال", "بال", "ال", "لل", "و", "ب", "ل")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without article, conjunction and the commonest endings: enough to see that two words are of one stock, no more."""
    for front in _ARTICLES:
        if word.startswith(front) and len(word) - len(front) >= 3:
            word = word[len(front) :]
            break
    for end in ("وهم", "هما", "ها", "هم", "وا", "ون", "ين", "ان", "ات", "ته", "ت", "ه", "ا", "ي"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


@lru_cache(maxsize=65_536)
def human_class(written: str) -> str | None:
    """The class of the first known noun in `written`; None where it says only people."""
    words = [w.removeprefix("ال") for w in fold(written).split()]
    for i in range(len(words)):
        rest = " ".join(words[i:])
        for form, kind in _FORMS:
            if rest.startswith(form):
                return kind
    return None
