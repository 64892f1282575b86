"""How a word can begin a name: behind clitics, with or without the article."""

from __future__ import annotations

from riwaya.script.letters import fold
from riwaya.script.words import cut_words

QUOTES = frozenset("\"'«»“”„‟‘’‹›`´″〝〞()[]{}⟪⟫")
MEMO = 200_000  # folded words remembered at most: about all that a day's news of one country holds

_keys: dict[str, tuple[tuple[int, str, bool], ...]] = {}


def bare(form: str) -> tuple[str, bool]:
    """A folded word without its article, and whether it had one. Words of four letters keep it: `الله`, `الان`."""
    if form.startswith("ال") and len(form) > 4:
        return form[2:], True
    return form, False


def first_keys(form: str) -> tuple[tuple[int, str, bool], ...]:
    """The ways a folded word can begin a name: (clitic letters cut off, key without article, had the article).

    The word as it stands comes first. The article is left inside the name's span, clitics are not;
    of `لل` both letters go, as the article's alef is not written.
    """
    known = _keys.get(form)
    if known is not None:
        return known
    key, article = bare(form)
    out = [(0, key, article)]
    for cut in (1, 2):
        if len(form) - cut < 2 or form[cut - 1] not in "وفبلك" or cut == 2 and (form[0] not in "وف" or form[1] not in "بلكو"):
            break
        rest = form[cut:]
        if form[cut - 1] == "ل" and rest[0] == "ل" and len(rest) > 2:
            out.append((cut + 1, rest[1:], True))
        key, article = bare(rest)
        out.append((cut, key, article))
    if len(_keys) >= MEMO:
        _keys.clear()
    result = _keys[form] = tuple(out)
    return result


def folded_name(name: str) -> str:
    """A name as it is compared: folded, no quotation marks, no articles, single spaces."""
    return " ".join(bare(fold(w.text))[0] for w in cut_words(name).items if w.text not in QUOTES)
