"""Who acts and is acted on: the parties that a report names.

`find_parties(words, places)` gives every party in text order, an outer one before those named inside it
(`المتحدث باسم قوات الدعم السريع المقدم عثمان الضي` holds `قوات الدعم السريع`); whoever wants one party for a stretch of text takes
the outermost. A later short mention (`تيري`, `التنظيم`) carries the entity of the fuller one and its span as `antecedent`.
"""

from __future__ import annotations

from riwaya.mention import Party, Place
from riwaya.mentions import coreference, groups, persons
from riwaya.mentions.party_senses import ADJECTIVE_ENTITIES, ENTITIES, ENTITY, FAMILY, GIVEN, HEAD, NATION, OFFICE, PARTICLE, SAY, START, Head
from riwaya.mentions.phrases_of_parties import Line, Phrase
from riwaya.report import Span
from riwaya.script.letters import DROPPED
from riwaya.script.names import QUOTES
from riwaya.script.words import MARK, Words

_DROP = {ord(c): None for c in DROPPED}


def find_parties(words: Words, places: tuple[Place, ...] = ()) -> tuple[Party, ...]:
    """The parties of a report, in text order, outer before inner. `places` (of the same words) help to tell a place from a person."""
    line = Line(words, {p.first: p.last for p in places})
    carried = coreference.carry(line, _phrases(line))
    return tuple(_party(line, phrase, antecedent) for phrase, antecedent in carried)


def name_span(words: Words, party: Party) -> Span | None:
    """The bare name of a person, as a mention shows it; None for a party that is not named as a person.

    A clitic before the party stands before the name too where the name begins the party (`وأردوغان`).
    """
    if party.head is None:
        return None
    span = words.span(*party.head)
    return Span.of(words.text, party.span.start, span.end) if party.head[0] == party.first else span


def _phrases(line: Line) -> list[Phrase]:
    out: list[Phrase] = []
    done = 0
    starts = [i for i, s in enumerate(line.senses) if s.roles & START]
    for i in starts:
        if i < done:
            continue
        s = line.senses[i]
        phrase = _best(line, i)
        if (
            phrase is None
            and s.roles & ENTITY
            and s.cut == 1
            and out
            and out[-1].last == i
            and out[-1].entity is not None
            and line.senses[out[-1].first].roles & HEAD
        ):
            phrase = groups.known_party(line, i, True)  # تنظيمي داعش والقاعدة
        if phrase is None or phrase.first < done:
            continue
        if (
            phrase.bare
            and i == done
            and i
            and s.article
            and not s.cut
            and line.items[i].gap == 1
            and s.roles & (OFFICE | HEAD)
            and out
            and line.senses[i - 1].article
        ):
            continue  # an adjective of the party before it: القوات الكردية الناشطة
        done = max(done, phrase.last)
        out.append(phrase)
        for named in (phrase, *phrase.inner):
            if named.entity is not None and named.care == 0:
                line.named.add(named.entity.key)
    return out


def _best(line: Line, i: int) -> Phrase | None:
    """The longest party that begins at word `i`."""
    roles = line.senses[i].roles
    if roles & (GIVEN | FAMILY) and not roles & (ENTITY | OFFICE) and line.in_place(i):
        return None
    best: Phrase | None = None
    if roles & NATION and roles & ENTITY and line.numbered(i):
        return groups.described(line, i)  # 15 سوريا
    if roles & ENTITY:
        best = groups.known_party(line, i)
    if roles & OFFICE:
        phrase = persons.titled(line, i)
        if phrase is not None and (best is None or phrase.last > best.last):
            best = phrase
    if roles & HEAD:
        phrase = groups.group(line, i)
        if phrase is not None and (best is None or phrase.last > best.last or best.bare and not phrase.bare):
            best = _with_entity(phrase, best)
    if roles & (GIVEN | FAMILY | PARTICLE):
        phrase = persons.person(line, i)
        if phrase is not None and (best is None or phrase.last > best.last or best.bare and best.kind != "state"):
            best = phrase
    if best is None and roles & NATION:
        best = groups.described(line, i)
    if best is None and roles & SAY and i + 1 < line.n and not line.senses[i + 1].roles & (OFFICE | HEAD):
        best = persons.said(line, i + 1)
    return best


def _with_entity(phrase: Phrase, known: Phrase | None) -> Phrase:
    if known is not None and known.entity is not None and phrase.entity is None and known.kind not in ("state", "person"):
        phrase.entity, phrase.kind, phrase.country = known.entity, known.entity.kind, known.country
    return phrase


def _party(line: Line, phrase: Phrase, antecedent: Span | None) -> Party:
    span = line.words.span(phrase.first, phrase.last, phrase.cut)
    if phrase.entity is None and phrase.head is None and phrase.kind in ("other", "group", "force"):
        key = next((ADJECTIVE_ENTITIES[s.key] for s in line.senses[phrase.first : phrase.last] if s.key in ADJECTIVE_ENTITIES), None)
        phrase.entity = ENTITIES[key] if key is not None else None
    entity, kind = phrase.entity, phrase.kind
    if kind == "state" and entity is None and phrase.country is None:
        kind = _unnamed_state(line.senses[phrase.first].head)
    name: str | None = entity.name if entity is not None else None
    name_en = entity.name_en if entity is not None else None
    if name is None and phrase.kind == "state" and phrase.country in ENTITIES:
        name, name_en = ENTITIES[phrase.country].name, ENTITIES[phrase.country].name_en
    if name is None:
        first, last = phrase.head if phrase.head is not None and antecedent is None else (phrase.first, phrase.last)
        name = _clean(line, first, last, phrase.cut if first == phrase.first else 0)
    return Party(
        span,
        phrase.first,
        phrase.last,
        name,
        kind,
        name_en,
        entity.key if entity is not None else phrase.country if phrase.kind == "state" else None,
        phrase.country,
        phrase.head,
        antecedent,
    )


def _unnamed_state(head: Head | None) -> str:
    """The kind of a state that the text does not name: `الحكومة`, `السلطات المحلية` are a body of it, `الدول المجاورة` are several; `الاحتلال` is one."""
    if head is None or head.key in ("states", "occupation"):
        return "state" if head is None or head.key == "occupation" else "other"
    return "organisation"


def _clean(line: Line, first: int, last: int, cut: int) -> str:
    """The name as written, without clitics, marks, tatweel and quotation marks."""
    kept = [w for w in line.items[first:last] if w.kind != MARK or w.text not in QUOTES]
    parts = [w.text.translate(_DROP) for w in kept]
    if cut and parts:
        parts[0] = line.words.span(first, first + 1, cut).text.translate(_DROP)
    return " ".join(parts)
