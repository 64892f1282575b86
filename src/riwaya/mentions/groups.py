"""Parties named by a head noun: forces, groups, bodies, crowds, sources (`قوات أمنية`, `عناصر من حزب`, `وزارة الدفاع الروسية`).

A phrase is the shortest that identifies: the noun, the name or noun it is of, adjectives that agree, and for members and
bodies what they belong to. Relative clauses and appositions stay out.
"""

from __future__ import annotations

from riwaya.mentions.group_complements import belong, complement, loyal, member_of, purpose
from riwaya.mentions.party_senses import ADJECTIVE, ENTITY, EPITHETS, FAMILY, GIVEN, HEAD, NATION, OFFICE, PLURAL, RANK, SAY, STOP, Head
from riwaya.mentions.phrases_of_parties import DEPTH, Line, Phrase

_BLOCK = STOP | SAY
_CARGO = frozenset("نقل شحن تجسس استطلاع مساعدات اغاثه امداد تدريب دعم مقاتله قتال هجوميه ركاب حراسه انزال استطلاعيه تابعه".split())
_DIRECTIONS = frozenset("شمالي شماليه جنوبي جنوبيه شرقي شرقيه غربي غربيه اخري اخر مقابل مقابله".split())


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
    if head is None or head.cls == "deed" or _no_party(line, i, head, long is not None):
        return None
    if head.cls == "name" and not suffix:
        return Phrase(i, j, s.cut, None, lemmas=(head.key,), bare=True) if s.article else None
    phrase = Phrase(i, j, s.cut, head.kind, lemmas=(head.key,))
    if suffix:
        phrase.suffix, phrase.bare = suffix, True
        return None if line.written_end(i) == "ة" else phrase
    if not s.article and line.opens(j) and _names_in_quotes(line, head, j):
        return _quoted(line, phrase, head, j)
    if j < line.n and line.items[j].text == "_":
        j += 1
    if s.article or long is not None and line.senses[j - 1].article:
        return _definite(line, phrase, head, j, depth)
    if head.key in ("occupation", "opposition") and long is None:
        end, country = line.adjectives(j, False)  # معارضة سورية is a party, معارضة المشروع an act
        phrase.last, phrase.country = end, country
        return phrase if end > j else None
    return _indefinite(line, phrase, head, j, depth)


def _no_party(line: Line, i: int, head: Head, long: bool) -> bool:
    """Whether the noun at `i` only looks like a party: الرد عسكريا, قضاء بيجي (a district), بقيادة السعودية (led by), النزاع المسلح."""
    s, form = line.senses[i], line.forms[i]
    if (
        s.key.endswith("ا")
        and s.roles & ADJECTIVE
        and not line.numbered(i)
        and not line.harmed(i)
        and not (line.word(i + 1) and line.senses[i + 1].roles & NATION)
    ):
        return True
    if head.key == "judiciary" and not s.article or s.cut and form[s.cut - 1 :] == "بقياده":
        return True
    return bool(s.roles & ADJECTIVE) and not long and line.describes(i)


def _names_in_quotes(line: Line, head: Head, j: int) -> bool:
    """Whether the quotation opened at `j` behind a head noun is the name of the party."""
    if head.cls in ("craft", "people") or head.kind == "state" or not line.word(j + 1):
        return False
    first = line.senses[j + 1]
    return not first.roles & _BLOCK and not first.cut and line.quoted(j) > 0


def _quoted(line: Line, phrase: Phrase, head: Head, j: int) -> Phrase:
    """`صحيفة "…"`, `كتائب «…» السورية`: the head noun with its name in quotation marks."""
    end = line.quoted(j)
    inside = known_party(line, j + 1, True) if line.senses[j + 1].roles & ENTITY else None
    if inside is not None and inside.last >= end - 1:
        belong(phrase, inside)
    phrase.last, country = line.adjectives(end, True)
    if head.cls == "media" and line.word(phrase.last) and line.forms[phrase.last] == "للانباء":
        phrase.last += 1
    phrase.country = phrase.country or country
    return phrase


def _alone(line: Line, phrase: Phrase, head: Head, article: bool) -> Phrase | None:
    """The noun with nothing behind it."""
    phrase.bare = True
    if head.bare == "yes" or head.bare == "definite" and article or not article and head.cls in ("people", "members") and line.numbered(phrase.first):
        return phrase
    phrase.kind = None  # no party by itself; kept so that a definite one can stand for an earlier phrase
    return phrase if article else None


def _definite(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> Phrase | None:
    """`القوات …`: adjectives with the article, then for a body what it is for (`اللجنة العليا للإغاثة`)."""
    end, country = line.adjectives(j, True)
    if end > j and head.cls in ("body", "media", "craft", "name") and all(line.senses[k].roles & RANK for k in range(j, end)):
        return _alone(line, phrase, head, True)  # المجموعة الثانية, المركز الأول name nobody
    if end == j and head.cls in ("body", "armed", "media") and line.word(j) and line.senses[j].article and _nisba(line, j):
        end, country = line.adjectives(j + 1, True)
    if end == j:
        joined = member_of(line, phrase, head, j, depth)
        if joined:
            return phrase
        return _alone(line, phrase, head, True)
    if head.key in _MEASURES and line.senses[j].key in _DIRECTIONS or head.key == "site" and not all(_of_media(line, k) for k in range(j, end)):
        return None
    phrase.last, phrase.country = end, country
    phrase.epithet = all(line.senses[k].key in EPITHETS for k in range(j, end))
    loyal(line, phrase, depth)
    purpose(line, phrase, head, phrase.last, depth)
    return phrase


_MEASURES = frozenset(("sides", "front", "force"))  # nouns of place, side and strength as well: الجهة الغربية, قوة كبيرة


def _of_media(line: Line, k: int) -> bool:
    """Whether an adjective can be of a site that publishes, as against a military one."""
    s = line.senses[k]
    return bool(s.roles & NATION) or s.key in ("اخباري", "الكتروني", "رسمي", "محلي", "اعلامي", "موالي")


def _nisba(line: Line, j: int) -> bool:
    """Whether the word at `j` looks like an adjective in -ي, -ية that no table has."""
    s = line.senses[j]
    return not s.cut and not s.roles & (OFFICE | HEAD | ENTITY | GIVEN | FAMILY) and s.key.endswith(("يه",)) and len(s.key) > 4


def _indefinite(line: Line, phrase: Phrase, head: Head, j: int, depth: int) -> Phrase | None:
    """`قوات …`: adjectives, what it is of, or members `من` a group."""
    if not line.word(j):
        return _alone(line, phrase, head, False)
    if head.cls == "craft" and line.items[j].form in _CARGO:
        j += 1
        phrase.last = j
    end, country = line.adjectives(j, False)
    if end > j and (head.cls in ("body", "media", "craft") or head.key in _MEASURES) and all(line.senses[k].roles & RANK for k in range(j, end)):
        return None
    if end > j:
        if head.key in _MEASURES and line.senses[j].key in _DIRECTIONS or head.key == "site" and not all(_of_media(line, k) for k in range(j, end)):
            return None
        phrase.last, phrase.country = end, country
        if head.key == "aircraft" and country:
            phrase.kind = "force"
        loyal(line, phrase, depth)
        if phrase.last > end:
            return phrase
        if head.cls in ("members", "people"):
            member_of(line, phrase, head, end, depth)
        return phrase
    if not line.forms[phrase.first].endswith(("ون", "ين")) and complement(line, phrase, head, j, depth):
        return phrase  # a plural that keeps its ن is in no construct
    if member_of(line, phrase, head, j, depth):
        return phrase
    if head.cls == "craft" and phrase.last > phrase.first + 1:
        return None
    return _alone(line, phrase, head, False)


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
    if s.roles & _PEOPLE == _PEOPLE:
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
        if (line.numbered(i) or line.harmed(i) or before.form == "ان" and s.key.endswith("يا")) and not line.items[i].form.endswith("ه"):
            return Phrase(i, i + 1, 0, "civilians", country=s.country, lemmas=("people",))
        if b.head is not None and b.head.cls == "deed":
            return Phrase(i, i + 1, 0, "state", country=s.country)
    elif s.article and i and not s.cut:
        b = line.senses[i - 1]
        if b.head is not None and b.head.cls == "deed" and b.article:
            return Phrase(i, i + 1, 0, "state", country=s.country)
    return None


_PEOPLE = NATION | PLURAL
