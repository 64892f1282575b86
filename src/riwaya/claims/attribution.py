"""Attribution: who says what, as chains with their scope over the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from riwaya.claims.according import according, attached, back, behind_according, cited, inserted, relayed, when_said
from riwaya.claims.clauses import SPOKEN, Verb, parentheses
from riwaya.claims.content import content_of, opened_between, takes_up, withholds
from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import ACC, AUX, COMP, EVENT, NP, PUNCT, SAY, SUB, TIME, Chunk
from riwaya.claims.saying import Saying
from riwaya.claims.scene import Scene
from riwaya.claims.speech import RELAYS, Source, Speech, can_speak, together
from riwaya.mention import Time
from riwaya.script.inflection import ACTIVE, MASDAR

OPENING, CLOSING, EITHER = frozenset("«“„‹"), frozenset("»”›"), frozenset('"')
OWN_WORDS = frozenset(("pledged", "requested"))
WORDS = frozenset(("SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"))  # events that are words: their doer speaks for himself
CLOSE_WITHIN = 90  # words within which an open quotation must close; unbalanced marks on conflict_train never do


@dataclass(slots=True)
class Talk:
    """What goes on from sentence to sentence: who spoke last, and until which word a quotation is open."""

    last: list[Source] = field(default_factory=list)
    quote: list[Source] = field(default_factory=list)
    quote_end: int = 0
    spoke: bool = False


def read_speeches(scene: Scene, chunks: list[Chunk], verbs: dict[int, Verb], talk: Talk, first: int, last: int) -> list[Speech]:
    """The speeches of sentence [first, last), and `talk` brought up to date."""
    out: list[Speech] = []
    if talk.quote and first < talk.quote_end:
        out.append(Speech(talk.quote, first, min(last, talk.quote_end), (first, first), "an open quotation", carries=False))
    before = list(talk.last)
    used: set[int] = set()
    for k, c in enumerate(chunks):
        if k in used:
            continue
        if c.kind == SAY and c.saying is not None and not withholds(chunks, k):
            if c.saying.kind == MASDAR:
                _masdar(chunks, k, out, last)
            elif c.saying.kind == ACTIVE:
                _participle(scene, chunks, k, verbs, before, out, last)
            elif not behind_according(chunks, k):
                _verb(scene, chunks, k, verbs, before, out, first, last, used)
        elif c.kind == EVENT and c.trigger is not None and c.trigger.sense.lemma == "اتهم" and (c.verbal or c.trigger.form.kind == ACTIVE):
            _accusation(chunks, k, verbs, out, last)
        elif c.kind == ACC:
            according(scene, chunks, k, verbs, out, first, last)
    own = any(c.kind == EVENT and c.verbal and c.trigger is not None and c.trigger.sense.event_type in WORDS for c in chunks)
    if not any(s.carries for s in out) and before and talk.spoke and not own and chunks[0].kind == SUB and chunks[0].key == "كما":
        out.append(Speech(before, first, last, (chunks[0].first, chunks[0].last), "carried on by كما"))
    spoken = sorted((s for s in out if s.carries), key=lambda s: s.cue[0])
    talk.spoke = bool(spoken)
    if spoken:
        talk.last = spoken[-1].sources
        _follow_quote(scene, spoken[-1], talk, last)
    elif doer := _speaking_doer(scene, chunks, verbs, len(chunks)):
        talk.last = [doer]
    return out


def sources_of(speeches: list[Speech], word: int) -> tuple[list[Source], Speech | None]:
    """The chain that vouches for the event at `word`: that of the innermost speech over it."""
    best: Speech | None = None
    for s in speeches:
        if s.first <= word < s.last and (best is None or s.first >= best.first):
            best = s
    return (best.sources, best) if best is not None else ([], None)


def vouched(speeches: list[Speech], d: Draft) -> tuple[list[Source], Speech | None]:
    """The chain of a claim: that over its trigger, or else over an attack that was joined to its toll."""
    found = sources_of(speeches, d.trigger.first)
    if not found[0] and d.toll:
        found = next((own for t in d.merged if (own := sources_of(speeches, t.first))[0]), found)
    return found


def _speaking_doer(scene: Scene, chunks: list[Chunk], verbs: dict[int, Verb], end: int) -> Source | None:
    """Who accuses, asks or threatens in a sentence that reports nothing: `اتهم X … . وقال إن …` goes on with X."""
    for k in (j for j in sorted(verbs, reverse=True) if j < end):
        c, v = chunks[k], verbs[k]
        spoken = c.kind == SAY or c.kind == EVENT and c.trigger is not None and c.trigger.sense.event_type in SPOKEN
        if spoken and not v.passive and v.subject and v.relative < 0:
            who = chunks[v.subject[0]]
            return Source(who, (c.first, c.last)) if can_speak(scene, who) else None
    return None


def _unknown(scene: Scene, chunks: list[Chunk], k: int, content: int) -> int | None:
    """The phrase right behind a reporting verb where it brings in a clause: who else could it be, though no table knows the name."""
    if k + 1 >= len(chunks) or (c := chunks[k + 1]).kind != NP or c.prep or c.conj or c.number is not None or c.last > content:
        return None
    if scene.words.items[c.first].text.endswith(("ه", "ها", "هم")):
        return None  # ذكر اسمه, أكد ضرورته
    brings = next((x for x in chunks[k + 2 :] if x.last >= content), None)
    if brings is None:
        return None
    form = chunks[k].saying
    quoted = brings.last > content and opened_between(scene, chunks[k + 1].last, content) and form is not None and "m" not in form.row.content
    return k + 1 if quoted or brings.last == content and brings.kind in (COMP, PUNCT) else None


def _as_for(scene: Scene, chunks: list[Chunk], k: int) -> int | None:
    """`أما X … فقال`: the phrase behind أما."""
    for j in range(k - 1, max(-1, k - 12), -1):
        if chunks[j].kind == AUX and chunks[j].key == "اما":
            return j + 1 if can_speak(scene, chunks[j + 1]) else None
    return None


def _verb(scene: Scene, chunks: list[Chunk], k: int, verbs: dict[int, Verb], before: list[Source], out: list[Speech], first: int, last: int, used: set[int]) -> None:
    c, v = chunks[k], verbs.get(k)
    assert c.saying is not None
    saying: Saying = c.saying.row
    cue = (c.first, c.last)
    if saying.effect in OWN_WORDS:
        return  # who pledges or asks is the doer of it, no source (GUIDE.md)
    if k and chunks[k - 1].kind == SUB and chunks[k - 1].key in ("اذا", "لو", "في حال") and any(x.first <= c.first < x.last for x in out):
        return  # قال X إنه إذا رأت قيادات الحزبين أن …: a condition
    if v is not None and v.rule == "relative clause" and k and chunks[k - 1].key in ("ما", "مما"):
        return  # ما يرجح انفجار الوضع: what was told before makes it likely, nobody says so
    content = content_of(scene, chunks, k)
    if content is None and takes_up(chunks, k):
        _taken_up(scene, chunks, k, out)
        return
    said = _said(chunks, k, content)
    subject = _speakers(scene, chunks, k, v, content)
    sources = together([chunks[j] for j in subject], cue, said)
    if saying.lemma in RELAYS:
        sources += relayed(chunks, k, cue, saying.lemma == "نقل")
    if content is None:
        if subject:
            sources = together([chunks[j] for j in subject], cue, when_said(chunks, subject[-1])) + sources[1:]
        if sources and saying.lemma != "نقل" and (attached(chunks, k) or inserted(chunks, k)):
            out.append(Speech(sources, back(out, first, c.first), c.first, cue, "a source behind what it says", saying.row))
        return
    rule = "a reporting verb and what it brings in"
    if not sources:
        sources, rule = _carried(scene, chunks, k, verbs, before, out, said), "the speaker before, carried on"
    if not sources:
        return
    through, outer = cited(scene, chunks, k, content)
    if outer and not (chunks[through].kind == SAY and sources[0].phrase.first_form.removeprefix("ال") == "بيان"):  # قال بيان نشره X: one source
        used.add(through)
        sources = [*outer, *sources]
    host = next((s for s in reversed(out) if s.first <= c.first < s.last), None)
    if host is not None and subject:
        if _nested(chunks, k, v, host) and all(s.phrase is not o.phrase for s in sources for o in host.sources):
            sources = [*host.sources, *sources]
        elif host.rule != "an open quotation":
            host.last = _joint(chunks, host, k)
    out.append(Speech(sources, content, _end(scene, chunks, k, content, last), cue, rule, saying.row))


def _speakers(scene: Scene, chunks: list[Chunk], k: int, v: Verb | None, content: int | None) -> list[int]:
    """The chunks that name who speaks with the reporting verb at `k`: its own subject, none carried on from a verb before."""
    named = [j for j in v.subject if can_speak(scene, chunks[j]) and not _done_to(chunks, j, k) and not (content is not None and k < j and content <= chunks[k + 1].first)] if v is not None and v.rule != "subject carried on" else []
    if not named and content is not None and (behind := _unknown(scene, chunks, k, content)) is not None:
        return [behind]
    form = chunks[k].saying
    if not named and content is not None and form is not None and form.plural and v is not None and v.rule == "subject before verb" and not chunks[v.subject[0]].prep:
        return v.subject[:1]  # لكن منتقدين يقولون إن
    if not named and content is not None and form is not None and form.conj == "ف" and (topic := _as_for(scene, chunks, k)) is not None:
        return [topic]
    return named


def _done_to(chunks: list[Chunk], j: int, k: int) -> bool:
    """`قصف تركيا لقرية قال إنه …`, `استجواب فلان كشف أن`: the phrase at `j`, before the verb at `k`, belongs to the event noun before it."""
    return 0 < j < k and chunks[j - 1].kind == EVENT and not chunks[j - 1].verbal and not chunks[j].prep and not chunks[j].conj


def _carried(scene: Scene, chunks: list[Chunk], k: int, verbs: dict[int, Verb], before: list[Source], out: list[Speech], said: Time | None) -> list[Source]:
    """Who speaks with a reporting verb that names nobody: the subject carried on, else who spoke last; nobody where it may be passive (`ذكر أن`)."""
    c, v = chunks[k], verbs.get(k)
    assert c.saying is not None
    cue = (c.first, c.last)
    goes_on = c.saying.row.carry and bool(out) and out[-1].carries  # وأضاف: he who spoke, not whom he spoke of
    if not goes_on and v is not None and v.rule == "subject carried on" and v.subject and (c.conj or v.relative >= 0 or chunks[k - 1].kind == SUB) and can_speak(scene, chunks[v.subject[0]]):
        return together([chunks[j] for j in v.subject if can_speak(scene, chunks[j])], cue, said)
    if chunks[k + 1 : k + 2] and chunks[k + 1].key in ("فيه", "فيها") or v is not None and any(_done_to(chunks, j, k) for j in v.subject):
        if (doer := _speaking_doer(scene, chunks, verbs, k)) is not None:
            return [doer]  # أصدر بيانا قال فيه إن
    if c.saying.row.lemma in _MEASURES and not c.saying.row.carry and v is not None and v.rule.startswith("verb, subject"):
        return []  # وتقدر الطاقة ب…: nobody's estimate
    if c.saying.pronoun == "" and not c.conj and not c.saying.row.carry and not c.saying.plural and not (k and chunks[k - 1].kind == SUB and chunks[k - 1].key in _GOES_ON):
        return []
    if out and out[-1].carries:
        before = out[-1].sources
    elif k and chunks[k - 1].kind == SUB and (doer := _speaking_doer(scene, chunks, verbs, k)) is not None:
        before = [doer]  # لم يذكر البيان تفاصيل، لكنه قال
    return [Source(s.phrase, cue, said, s.end) for s in before]


_MEASURES = frozenset(("قدر", "أحصى", "سجل", "رصد", "وثق"))
_GOES_ON = frozenset(("كما", "لكنه", "لكنها", "لكنهم", "غير انه", "غير انها", "الا انه", "الا انها"))  # كما أوضحت أن: she who spoke before


def _taken_up(scene: Scene, chunks: list[Chunk], k: int, out: list[Speech]) -> None:
    """`هجوم تبناه X`, `حصيلة أعلنتها الوزارة وبلغت 31 قتيلا`: X vouches for what the pronoun takes up, and for the rest of the clause."""
    who = chunks[k + 1]
    event = next((j for j in range(k - 1, max(-1, k - TAKEN), -1) if chunks[j].kind == EVENT and not chunks[j].verbal or chunks[j].verbal or chunks[j].kind in (COMP, SUB, SAY)), -1)
    trigger = chunks[event].trigger if event >= 0 and not chunks[event].verbal else None
    if not can_speak(scene, who) or trigger is None or trigger.sense.event_type not in _DEEDS:
        return  # هدنة أعلنها X is his own doing
    cue, form = (chunks[k].first, chunks[k].last), chunks[k].saying
    end = next((c.first for c in chunks[k + 2 : k + 2 + REST] if c.kind in (PUNCT, SUB, SAY, ACC)), who.last)
    for a, b in ((chunks[event].first, chunks[event].last), (who.last, end)):
        out.append(Speech([Source(who, cue)], a, b, cue, "a reporting verb whose pronoun takes up the event", form.row.row if form is not None else None, carries=False))


_DEEDS = frozenset(("ASSAULT", "CASUALTY"))
REST = 12  # chunks behind the speaker that may still tell of it
REST = 12  # chunks behind the speaker that may still tell of it
TAKEN = 7  # chunks back from a reporting verb to what its pronoun takes up


def _joint(chunks: list[Chunk], host: Speech, k: int) -> int:
    """Where a speech ends before another's at chunk `k`: at the word that sets the two against each other (`فيما`, `لكن`), or at the verb."""
    for j in range(k - 1, -1, -1):
        if chunks[j].first <= host.first:
            break
        if chunks[j].kind == SUB and chunks[j].key in _AGAINST:
            return chunks[j].first
    return chunks[k].first


_AGAINST = frozenset(("فيما", "بينما", "في حين", "لكن", "الا ان", "غير ان", "بيد ان", "في الوقت الذي", "في وقت"))


def _end(scene: Scene, chunks: list[Chunk], k: int, content: int, last: int) -> int:
    """Where what is said ends: at the mark that closes a quotation brought in without أن, or where another clause sets in."""
    before = scene.words.items[content - 1].text if content else ""
    if not any(c.kind == COMP and chunks[k].last <= c.first < content for c in chunks) and (before in OPENING or before in EITHER):
        for i in range(content, last):
            t = scene.words.items[i].text
            if t in CLOSING or t in EITHER and before in EITHER:
                return i + 1
    for c, after in pairwise(chunks[k + 1 :]):
        if c.first > content and c.kind == SUB and (c.key == "في الوقت الذي" or c.key == "وذلك" and _occasion(after)):
            return c.first
    return last


def _occasion(c: Chunk) -> bool:
    """`وذلك خلال لقائه …`: where it was said."""
    return c.kind == EVENT and c.trigger is not None and c.trigger.sense.event_type == "CONSULT"


def _nested(chunks: list[Chunk], k: int, v: Verb | None, host: Speech) -> bool:
    """`قال X إن Y أعلن أن`: the second verb or its subject stands first in what the first one brings in."""
    start = min([k, *(v.subject if v is not None else [])])
    j = start - 1
    while j >= 0 and chunks[j].kind in (AUX, TIME):
        j -= 1
    return j >= 0 and chunks[j].kind == COMP and chunks[j].first <= host.first <= chunks[j].last


def _said(chunks: list[Chunk], k: int, content: int | None) -> Time | None:
    """When it was said: a time between the verb and what it brings in, or right before the verb."""
    j = k + 1
    inside = {i for a, b in parentheses(chunks) for i in range(a, b) if any(c.kind not in (NP, TIME, PUNCT) for c in chunks[a:b])}
    while j < len(chunks) and content is not None and chunks[j].first < content and not (chunks[j].kind == EVENT or chunks[j].verbal):
        if j not in inside and chunks[j].kind == TIME and chunks[j].time is not None:
            return chunks[j].time
        j += 1
    return chunks[k - 1].time if k and chunks[k - 1].kind == TIME else None


def _participle(scene: Scene, chunks: list[Chunk], k: int, verbs: dict[int, Verb], before: list[Source], out: list[Speech], last: int) -> None:
    """`مضيفا أن`, `مشيرة إلى`: the speaker of the sentence goes on, or the subject of its verb begins to speak."""
    c = chunks[k]
    content = content_of(scene, chunks, k)
    if content is None or c.saying is None:
        return
    cue = (c.first, c.last)
    host = next((s for s in reversed(out) if s.carries), None)
    said = _said(chunks, k, content)
    sources = [Source(s.phrase, cue, said or s.said, s.end) for s in host.sources] if host is not None else []
    if not sources:
        for j in range(k - 1, -1, -1):
            v = verbs.get(j)
            if v is not None and not v.passive and v.subject and can_speak(scene, chunks[v.subject[0]]):
                sources = [Source(chunks[v.subject[0]], cue, said)]
                break
    sources = sources or [Source(s.phrase, cue, said, s.end) for s in before]
    if sources:
        if host is not None and host.first < c.first < host.last:
            host.last = c.first  # مؤكدا خلال لقائه …: the occasion is told by the report itself
        out.append(Speech(sources, content, last, cue, "a participle of saying", c.saying.row.row))


def _masdar(chunks: list[Chunk], k: int, out: list[Speech], last: int) -> None:
    """`إعلان الجيش مقتل …`, `تأكيد الوزارة أن …`: the noun behind the masdar speaks."""
    c = chunks[k]
    assert c.saying is not None
    if c.saying.article or k + 2 >= len(chunks):
        return
    who, then = chunks[k + 1], chunks[k + 2]
    if who.kind == NP and not who.prep and not who.conj and who.party is not None and (then.kind == COMP or then.kind == EVENT and not then.verbal and not then.conj):
        cue = (c.first, c.last)
        out.append(Speech([Source(who, cue)], then.first, last, cue, "a noun of saying and its speaker", c.saying.row.row))


def _accusation(chunks: list[Chunk], k: int, verbs: dict[int, Verb], out: list[Speech], last: int) -> None:
    c = chunks[k]
    cue = (c.first, c.last)
    host = next((s for s in reversed(out) if s.first <= c.first < s.last), None)
    if host is not None and not c.verbal:
        out.append(Speech([Source(s.phrase, cue, None, s.end) for s in host.sources], c.last, last, cue, "the accuser", carries=False))
        return  # قال X إن …، متهما Y
    v = verbs.get(k) or next((verbs[j] for j in range(k - 1, -1, -1) if j in verbs), None)
    if v is not None and v.k == k and v.rule == "subject before verb" and not v.object and k + 1 < len(chunks) and chunks[k + 1].first_form.startswith("ب"):
        return  # كانت إسرائيل قد اتهمت بشن هجوم: she is the accused
    sources = together([chunks[j] for j in v.subject if chunks[j].kind == NP], cue) if v is not None else []
    if sources and v is not None and not v.passive:
        if host is not None and (end := _joint(chunks, host, k)) < c.first:
            host.last, host = end, None
        before = [s for s in host.sources if all(s.phrase is not x.phrase for x in sources)] if host is not None else []
        out.append(Speech([*before, *sources], c.last, last, cue, "the accuser", carries=False))


def _follow_quote(scene: Scene, speech: Speech, talk: Talk, last: int) -> None:
    """Remember a quotation that is still open at the end of the sentence, if it closes soon enough to be believed."""
    depth, even = 0, True
    items = scene.words.items
    for i in range(max(speech.first - 2, 0), last):
        t = items[i].text
        depth = depth + 1 if t in OPENING else max(0, depth - 1) if t in CLOSING else depth
        even = not even if t in EITHER else even
    if not depth and even:
        return
    for i in range(last, min(len(items), last + CLOSE_WITHIN)):
        t = items[i].text
        if depth and t in CLOSING or not even and t in EITHER:
            talk.quote, talk.quote_end = speech.sources, i + 1
            return
        if t in OPENING or items[i].gap == 2 and not depth:
            return
