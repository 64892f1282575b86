"""Finding known names of one or more words, behind clitics, with or without the article, through quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from riwaya.script.letters import fold
from riwaya.script.words import MARK, Words, cut_words

QUOTES = frozenset("\"'«»“”„‟‘’‹›`´″〝〞()[]{}⟪⟫")
MEMO = 200_000  # folded words remembered at most: about all that a day's news of one country holds

T = TypeVar("T")
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


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words `first` to `last` (exclusive) hold a known name; `cut` clitic letters stand before it in the first word."""

    first: int
    last: int
    cut: int
    article: bool
    payload: T


class NameIndex(Generic[T]):
    """Names to what they stand for. Names are folded; the article counts nowhere but is told of the first word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, name: str, payload: T) -> None:
        """Make `name` known. Adding the same name again keeps both payloads."""
        keys = [bare(w.form)[0] for w in cut_words(name).items if w.text not in QUOTES]
        if keys:
            self._by_first.setdefault(keys[0], []).append((tuple(keys[1:]), payload))

    def freeze(self) -> None:
        """Sort so that longer names come first; call once after the last `add`."""
        for entries in self._by_first.values():
            entries.sort(key=lambda e: -len(e[0]))  # stable: equal lengths stay in the order of the table

    def begins(self, form: str) -> bool:
        """Whether a word of this folded form can begin a known name (cheap; asked of every word)."""
        return any(key in self._by_first for _, key, _ in first_keys(form))

    def at(self, words: Words, i: int) -> Iterator[Match[T]]:
        """All known names that begin at word `i`, fewest clitics first, then longest first."""
        for cut, key, article in first_keys(words[i].form):
            for rest, payload in self._by_first.get(key, ()):
                last = _follow(words, i + 1, rest)
                if last:
                    yield Match(i, last, cut, article, payload)


def _follow(words: Words, i: int, rest: tuple[str, ...]) -> int:
    """The index after the words that spell `rest` from `i` on, quotation marks passed over; 0 where they do not."""
    items, n = words.items, len(words.items)
    for key in rest:
        while i < n and items[i].kind == MARK and items[i].text in QUOTES:
            i += 1
        if i >= n or items[i].gap == 2:
            return 0
        form = items[i].form
        if form != key and bare(form)[0] != key:
            return 0
        i += 1
    return i


def folded_name(name: str) -> str:
    """A name as it is compared: folded, no quotation marks, no articles, single spaces."""
    return " ".join(bare(fold(w.text))[0] for w in cut_words(name).items if w.text not in QUOTES)
