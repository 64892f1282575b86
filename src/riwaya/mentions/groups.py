"""Parties named by a head noun: forces, groups, bodies, crowds, sources (`قوات أمنية`, `عناصر من حزب`, `وزارة الدفاع الروسية`).

A phrase is the shortest that identifies: the noun, the name or noun it is of, adjectives that agree, and for members and
bodies what they belong to. Relative clauses and appositions stay out.
"""

from __future__ import annotations

from riwaya.mentions import persons
from riwaya.mentions.party_senses import (
    ADJECTIVE,
    CAUSE,
    COMMON,
    ENTITY,
    FAMILY,
    GIVEN,
    HEAD,
    MAYBE,
    NATION,
    OFFICE,
    PARTICLE,
    PORTFOLIO,
    PURPOSE,
    RANK,
    SAY,
    STOP,
    Head,
)
from riwaya.mentions.phrases_of_parties import Line, Phrase

DEPTH = 3  # phrases inside phrases: متحدث باسم قيادة قوات الجيش; deeper ones are not the shortest that identify
CHAIN = 4  # nouns in a construct before the name is whole: لجنة حماية حقوق الإنسان
_BLOCK = STOP | SAY
_CARGO = frozenset("نقل شحن تجسس استطلاع مساعدات اغاثه امداد تدريب دعم مقاتله قتال هجوميه ركاب حراسه انزال استطلاعيه تابعه".split())


def known_party(line: Line, i: int, beside: bool = False) -> Phrase | None:
    """The known party at `i` as a phrase, with adjectives of nationality behind it taken in."""
    found = line.known(i, beside)
    if found is None:
        return None
    last, alias = found
    s = line.senses[i]
    phrase = Phrase(i, line.close(i, last), s.cut, alias.entity.kind, alias.entity, alias.entity.country, care=alias.care)
    if s.head is not None and last - i > 1:
        phrase.lemmas = (s.head.key,)
    if alias.entity.kind == "person":
        phrase.head = (i, last)
    elif len(alias.words) > 1 or alias.entity.kind != "state":
        j = phrase.last
        if alias.entity.kind == "media" and line.word(j) and line.items[j].form == "للانباء":
            j += 1
        while line.word(j) and line.senses[j].roles & NATION and not line.senses[j].cut and line.senses[j].article and alias.entity.kind != "state":
            j += 1
        phrase.last = j
    return phrase


def group(line: Line, i: int, depth: int = 0) -> Phrase | None:
    """The group, body or crowd whose head noun stands at `i`."""
    s = line.senses[i]
    head, j, suffix = s.head, i + 1, s.suffix
    long = line.longer(i, Head)
    if long is not None:
        j, head = long
        suffix = ""
    if head is not None and head.cls == "name" and not suffix:
        return Phrase(i, j, s.cut, None, lemmas=(head.key,), bare=True) if s.article else None
    if head is None or head.cls == "deed" or s.roles & ADJECTIVE and long is None and line.describes(i):
        return None
    if s.cut and line.items[i].form[s.cut - 1] == "ب" and line.items[i].form[s.cut :] == "قياده":
        return None  # بقيادة السعودية: led by
    phrase = Phrase(i, j, s.cut, head.kind, lemmas=(head.key,))
    if suffix and line.items[i].text.endswith("ة"):
        return None
    if suffix:
        phrase.suffix, phrase.bare = suffix, True
        return phrase
    if line.opens(j) and head.cls not in ("craft", "people") and line.word(j + 1) and not line.senses[j + 1].roles & _BLOCK and not (line.senses[j + 1].cut and not line.senses[j + 1].article):
        end = line.quoted(j)
        if end:
            inside = known_party(line, j + 1, True) if line.senses[j + 1].roles & ENTITY else None
            if inside is not None and inside.last >= end - 1:
                _belong(phrase, inside)
            phrase.last, country = line.adjectives(end, True)
            if head.cls == "media" and line.word(phrase.last) and line.items[phrase.last].form == "للانباء":
                phrase.last += 1
            phrase.country = phrase.country or country
            return phrase
        if not line.word(j + 1) or line.items[j].text not in "\"“«":
            return _alone(line, phrase, head, s.article)
    if s.article or long is not None and line.senses[j - 1].article:
        return _definite(line, phrase, head, j, depth)
    if head.key in ("occupation", "opposition") and long is None:
        end, country = line.adjectives(j, False)  # معارضة سورية is a party, معارضة المشروع an act
        phrase.last, phrase.country = end, country
        return phrase if end > j else None
    return _indefinite(line, phrase, head, j, depth)


def _alone(line: Line, phrase: Phrase, head: Head, article: bool) -> Phrase | None:
    """The noun with nothing behind it."""
    phrase.bare = True
    if head.bare == "yes" or head.bare == "definite" and article or not article and head.cls in ("people", "members") and line.numbered(phrase.first):
        return phrase
    phrase.kind = None  # no party by itself; kept so that a definite one can stand for an earlier phrase
    return phrase if article else None


def _belong(phrase: Phrase, whole: Phrase) -> None:
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
    elif whole.kind in ("force", "group") and phrase.kind in ("other", "force", "group") and whole.entity is None and not whole.bare:
        phrase.kind = whole.kind
    if phrase.entity is None or phrase.entity is not whole.entity:
        phrase.inner.append(whole)
    else:
        phrase.inner.extend(whole.inner)


def _definite(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> Phrase | None:
    """`القوات …`: adjectives with the article, then for a body what it is for (`اللجنة العليا للإغاثة`)."""
    end, country = line.adjectives(j, True)
    if end > j and head.cls in ("body", "media", "craft", "name") and all(line.senses[k].roles & RANK for k in range(j, end)):
        return _alone(line, phrase, head, True)  # المجموعة الثانية, المركز الأول name nobody
    if end == j and head.cls in ("body", "armed", "media") and line.word(j) and line.senses[j].article and _nisba(line, j):
        end, country = line.adjectives(j + 1, True)
    if end == j:
        joined = _of(line, phrase, head, j, depth)
        if joined:
            return phrase
        return _alone(line, phrase, head, True)
    if head.key == "sides" and line.senses[j].key in _DIRECTIONS:
        return None
    phrase.last, phrase.country = end, country
    _loyal(line, phrase, depth)
    _purpose(line, phrase, head, phrase.last, depth)
    return phrase


_DIRECTIONS = frozenset("شمالي شماليه جنوبي جنوبيه شرقي شرقيه غربي غربيه اخري اخر مقابل مقابله".split())
_LOYAL = frozenset("موالي مواليه موال حليف حليفه مويد مويده موالون موالين متحالفه متحالف مناصره معاديه مناهضه".split())


def _loyal(line: Line, phrase: Phrase, depth: int) -> None:
    """Take whom a force is loyal to (`القوات الموالية للحكومة`), without which it is not identified."""
    j = phrase.last
    if line.senses[j - 1].key not in _LOYAL:
        return
    whole: Phrase | None = None
    if line.word(j) and depth < DEPTH and line.senses[j].cut and line.items[j].form[0] == "ل":
        whole = party_at(line, j, depth + 1) or (persons.titled(line, j, depth + 1) if line.senses[j].roles & OFFICE else None)
    if whole is not None:
        phrase.last = whole.last
        phrase.inner.append(whole)
    elif phrase.last > phrase.first + 1:
        phrase.last -= 1


def _nisba(line: Line, j: int) -> bool:
    """Whether the word at `j` looks like an adjective in -ي, -ية that no table has."""
    s = line.senses[j]
    return not s.cut and not s.roles & (OFFICE | HEAD | ENTITY | GIVEN | FAMILY) and s.key.endswith(("يه",)) and len(s.key) > 4


def _purpose(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> None:
    """Take `لتنسيق الشؤون الإنسانية`, `للهجرة`, `لحركات الكفاح المسلح` behind a body or force."""
    if head.cls not in ("body", "armed") or not line.word(j) or depth >= DEPTH:
        return
    s = line.senses[j]
    w = line.items[j].form
    if not s.cut or w[s.cut - 1] != "ل" or w[0] != "ل":
        return
    if s.roles & HEAD and s.head is not None and s.head.cls in ("armed", "body"):
        inner = group(line, j, depth + 1)
        if inner is not None and not inner.bare:
            phrase.last = inner.last
        return
    if s.article:
        phrase.last = line.adjectives(j + 1, True)[0]
    elif s.roles & PURPOSE or s.key in ("حقوق", "شوون"):
        end = construct(line, j + 1)
        if end:
            phrase.last = end


def construct(line: Line, j: int, names: bool = False) -> int:
    """The index after a noun in construct and its definite end, with adjectives (`حقوق الإنسان`, `الشؤون الإنسانية`); 0 where none stands at `j`."""
    for k in range(j, j + CHAIN):
        if not line.word(k):
            return 0
        s = line.senses[k]
        w = line.items[k]
        if s.cut and not s.article or s.roles & _BLOCK or s.roles & OFFICE and not s.article and k == j:
            return 0
        if s.article:
            if s.cut:
                return 0
            return line.adjectives(k + 1, True)[0]
        if s.roles & ENTITY:
            known = line.known(k, True)
            if known is not None:
                return line.adjectives(known[0], True)[0]
        if not names and _verbal(w.form, s.roles):
            return 0
    return 0


def _verbal(form: str, roles: int) -> bool:
    """Whether an undefined word looks like a verb and no noun: يـ…, …ت, تـ… that no table has as a noun."""
    if roles & (HEAD | GIVEN | FAMILY | PURPOSE):
        return False
    if form[0] == "ي" or form.endswith("وا"):
        return True
    if form.endswith("ت") and not form.endswith("ات") and len(form) > 3:
        return True
    return form[0] == "ت" and len(form) > 3 and not (len(form) == 5 and form[3] == "ي") and not form.endswith("ه") and not form[1] == "ح" and len(form) < 6


def _indefinite(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> Phrase | None:
    """`قوات …`: adjectives, what it is of, or members `من` a group."""
    if not line.word(j):
        return _alone(line, phrase, head, False)
    if head.cls == "craft" and line.items[j].form in _CARGO:
        j += 1
        phrase.last = j
    end, country = line.adjectives(j, False)
    if end > j and head.cls in ("body", "media", "craft") and all(line.senses[k].roles & RANK for k in range(j, end)):
        return None
    if end > j:
        if head.key == "sides" and line.senses[j].key in _DIRECTIONS:
            return None
        phrase.last, phrase.country = end, country
        if head.key == "aircraft" and country:
            phrase.kind = "force"
        _loyal(line, phrase, depth)
        if phrase.last > end:
            return phrase
        if head.cls in ("members", "people"):
            _of(line, phrase, head, end, depth)
        return phrase
    if _complement(line, phrase, head, j, depth):
        return phrase
    if _of(line, phrase, head, j, depth):
        return phrase
    if head.cls == "craft" and phrase.last > phrase.first + 1:
        return None
    return _alone(line, phrase, head, False)


def _complement(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> bool:
    """What the head noun is of, right behind it (`كتائب القسام`, `عناصر الشرطة`, `وزارة التربية والتعليم`)."""
    if j < line.n and line.items[j].text == "#":
        j += 1  # عناصر #ميليشيات_الحوثي
    if not line.word(j):
        return False
    s = line.senses[j]
    if s.cut or s.roles & _BLOCK and not s.roles & ENTITY:
        return False
    whole: Phrase | None = None
    if s.roles & ENTITY:
        whole = known_party(line, j, True)
        if whole is not None and whole.kind == "state" and head.cls == "body" and phrase.lemmas[0] in ("club", "university", "company"):
            whole = None
    if s.roles & HEAD and depth < DEPTH:
        deeper = group(line, j, depth + 1)
        if deeper is not None and (whole is None or deeper.last > whole.last) and not deeper.suffix:
            whole = deeper
    if whole is None and s.roles & OFFICE and s.office is not None and s.office.cls in ("office", "rank", "address") and not s.roles & GIVEN and head.cls in ("armed", "members", "body") and depth < DEPTH:
        whole = persons.titled(line, j, depth + 1)
        if whole is not None and not s.article and whole.bare:
            whole = None
    if whole is not None and line.items[j].form in ("اخرون", "اخرين"):
        return False
    if whole is not None and head.key == "sides":
        return False
    if whole is not None:
        _belong(phrase, whole)
        _coordinate(line, phrase, head, depth)
        if head.cls == "body":
            _tail(line, phrase)
        if head.cls == "body":
            _purpose(line, phrase, head, phrase.last, depth)
        return True
    if head.cls in ("armed", "body", "media") and s.roles & (PARTICLE | GIVEN) and not s.roles & (HEAD | ADJECTIVE):
        end = persons.name_end(line, j, True)
        if end:
            phrase.last = end
            _tail(line, phrase)
            return True
    if head.key == "sides" and s.key not in _DISPUTES or head.key == "front" and j in line.places:
        return False
    if j in line.places and head.cls != "deed":
        phrase.last = line.places[j]
        _tail(line, phrase)
        return True
    if s.article and head.cls != "craft":
        if s.roles & (NATION | OFFICE) and head.cls not in ("members", "people", "armed"):
            return False
        if head.key in ("movement", "organisation_armed", "group", "front") and s.roles & COMMON and not s.roles & CAUSE:
            end = line.adjectives(j + 1, True)[0]
            if end == j + 1 or not line.senses[j + 1].roles & NATION:
                return False
        end, country = line.adjectives(j + 1, True)
        phrase.last, phrase.country = end, country
        _portfolio(line, phrase, head)
        if head.cls == "body":
            _purpose(line, phrase, head, phrase.last, depth)
        return True
    if head.cls in ("body", "armed"):
        end = construct(line, j) if head.key != "front" else 0
        if end:
            phrase.last = end
            return True
        if head.cls == "armed" and head.key in ("battalion", "front", "movement", "party", "group", "faction", "organisation_armed", "militia") and not s.roles & (COMMON | MAYBE) and len(line.items[j].form) > 2:
            phrase.last = j + 1
            return True
        if head.cls == "body" and head.key in ("company", "club", "university", "hospital") and not s.roles & (COMMON | OFFICE | HEAD) and len(line.items[j].form) > 2:
            phrase.last = j + 1
            while line.word(phrase.last) and not line.senses[phrase.last].roles and phrase.last < j + 3 and not line.senses[phrase.last].article:
                phrase.last += 1
            return True
    return False


def _tail(line: Line, phrase: Phrase) -> None:
    end, country = line.adjectives(phrase.last, True)
    phrase.last = end
    phrase.country = phrase.country or country


def _portfolio(line: Line, phrase: Phrase, head: Head) -> None:
    """`وزارة التربية والتعليم العالي`: a second noun after و that ministries have."""
    if head.cls != "body":
        return
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


def _coordinate(line: Line, phrase: Phrase, head: Head, depth: int) -> None:
    """`رجال الجيش والشرطة`: a second group of the same members."""
    j = phrase.last
    if head.cls != "members" or not line.word(j):
        return
    s = line.senses[j]
    if s.cut == 1 and s.article and line.items[j].form[0] == "و" and s.roles & HEAD and s.head is not None and s.head.cls == "armed":
        end, _ = line.adjectives(j + 1, True)
        phrase.last = end


_MEMBER_OF = ("من", "في")
_DISPUTES = frozenset("نزاع صراع ازمه حرب قتال اتفاق خلاف حوار محادثات مفاوضات هدنه".split())


def _of(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> bool:
    """`عناصر من حزب العمال`, `مصادر بوزارة الدفاع`, `عسكريون في الجيش`: what the members belong to, if it is a party."""
    if head.cls not in ("members", "people") or not line.word(j) or depth >= DEPTH:
        return False
    w, s = line.items[j], line.senses[j]
    at = j + 1 if w.form in _MEMBER_OF else j if s.cut == 1 and w.form[0] == "ب" else 0
    if not at or not line.word(at) or w.form in _MEMBER_OF and line.senses[at].cut:
        return False
    whole = party_at(line, at, depth + 1)
    if whole is None or whole.bare and whole.lemmas and whole.lemmas[0] not in ("army", "police", "opposition", "armed_forces") or whole.kind in ("civilians", "other", "person", "state", None):
        return False
    _belong(phrase, whole)
    return True


def party_at(line: Line, i: int, depth: int) -> Phrase | None:
    """The known party or group at `i`, the longer of the two."""
    s = line.senses[i]
    known = known_party(line, i) if s.roles & ENTITY else None
    found = group(line, i, depth) if s.roles & HEAD and depth <= DEPTH else None
    if known is None or found is not None and found.last > known.last and not found.suffix:
        if known is not None and found is not None and found.entity is None and known.entity is not None and known.kind != "state":
            found.entity, found.kind = known.entity, known.kind
        return found
    return known


def described(line: Line, i: int) -> Phrase | None:
    """People named by an adjective of nationality: `الفلسطينيين`, `مقاولين أفغان`, `15 فلسطينيا`."""
    s = line.senses[i]
    if s.roles & PLURAL_PEOPLE == PLURAL_PEOPLE:
        first, cut = i, s.cut
        before = line.items[i - 1] if i else None
        if before is not None and not s.cut and before.kind == 0 and line.items[i].gap == 1:
            b = line.senses[i - 1]
            noun = before.form.endswith(("ين", "ون", "ان", "ات")) if not s.article else b.article
            if noun and not b.roles & (_BLOCK | NATION | HEAD | OFFICE | ENTITY | GIVEN) and b.article == s.article and len(before.form) > 4:
                first, cut = i - 1, b.cut
            elif b.article and s.article:
                return None
        last, _ = line.adjectives(i + 1, s.article)
        return Phrase(first, last, cut, "civilians", country=s.country, lemmas=("people",), plural=True)
    if not s.article and i and line.items[i].gap == 1 and not s.cut:
        before, b = line.items[i - 1], line.senses[i - 1]
        if (line.numbered(i) or before.form in _HURT) and not line.items[i].form.endswith("ه"):
            return Phrase(i, i + 1, 0, "civilians", country=s.country, lemmas=("people",))
        if b.head is not None and b.head.cls == "deed":
            return Phrase(i, i + 1, 0, "state", country=s.country)
    elif s.article and i and not s.cut:
        b = line.senses[i - 1]
        if b.head is not None and b.head.cls == "deed" and b.article:
            return Phrase(i, i + 1, 0, "state", country=s.country)
    return None


PLURAL_PEOPLE = NATION | 1 << 15
_HURT = frozenset("مقتل استشهاد اصابه قتل استشهد اعتقال وفاه اغتيال جرح واصابه ومقتل واستشهاد واعتقال".split())
