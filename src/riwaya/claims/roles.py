"""Roles: which phrase of a clause is actor, recipient, place, time or count of its event."""

from __future__ import annotations

from riwaya.claims.clauses import BY_IT, Verb, bounds, group, is_actorlike, is_victim, parentheses
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import ADJECTIVES, AGENTS
from riwaya.claims.phrases import AUX, EVENT, LIGHT, NP, PUNCT, REL, SAY, TIME, Chunk
from riwaya.script.inflection import ACTIVE, MASDAR, PASSIVE
from riwaya.script.letters import fold

_BELONGING = frozenset(fold(w) for w in ("تابعة", "التابعة", "تابعين", "تابع", "تابعا", "التابع", "موالية", "الموالية", "مواليا", "خاصة", "عائدة"))
_SERIES = frozenset(("سلسله", "عدد", "موجه", "عشرات", "مئات", "عده", "عمليه", "عمليات"))
_BETWEEN = frozenset(("حدود", "مسافه", "طريق", "خط", "منطقه", "فاصل"))
SLOTS = {"A": "actors", "R": "recipients", "L": "locations"}
HARMED = frozenset(("people", "personnel", "other"))  # what a verb of harm turns into its own kind of count
HOSTILE = frozenset(("ASSAULT", "PROTEST", "THREATEN", "SANCTION", "COERCE", "ACCUSE", "REJECT"))
TOWARDS = frozenset(("ضد", "بحق"))
PLACE_PREPS = frozenset(
    "في ب من الي علي قرب داخل خارج عبر نحو باتجاه صوب وسط حول فوق ل بين خلف امام".split()
) | {fold(p) for p in ("بالقرب من", "في أنحاء", "على مشارف", "في محيط", "انطلاقا من", "قادمة من", "قادما من")}


def fill(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    """Fill the slots of `d` from its own clause; what other clauses lend comes later."""
    c = chunks[d.k]
    d.lo, d.hi = bounds(chunks, d.k)
    _count(d, c, "T")
    if c.verbal:
        _verb(chunks, d, verbs[d.k])
    elif d.trigger.form.kind in (ACTIVE, PASSIVE):
        _participle(chunks, d, verbs)
    else:
        _noun(chunks, d, verbs)
    _around(chunks, d)


def give(d: Draft, role: str, chunks: list[Chunk], found: list[int], rule: str) -> None:
    """Put phrases into the slot a frame names; events and empty roles are passed over."""
    for j in found:
        c = chunks[j]
        if c.kind != NP or role in "TC":
            _count(d, c, role)
            continue
        if role == "R" and d.trigger.sense.event_type == "DISPLACE" and d.trigger.sense.always_passive:
            role = "A"  # who flees does so himself
        if c.party is None and (c.number is not None or c.quantity is not None and c.quantity.what == "money"):
            _count(d, c, role)
            continue
        if role == "A" and not (_can_act(d, c) or rule.startswith("subject of") and c.first_form not in ADJECTIVES and c.first_form not in _HEADS):
            continue
        if role == "R" and c.party is None and c.quantity is not None and c.quantity.what in ("killed", "injured"):
            _count(d, c, role)
            continue
        if role == "L" and d.event_type == "MOBILIZE" and d.mode == "weapons" and c.place is None and c.party is not None and c.party.kind in ("force", "group"):
            role = "R"  # أرسلت أسلحة إلى البيشمركة
        slot = {"A": d.actors, "R": d.recipients, "L": d.locations}.get(role)
        if slot is None or any(s is c for s in slot):
            continue
        if role == "L" and c.place is None and not c.site and (c.party is not None or c.quantity is not None or c.prep or c.number is not None):
            _count(d, c, role)
            continue
        slot.append(c)
        if role == "R":
            _owners(chunks, d, j, found[-1])
        d.notes.append((SLOTS[role], c, rule, d.trigger.sense.row))
        _count(d, c, role)
        if role == "R" and (c.place is not None or c.site) and c.party is None and all(s is not c for s in d.locations):
            d.locations.append(c)


_HEADS = frozenset(fold(w) for w in ("عملية", "عمليات", "جولة", "حملة", "سلسلة", "موجة", "محاولة", "حرف", "خسائر", "مناطق", "منطقة", "مواقع", "حالات"))


def _can_act(d: Draft, c: Chunk) -> bool:
    """Whether a phrase can be who does it: a party or counted people; craft and convoys only where things move."""
    if c.party is not None or c.quantity is not None and c.quantity.what in ("personnel", "people", "aircraft", "states", "killed", "displaced"):
        return True
    return d.trigger.verbal and c.place is None and c.first_form not in _HEADS


def _owners(chunks: list[Chunk], d: Draft, j: int, end: int) -> None:
    """Whose the thing is that is hit: `مواقع حزب X`, `مركبات للتنظيم`, `دبابتين ومركبات تابعة لX وY`."""
    c = chunks[j]
    owners = [c.owner] if c.owner is not None else []
    if c.party is None or not c.party.entity and c.party.kind in ("other", "force"):
        i = end + 1
        while i < len(chunks) and chunks[i].kind == AUX and chunks[i].key in _BELONGING:
            i += 1
        whose = chunks[i].party if i < len(chunks) and chunks[i].kind == NP and chunks[i].prep == "ل" else None
        if whose is not None and whose.kind in ("group", "force", "state"):
            owners.extend(chunks[g] for g in group(chunks, i, len(chunks)))
    for o in owners:
        if o.party is not None and o.party.kind in ("group", "force", "state", "organisation") and all(x is not o for x in (*d.actors, *d.recipients)):
            d.recipients.append(o)
            d.notes.append(("recipients", o, "whose the thing is that is hit", None))


def _count(d: Draft, c: Chunk, role: str) -> None:
    q = c.quantity
    if q is not None and all(k.first != q.first for k, _ in d.counts):
        what = q.what
        counts = d.trigger.sense.counts
        if counts in ("killed", "injured", "missing", "detained", "abducted", "displaced") and what in HARMED and (role == "R" or d.passive or counts == "displaced"):
            what = counts
        d.counts.append((q, what))
    elif c.number is not None and all(not k.first <= c.number.first < k.last for k, _ in d.counts) and c.number.form not in ("ordinal", "percent", "fraction"):
        d.counts.append((c.number, d.trigger.sense.counts or "people"))


def _verb(chunks: list[Chunk], d: Draft, v: Verb) -> None:
    frame = d.trigger.sense.frame
    d.passive = v.passive
    d.lo, d.hi = v.lo, v.hi
    if v.passive:
        role = frame.get("o", frame.get("s", "R"))
        give(d, "R" if role == "A" else role, chunks, v.subject, v.rule)
        return
    give(d, frame.get("s", "A"), chunks, v.subject, v.rule)
    give(d, frame.get("o", "T"), chunks, v.object, v.rule)


def _participle(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    """`القوات المنتشرة في`: the phrase before is the subject (active) or the object (passive). `…، مطالبا X ب`: the subject of
    the sentence goes on doing it, to whom stands behind."""
    frame = d.trigger.sense.frame
    if is_adverbial(chunks, d):
        for j in range(d.k - 1, -1, -1):
            v = verbs.get(j)
            if v is not None and not v.passive and v.subject and chunks[v.subject[0]].kind == NP and is_actorlike(chunks[v.subject[0]]):
                give(d, frame.get("s", "A"), chunks, v.subject, "participle that goes on with the subject")
                break
        if d.k + 1 < d.hi and chunks[d.k + 1].kind == NP and not chunks[d.k + 1].prep and not chunks[d.k + 1].conj:
            give(d, frame.get("o", "T"), chunks, group(chunks, d.k + 1, d.hi), "object of the participle")
        return
    j = d.k - 1
    if j in verbs and not chunks[j].conj and verbs[j].subject:
        give(d, frame.get("s", "A") if d.trigger.form.kind == ACTIVE else frame.get("o", "R"), chunks, verbs[j].subject, "subject of whom the participle is said")  # باتوا محاصرين
        return
    if j >= 0 and chunks[j].kind == NP:
        role = frame.get("s", "A") if d.trigger.form.kind == ACTIVE else frame.get("o", "R")
        give(d, role, chunks, [j], "participle after its noun")


def is_adverbial(chunks: list[Chunk], d: Draft) -> bool:
    """An active participle in the accusative, or feminine behind a comma: مطالبا, منددة."""
    form = d.trigger.form
    if form.kind != ACTIVE or form.article or form.prep:
        return False
    return chunks[d.k].first_form.endswith("ا") or chunks[d.k].first_form.endswith("ه") and d.k > 0 and chunks[d.k - 1].kind == PUNCT


def _noun(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    frame = d.trigger.sense.frame
    j = d.k + 1
    form = d.trigger.form
    rule = "noun after the event noun"
    while j < d.hi and _adjective(chunks[d.k], chunks[j]):
        j += 1
    if j < d.hi and "A" in frame.values() and is_national(chunks[j]) and not chunks[j].prep and not chunks[j].conj:
        give(d, "A", chunks, [j], "nationality of the event noun")  # غارات جوية إسرائيلية
        j += 1
        while j < d.hi and _adjective(chunks[d.k], chunks[j]):
            j += 1
        _light(chunks, d, verbs)
        _ascribed(chunks, d)
        return
    if not form.article and j == d.k + 1 and j < d.hi and chunks[j].kind == NP and not chunks[j].prep and not chunks[j].conj and not form.pronoun:
        first = chunks[j]
        role = frame.get("m", "T")
        if role == "?":
            role = "A" if is_actorlike(first) and not is_victim(first) or first.place is None and _fires(first) else "R"
        found = group(chunks, j, d.hi)
        if role == "R" and first.place is None and form.kind == MASDAR and found[-1] + 1 < d.hi and chunks[found[-1] + 1].prep == "ل" and not is_victim(first) and not first.site and first.first_form.startswith("ال"):
            role, rule = "A", "subject of the event noun, its object behind ل"  # قصف النظام لمدينة
        give(d, role, chunks, found, rule)
        nxt = found[-1] + 1
        if role == "A" and nxt < d.hi and chunks[nxt].kind == NP and chunks[nxt].prep in ("", "ل") and not chunks[nxt].conj and ("o" in frame or "ل" in frame):
            give(d, frame.get("o", frame.get("ل", "R")), chunks, group(chunks, nxt, d.hi), "object behind the actor of the event noun")
    elif form.pronoun and d.k + 1 < d.hi and chunks[d.k + 1].kind == NP and not chunks[d.k + 1].prep and not chunks[d.k + 1].conj and chunks[d.k + 1].party is not None:
        give(d, frame.get("o", "A" if frame.get("m") == "A" else "T"), chunks, group(chunks, d.k + 1, d.hi), "noun after the pronoun of the event noun")  # لقائه نظيره
    _light(chunks, d, verbs)
    _ascribed(chunks, d)


def is_national(c: Chunk) -> bool:
    """A one-word adjective that a state or group lends: إسرائيلية, حوثي."""
    return c.kind == NP and c.party is not None and c.party.kind in ("state", "group") and c.last == c.first + 1 and c.place is None and c.first_form.endswith(("يه", "ي", "يا", "يين", "يتين", "ييه"))


def _ascribed(chunks: list[Chunk], d: Draft) -> None:
    """`هجوم نسب إلى X`, `هجوم نسبته السلطات إلى X`: X is the actor (GUIDE.md)."""
    for k in range(d.k + 1, min(len(chunks), d.k + 6)):
        c = chunks[k]
        if c.plain is not None and c.plain.row.lemma == "نسب":
            to = next((j for j in range(k + 1, min(len(chunks), k + 4)) if chunks[j].kind == NP and chunks[j].prep in ("الي", "ل")), -1)
            if to >= 0:
                give(d, "A", chunks, group(chunks, to, len(chunks)), "to whom it is ascribed")
            return
        if c.verbal:
            return


def _fires(c: Chunk) -> bool:
    q = c.quantity
    return q is not None and q.what in ("aircraft",)


def _adjective(event: Chunk, c: Chunk) -> bool:
    """Whether a phrase behind an event noun only describes it: الهجوم البري, غارة جوية عنيفة."""
    if c.kind != NP or c.prep or c.conj or c.party is not None or c.place is not None or c.quantity is not None or c.number is not None:
        return False
    form = c.first_form
    if event.trigger is not None and event.trigger.form.article:
        return form.startswith("ال")
    return not form.startswith("ال") and (form in ADJECTIVES or form.endswith(("ي", "يه", "يا")))


def _light(chunks: list[Chunk], d: Draft, verbs: dict[int, Verb]) -> None:
    """The verb that carries an event noun: before it (شن الجيش غارة) or in a relative clause behind it (غارة شنها الجيش)."""
    inside = {j for a, b in parentheses(chunks) for j in range(a, b) if not a <= d.k < b}
    for k in range(d.k - 1, max(-1, d.k - 14), -1):
        c = chunks[k]
        if k in inside:
            continue
        if c.kind == LIGHT and c.light is not None:
            light = c.light.row
            if light.by and not (light.by == (prep := _prep_before(chunks, d.k)) or light.by == "ل" and prep == "الي"):
                break
            if light.link or not light.by and c.verbal and chunks[d.k].prep not in ("", "من"):
                break
            if c.verbal and k in verbs:
                v = verbs[k]
                if light.subject in "ARL":
                    give(d, light.subject, chunks, v.subject, f"subject of {light.lemma}")
                elif light.subject == "C":
                    pass
                d.lo = min(d.lo, v.lo)
            elif light.subject in "ARL":  # a light masdar: تنفيذ الهجوم, شن غارات
                between = [j for j in range(k + 1, d.k) if chunks[j].kind == NP and not chunks[j].prep]
                give(d, light.subject, chunks, between[:1], f"noun after {light.lemma}")
            d.light = c
            break
        if c.kind == SAY or c.kind == PUNCT and c.key not in "،," or c.kind == EVENT or c.verbal:
            break
    for k in range(d.k + 1, min(len(chunks), d.k + 6)):
        c = chunks[k]
        if c.kind == LIGHT and c.light is not None and c.verbal and k in verbs:
            v = verbs[k]
            if (c.light.pronoun or k + 1 < len(chunks) and chunks[k + 1].key in BY_IT) and not c.light.row.link and c.light.row.subject in "ARL":
                give(d, c.light.row.subject, chunks, v.subject, f"subject of {c.light.row.lemma} in the relative clause")
                d.light = c
                d.hi = max(d.hi, v.hi)
            elif (c.light.row.subject == "C" or chunks[k - 1].kind == REL and not c.light.pronoun) and not c.light.row.link and not c.conj:
                d.light = c
                d.hi = max(d.hi, v.hi)
            break
        if c.verbal or c.kind == PUNCT and c.key not in "،,":
            break


def _prep_before(chunks: list[Chunk], k: int) -> str:
    """The preposition of an event noun, or of the head it hangs on: إلى سلسلة هجمات."""
    if chunks[k].prep or k == 0 or chunks[k - 1].kind != NP or chunks[k - 1].first_form not in _SERIES:
        return chunks[k].prep
    return chunks[k - 1].prep


def _around(chunks: list[Chunk], d: Draft) -> None:
    """Prepositional phrases, places, times and counts of the clause."""
    frame = d.trigger.sense.frame
    taken = {id(c) for c in (*d.actors, *d.recipients)}
    j = d.k + 1
    while j < d.hi:
        c = chunks[j]
        if c.kind == EVENT and not c.verbal:
            break
        if c.kind == TIME and c.time is not None:
            d.times.append(c.time)
        elif c.kind == NP and c.prep and id(c) not in taken:
            found = group(chunks, j, d.hi)
            _preposition(chunks, d, found, frame)
            j = found[-1]
        elif c.kind == NP and not c.prep and id(c) not in taken and c.quantity is not None:
            _count(d, c, "T")
        j += 1
    for j in range(d.k - 1, d.lo - 1, -1):
        c = chunks[j]
        if c.kind == EVENT or c.verbal or chunks[d.k].verbal and chunks[d.k].conj:
            break
        if c.kind == TIME and c.time is not None:
            if chunks[d.k].verbal or d.lo == 0 or not chunks[d.lo - 1].verbal or chunks[d.lo - 1] is d.light:
                d.times.append(c.time)  # else it is the time of the verb before
        elif c.kind == NP and c.prep and (c.place is not None or c.site) and c.prep in PLACE_PREPS and id(c) not in taken and c.prep != "ل":
            if j == d.lo or chunks[d.k].verbal:
                for i in group(chunks, j, d.k):
                    if all(s is not chunks[i] for s in d.locations):
                        d.locations.append(chunks[i])


def _preposition(chunks: list[Chunk], d: Draft, found: list[int], frame: dict[str, str]) -> None:
    c = chunks[found[0]]
    prep = c.prep
    if prep in AGENTS and (c.place is None or c.party is not None):
        give(d, "A", chunks, found, f"agent behind {prep}")
        return
    if _by_owner(d, c):
        return
    if prep == "من" and d.light is not None and d.light.light is not None and d.light.light.row.subject == "R" and c.party is not None:
        give(d, "A", chunks, found, "from whom it comes")  # تعرض لهجوم من X
        return
    if prep == "بين" and chunks[found[0] - 1].kind == NP and chunks[found[0] - 1].first_form.removeprefix("ال") in _BETWEEN:
        return  # الحدود بين X وY
    if prep in TOWARDS and d.event_type not in HOSTILE:
        return
    if prep in TOWARDS:
        give(d, "R", chunks, found, f"object behind {prep}")
        return
    if prep == "ل" and not d.actors and d.trigger.sense.is_noun and d.event_type == "ASSAULT" and is_actorlike(c):
        give(d, "A", chunks, found, "whose attack it is")  # هجوم للمتشددين على
        return
    if _among_owner(d, c):
        return
    role = _role_behind(d, c, frame)
    if role == "":
        return  # نددت "بأشد العبارات" names nobody
    if role in ("A", "R"):
        give(d, role, chunks, found, f"{prep} in the row's frame")
        if c.place is not None and (c.party is None or c.party.kind != "state"):
            _locate(chunks, d, found)
        return
    if (c.place is not None or c.site) and prep in PLACE_PREPS:
        _locate(chunks, d, found)
        return
    if role == "L":
        give(d, "L", chunks, found, f"{prep} in the row's frame")
        return
    for i in found:
        _count(d, chunks[i], "T")


def _by_owner(d: Draft, c: Chunk) -> bool:
    """`قتل برصاص X`: whose weapon it was is the actor. False where the phrase is of another kind."""
    if c.prep != "ب" or c.owner is None or d.trigger.sense.counts not in ("killed", "injured"):
        return False
    if all(x is not c.owner for x in d.actors):
        d.actors.append(c.owner)
        d.notes.append(("actors", c.owner, "whose weapon it was", None))
    return True


def _among_owner(d: Draft, c: Chunk) -> bool:
    """`قتلى في صفوف X`: whose ranks they are is the recipient. False where the phrase is of another kind."""
    o = c.owner
    if c.prep not in ("في", "بين", "من") or o is None or d.trigger.sense.counts is None or not o.last - o.first < c.last - c.first <= o.last - o.first + 1:
        return False
    if o.party is not None and all(x is not o for x in d.recipients):
        d.recipients.append(o)
        d.notes.append(("recipients", o, "whose ranks they are", None))
    return True


def _role_behind(d: Draft, c: Chunk, frame: dict[str, str]) -> str | None:
    """The role of phrase `c` behind its preposition: the frame's, as the phrase bears it; "" where it has none whatever the frame."""
    prep = c.prep
    role = frame.get(prep)
    if role is None and prep == "ل" and not d.actors and not d.recipients and d.trigger.form.kind == MASDAR and "m" in frame:
        role = frame["m"]  # حركة نزوح كثيفة للمدنيين
        if role == "?":
            role = "A" if c.party is not None and c.party.kind in ("force", "group", "state") and c.quantity is None else "R"
    if role is None and prep == "ل" and d.trigger.form.kind == MASDAR and d.actors:
        role = frame.get("o")
    if role == "R" and prep == "ب" and c.party is None:
        return ""
    if role == "R" and prep == "من" and (c.party is None or c.party.kind not in ("group", "force", "person", "other")):
        role = "L"
    if role == "R" and prep == "علي" and c.place is not None and (c.party is None or d.event_type == "ASSAULT" and c.party.kind == "state" and c.place.precision != "country"):
        role = "L"  # a town that is hit is where it happens
    return role


def _locate(chunks: list[Chunk], d: Draft, found: list[int]) -> None:
    for i in found:
        c = chunks[i]
        listed = i > found[0] and c.conj and c.party is None and c.quantity is None and chunks[found[0]].place is not None
        if (c.place is not None or c.site or listed) and all(s is not chunks[i] for s in d.locations):
            d.locations.append(chunks[i])
            d.notes.append(("locations", c, f"place behind {c.prep or chunks[found[0]].prep}", None))

