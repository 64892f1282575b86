"""Places that no list has, known by the word before them: `مخيم "الأمل"`, `قرية الصيادين`, `معبر …`.

Only the shape speaks here, so it must be plain: a head noun without the article, and after it a quoted
name, a word with the article, or, behind the heads of settlements, a word that can be neither adjective
nor verb. The name is as written; country and unit only where the text joins them to it (`في ريف حلب`).
"""

from __future__ import annotations

from riwaya.mentions.homonyms import nationalities
from riwaya.mentions.place_words import PlaceWords, core_at, place_words, stem
from riwaya.script.names import QUOTES as _MARKS
from riwaya.script.words import MARK, WORD, Words

QUOTES = _MARKS - frozenset("()[]{}")  # what stands in brackets after a head explains it, and names nothing
QUOTED = 4  # words of a quoted name at most; longer quotations are speech
VERBAL = ("و", "ف", "ب", "ل", "ك", "ي", "ت", "است", "ان", "سي", "ست")  # clitics, and how verbs begin
OWNED = ("هم", "ها", "هن", "كم", "نا")  # possessive endings: no name has them behind its head
LEAST = 4  # letters of a name without article at least: shorter words are verbs and particles more often than names


def unlisted_name(words: Words, head: int) -> tuple[int, int]:
    """First and last word (exclusive) of the unlisted name that follows the head noun at `head`; (0, 0) where none does."""
    lists = place_words()
    core = core_at(words, head, lists.namers)
    i = head + 1
    if core is None or i >= len(words) or words[i].gap == 2:
        return 0, 0
    if words[i].kind == MARK and words[i].text in QUOTES:
        return _quoted(words, i)
    if words[i].kind != WORD or not _can_be_name(words, i, core, lists):
        return 0, 0
    if core in lists.doubtful and words.form(i + 1) not in lists.adjectives:
        return 0, 0
    last = i + 1
    while last < len(words) and last - i < 3 and words[last - 1].form in lists.openers:
        if words[last].kind != WORD or words[last].gap != 1:
            return 0, 0
        last += 1
    return i, last


def _quoted(words: Words, i: int) -> tuple[int, int]:
    first = i + 1
    for last in range(first, min(first + QUOTED + 1, len(words))):
        w = words[last]
        if w.kind == MARK and w.text in QUOTES:
            return (first, last) if last > first and words[first].kind == WORD else (0, 0)
        if w.kind == MARK or w.gap == 2:
            return 0, 0
    return 0, 0


def _can_be_name(words: Words, i: int, core: str, lists: PlaceWords) -> bool:
    form = words[i].form
    if form in lists.generic or form in lists.adjectives or form in lists.heads or form in lists.never or form in nationalities() or form in lists.given or form in lists.persons - lists.openers or words[i].gap != 1:
        return False
    if form in lists.openers:
        return True
    if form.startswith("ال"):
        return len(form) > LEAST
    if core not in lists.settlements or len(form) < LEAST or form.endswith(OWNED):
        return False
    if form.startswith(VERBAL) and not form.startswith("كفر") or form[-1] in "هيت" or form[-1] == "ا" and (form.endswith("يا") or "\u064b" in words[i].text):
        return False
    return stem(form, lists.never) is None
