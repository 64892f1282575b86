"""One event, one claim: tolls joined to their attacks, repeated and empty triggers left out."""

from __future__ import annotations

from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES
from riwaya.claims.phrases import AUX, COMP, LIGHT, NP, PUNCT, REL, SAY, SUB, VERB, Chunk
from riwaya.claims.told_from import apart
from riwaya.script.letters import fold

LED = 2  # phrases between an attack and its toll behind one verb; behind more, on five coded sets, the toll had another cause
_TOLL = frozenset(("killed", "injured"))
_WHEN = frozenset(("عندما", "حين", "حينما", "اذ", "بعدما", "بعد ان", "مما", "ما"))
_STRIKES = frozenset(("استهدف", "ضرب", "هز", "دمر", "كبد"))
_STORMS = frozenset(("اقتحم", "داهم", "مداهمة", "اقتحام"))
_REPELS = frozenset(("تصدى", "صد", "أحبط", "اعترض", "أفشل", "رد"))
_BLASTS = frozenset(("تفجير", "انفجار", "انفجر", "فجر", "هجوم", "عبوة ناسفة", "تفجير انتحاري", "هجوم انتحاري", "عملية انتحارية"))


def is_toll(d: Draft) -> bool:
    """Whether a draft tells what happened to people and not who did what."""
    return d.trigger.sense.counts in _TOLL and (d.passive or not d.trigger.verbal or d.trigger.sense.lemma == "تكبد")


def is_attack(d: Draft) -> bool:
    return (d.trigger.sense.event_type == "ASSAULT" or d.trigger.sense.lemma in _STORMS) and not is_toll(d)


def join(chunks: list[Chunk], drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence with those of one event made one, in text order."""
    out: list[Draft] = []
    for d in drafts:
        d.toll, d.attack = is_toll(d), is_attack(d)
    for d in drafts:
        host = _host(chunks, out, d)
        if host is None:
            out.append(d)
        else:
            _merge(host, d)
    return out


def _host(chunks: list[Chunk], out: list[Draft], d: Draft) -> Draft | None:
    if apart(chunks, d.k):
        return None
    for a in reversed(out[-3:]):
        if _says_between(chunks, a, d):
            return None
        if _one_event(chunks, a, d) or _led(chunks, a, d) and not (a.trigger.form.article and any(x.attack for x in out if x is not a)):
            return a
    return None


def _led(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    """`أدى هجوم إلى مقتل`, `خلفت الغارة قتلى`: the verb that links attack and toll stands before both."""
    head, between = chunks[a.k], chunks[a.k + 1 : b.k]
    if not (a.attack and b.toll and not a.toll) or head.prep or chunks[b.k].conj or len(between) > LED:
        return False
    return _linked(chunks[a.k - 1 : a.k]) and not any(c.verbal for c in between)


def _says_between(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    last = b.k
    if a.toll and not b.trigger.verbal and chunks[b.k - 1].key in _IT_IS:
        last -= 2 if chunks[b.k - 2].kind == SAY else 1
    return any(c.kind in (SAY, COMP) or c.kind == PUNCT and c.key in ";؛" for c in chunks[a.k + 1 : last])


_IT_IS = frozenset(("انه", "بانه", "انها", "بانها"))  # قتلوا فيما يعتقد أنه هجوم: what it is told to be is the same event


def _part(between: list[Chunk]) -> bool:
    """`ثلاثة منهم في كمين`: only a part of those counted before."""
    last = between[-1].quantity if between and between[-1].kind == NP else None
    if last is not None and last.part_of_total and fold(last.span.text).endswith("منهم"):
        return True
    return any(
        c.kind == AUX and c.key == "منهم" and n and between[n - 1].kind == NP and (between[n - 1].number is not None or between[n - 1].quantity is not None)
        for n, c in enumerate(between)
    )


def _linked(between: list[Chunk]) -> bool:
    return any(c.kind == LIGHT and c.light is not None and c.light.row.link for c in between)


def _one_event(chunks: list[Chunk], a: Draft, b: Draft) -> bool:
    between = chunks[max(a.k, a.end) + 1 : b.k]
    head = chunks[b.k]
    prep = b.light.prep if b.light is not None and b.light.prep and not head.prep else head.prep
    when = any(c.kind in (SUB, REL) and c.key in _WHEN for c in between)
    if a.toll and b.toll and not _apart(a, b) and (head.conj or prep in CAUSES or _linked(between) or any(c.conj for c in between[-1:]) or not between and not b.trigger.verbal and head.prep not in _ANOTHER):
        return True
    if a.toll and b.toll and any(c.kind == SUB and c.key in _WHILE for c in between) and _others(chunks, b):
        return True  # قتل ثلاثة فيما أصيب آخرون
    if a.toll and b.attack and not a.attack:
        if a.modality == "actual" and b.modality in ("planned", "pledged", "requested", "expected"):
            return False  # قتل عشرة كان بعضهم يخطط لهجمات
        if _part(between):
            return False  # قتل 13 … ثلاثة منهم في كمين: the ambush has its own toll
        if chunks[b.k - 1].key in _IT_IS:
            return True
        return prep in CAUSES or prep in ("في", "ب", "من", "بعد") or when or any(c.prep in CAUSES for c in between[:3])
    if a.attack and not a.trigger.verbal and b.trigger.verbal and b.trigger.sense.counts in _TOLL and not head.conj and all(_describes(c) for c in between):
        return True  # غارة جوية قتلت خمسة
    if a.attack and b.toll and not a.toll:
        if a.k and chunks[a.k - 1].first_form.removeprefix("ال") == "حصيله":
            return True  # حصيلة القصف ارتفعت إلى
        carried = b.trigger.verbal and head.conj and not b.times
        return _linked(between) or carried or when or not b.trigger.verbal and head.conj and not a.trigger.verbal
    if a.attack and b.attack:
        return _one_attack(a, b, between, head, prep)
    return _one_deal(chunks, a, b, between) or _one_control(a, b, between) or _one_cargo(a, b, between)


_WHILE = frozenset(("فيما", "بينما", "في حين"))


def _others(chunks: list[Chunk], d: Draft) -> bool:
    """Whether those harmed are told as others than those before: `أصيب آخرون`, `جرح 40 آخرون`."""
    return any(c.first_form in _OTHERS or c.quantity is not None and c.quantity.unit is not None and fold(c.quantity.unit) in _OTHERS for c in chunks[d.k + 1 : d.k + 2] if c.kind == NP)


def _describes(c: Chunk) -> bool:
    """Whether a phrase is an adjective of the event before it, and names nobody: `جوية`."""
    return c.kind == NP and not c.prep and not c.conj and c.party is None and c.place is None and c.quantity is None and c.first_form.endswith(("يه", "ي"))


def _among(c: Chunk, between: list[Chunk]) -> bool:
    return any(c is x for x in between)


def _apart(a: Draft, b: Draft) -> bool:
    """Whether two tolls are told of two days or, each with one of its own, of two places."""
    days = bool(a.times and b.times) and all(x is not y for x in a.times for y in b.times)
    return days and bool(a.locations and b.locations) and all(x is not y for x in a.locations for y in b.locations)


def _one_attack(a: Draft, b: Draft, between: list[Chunk], head: Chunk, prep: str) -> bool:
    lemma = b.trigger.sense.lemma
    other_verbs = any(c.verbal and c is not a.light and c is not b.light and (c.kind != LIGHT or not b.trigger.verbal or head.conj) for c in between)
    if b.trigger.verbal and lemma == "أطلق" and b.trigger.form.pronoun and any(t.sense.lemma == "سقط" for t in (a.trigger, *a.merged)) and not other_verbs:
        return True  # سقوط قذيفة أطلقها مقاتلون
    if b.trigger.verbal:
        if lemma not in _STRIKES or other_verbs or any(c.kind == SUB for c in between):
            return False
        return not head.conj or not b.actors or all(x in a.actors for x in b.actors)
    if other_verbs or any(c.kind in (SUB, PUNCT) for c in between):
        return False
    if any(c.kind == REL for c in between) and b.light is not None and _among(b.light, between):
        return False
    if a.trigger.sense.is_noun and b.trigger.sense.is_noun and head.conj and len(between) <= 1 and (a.toll or not b.actors):
        return True  # إثر ضربات وغارات
    if b.k == max(a.k, a.end) + 1 and a.trigger.verbal and not prep and not head.conj:
        return True  # دمرت الغارات …
    if a.trigger.sense.lemma in _REPELS:
        return True  # تصدت لهجوم: the attack is the event
    if not a.trigger.verbal and head.prep == "ب" and b.light is None and len(between) <= LED and not head.conj:
        return True  # استهداف المبنى بغارات
    if a.trigger.verbal and prep in ("في", "ب", "خلال", "جراء", "اثر", "نتيجه"):
        return not b.trigger.form.article or a.trigger.sense.lemma in ("انفجر", "فجر")
    return a.trigger.sense.lemma in _BLASTS and lemma in _BLASTS and prep in ("ب", "", "في") and not head.conj


def _one_control(a: Draft, b: Draft, between: list[Chunk]) -> bool:
    """`بسط سيطرته على`, `انتزعوا السيطرة على`: one taking."""
    return a.event_type == b.event_type == "COERCE" and not b.trigger.verbal and b.trigger.sense.lemma in ("سيطر", "سيطرة") and a.trigger.verbal and len(between) <= 2 and not any(c.kind in (SUB, REL, PUNCT, COMP) for c in between)


def _one_cargo(a: Draft, b: Draft, between: list[Chunk]) -> bool:
    """`وصلت طائرة تحمل مساعدات`: the craft and its cargo are one claim."""
    carries = any(c.kind == VERB for c in between) or not between and a.trigger.verbal and not b.trigger.form.prep and not b.trigger.form.conj
    return a.event_type in ("MOBILIZE", "AID") and b.event_type == "AID" and not b.trigger.verbal and b.trigger.sense.is_noun and carries and not any(c.kind in (SUB, COMP) for c in between)


def _one_deal(chunks: list[Chunk], a: Draft, b: Draft, between: list[Chunk]) -> bool:
    """`توصل إلى اتفاق`, `اتفاق وقف إطلاق النار`, `وقع اتفاقا`: the deal and what it is about are one claim."""
    types = a.event_type, b.event_type
    if any(c.kind in (SUB, REL, PUNCT) or c.verbal for c in between) or chunks[b.k].conj:
        return False
    if types == ("AGREE", "AGREE"):
        return True
    return types == ("AGREE", "RETREAT") and not b.trigger.verbal or types == ("CONSULT", "CONSULT") and not b.trigger.form.article and len(between) < 4 and chunks[b.k].prep not in _ANOTHER


_ANOTHER = frozenset(("بعد", "قبل", "منذ", "من", "عقب", "قبيل", "بعيد", "غداه", "عشيه"))


def _merge(a: Draft, b: Draft) -> None:
    """Put `b` into `a`; the attack's type and mode win over the toll's."""
    if a.toll and b.attack and not a.attack:
        if b.event_type == "ASSAULT" or a.event_type == "CASUALTY" and b.event_type != "COERCE":
            a.event_type = b.event_type
        elif a.event_type == "CASUALTY":
            a.event_type = "ASSAULT"
        a.mode = b.mode or a.mode
    a.mode = a.mode or b.mode
    a.toll, a.attack = a.toll or b.toll, a.attack or b.attack
    a.merged.append(b.trigger)
    a.end = max(a.k, a.end, b.k, b.end)
    for name in ("actors", "recipients", "locations", "times", "counts", "notes"):
        mine, theirs = getattr(a, name), getattr(b, name)
        mine.extend(x for x in theirs if all(x is not y for y in mine))
    a.recipients = [r for r in a.recipients if all(r is not x for x in a.actors)]
    if a.modality == "actual" and b.modality != "actual" and a.cue is None and not (a.event_type == "AGREE" or a.trigger.verbal or a.attack and b.toll and b.modality == "denied"):
        a.modality, a.cue, a.cue_rule, a.cue_row = b.modality, b.cue, b.cue_rule, b.cue_row


def name_harm(d: Draft) -> None:
    """In a claim with a toll, people counted are what the toll word before them says: `قتل 12 بينهم 3 جنود`."""
    seen: set[tuple[object, ...]] = set()
    d.counts = [k for k in d.counts if (key := (k[0].value, k[0].low, k[0].high, k[1])) not in seen and not seen.add(key)]  # type: ignore[func-returns-value]
    if not d.toll:
        return
    tolls = sorted((t for t in (d.trigger, *d.merged) if t.sense.counts in _TOLL), key=lambda t: t.first)
    doers = {id(c.quantity) for c in d.actors}
    for n, (q, what) in enumerate(d.counts):
        if what in ("people", "personnel", "other") and id(q) not in doers and tolls:
            before = [t for t in tolls if t.first < q.first]
            d.counts[n] = (q, (before[-1] if before else tolls[0]).sense.counts or what)


def tidy_recipients(d: Draft) -> None:
    """Leave out what names nobody beside somebody: bare figures, `آخرين`, and the site where people are named."""
    if len(d.locations) > 1:
        d.locations = [c for c in d.locations if c.place is not None or c.first_form.removeprefix("ال") not in _VAGUE] or d.locations[:1]
    if len(d.recipients) < 2:
        return
    named = [r for r in d.recipients if r.party is not None and r.party.kind != "other" and not _nobody(r) or r.quantity is not None and r.quantity.unit is not None and not _nobody(r)]
    if named:
        d.recipients = [r for r in d.recipients if not _nobody(r) and not (r.party is None and (r.site or r.place is not None) and r.owner is None)]


_OTHERS = frozenset(("اخرين", "اخرون", "اخر", "اخران"))
_VAGUE = frozenset(("مناطق", "منطقه", "مدن", "قري", "احياء", "بلدات", "مواقع", "محاور", "اشهر", "شمال", "جنوب", "شرق", "غرب", "انحاء", "اجزاء", "اطراف", "بلاد"))


def _nobody(c: Chunk) -> bool:
    q = c.quantity
    return q is not None and (q.unit is None or fold(q.unit) in _OTHERS) and c.owner is None


def drop_repeats(drafts: list[Draft]) -> list[Draft]:
    """Leave out a second mention of the same event in the sentence: the same lemma, now definite, with nothing new."""
    out: list[Draft] = []
    for d in drafts:
        again = None
        if d.trigger.form.article and not d.trigger.verbal and not d.trigger.form.conj and d.trigger.form.prep not in _ANOTHER:
            again = next((a for a in out if a.trigger.sense.lemma == d.trigger.sense.lemma), None)
        if again is not None and not (d.times and again.times and d.times[0] is not again.times[0]):
            _merge(again, d)
            continue
        out.append(d)
    return out

