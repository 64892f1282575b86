"""Whether a name in a report is a place there: what the words beside it, its neighbours and the rest of the report say.

Names of caution 0 are places unless a word before or after makes them part of another name. The others are
common words too: they need a place word before them, a preposition of place, a nationality after them, a
place that they are joined to, or the same name as a sure place elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riwaya.mentions.gazetteer import Entry, Sense
from riwaya.mentions.homonyms import nationalities
from riwaya.mentions.place_words import PlaceWords, before, core_at, place_words, stem
from riwaya.script.letters import fold
from riwaya.script.names import QUOTES
from riwaya.script.words import MARK, Words

NO, OPEN, YES = 0, 1, 2
LIST_MARKS = frozenset("،,/-–؛")
HAMZA = frozenset("أإآؤئ")
SHORT = 3  # letters of a name behind `ب` that is more likely the tail of a word: `بلاد` is not `ب` + `لاد`


@dataclass(slots=True)
class Found:
    """A name in the text that may be a place. `head` is the index of its head noun, -1 where it has none."""

    first: int
    last: int
    sense: Sense
    head: int = -1
    verdict: int = NO


def judge(words: Words, found: Found, entry: Callable[[int], Entry]) -> None:
    """Set the verdict that the words beside a name give: NO, OPEN (the report may tell) or YES."""
    lists = place_words()
    caution, cut, own = found.sense.caution, found.sense.cut, words[found.first].form
    p = before(words, found.first)
    form = words.form(p)
    if words.form(found.last) in lists.after or caution < 2 and _paper(words, found) or cut == 0 and _adjective(form, own, lists):
        return
    if cut == 0 and p >= 0:
        head = core_at(words, p, lists.heads)
        if head:
            # `القرية الجديدة`: with a head that has the article itself, a common word is its adjective.
            if caution and head.startswith("ال") and own.startswith("ال") or own in lists.generic and not found.sense.rest:
                return
            if caution and not found.sense.rest and own in lists.vague and head not in lists.units:
                return
            if caution < 2 or head in lists.proofs:
                found.head, found.verdict = p, YES
                return
        elif stem(form, lists.blocking):
            return
        elif (form in lists.persons or form in lists.given) and not any(entry(e).level == "country" for e in found.sense.entries):
            return
    if own in lists.generic and not found.sense.rest or caution and not found.sense.rest and _written_otherwise(words, found, entry):
        return
    found.verdict = YES if caution == 0 or _beside(words, found, form, entry) else OPEN


def _beside(words: Words, found: Found, previous: str, entry: Callable[[int], Entry]) -> bool:
    """Whether a preposition of place before a name, or a nationality after it, shows a place."""
    lists = place_words()
    if found.sense.caution > 1:
        return False
    country = nationalities().get(words.form(found.last)) if words.form(found.last).startswith("ال") else None
    if country is not None and any(entry(e).country == country for e in found.sense.entries):
        return True
    own, cut = words[found.first].form, found.sense.cut
    if cut and own[:cut].endswith("ب"):
        return len(own) - cut > SHORT or own[cut:].startswith("ال")
    return cut == 0 and (previous in lists.strong or bool(stem(previous, lists.directions)))


def _adjective(previous: str, own: str, lists: PlaceWords) -> bool:
    """Whether a country's name that is also a nationality (`السعودية`, `سورية`) agrees with the noun before it: `القوات السعودية`."""
    if own not in lists.both:
        return False
    noun = previous.removeprefix("ال")
    return own.startswith("ال") == previous.startswith("ال") and len(noun) > 2 and (noun.endswith(("ه", "ات")) or noun in lists.plurals)


def _written_otherwise(words: Words, found: Found, entry: Callable[[int], Entry]) -> bool:
    """Whether the word as written is another word than the name: `حديثه` (his speech) is not `حديثة`, `أب` not `إب`, `مؤدية` not `مودية`.

    Writers leave a hamza out, and seldom put one where none belongs; so a hamza of the text must be in the name too.
    """
    text = words[found.first].text
    if len(text) != len(words[found.first].form):
        return False
    text = text[found.sense.cut :]
    spellings = [n for e in found.sense.entries for n in entry(e).names if len(n) == len(text) and fold(n) == fold(text)]
    return bool(spellings) and not any(_same_hand(text, n) for n in spellings)


def _same_hand(text: str, name: str) -> bool:
    return all(t == n or t not in HAMZA and not (t == "ه" and n == "ة") for t, n in zip(text, name, strict=True))


def _paper(words: Words, found: Found) -> bool:
    """`«الشرق الأوسط»` in quotation marks of its own is the newspaper, where the name is one of those that papers bear."""
    a, b = found.first - 1, found.last
    if a < 0 or b >= len(words) or not (words[a].kind == words[b].kind == MARK and words[a].text in QUOTES and words[b].text in QUOTES):
        return False
    return words.form(found.first) in place_words().papers


def weigh(words: Words, found: list[Found], entry: Callable[[int], Entry]) -> None:
    """Settle the open ones by their neighbours in a list, and by the rest of the report."""
    if not any(f.verdict == OPEN for f in found):
        return
    for step in (-1, 1):
        for k in range(len(found)) if step < 0 else range(len(found) - 1, -1, -1):
            f = found[k]
            if f.verdict == OPEN and 0 <= k + step < len(found):
                other = found[k + step]
                if other.verdict == YES and _joined(words, *((other, f) if step < 0 else (f, other))) and (f.sense.caution < 2 or _related(f, other, entry)):
                    f.verdict = YES
    lists = place_words()
    sure = {e for f in found if f.verdict == YES for e in f.sense.entries}
    units = {(e.country, e.admin1) for e in map(entry, sorted(sure))}
    countries = {country for country, _ in units}
    for f in found:
        if f.verdict != OPEN:
            continue
        form = words.form(before(words, f.first))
        strong = f.sense.cut == 0 and (form in lists.strong or bool(stem(form, lists.directions)))
        if not (strong or f.sense.cut == 0 and form in lists.weak or f.sense.cut and words[f.first].form[0] in "بو"):
            continue
        here = [entry(e) for e in f.sense.entries]
        if not sure.isdisjoint(f.sense.entries):
            f.verdict = YES
        elif f.sense.caution == 1 and f.sense.cut == 0 and any(e.country in countries or e.level == "country" for e in here):
            f.verdict = YES
        elif strong and any((e.country, e.admin1) in units for e in here if e.admin1):
            f.verdict = YES


def _related(a: Found, b: Found, entry: Callable[[int], Entry]) -> bool:
    """Whether two names can be of one country."""
    return not {entry(e).country for e in a.sense.entries}.isdisjoint(entry(e).country for e in b.sense.entries)


def _joined(words: Words, a: Found, b: Found) -> bool:
    """Whether `b` follows `a` as the next of a list: `a و b`, `a، b`."""
    between = words.items[a.last : b.first] if b.first - a.last < 2 else ()
    if b.sense.cut and words[b.first].form[0] == "و":
        return b.first == a.last
    return len(between) == 1 and between[0].text in LIST_MARKS and b.sense.cut == 0
