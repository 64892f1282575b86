"""The whole phrase around a place's name, as a claim's slot has it: `ريف حلب الغربي`, `شمال وغرب العراق`, `قاعدة "إنغيرليك" الجوية`."""

from __future__ import annotations

from riwaya.mention import Place
from riwaya.mentions.place_words import PlaceWords, before, place_words, stem
from riwaya.report import Span
from riwaya.script.names import QUOTES
from riwaya.script.words import MARK, Words

HEADS = 5  # head nouns and directions before a name at most: `أطراف ريف مدينة حلب`, `شمال وجنوب شرق مدينة X`
AFTER = 2  # adjectives after it at most: `ريف حلب الشمالي الشرقي`


def place_phrase(words: Words, place: Place) -> tuple[int, int]:
    """First word and last word (exclusive) of the phrase that `place` is the core of; its own words where there is no more.

    Clitics of the first word are inside the words: `phrase_span` leaves them off.
    """
    lists = place_words()
    first = _heads(words, place, lists)
    last = place.last
    if first < place.first or words[place.first - 1].text in QUOTES if place.first else False:
        last = _closed(words, first, last)
    for _ in range(AFTER):
        if last < len(words) and words[last].gap == 1 and words[last].form in lists.adjectives:
            last += 1
        else:
            break
    return first, last


def phrase_span(words: Words, place: Place) -> Span:
    """The phrase as a span, without the clitics of its first word (`بمدينة حلب`: `مدينة حلب`)."""
    first, last = place_phrase(words, place)
    if first == place.first:
        return Span.of(words.text, place.span.start, max(words[last - 1].end, place.span.end))
    form = words.form(first)
    lists = place_words()
    core = stem(form, lists.heads) or stem(form, lists.directions) or form
    return words.span(first, last, max(len(form) - len(core), 0))


def _heads(words: Words, place: Place, lists: PlaceWords) -> int:
    first = place.first
    if place.span.start != words[first].start:  # a clitic on the name itself: nothing before it belongs to it
        return first
    wants_and = False  # after `وغرب` the phrase goes on only with the direction that it is joined to
    for _ in range(HEADS):
        p = before(words, first)
        if p < 0 or first - p > 2:
            break
        form = words.form(p)
        direction = stem(form, lists.directions)
        head = None if direction or wants_and else stem(form, lists.heads)
        if not direction and (head is None or head in lists.people):
            break
        if head is not None and head.startswith("ال") and place.precision != "country" and head not in ("العاصمه", "المدينه", "المنطقه", "البلده", "القريه"):
            break
        core = direction or head or form
        clitic = form[: len(form) - len(core)]
        if direction and clitic.startswith("و") and len(clitic) == 1:
            q = before(words, p)
            if q >= 0 and stem(words.form(q), lists.directions):
                first, wants_and = p, True
                continue
        first, wants_and = p, False
        if clitic:
            break
    return first


def _closed(words: Words, first: int, last: int) -> int:
    """`last` past the quotation marks that close what was opened between `first` and `last`."""
    opened = any(w.kind == MARK and w.text in QUOTES for w in words.items[first:last])
    while opened and last < len(words) and words[last].kind == MARK and words[last].text in QUOTES:
        last += 1
    return last
