"""Clauses: who is subject and object of each verb of a sentence, from word order, agreement and clitics."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from riwaya.claims.forms import Form
from riwaya.claims.phrases import ACC, AUX, COMP, EVENT, LIGHT, NEG, NP, PUNCT, REL, SAY, SUB, TIME, Chunk
from riwaya.mentions.counted import counted
from riwaya.script.inflection import IMPERFECT, PERFECT

STRONG = frozenset(";؛:-–—()[]/|*•")
STRIKES = frozenset(("استهدف", "ضرب", "هز", "طال"))  # what a bomb or an attack does: its subject is the event
ACTORLIKE = frozenset(("state", "force", "group", "organisation", "person", "media", "other"))


DOWNS = frozenset(("أسقط", "دمر", "اعترض", "أعطب"))
THINGS = frozenset(("vehicles", "weapons", "ships", "aid", "money", "places"))
HARMS = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced"))
AMONG = frozenset(("بينهم", "بينها", "منهم", "منها", "ابرزها", "ابرزهم", "غالبيتهم", "معظمهم", "اغلبهم", "بعضهم", "جميعهم"))  # what follows is part of what stands before
SPOKEN = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))
BY_IT = frozenset(("به", "بها", "بهما"))  # قصف قام به X
TOPIC_REACH = 12  # chunks between a topic and the verb that takes it up again
_BARE: Form[object] = Form(None, IMPERFECT, False, 0, 0, "", "", False, False, "")  # a verb that no table knows


@dataclass(slots=True, eq=False)
class Verb:
    """A finite verb's clause: chunk indices of its subject and object, and its bounds among the chunks."""

    k: int
    lo: int
    hi: int
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    passive: bool = False
    rule: str = ""
    relative: int = -1
    speaks: bool = False  # who condemns, asks or threatens is a person or a body, whatever the phrase: هددت الحركة
    threatens: bool = False
    sends: bool = False  # what follows is likelier sent than a sender: وأرسلت طائرات


def bounds(chunks: list[Chunk], k: int) -> tuple[int, int]:
    """The clause of chunk `k`: from its opener to the next verb, joint or break."""
    lo = k
    while lo > 0:
        c = chunks[lo - 1]
        if c.kind in (COMP, SUB, REL, PUNCT, SAY, ACC) or c.verbal or c.kind == LIGHT:
            break
        lo -= 1
    hi = k + 1
    while hi < len(chunks):
        c = chunks[hi]
        if c.kind in (COMP, SUB, REL, SAY, ACC) or c.verbal or c.kind == LIGHT:
            break
        if c.kind == PUNCT:
            if c.key in STRONG or hi + 1 >= len(chunks) or not _setting(chunks[hi + 1]):
                break
        hi += 1
    return lo, hi


def _setting(c: Chunk) -> bool:
    return c.kind == TIME or c.kind == NP and bool(c.prep) and (c.place is not None or c.site)


def group(chunks: list[Chunk], j: int, hi: int) -> list[int]:
    """Chunk `j` and the phrases coordinated with it."""
    out = [j]
    head = chunks[j]
    i = j + 1
    while i < hi:
        c = chunks[i]
        if c.kind == NP and c.conj and (not c.prep or c.prep == head.prep):
            out.append(i)
        elif c.kind == PUNCT and c.key in "،," and i + 1 < hi and chunks[i + 1].kind == NP and (not chunks[i + 1].prep) and _alike(head, chunks[i + 1]):
            pass
        elif c.kind == AUX and c.key.startswith(("من جه", "من جانب")):
            pass
        elif c.kind == PUNCT and c.key in "،," and i + 1 < hi and chunks[i + 1].kind == NP and chunks[i + 1].conj and not chunks[i + 1].prep and chunks[i + 1].party is not None and head.party is not None:
            pass
        elif c.kind == NP and i - 1 in range(j + 1, hi) and chunks[i - 1].kind == PUNCT and _alike(head, c) and not c.prep:
            out.append(i)
        else:
            break
        i += 1
    return out


def _alike(a: Chunk, b: Chunk) -> bool:
    return (a.place is not None or a.site) and b.place is not None


def is_victim(c: Chunk) -> bool:
    """Whether a phrase reads as somebody to whom it is done: a count of people, civilians."""
    if c.quantity is not None or c.number is not None:
        return True
    return c.party is not None and c.party.kind in ("civilians",)


def is_actorlike(c: Chunk) -> bool:
    """Whether a phrase can be a doer: a party of people, no craft, arms or places that are merely counted."""
    return c.party is not None and c.party.kind in ACTORLIKE and not (c.party.kind == "other" and is_thing(c))


def is_thing(c: Chunk) -> bool:
    """Vehicles, arms, ships, goods: `دمرت آليات` has them done to, whoever the subject is."""
    found = counted(c.first_form)
    return found is not None and found.nouns[0].what in THINGS


def _lemma(c: Chunk) -> str:
    return c.trigger.sense.lemma if c.trigger is not None else ""


def _is_craft(c: Chunk) -> bool:
    found = counted(c.first_form)
    return found is not None and found.nouns[0].what == "aircraft"


def read_verbs(chunks: list[Chunk]) -> dict[int, Verb]:
    """All finite verbs of a sentence with their subjects and objects, by chunk index."""
    out: dict[int, Verb] = {}
    previous: Verb | None = None
    for k, c in enumerate(chunks):
        if c.verbal:
            v = _read(chunks, k, previous)
            out[k] = v
            previous = v
    return out


def _read(chunks: list[Chunk], k: int, previous: Verb | None) -> Verb:
    c = chunks[k]
    lo, hi = bounds(chunks, k)
    v = Verb(k, lo, hi)
    form = c.trigger.form if c.trigger is not None else c.light or c.saying or c.plain or _BARE
    if form.pronoun == "نا" and form.kind == PERFECT:
        form = replace(form, pronoun="", plural=True)  # قصفنا is "we bombed" far more often than "he bombed us"
    sense = c.trigger.sense if c.trigger is not None else None
    transitive = sense is not None and "o" in sense.frame
    kills = sense is not None and sense.counts in HARMS
    v.speaks = sense is not None and sense.event_type in SPOKEN
    v.threatens = sense is not None and sense.event_type == "THREATEN"
    v.sends = sense is not None and sense.event_type == "MOBILIZE" and form.conj != ""
    left = _left(chunks, k, lo) if not form.conj else []
    if left and form.plural and all(chunks[j].party is None and chunks[j].quantity is None for j in left):
        left = _topic(chunks, k) or left  # أشخاص يحملون أحزمة قتلوا: things are no subject of a plural of persons
    right = _right(chunks, k, hi, kills)
    relative = _antecedent(chunks, lo) if not left else -1
    pronoun = bool(form.pronoun) or c.light is not None and c.light.row.by == "ب" and k + 1 < len(chunks) and chunks[k + 1].key in BY_IT
    strikes = sense is not None and sense.lemma in STRIKES
    if pronoun and not strikes and not form.conj and relative < 0 and (c.kind == LIGHT or sense is not None and sense.event_type == "ASSAULT"):
        relative = _event_before(chunks, k)
        left = [] if relative >= 0 else left
    elif not form.conj and (c.light is not None and c.light.row.link or strikes):
        event = _event_before(chunks, k)
        if event >= 0:
            left, relative = [], event
    v.relative = relative
    if sense is not None and (sense.always_passive or form.passive):
        v.passive = True
        v.subject = left or right[:1] and group(chunks, right[0], hi) or ([relative] if relative >= 0 else [])
        v.rule = "always passive" if sense.always_passive else "a passive form"
        return v
    if left and not form.conj:
        v.subject, v.rule = left, "subject before verb"
        v.object = group(chunks, right[0], hi) if right and transitive else []
        if kills and not v.object and not pronoun and (is_victim(chunks[left[-1]]) or form.plural or form.kind == PERFECT and not right) and not _has_agent_object(chunks, k, hi):
            v.passive = is_victim(chunks[left[-1]]) or not is_actorlike(chunks[left[-1]]) or form.kind == PERFECT and not right
        return v
    if relative >= 0:
        _relative(chunks, v, right, previous, form, transitive, kills, pronoun and not strikes)
        return v
    if kills and transitive and form.kind == PERFECT and right and not pronoun and not form.plural and is_victim(chunks[right[0]]) and not (form.conj and previous is not None and previous.subject and not previous.passive and not _starts_anew(chunks, k) and chunks[right[0]].party is None):
        if not form.conj or _starts_anew(chunks, k) or previous is None or previous.passive or not previous.subject:
            v.subject, v.passive, v.rule = group(chunks, right[0], hi), True, "victims right after a verb of harm: passive"
            return v
    if len(right) >= 2 and not form.plural and transitive and not pronoun and _things_first(chunks[right[0]], chunks[right[1]]):
        right = [right[1], right[0]]  # هاجم الحافلة مسلحون
    if len(right) >= 2 and not form.plural:
        v.subject, v.object, v.rule = group(chunks, right[0], hi), group(chunks, right[1], hi) if transitive else [], "verb, subject, object"
        return v
    carries = form.conj or lo == k and k > 0 and chunks[k - 1].kind == SUB
    inherited = list(previous.subject) if previous is not None and carries and not previous.passive else []
    _alone(chunks, v, right, inherited, form, transitive, kills, pronoun)
    return v


def _relative(chunks: list[Chunk], v: Verb, right: list[int], previous: Verb | None, form: Form[Any], transitive: bool, kills: bool, bound: bool) -> None:
    """Decide for the verb of a relative clause: what it hangs on is its object where a pronoun takes it up (`bound`), else its subject."""
    if bound:
        v.object, v.rule = [v.relative], "relative clause with pronoun"
        v.subject = group(chunks, right[0], v.hi) if right else []
        if not right and previous is not None and not previous.passive and form.kind == PERFECT and not form.plural and v.relative not in previous.subject and v.relative > previous.k:
            v.subject = list(previous.subject)  # أفرج التنظيم عن الجنود الذين خطفهم
    else:
        v.subject, v.rule = [v.relative], "relative clause"
        v.object = group(chunks, right[0], v.hi) if right and transitive else []
        if kills and not v.object and transitive and form.kind == PERFECT and is_victim(chunks[v.relative]):
            v.passive = True


def _alone(chunks: list[Chunk], v: Verb, right: list[int], inherited: list[int], form: Form[Any], transitive: bool, kills: bool, pronoun: bool) -> None:
    """Decide for a verb with at most one phrase behind it, and none before: is that its subject, or its object with the subject elided?"""
    k = v.k
    if right:
        x = chunks[right[0]]
        xs = group(chunks, right[0], v.hi)
        if form.plural:
            v.object, v.subject, v.rule = xs if transitive else [], inherited or ([] if form.conj else _topic(chunks, k)), "plural verb, subject elided"
        elif transitive and pronoun:
            v.subject, v.rule = xs, "object pronoun, then subject"
        elif transitive and kills:
            nominative = x.quantity is not None and x.first_form.endswith(("ان", "ون")) and x.first_form != "اثنان"  # وقتل متظاهران: no object
            if inherited and is_victim(x) and not nominative and not _starts_anew(chunks, k):
                v.object, v.subject, v.rule = xs, inherited, "subject carried on"
            else:
                v.subject, v.passive, v.rule = xs, True, "one phrase after a verb of harm: passive"
        elif transitive and v.speaks and not is_victim(x) and not form.conj and x.place is None and x.first_form.startswith("ال") and (x.first_form.endswith("ه") or v.threatens and not x.first_form.endswith("ين")):
            v.subject, v.rule = xs, "verb, speaker"
        elif transitive and (is_victim(x) or not is_actorlike(x) or inherited and v.sends or _lemma(chunks[v.k]) in DOWNS and _is_craft(x)):
            v.object, v.subject, v.rule = xs, inherited or ([] if form.conj else _topic(chunks, k)), "subject elided"
        else:
            v.subject, v.rule = xs, "verb, subject"
        return
    v.subject, v.rule = inherited, "subject carried on"
    if not inherited and not form.conj:
        v.subject, v.rule = _topic(chunks, k), "the topic of the clause, taken up again"
        v.passive = bool(v.subject) and kills and transitive and form.kind == PERFECT and not pronoun and not _has_agent_object(chunks, k, v.hi)


def _things_first(a: Chunk, b: Chunk) -> bool:
    """Whether a definite thing stands before somebody not yet known, who then is the subject."""
    thing = (a.party is None or a.party.kind == "other" and a.party.entity is None) and a.quantity is None and a.number is None and a.first_form.startswith("ال")
    return thing and is_actorlike(b) and b.quantity is None and not b.first_form.startswith("ال") and b.first_form.endswith("ون")


def _topic(chunks: list[Chunk], k: int) -> list[int]:
    """The bare phrase that a long clause began with: `قافلة …، تحمل …، عبرت`, `مسلحين يشتبه بأنهم من X قتلوا`."""
    j = k - 1
    found = -1
    while j >= 0 and k - j <= TOPIC_REACH:
        c = chunks[j]
        if c.kind == SAY and c.verbal or c.kind == PUNCT and c.key in STRONG or c.kind == SUB:
            break
        if c.kind == NP and not c.prep and (j == 0 or chunks[j - 1].kind in (COMP, AUX, TIME, SUB, PUNCT)):
            found = j
        if c.kind == COMP and found >= 0:
            break
        j -= 1
    return group(chunks, found, k) if found >= 0 else []


def _starts_anew(chunks: list[Chunk], k: int) -> bool:
    return k == 0 or chunks[k - 1].kind == PUNCT and chunks[k - 1].key in ".!?"


def _has_agent_object(chunks: list[Chunk], k: int, hi: int) -> bool:
    return any(chunks[j].kind == EVENT and not chunks[j].prep for j in range(k + 1, min(hi, k + 2)))


def _left(chunks: list[Chunk], k: int, lo: int) -> list[int]:
    """The subject before a verb: the first bare phrase of its clause, with what is coordinated to it."""
    near = chunks[k - 1]
    if k > lo and near.kind == NP and near.prep and near.last == chunks[k].first and near.party is not None and near.place is None and is_actorlike(near) and not near.first_form.startswith("ال") and not near.party.entity:
        return [k - 1]  # من قوة إسرائيلية حاولت: an indefinite phrase right before a verb is what it tells of
    first = next((j for j in range(lo, k) if chunks[j].kind == NP and not chunks[j].prep and not _of_event(chunks, j)), -1)
    if first < 0:
        # an apposition between commas: الرئيس التركي، رجب طيب أردوغان، أعلن
        if k >= 2 and chunks[k - 1].kind in (PUNCT, AUX, TIME) or k >= 1 and lo == k:
            return _across(chunks, k)
        return []
    got = group(chunks, first, k)
    if first == lo and lo >= 2 and chunks[lo - 1].kind == PUNCT and chunks[lo - 1].key in "،," and chunks[lo - 2].kind == NP and not chunks[lo - 2].prep and _opens(chunks, lo - 2):
        return [lo - 2]
    return got


def _of_event(chunks: list[Chunk], j: int) -> bool:
    """`غارة جوية قتلت`: an adjective of the event before it is no subject."""
    c = chunks[j]
    return j > 0 and chunks[j - 1].kind == EVENT and not chunks[j - 1].verbal and c.party is None and c.place is None and c.quantity is None and c.first_form.endswith(("يه", "ي"))


def _opens(chunks: list[Chunk], j: int) -> bool:
    return j == 0 or chunks[j - 1].kind in (COMP, SUB, PUNCT, AUX) or chunks[j - 1].kind == TIME


def _across(chunks: list[Chunk], k: int) -> list[int]:
    j = k - 1
    while j >= 0 and chunks[j].kind in (AUX, TIME, NEG):
        j -= 1
    if j < 1 or chunks[j].kind != PUNCT or chunks[j].key not in "،,":
        return []
    for i in range(j - 1, max(-1, j - 6), -1):
        if chunks[i].kind == PUNCT and chunks[i].key in "،," and i >= 1 and chunks[i - 1].kind == NP and not chunks[i - 1].prep and _opens(chunks, i - 1):
            return [i - 1]
        if chunks[i].verbal or chunks[i].kind in (COMP, SUB):
            return []
    return []


def _right(chunks: list[Chunk], k: int, hi: int, harm: bool) -> list[int]:
    """Bare phrases after a verb, heads only: the first is its subject or object, the second its object."""
    out: list[int] = []
    passed = False  # an event behind a preposition: قتل في الهجوم ثلاثة
    j = k + 1
    while j < hi:
        c = chunks[j]
        if c.kind == PUNCT or c.kind == AUX and c.key in AMONG:
            break
        if c.kind == EVENT:
            if not c.prep and not c.conj and not out and j == k + 1 and c.trigger is not None and c.trigger.sense.event_type == "ASSAULT" and chunks[k].kind == EVENT:
                out.append(j)  # دمرت الغارات الجوية المواقع: the event is the subject
                while j + 1 < hi and chunks[j + 1].kind == NP and chunks[j + 1].party is None and chunks[j + 1].first_form.startswith("ال") and chunks[j + 1].first_form.endswith(("يه", "ي")):
                    j += 1
                j += 1
                continue
            if not c.prep or out or not harm:
                break
            passed = True
        elif c.kind == NP and c.number is not None and c.number.form == "ordinal":
            pass  # المنطقة العسكرية الثالثة
        elif c.kind == NP and not c.prep and (not passed or c.quantity is not None):
            if c.conj and not out:
                break
            if not c.conj and not (out and out[-1] == j - 1 and _apposition(chunks[out[-1]], c)):
                out.append(j)
        j += 1
    return out[:2]


def _apposition(a: Chunk, b: Chunk) -> bool:
    """`مفتي المدينة الشيخ فلان`: a title and the name behind it."""
    return a.party is not None and b.party is not None and a.party.kind == b.party.kind == "person" and b.quantity is None


def _antecedent(chunks: list[Chunk], lo: int) -> int:
    """The phrase or event that a relative clause hangs on; -1 where the clause is no relative one."""
    if lo < 2 or chunks[lo - 1].kind != REL:
        return -1
    j = lo - 2
    while j >= 0 and chunks[j].kind == PUNCT and chunks[j].key in "،,":
        j -= 1
    if j >= 0 and chunks[j].kind in (NP, EVENT):
        # past the phrases that only modify: هجوم على X الذي … is rare, so the nearest wins unless it is a place
        if chunks[j].kind == NP and chunks[j].prep and chunks[j].party is None and j >= 1 and chunks[j - 1].kind == EVENT:
            return j - 1
        return j
    return -1


def _event_before(chunks: list[Chunk], k: int) -> int:
    """The event noun that `شنها X` or `نفذها X` speaks of: the nearest before it, past a relative clause of its own."""
    relative = False
    for j in range(k - 1, max(-1, k - 9), -1):
        c = chunks[j]
        if c.kind == EVENT and not c.verbal:
            return j
        if c.kind in (COMP, SUB, SAY) or c.kind == PUNCT and (c.key not in "،,"):
            return -1
        if c.kind == REL:
            relative = True
        elif c.verbal and not (relative or any(x.kind == REL for x in chunks[max(0, j - 1) : j])):
            return -1
    return -1


def parentheses(chunks: list[Chunk]) -> tuple[tuple[int, int], ...]:
    """Chunks [a, b) between two commas that only describe: a relative clause or an apposition; the clause goes on behind.

    Those of the last sentence are remembered, as each of its events asks for them again.
    """
    global _asides  # noqa: PLW0603
    known = _asides
    if known[0] is not chunks:
        known = _asides = chunks, tuple(_parentheses(chunks))
    return known[1]


_asides: tuple[list[Chunk], tuple[tuple[int, int], ...]] = [], ()


def _parentheses(chunks: list[Chunk]) -> list[tuple[int, int]]:
    out = []
    commas = [j for j, c in enumerate(chunks) if c.kind == PUNCT and c.key in "،,"]
    for a, b in pairwise(commas):
        if a + 1 < b and (chunks[a + 1].kind == REL and b - a < 8 or any(c.kind == NEG for c in chunks[a + 1 : b]) and b - a < 8 or chunks[a + 1].prep in ("خلال", "بعد", "قبل", "عقب", "اثر") and b - a < 7 or all(c.kind in (NP, TIME) for c in chunks[a + 1 : b])):
            out.append((a, b + 1))
    return out
