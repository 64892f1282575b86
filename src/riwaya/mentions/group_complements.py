"""What stands behind a head noun and belongs to its phrase: names, nouns, adjectives, whom it is loyal to, what it is for."""

from __future__ import annotations

from riwaya.mentions import groups, persons
from riwaya.mentions.name_shapes import name_end
from riwaya.mentions.party_senses import (
    ADJECTIVE,
    CAUSE,
    COMMON,
    ENTITY,
    GIVEN,
    HEAD,
    MAYBE,
    NATION,
    OFFICE,
    PARTICLE,
    PORTFOLIO,
    PURPOSE,
    SAY,
    STOP,
    Head,
)
from riwaya.mentions.phrases_of_parties import DEPTH, Line, Phrase, construct

_BLOCK = STOP | SAY
_DISPUTES = frozenset("نزاع صراع ازمه حرب قتال اتفاق خلاف حوار محادثات مفاوضات هدنه".split())


def belong(phrase: Phrase, whole: Phrase) -> None:
    """`phrase` are members or part of `whole`, or `whole` is its name."""
    phrase.last = max(phrase.last, whole.last)
    phrase.country = phrase.country or whole.country
    if phrase.lemmas[0] == "hearsay":
        phrase.inner.append(whole)
        return
    if whole.entity is not None and whole.entity.kind not in ("state", "person", "media") and phrase.kind != "media":
        phrase.entity = whole.entity
        if phrase.kind not in ("civilians", "media"):
            phrase.kind = whole.entity.kind
    elif whole.entity is not None and whole.entity.kind == "media" and phrase.kind in ("media", "organisation"):
        phrase.entity, phrase.kind = whole.entity, "media"
    elif whole.kind in ("force", "group") and phrase.kind in ("other", "force", "group") and whole.entity is None:
        phrase.kind = whole.kind
    if phrase.entity is None or phrase.entity is not whole.entity:
        phrase.inner.append(whole)
    else:
        phrase.inner.extend(whole.inner)


def complement(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> bool:
    """What the head noun is of, right behind it (`كتائب القسام`, `عناصر الشرطة`, `وزارة التربية والتعليم`); whether there is such a thing."""
    j = line.passed(j)  # عناصر #ميليشيات_الحوثي
    if not line.word(j):
        return False
    s = line.senses[j]
    if s.cut or s.roles & _BLOCK and not s.roles & ENTITY:
        return False
    whole = _whole(line, head, j, depth)
    if whole is not None:
        if line.items[j].form in _REST or head.key == "sides":
            return False
        belong(phrase, whole)
        _coordinate(line, phrase, head)
        if head.cls == "body":
            _tail(line, phrase)
            purpose(line, phrase, head, phrase.last, depth)
        return True
    return _of_name(line, phrase, head, j) or (_of_noun(line, phrase, head, j, depth) if s.article else _of_chain(line, phrase, head, j))


_REST = ("اخرون", "اخرين")


def _whole(line: Line, head: Head, j: int, depth: int) -> Phrase | None:
    """The party that stands at `j`, of which the head noun is a part, a member or the name."""
    s = line.senses[j]
    whole: Phrase | None = None
    if s.roles & ENTITY:
        whole = groups.known_party(line, j, True)
        if whole is not None and whole.kind == "state" and head.key in ("club", "university", "company"):
            whole = None
    if s.roles & HEAD and depth < DEPTH:
        deeper = groups.group(line, j, depth + 1)
        if deeper is not None and (whole is None or deeper.last > whole.last) and not deeper.suffix:
            whole = deeper
    if (
        whole is None
        and s.office is not None
        and (s.office.cls == "office" or s.office.cls in ("rank", "address") and head.kind == "force")
        and not s.roles & GIVEN
        and head.cls in ("armed", "members", "body")
        and depth < DEPTH
    ):
        whole = persons.titled(line, j, depth + 1)
        if whole is not None and not s.article and whole.bare:
            whole = None
    return whole


def _of_name(line: Line, phrase: Phrase, head: Head, j: int) -> bool:
    """`كتائب أبو العباس`, `مديرية الملاجم`: a personal name or a place."""
    s = line.senses[j]
    if head.cls in ("armed", "body", "media") and head.key not in ("presidency", "force") and s.roles & (PARTICLE | GIVEN) and not s.roles & (HEAD | ADJECTIVE):
        end = name_end(line, j, True)
        if end:
            phrase.last = end
            _tail(line, phrase)
            return True
    if j in line.places and head.key not in ("sides", "front", "force"):
        phrase.last = line.places[j]
        _tail(line, phrase)
        return True
    return False


def _of_noun(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> bool:
    """`عناصر الأمن`, `وزارة الدفاع الروسية`: a noun with the article."""
    s = line.senses[j]
    if (
        head.cls == "craft"
        or head.key in ("site", "regime", "force")
        or head.key == "sides"
        and s.key not in _DISPUTES
        or head.key == "front"
        and j in line.places
    ):
        return False
    if head.cls not in ("members", "people", "armed") and (s.roles & NATION or s.office is not None and s.office.cls != "role"):
        return False
    if head.key in ("movement", "organisation_armed", "group", "front") and s.roles & COMMON and not s.roles & CAUSE:
        if line.adjectives(j + 1, True)[0] == j + 1 or not line.senses[j + 1].roles & NATION:
            return False  # حركة السير
    phrase.last, phrase.country = line.adjectives(j + 1, True)
    if head.cls == "body":
        _portfolio(line, phrase)
        purpose(line, phrase, head, phrase.last, depth)
    return True


_NAMED_SO = frozenset(("battalion", "brigades", "movement", "party", "group", "faction", "organisation_armed", "militia"))
_PROPER = frozenset(("company", "club", "university", "hospital"))


def _of_chain(line: Line, phrase: Phrase, head: Head, j: int) -> bool:
    """`لجنة حقوق الإنسان`, `شركة ميكروسوفت`: a chain of nouns with a definite end, or a word that is none."""
    if head.cls not in ("body", "armed"):
        return False
    end = construct(line, j) if head.key != "front" else 0
    s = line.senses[j]
    if end:
        phrase.last = end
    elif head.key in _NAMED_SO and not s.roles & (COMMON | MAYBE) and len(line.items[j].form) > 2:
        phrase.last = j + 1
    elif head.key in _PROPER and not s.roles & (COMMON | OFFICE | HEAD) and len(line.items[j].form) > 2:
        phrase.last = j + 1
        while line.word(phrase.last) and not line.senses[phrase.last].roles and phrase.last < j + 3 and not line.senses[phrase.last].article:
            phrase.last += 1
    else:
        return False
    return True


_LOYAL = frozenset("موالي مواليه موال حليف حليفه مويد مويده موالون موالين متحالفه متحالف مناصره معاديه مناهضه".split())


def loyal(line: Line, phrase: Phrase, depth: int) -> None:
    """Take whom a force is loyal to (`القوات الموالية للحكومة`), without which it is not identified."""
    j = phrase.last
    if line.senses[j - 1].key not in _LOYAL:
        return
    whole: Phrase | None = None
    if line.word(j) and depth < DEPTH and line.senses[j].cut and line.items[j].form[0] == "ل":
        whole = groups.party_at(line, j, depth + 1) or (persons.titled(line, j, depth + 1) if line.senses[j].roles & OFFICE else None)
    if whole is not None:
        phrase.last = whole.last
        phrase.inner.append(whole)
    elif phrase.last > phrase.first + 1:
        phrase.last -= 1


def purpose(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> None:
    """Take `لتنسيق الشؤون الإنسانية`, `للهجرة`, `لحركات الكفاح المسلح` behind a body or force."""
    if head.cls not in ("body", "armed") or head.kind == "state" or not line.word(j) or depth >= DEPTH:
        return
    s = line.senses[j]
    w = line.items[j].form
    if not s.cut or w[s.cut - 1] != "ل" or w[0] != "ل":
        return
    if s.roles & HEAD and s.head is not None and s.head.cls in ("armed", "body"):
        inner = groups.group(line, j, depth + 1)
        if inner is not None and not inner.bare:
            phrase.last = inner.last
        return
    if s.article and head.cls == "body" and line.known(j) is None:
        phrase.last = line.adjectives(j + 1, True)[0]
    elif s.roles & PURPOSE or s.key in ("حقوق", "شوون"):
        end = construct(line, j + 1)
        if end:
            phrase.last = end


def _tail(line: Line, phrase: Phrase) -> None:
    end, country = line.adjectives(phrase.last, True)
    phrase.last = end
    phrase.country = phrase.country or country


def _portfolio(line: Line, phrase: Phrase) -> None:
    """`وزارة التربية والتعليم العالي`: a second noun after و that ministries have."""
    for _ in range(2):
        j = phrase.last
        if not line.word(j):
            return
        s = line.senses[j]
        if s.cut == 1 and s.article and line.items[j].form[0] == "و" and s.roles & PORTFOLIO:
            phrase.last, country = line.adjectives(j + 1, True)
            phrase.country = phrase.country or country
        else:
            return


def _coordinate(line: Line, phrase: Phrase, head: Head) -> None:
    """`رجال الجيش والشرطة`: a second group of the same members."""
    j = phrase.last
    if head.cls != "members" or not line.word(j):
        return
    s = line.senses[j]
    if s.cut == 1 and s.article and line.items[j].form[0] == "و" and s.roles & HEAD and s.head is not None and s.head.cls == "armed":
        end, _ = line.adjectives(j + 1, True)
        phrase.last = end


_MEMBER_OF = ("من", "في")


def member_of(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> bool:
    """`عناصر من حزب العمال`, `مصادر بوزارة الدفاع`, `عسكريون في الجيش`: what the members belong to, if it is a party."""
    if head.cls not in ("members", "people") or head.key == "allies" or not line.word(j) or depth >= DEPTH:
        return False
    w, s = line.items[j], line.senses[j]
    at = j + 1 if w.form in _MEMBER_OF else j if s.cut == 1 and w.form[0] == "ب" else 0
    if not at or not line.word(at) or w.form in _MEMBER_OF and line.senses[at].cut:
        return False
    whole = groups.party_at(line, at, depth + 1)
    if (
        whole is None
        or whole.bare
        and whole.lemmas
        and whole.lemmas[0] not in ("army", "police", "opposition", "armed_forces")
        or whole.kind in ("civilians", "other", "person", "state", None)
    ):
        return False
    belong(phrase, whole)
    return True
