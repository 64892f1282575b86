"""Who does what a verbal noun tells when its own phrase does not say: the subject that governs it, or its pronoun's."""

from __future__ import annotations

from riwaya.claims.clauses import Verb, is_actorlike, is_victim, parentheses
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES
from riwaya.claims.phrases import COMP, EVENT, LIGHT, NP, PUNCT, REL, SAY, SUB, VERB, Chunk

SELF_TOLD = frozenset(("أعلن", "أكد", "أوضح", "أضاف", "كشف", "أفاد", "ذكر"))
BACKGROUND = CAUSES | frozenset(("بعد", "قبل", "غداه", "عشيه", "منذ", "ضد", "خلال", "رغم", "عن طريق"))  # `إثر هجوم`: another's deed
ANSWERS = frozenset(("رد", "ردا", "الرد", "انتقاما", "ثارا"))  # `ردا على الهجوم`: the other side's deed
READY = ("مستعد", "جاهز", "عازم")
OWN_DEEDS = frozenset(("force", "group"))
SAME_DOER = frozenset(("THREATEN", "MOBILIZE", "AID", "COERCE", "ASSAULT", "AGREE", "CONSULT", "RETREAT", "COOPERATE"))


def supply_doers(chunks: list[Chunk], drafts: list[Draft], verbs: dict[int, Verb]) -> None:
    """Give verbal nouns without an actor the subject of the verb that governs them; resolve their pronouns."""
    for d in drafts:
        form = d.trigger.form
        if form.pronoun and not d.trigger.verbal:
            _pronoun(chunks, d, verbs)
        elif form.pronoun and form.pronoun != "نا" and d.trigger.verbal and not d.recipients:
            _object_pronoun(chunks, d, verbs)
        if d.actors or d.trigger.verbal or d.passive or "A" not in d.trigger.sense.frame.values() or d.trigger.sense.counts in ("killed", "injured") and d.trigger.sense.is_noun:
            continue
        if (chunks[d.k].prep in BACKGROUND or d.k and (chunks[d.k - 1].key or chunks[d.k - 1].first_form) in ANSWERS) and d.event_type != "CONSULT":
            continue
        subject = _governor(chunks, d, verbs)
        if subject:
            d.actors.extend(subject)
            d.recipients = [r for r in d.recipients if all(r is not s for s in subject)]
            d.notes.extend(("actors", s, "subject of the verb that governs the verbal noun", None) for s in subject)


def _governor(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> list[Chunk]:
    inside = {j for a, b in parentheses(chunks) for j in range(a, b)}
    if d.k >= 2 and chunks[d.k - 1].kind == NP and chunks[d.k - 1].first_form.startswith(READY) and chunks[d.k - 2].kind == NP and is_actorlike(chunks[d.k - 2]):
        return [chunks[d.k - 2]]  # أعضاء التحالف مستعدون لنشر
    for j in range(d.k - 1, -1, -1):
        c = chunks[j]
        if j in inside:
            continue
        if c.kind in (REL, SUB, COMP) or c.kind == PUNCT and c.key in ";؛.:()":
            return []
        if not c.verbal or j not in verbs:
            continue
        v = verbs[j]
        if v.lo > 0 and chunks[v.lo - 1].kind == REL and d.k >= v.hi:
            continue  # the verb of a relative clause governs nothing behind it
        if v.passive:
            return []
        subject = [chunks[s] for s in v.subject if chunks[s].kind == NP and s < d.k and is_actorlike(chunks[s]) and not is_victim(chunks[s])]
        if c.kind == SAY:
            told = c.saying is not None and c.saying.row.lemma in SELF_TOLD
            if c.saying is not None and (c.saying.row.effect == "pledged" or c.saying.row.effect == "planned" and v.subject and v.subject[-1] == d.k - 1):
                return subject
            own = told and not chunks[d.k].conj and d.trigger.sense.counts is None
            return [s for s in subject if s.party is not None and s.party.kind in OWN_DEEDS] if own else []
        if c.kind == LIGHT:
            return subject if c.light is not None and c.light.row.subject == "A" else []
        if c.kind == VERB:
            return subject
        if c.kind == EVENT and c.trigger is not None:
            kind = c.trigger.sense.event_type
            if kind == "REQUEST":
                return [chunks[o] for o in v.object if is_actorlike(chunks[o])]
            return subject if kind in SAME_DOER and (chunks[d.k].prep in ("ب", "ل", "علي", "الي", "من", "") or chunks[d.k].conj) else []
        return []
    return []


def _antecedent(chunks: list[Chunk], k: int, verbs: dict[int, Verb]) -> Chunk | None:
    """The nearest subject before chunk `k`, else the nearest party before it."""
    for j in range(k - 1, -1, -1):
        if j in verbs:
            found = [chunks[s] for s in verbs[j].subject if s < k and chunks[s].kind == NP and chunks[s].party is not None]
            if found:
                return found[0]
    return next((chunks[j] for j in range(k - 1, -1, -1) if chunks[j].kind == NP and chunks[j].party is not None), None)


def _pronoun(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    """`هجومه`, `استهدافه`: the pronoun is whom the row's noun would be."""
    role = d.trigger.sense.frame.get("m")
    who = _antecedent(chunks, d.k, verbs)
    if role == "R" and d.trigger.sense.counts is not None:  # لقي 12 مسلحا … حتفهم: those who were counted
        for c in reversed(chunks[max(0, d.k - 7) : d.k]):
            q = c.quantity
            if c.kind == NP and q is not None and q.what in ("people", "personnel"):
                who = c
                if all(k is not q for k, _ in d.counts):
                    d.counts.append((q, d.trigger.sense.counts))
                break
    if who is None or role not in ("A", "R", "?"):
        return
    if role == "?":
        role = "A" if d.recipients else "R"
    slot = d.actors if role == "A" else d.recipients
    if all(x is not who for x in (*d.actors, *d.recipients)) and (role == "R" or not d.actors):
        slot.insert(0, who)
        d.notes.append(("actors" if role == "A" else "recipients", who, "what the pronoun on the trigger stands for", d.trigger.sense.row))


def _object_pronoun(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    if d.trigger.sense.frame.get("o") != "R" or verbs.get(d.k) is None or verbs[d.k].relative >= 0:
        return
    mine = {id(chunks[s]) for s in verbs[d.k].subject}
    for j in range(d.k - 1, -1, -1):
        c = chunks[j]
        if c.kind == NP and id(c) not in mine and (c.party is not None and c.party.kind not in ("media",) or is_victim(c)):
            d.recipients.append(c)
            d.notes.append(("recipients", c, "what the pronoun on the verb stands for", d.trigger.sense.row))
            return
