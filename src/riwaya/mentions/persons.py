"""Persons: titles and offices with the names behind them, and names by their shape.

A name is read word by word from evidence that one begins: a title, a first name, a particle (`أبو`, `عبد`, `بن`), a verb of
saying. It ends at the first word that no name has. As a mention a person is the bare name (`Phrase.head`); the title belongs
to the party.
"""

from __future__ import annotations

from riwaya.mentions import groups
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
    MANY,
    MAYBE,
    NATION,
    NO_SOURCE,
    OFFICE,
    PARTICLE,
    PLACE_NOUNS,
    PORTFOLIO,
    SAY,
    SECOND,
    SERVANT,
    STOP,
    Office,
    Sense,
    sense,
)
from riwaya.mentions.phrases_of_parties import DEPTH, Line, Phrase, construct
from riwaya.script.words import MARK

LONGEST_NAME = 7  # words
_NEVER = STOP | SAY
_TITLED = OFFICE | HEAD


def _plain(s: Sense) -> bool:
    """Whether a word can be nothing but a name: no table knows it."""
    return not s.roles and not s.article


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
    return 1 if len(form) > 2 and not _verb(form) and not _inflected(form) else 0


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


def _verb(form: str) -> bool:
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
        and not _verb(form)
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


def person(line: Line, i: int) -> Phrase | None:
    """A name without a title at `i`."""
    s = line.senses[i]
    if s.roles & ENTITY:
        known = groups.known_party(line, i)
        if known is not None and known.kind == "person":
            return known
    end = name_end(line, i, False)
    if not end or i and line.items[i - 1].form in PLACE_NOUNS:
        return None
    return _named(line, Phrase(i, end, s.cut, "person", head=(i, end)))


def said(line: Line, i: int) -> Phrase | None:
    """A name right behind a verb of saying at `i - 1`, by what follows it (`وقال سيرناندو استريوا إن`)."""
    if not line.word(i):
        return None
    s = line.senses[i]
    if s.roles & (_NEVER | _TITLED | ENTITY | NATION | ADJECTIVE) and not s.roles & GIVEN or s.article and not s.roles & (GIVEN | FAMILY) or i in line.places:
        return None
    end = name_end(line, i, True)
    if not end:
        return None
    if not s.roles & (GIVEN | FAMILY | PARTICLE):
        if end - i < 2 or any(line.senses[k].roles & COMMON for k in range(i, end)):
            follows = line.items[end] if end < line.n else None
            if follows is None or follows.form not in AFTER_SAYING and not (follows.kind == MARK and follows.text in "،:,"):
                return None
            if s.roles or s.cut or end - i > 1:
                return None
    elif s.roles & CAREFUL and end - i == 1:
        follows = line.items[end] if end < line.n else None
        if follows is None or follows.form not in AFTER_SAYING:
            return None
    return _named(line, Phrase(i, end, s.cut, "person", head=(i, end)))


def _named(line: Line, phrase: Phrase) -> Phrase:
    """Look the bare name up among the known persons."""
    assert phrase.head is not None
    first, last = phrase.head
    known = line.known(first) if line.senses[first].roles & ENTITY else None
    if known is not None and known[1].entity.kind == "person" and known[0] >= last - 1:
        phrase.entity, phrase.country = known[1].entity, phrase.country or known[1].entity.country
    return phrase


def titled(line: Line, i: int, depth: int = 0) -> Phrase | None:
    """The office, rank or role at `i`, with what it is of and the name that follows."""
    s = line.senses[i]
    office, j, suffix = s.office, i + 1, s.suffix
    long = line.longer(i, Office)
    if long is not None:
        j, office = long
        suffix = ""
    if office is None or long is None and s.roles & ADJECTIVE and line.describes(i):
        return None
    if (
        suffix
        and line.items[i].text.endswith("ة")
        or office.key == "source"
        and line.word(j)
        and (line.forms[j] in NO_SOURCE or line.senses[j].article and not s.article and not line.senses[j].roles & (ENTITY | HEAD))
    ):
        return None
    phrase = Phrase(i, j, s.cut, office.kind, lemmas=(office.key,), title=True)
    whole = False
    if suffix:
        phrase.suffix = suffix
        phrase.last, phrase.country = line.adjectives(j, True)
    else:
        whole = _office_of(line, phrase, office, j, s.article, depth)
    if s.roles & GIVEN and not whole and not s.article and not suffix and office.cls == "office":
        return None  # أمينة واتارا, سلطان بن فهد: a name
    _second_title(line, phrase)
    if phrase.country is None:
        phrase.country = next((line.senses[k].country for k in range(i, phrase.last) if line.senses[k].roles & NATION), None)
    if s.roles & MANY and long is None:
        phrase.kind = "other"  # several people: no name of one follows
        whole = whole or line.numbered(i)
        if len(phrase.inner) == 1 and phrase.inner[0].entity is not None and phrase.inner[0].kind in ("group", "force"):
            phrase.entity, phrase.kind, phrase.inner = phrase.inner[0].entity, phrase.inner[0].kind, phrase.inner[0].inner
    if s.roles & MANY and long is None or not _name_behind(line, phrase, office):
        phrase.bare = not whole and phrase.last <= j and phrase.head is None
        if phrase.bare and not s.article and line.numbered(i):
            phrase.kind, phrase.bare = "other" if phrase.kind == "person" else phrase.kind, False  # ثلاثة قادة
        if phrase.bare and not suffix and office.cls in ("rank", "address", "office") and not s.article and not line.numbered(i):
            return None
        if office.cls in ("rank", "address") and not phrase.inner and not (s.article and office.key in _ALONE):
            phrase.bare = True  # الفريق الدولي, لواء عسكري: no rank without a name
            return phrase if s.article else None
    return phrase


_ALONE = frozenset(("general", "marshal", "colonel"))  # ranks that mean nothing else


def _office_of(line: Line, phrase: Phrase, office: Office, j: int, article: bool, depth: int) -> bool:
    """Take what the office is of: adjectives, a noun or party in construct, and what `joins` bring (`باسم الجيش`, `لدى اليمن`)."""
    start = j
    end, phrase.country = line.adjectives(j, article)
    phrase.last = j = end
    if not article and office.cls in ("office", "role") and line.word(j) and not line.opens(j):
        j = _complement(line, phrase, office, j, depth)
        end, country = line.adjectives(j, True)
        phrase.country = phrase.country or country
        phrase.last = j = end
    if office.joins and depth < DEPTH:
        j = _joined(line, phrase, office, j, depth)
        end, country = line.adjectives(j, True)
        phrase.last = j = end
        phrase.country = phrase.country or country
    elif article and line.word(j) and line.senses[j].cut and line.items[j].form[0] == "ل" and line.senses[j].roles & (ENTITY | HEAD):
        inner = groups.party_at(line, j, depth + 1)
        if inner is not None:
            phrase.last = inner.last
            phrase.inner.append(inner)
    return phrase.last > start


def _complement(line: Line, phrase: Phrase, office: Office, j: int, depth: int) -> int:
    """The index after what an undefined office is of, at `j`."""
    s = line.senses[j]
    if s.cut and not s.roles & STOP:
        if not (s.article and s.roles & PORTFOLIO):
            return j
        return j
    if s.roles & STOP:
        return j
    if s.roles & OFFICE and depth < DEPTH and not s.roles & GIVEN | 0:
        inner = titled(line, j, depth + 1)
        if inner is not None and office.key == "widow":
            inner.head = None
        if inner is not None:
            phrase.inner.extend(inner.inner)
            phrase.country = phrase.country or inner.country
            if inner.head is not None:
                phrase.head = inner.head
                phrase.entity = inner.entity
            phrase.last = inner.last
            return inner.last
    inner2 = groups.party_at(line, j, depth + 1) if s.roles & (ENTITY | HEAD) and depth < DEPTH else None
    if inner2 is not None and not inner2.suffix and inner2.kind != "person" and not (inner2.bare and not s.article and inner2.kind in ("civilians", "other")):
        phrase.inner.append(inner2)
        phrase.country = phrase.country or inner2.country
        return inner2.last
    if s.article and office.key != "source" and not s.roles & (OFFICE | NATION) and not (s.roles & (GIVEN | FAMILY) and not s.roles & COMMON):
        end = line.adjectives(j + 1, True)[0]
        for _ in range(2):
            if (
                line.word(end)
                and line.senses[end].cut == 1
                and line.senses[end].article
                and line.items[end].form[0] == "و"
                and line.senses[end].roles & PORTFOLIO
            ):
                end = line.adjectives(end + 1, True)[0]
        return end
    if j in line.places:
        return line.places[j]
    if s.roles & COMMON and office.cls == "office" and not s.roles & (SAY | GIVEN | FAMILY) and not s.article:
        end = construct(line, j)
        return end or j
    return j


def _joined(line: Line, phrase: Phrase, office: Office, j: int, depth: int) -> int:
    """The index after `باسم الجيش`, `في سلاح الجو`, `بوزارة الدفاع`, `لحقوق الإنسان`."""
    if not line.word(j):
        return j
    w, s = line.items[j], line.senses[j]
    at = 0
    if w.form in office.joins:
        at = j + 1
    elif s.cut == 1 and w.form[0] in office.joins:
        at = j
    elif s.article and s.cut and w.form[0] == "ل" and "ل" in office.joins:
        at = j
    if not at or not line.word(at):
        return j
    t = line.senses[at]
    if t.roles & (ENTITY | HEAD):
        inner = groups.party_at(line, at, depth + 1)
        if (
            inner is not None
            and inner.kind not in ("civilians", "other", "person", None)
            and not inner.suffix
            and not (at == j and w.form[0] == "ل" and inner.kind == "media")
        ):
            phrase.inner.append(inner)
            return inner.last
    if w.form[0] == "ل" and at == j and (t.article or t.key in ("حقوق", "شوون")):
        return line.adjectives(j + 1, True)[0] if t.article else construct(line, j + 1) or j
    if w.form in ("باسم", "بلسان") or w.form == "في" and office.cls == "role" and t.roles & COMMON and t.article is False:
        if t.article:
            return line.adjectives(at + 1, True)[0]
        return construct(line, at) or j
    return j


def _second_title(line: Line, phrase: Phrase) -> None:
    """A rank or form of address between the office and the name (`المتحدث باسم القوات المقدم عثمان`)."""
    for _ in range(3):
        j = phrase.last
        if not line.word(j):
            return
        s = line.senses[j]
        if not s.roles & OFFICE or s.cut or s.office is None and s.long is None or s.roles & GIVEN and not s.article:
            return
        long = line.longer(j, Office)
        end, office = long if long is not None else (j + 1, s.office)
        if office is None or office.cls not in ("rank", "address") and not s.article:
            return
        end = line.adjectives(end, True)[0]
        if not line.word(end) and not line.opens(end):
            return
        if not name_end(line, end + 1 if line.opens(end) else end, True) and not (line.word(end) and line.senses[end].roles & OFFICE):
            return
        phrase.last = end
        phrase.lemmas = (*phrase.lemmas, office.key)


def _name_behind(line: Line, phrase: Phrase, office: Office) -> bool:
    """Take the name that follows the title, in quotation marks or behind a comma."""
    if phrase.head is not None:
        return True
    j = phrase.last
    opened = line.opens(j) and line.items[j].text not in ")]}"
    at = j + 1 if opened else j
    if j < line.n and line.items[j].kind == MARK and line.items[j].text in "،," and line.word(j + 1) and office.cls in ("office", "rank"):
        end = name_end(line, j + 1, False)
        t = line.senses[j + 1]
        if (
            end
            and end - j > 2
            and not t.cut
            and t.roles & GIVEN
            and phrase.last > phrase.first + 1
            and end < line.n
            and line.items[end].kind == MARK
            or end
            and line.items[end - 1].gap == 1
            and t.roles & GIVEN
            and not t.roles & CAREFUL
            and end - j > 2
            and office.cls == "office"
            and phrase.last > phrase.first + 1
        ):
            _set_name(line, phrase, j + 1, end)
            return True
        return False
    if not line.word(at) or line.senses[at].cut and line.senses[at].roles & ~(COMMON | MAYBE):
        return False
    if opened and not line.quoted(j):
        return False
    end = name_end(line, at, True)
    if not end:
        return False
    if opened:
        close = line.quoted(j)
        if end > close or close - at - 1 > 5:
            return False
        _set_name(line, phrase, at, close - 1)
        phrase.last = close
        if close < line.n and line.items[close].gap == 0 and line.word(close) and len(line.items[close].form) == 1:
            phrase.last = close + 1
        return True
    t = line.senses[at]
    if (
        end - at == 1
        and not t.roles & (GIVEN | FAMILY)
        and (office.cls in ("role",) or t.roles & MAYBE or t.article and not line.items[at].form.endswith("ي") or _verb(line.items[at].form))
    ):
        return False
    _set_name(line, phrase, at, end)
    return True


def _set_name(line: Line, phrase: Phrase, first: int, last: int) -> None:
    phrase.head, phrase.last, phrase.kind = (first, last), last, "person"
    _named(line, phrase)
