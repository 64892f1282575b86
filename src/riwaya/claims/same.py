"""One event, one claim: tolls joined to their attacks, repeated and empty triggers left out."""

from __future__ import annotations

from riwaya.claims.clauses import Verb
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES
from riwaya.claims.phrases import COMP, EVENT, LIGHT, PUNCT, REL, SAY, SUB, Chunk

_TOLL = frozenset(("killed", "injured"))
_WHEN = frozenset(("عندما", "حين", "حينما", "اذ", "بعدما", "بعد ان", "حيث", "مما", "ما"))
_STRIKES = frozenset(("استهدف", "ضرب", "هز"))


def is_toll(d: Draft) -> bool:
    """Whether a draft tells what happened to people and not who did what."""
    return d.trigger.sense.counts in _TOLL and (d.passive or not d.trigger.verbal)


def is_attack(d: Draft) -> bool:
    return d.trigger.sense.event_type == "ASSAULT" and not is_toll(d)


def join(chunks: list[Chunk], drafts: list[Draft], verbs: dict[int, Verb]) -> list[Draft]:
    """The drafts of one sentence with those of one event made one, in text order."""
    out: list[Draft] = []
    for d in drafts:
        host = _host(chunks, out, d)
        if host is None:
            out.append(d)
        else:
            _merge(host, d)
    return out


def _host(chunks: list[Chunk], out: list[Draft], d: Draft) -> Draft | None:
    for a in reversed(out[-3:]):
        if _says_between(chunks, a, d):
            return None
        if _one_event(chunks, a, d):
            return a
    return None


def _says_between(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    return any(c.kind in (SAY, COMP) or c.kind == PUNCT and c.key in ";؛" for c in chunks[a.k + 1 : b.k])


def _linked(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    return any(c.kind == LIGHT and c.light is not None and c.light.row.link for c in chunks[a.k + 1 : b.k])


def _one_event(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    between = chunks[a.k + 1 : b.k]
    head = chunks[b.k]
    toll_a, toll_b, attack_a, attack_b = is_toll(a), is_toll(b), is_attack(a), is_attack(b)
    if a.merged and any(t.sense.event_type == "ASSAULT" for t in (a.trigger, *a.merged)):
        attack_a = True
    if toll_a and toll_b:
        return head.conj or _linked(chunks, a, b) or any(c.conj for c in between[-1:])
    if toll_a and attack_b and not (attack_a and a.merged):
        return head.prep in CAUSES or head.prep in ("في", "ب", "من") or any(c.kind == SUB and c.key in _WHEN for c in between) or b.light is not None and (b.light.prep in CAUSES) or any(c.prep in CAUSES for c in between[:2])
    if attack_a and toll_b:
        return _linked(chunks, a, b) or head.conj and not any(c.kind in (PUNCT,) and c.key == "." for c in between) and (b.trigger.verbal and not _own_attack(b)) or any(c.kind in (REL, SUB) and c.key in _WHEN for c in between)
    if attack_a and attack_b:
        if b.trigger.sense.lemma in _STRIKES and b.trigger.verbal and not head.conj:
            return all(not c.verbal or c is head for c in between) and not any(c.kind == SUB for c in between)
        if a.trigger.verbal and not b.trigger.verbal and head.prep in ("في", "ب") and not b.trigger.form.article and a.trigger.sense.counts is None and a.trigger.sense.lemma in ("انفجر", "فجر"):
            return True
        if a.trigger.sense.lemma in ("تفجير", "انفجار", "انفجر", "فجر", "هجوم") and b.trigger.sense.lemma in ("انفجار", "انفجر", "عبوة ناسفة", "تفجير") and head.prep in ("ب", ""):
            return not any(c.verbal for c in between)
    return False


def _own_attack(d: Draft) -> bool:
    return bool(d.times)


def _merge(a: Draft, b: Draft) -> None:
    """Put `b` into `a`; the attack's type and mode win over the toll's."""
    attack = b if is_toll(a) and is_attack(b) and not a.merged or is_toll(a) and is_attack(b) else a
    a.merged.append(b.trigger)
    if attack is b:
        a.event_type, a.mode = b.event_type, b.mode or a.mode
    elif a.mode is None:
        a.mode = b.mode
    for name in ("actors", "recipients", "locations", "times", "counts", "why"):
        mine, theirs = getattr(a, name), getattr(b, name)
        mine.extend(x for x in theirs if all(x is not y for y in mine))
    a.recipients = [r for r in a.recipients if all(r is not x for x in a.actors)]


def drop_repeats(drafts: list[Draft]) -> list[Draft]:
    """Leave out a second mention of the same event in the sentence: the same lemma, now definite, with nothing new."""
    out: list[Draft] = []
    for d in drafts:
        again = next((a for a in out if a.trigger.sense.lemma == d.trigger.sense.lemma and not d.trigger.verbal and d.trigger.form.article), None)
        if again is not None and not d.counts and not d.actors:
            continue
        out.append(d)
    return out


__all__ = ["EVENT", "drop_repeats", "is_attack", "is_toll", "join"]
