"""Carrying a party through the report: a later surname, bare title or head noun stands for the fuller mention before it."""

from __future__ import annotations

from riwaya.mentions.party_senses import COMMON, FAMILY, GIVEN, HEAD, MANY, NATION, OFFICE, PARTICLE, STOP, sense
from riwaya.mentions.phrases_of_parties import Line, Phrase
from riwaya.report import Span
from riwaya.script.words import WORD

_CLITICS = ("و", "ف", "ل", "ب", "ك")


def carry(line: Line, found: list[Phrase]) -> list[tuple[Phrase, Span | None]]:
    """All phrases (inner ones behind their outer one) with the span of what they stand for; bare ones that stand for nothing and are no party are left out."""
    surnames: dict[str, Phrase] = {}
    for phrase in found:
        _learn(line, phrase, surnames)
    phrases = _with_surnames(line, found, surnames) if surnames else found
    latest: dict[str, Phrase] = {}
    before: Phrase | None = None
    out: list[tuple[Phrase, Span | None]] = []
    for phrase in phrases:
        antecedent = _antecedent(line, phrase, latest, surnames) or _apposed(line, before, phrase)
        before = phrase
        span = None
        if antecedent is not None:
            span = line.words.span(antecedent.first, antecedent.last, antecedent.cut)
            phrase.entity = phrase.entity or antecedent.entity
            phrase.kind = antecedent.kind if phrase.kind is None or phrase.bare else phrase.kind
            phrase.country = phrase.country or antecedent.country
        elif phrase.kind is None or phrase.bare and phrase.kind == "person":
            continue
        elif phrase.suffix and phrase.bare:
            pass
        out.append((phrase, span))
        _remember(phrase, latest, antecedent)
        out.extend((inner, None) for inner in _inner(phrase) if inner.kind is not None)
    return out


def _apposed(line: Line, before: Phrase | None, phrase: Phrase) -> Phrase | None:
    """The person whose office `phrase` tells right behind the name: `محمد جواد ظريف، وزير الخارجية`."""
    if before is None or before.head is None or not phrase.title or phrase.head is not None or phrase.cut or phrase.suffix:
        return None
    between = phrase.first - before.last
    if between == 0 or between == 1 and line.forms[before.last] in "،,":
        return before
    return None


def _inner(phrase: Phrase) -> list[Phrase]:
    flat: list[Phrase] = []
    for inner in phrase.inner:
        if not inner.bare or inner.entity is not None:
            flat.append(inner)
        flat.extend(_inner(inner))
    flat.sort(key=lambda p: (p.first, -p.last))
    return flat


def _learn(line: Line, phrase: Phrase, surnames: dict[str, Phrase]) -> None:
    """The last name (and a rare first one) of a person named in full, by which the report may go on."""
    if phrase.head is None:
        return
    first, last = phrase.head
    if last - first < 2 and not (phrase.title and phrase.last > phrase.first):
        return
    k = last - 1
    s, form = line.senses[k], line.items[k].form
    if k > first and line.senses[k - 1].roles & PARTICLE:
        if k - 1 > first:
            surnames.setdefault(f"{line.forms[k - 1]} {form}", phrase)  # طاهر عبد الله goes on as عبد الله
        return
    if len(form) < 3 or sense(form).roles & STOP or s.roles & (STOP | NATION | COMMON) and not s.roles & FAMILY or k in line.places:
        return
    surnames.setdefault(form, phrase)
    surnames.setdefault(form[2:] if form.startswith("ال") and len(form) > 5 else "ال" + form, phrase)


def _with_surnames(line: Line, found: list[Phrase], surnames: dict[str, Phrase]) -> list[Phrase]:
    """`found` with the bare surnames that stand outside every phrase put in; one look-up a word."""
    keys: dict[str, tuple[str, int]] = {}
    for form in surnames:
        keys[form] = (form, 0)
        for clitic in _CLITICS:
            keys.setdefault(clitic + form, (form, 1))
        if form.startswith("ال"):
            keys.setdefault("لل" + form[2:], (form, 2))
    hits = keys.keys() & set(line.forms)
    if not hits:
        return found
    covered = bytearray(line.n)
    for phrase in found:
        if not (phrase.bare and phrase.kind is None):
            covered[phrase.first : phrase.last] = b"\1" * (phrase.last - phrase.first)
    added: list[Phrase] = []
    for i, form in enumerate(line.forms):
        if form not in hits or covered[i]:
            continue
        hit = keys[form]
        full = surnames[hit[0]]
        if i <= full.last or hit[1] and line.senses[i].roles & (GIVEN | HEAD | OFFICE) and not line.senses[i].cut:
            continue
        cut = hit[1] if hit[1] < 2 else 1
        added.append(Phrase(i, i + 1, cut, "person", head=(i, i + 1), bare=True, lemmas=("=" + hit[0],)))
    if not added:
        return found
    taken = {p.first for p in added}
    merged = [p for p in found if p.first not in taken] + added
    merged.sort(key=lambda p: (p.first, -p.last))
    return merged


def _antecedent(line: Line, phrase: Phrase, latest: dict[str, Phrase], surnames: dict[str, Phrase]) -> Phrase | None:
    if phrase.lemmas and phrase.lemmas[0][:1] == "=":
        return surnames[phrase.lemmas[0][1:]]
    if phrase.head is not None and phrase.head[1] - phrase.head[0] <= 2:
        full = surnames.get(" ".join(line.forms[phrase.head[0] : phrase.head[1]]))
        if full is not None and full is not phrase and full.first < phrase.first:
            return full
    if not phrase.lemmas or phrase.suffix:
        return None
    full = latest.get(phrase.lemmas[0])
    if full is None or phrase.title and _several(line, phrase) != _several(line, full):
        return None
    if phrase.bare or phrase.epithet:
        return full if line.senses[phrase.first].article else None
    if phrase.title and phrase.head is None and full.head is not None and full.country == phrase.country and _within(line, phrase, full):
        return full
    return None


_BROKEN = frozenset("مصادر ضباط خبراء نشطاء قيادات شهود اطباء قضاه كوادر".split())


def _several(line: Line, phrase: Phrase) -> bool:
    """Whether the title is of several people: المسؤولون are not the المسؤول before."""
    s = line.senses[phrase.first]
    return bool(s.roles & MANY) or s.key.endswith(("ون", "ين", "ان", "ات")) or s.key in _BROKEN


def _within(line: Line, phrase: Phrase, full: Phrase) -> bool:
    """Whether every word of the shorter title is in the fuller one: الوزير الروسي, وزير الخارجية الروسي سيرغي لافروف."""
    keys = {line.senses[k].key for k in range(full.first, full.last)}
    return all(line.senses[k].key in keys for k in range(phrase.first, phrase.last) if line.items[k].kind == WORD)


def _remember(phrase: Phrase, latest: dict[str, Phrase], antecedent: Phrase | None) -> None:
    if phrase.bare or phrase.epithet or antecedent is not None:
        return
    for lemma in phrase.lemmas:
        latest[lemma] = phrase
    if phrase.title:
        latest["official"] = phrase
