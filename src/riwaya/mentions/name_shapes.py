"""Names of persons by their shape, read word by word from evidence that one begins: a title, a first name, a particle, a verb of saying.

A name ends at the first word that no name has; words that no table knows are taken for names only beside such evidence.
"""

from __future__ import annotations

from riwaya.mentions.party_senses import (
    ADJECTIVE,
    AFTER_SAYING,
    CAREFUL,
    COMMON,
    ENTITY,
    FAMILY,
    FOREIGN,
    GIVEN,
    HEAD,
    KUNYA,
    KUNYA_PLACES,
    MAYBE,
    NATION,
    OFFICE,
    PARTICLE,
    SAY,
    SECOND,
    SERVANT,
    STOP,
    Sense,
    sense,
)
from riwaya.mentions.phrases_of_parties import Line
from riwaya.script.words import MARK

LONGEST_NAME = 7  # words
_NEVER = STOP | SAY
_TITLED = OFFICE | HEAD


def _goes_on(line: Line, j: int, count: int, sure: bool, kunya: bool) -> int:
    """How many words of a name follow at `j` (0 to 3); `count` words stand before, `sure` when the first was a first name."""
    if not line.word(j):
        return 0
    s, form = line.senses[j], line.items[j].form
    if s.cut and s.roles:
        return 0
    if s.roles & PARTICLE:
        return _particle(line, j, s)
    if s.roles & (GIVEN | FAMILY | SECOND):
        return 1 if _known_part(line, j, s, count) else 0
    if s.roles & _NEVER:
        return 0
    if s.roles & NATION:
        ok = s.article and not form.endswith(("ه", "ون", "ين")) and (count == 1 or kunya and count == 2)
        return 1 if ok and not (line.word(j + 1) and line.senses[j + 1].roles & NATION) else 0
    if s.roles & ENTITY and not s.roles & _TITLED and s.aliases and s.aliases[0].entity.kind == "person":
        return 1
    if s.roles & (_TITLED | ADJECTIVE | ENTITY):
        return 1 if count == 1 and sure and s.article and not s.roles & (HEAD | ENTITY) and form.endswith("ي") else 0
    if s.roles & COMMON and s.article and count == 1 and sure and j + 1 < line.n and (line.items[j + 1].text in "،,(" or line.forms[j + 1] in AFTER_SAYING):
        return 1  # عادل الشجاع، عضو …
    if s.roles & COMMON or j in line.places and count != 1:
        return 0
    if s.roles & MAYBE:
        return 1 if sure and count <= 2 else 0
    return 1 if len(form) > 2 and not verb(form) and not _inflected(form) else 0


def _particle(line: Line, j: int, s: Sense) -> int:
    """How many words a particle at `j` takes with what it needs (`بن سلمان`, `بن عبد العزيز`); 0 where that does not follow."""
    if not line.word(j + 1):
        return 0
    behind = line.senses[j + 1]
    if (
        behind.roles & _NEVER
        and not behind.roles & (GIVEN | SECOND)
        or s.particle == FOREIGN
        and behind.roles & (COMMON | STOP)
        or s.particle == KUNYA
        and behind.roles & STOP
    ):
        return 0
    return 3 if behind.particle in (SERVANT, KUNYA) and line.word(j + 2) else 2


def _known_part(line: Line, j: int, s: Sense, count: int) -> bool:
    """Whether the word at `j`, which can be part of a name, goes on with one after `count` words of it."""
    if s.roles & STOP and not s.roles & SECOND or s.roles & _NEVER and count > 1:
        return False
    if s.roles & CAREFUL and s.roles & (COMMON | ADJECTIVE | OFFICE) and count > 1 and not s.article:
        behind = line.senses[j + 1] if line.word(j + 1) else None
        if behind is not None and not behind.cut and not behind.roles & _NEVER:
            return False  # an ordinary word with its complement: أمين سر اللجنة
    return not (s.roles & ENTITY and s.aliases and s.aliases[0].entity.kind == "state")


def _inflected(form: str) -> bool:
    """Whether an unknown word is a common one with an ending or with و before it: تعهدا, واتفقا, سفرها."""
    if form[0] == "و" and form[1:3] in _BEHIND_WAW:
        return True
    for ending in ("ا", "ه", "ها", "هم", "هما", "وا", "نا", "ت"):
        if form.endswith(ending) and len(form) - len(ending) > 2 and sense(form[: -len(ending)]).roles & (COMMON | SAY | STOP):
            return True
    return form[0] in "وفبل" and len(form) > 4 and bool(sense(form[1:]).roles & (COMMON | SAY | STOP))


_BEHIND_WAW = frozenset("ال ات اس ان اع اك اض اش اق اف ين يت يس تم ست مع مش مح".split())


def verb(form: str) -> bool:
    """An imperfect or a feminine perfect that no table has."""
    return (
        form[0] == "ي"
        and len(form) > 4
        and form[1] in "ستنتعم"
        and not form.endswith(("يم", "ف"))
        or form[:2] in ("سي", "ست")
        and len(form) > 5
        or form.endswith(("وا", "تها", "تهم", "ته"))
    )


def name_end(line: Line, i: int, strong: bool) -> int:
    """The index after the name that begins at `i`; 0 where there is none. `strong`: a title or the like says that a name comes."""
    if not line.word(i):
        return 0
    s, form = line.senses[i], line.items[i].form
    sure = bool(s.roles & GIVEN) and not s.roles & CAREFUL
    kunya = False
    if s.roles & PARTICLE and not (s.roles & GIVEN):
        if s.particle not in (KUNYA, SERVANT, FOREIGN) and not strong:
            return 0
        step = _goes_on(line, i, 1, True, False) if not s.cut else _behind_clitic(line, i)
        if not step or s.particle == FOREIGN and not strong:
            return 0
        j, count, kunya, sure = i + step, 1 if s.particle == SERVANT else 2, s.particle == KUNYA, s.particle != FOREIGN
        if kunya and not strong and (i in line.places or line.senses[i + 1].key in KUNYA_PLACES):
            return 0
    elif s.roles & (GIVEN | FAMILY):
        j, count = i + 1, 1
        if s.roles & GIVEN and line.word(j) and line.senses[j].roles & SECOND and not line.senses[j].cut:
            j += 1  # نور الدين
    elif (
        strong
        and not s.roles & (_NEVER | COMMON | _TITLED | ADJECTIVE | NATION)
        and not (s.cut and s.roles)
        and not s.article
        and len(form) > 2
        and not verb(form)
        and not (not s.roles and _inflected(form))
        and i not in line.places
    ):
        j, count = i + 1, 1
    elif (
        strong
        and s.article
        and not s.cut
        and (form.endswith("ي") or s.roles & MAYBE)
        and not s.roles & (_NEVER | COMMON | _TITLED | ADJECTIVE | NATION | ENTITY)
    ):
        j, count = i + 1, 1
    else:
        return 0
    while count < LONGEST_NAME:
        if (
            line.word(j) is False
            and j < line.n
            and line.items[j].kind == MARK
            and line.items[j].text == "-"
            and line.items[j].gap == 0
            and line.word(j + 1)
            and line.items[j + 1].gap == 0
        ):
            if _goes_on(line, j + 1, 1, True, False):
                j += 2
                continue
            break
        step = _goes_on(line, j, count, sure, kunya)
        if not step:
            break
        j += step
        count += 1
    if strong:
        return j
    return j if _believable(line, i, j, kunya) else 0


def _behind_clitic(line: Line, i: int) -> int:
    return 2 if line.word(i + 1) and not line.senses[i + 1].roles & _NEVER else 0


def _believable(line: Line, i: int, j: int, kunya: bool) -> bool:
    """Whether a run of words with nothing before it is a name: a sure first name with another word, two words that only names have."""
    s = line.senses[i]
    if kunya:
        return True
    if s.roles & PARTICLE and s.particle == SERVANT:
        return True
    if j - i == 1:
        return bool(s.roles & FAMILY) and not s.article and not s.roles & (CAREFUL | COMMON | MAYBE)
    nxt = line.senses[i + 1]
    if s.roles & GIVEN and not s.roles & CAREFUL:
        return True
    if s.roles & FAMILY and not s.roles & GIVEN:
        return not s.article or bool(nxt.roles & (GIVEN | FAMILY))
    return bool(nxt.roles & (GIVEN | FAMILY | PARTICLE)) and not nxt.roles & COMMON
