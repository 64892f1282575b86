"""Persons: titles and offices with the names behind them, and names by their shape.

A name is read word by word from evidence that one begins: a title, a first name, a particle (`أبو`, `عبد`, `بن`), a verb of
saying. It ends at the first word that no name has. As a mention a person is the bare name (`Phrase.head`); the title belongs
to the party.
"""

from __future__ import annotations

from riwaya.mentions import groups
from riwaya.mentions.name_shapes import name_end, verb
from riwaya.mentions.party_senses import (
    ADJECTIVE,
    AFTER_SAYING,
    CAREFUL,
    COMMON,
    ENTITY,
    FAMILY,
    GIVEN,
    HEAD,
    MANY,
    MAYBE,
    NATION,
    NO_SOURCE,
    OFFICE,
    PARTICLE,
    PLACE_NOUNS,
    PORTFOLIO,
    SAY,
    STOP,
    Office,
)
from riwaya.mentions.phrases_of_parties import DEPTH, Line, Phrase, construct
from riwaya.script.words import MARK

_NEVER = STOP | SAY
_TITLED = OFFICE | HEAD


def person(line: Line, i: int) -> Phrase | None:
    """A name without a title at `i`."""
    s = line.senses[i]
    if s.roles & ENTITY:
        known = groups.known_party(line, i)
        if known is not None and known.kind == "person":
            return known
    end = name_end(line, i, False)
    if not end or i and line.items[i - 1].form in PLACE_NOUNS or i in line.places and end <= line.places[i]:
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
        and line.written_end(i) == "ة"
        or office.key == "source"
        and line.word(j)
        and (line.forms[j] in NO_SOURCE or line.senses[j].article and not s.article and not line.senses[j].roles & (ENTITY | HEAD))
    ):
        return None
    phrase = Phrase(i, j, s.cut, office.kind, lemmas=(s.key if office.key == "citizen" else office.key,), title=True)
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
        if phrase.bare and not s.article and line.numbered(i) and office.key != "chief":
            phrase.kind, phrase.bare = "other" if phrase.kind == "person" else phrase.kind, False  # ثلاثة قادة
        if office.key == "widow" and phrase.bare and not suffix:
            return None
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
    if s.cut or s.roles & STOP:
        return j
    if s.roles & OFFICE and depth < DEPTH and not s.roles & GIVEN:
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
    if line.word(phrase.last) and line.forms[phrase.last] in office.joins:
        return False
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
        and (office.cls in ("role",) or t.roles & MAYBE or t.article and not line.items[at].form.endswith("ي") or verb(line.items[at].form))
    ):
        return False
    _set_name(line, phrase, at, end)
    return True


def _set_name(line: Line, phrase: Phrase, first: int, last: int) -> None:
    phrase.head, phrase.last, phrase.kind = (first, last), last, "person"
    _named(line, phrase)
