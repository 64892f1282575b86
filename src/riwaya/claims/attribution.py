"""Attribution: who says what, as chains with their scope over the chunks of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.clauses import Verb, group
from riwaya.claims.phrases import COMP, EVENT, LIGHT, NP, PREP, PUNCT, REL, SAY, SUB, TIME, Chunk
from riwaya.claims.saying import sayings_of
from riwaya.claims.scene import Scene
from riwaya.mention import Time
from riwaya.script.inflection import ACTIVE, MASDAR
from riwaya.script.letters import fold
from riwaya.script.words import MARK

OPENING, CLOSING, EITHER = frozenset("«“„‹"), frozenset("»”›"), frozenset('"')
# Words that hang a source behind or before what it says, with no verb of their own.
_ACCORDING = frozenset(fold(w) for w in ("بحسب", "حسب", "وفق", "وفقا", "طبقا", "استنادا", "حسبما", "بحسبما", "وفقما", "وحسب", "وبحسب", "ووفق", "ووفقا", "وطبقا", "وحسبما"))
_QUOTING = frozenset(("نقلا", "ناقلا", "ناقله", "نقله"))
_FILLERS = frozenset(fold(w) for w in ("ما", "لما", "قاله", "به", "جاء", "ورد", "في", "على", "لسان"))
SEARCH = 14  # chunks between a reporting verb and what it reports; appositions and places of saying stand between


@dataclass(frozen=True, slots=True)
class Source:
    """One link before it is written out: the phrase that names who says so, the reporting words, when."""

    phrase: Chunk
    cue: tuple[int, int]
    said: Time | None = None


@dataclass(slots=True, eq=False)
class Speech:
    """A chain of sources and the words [first, last) of the report that it vouches for."""

    sources: list[Source]
    first: int
    last: int
    effect: str | None = None
    strong: bool = True
    cue: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Talk:
    """What goes on from sentence to sentence: who spoke last, and whether a quotation is still open."""

    last: list[Source] = field(default_factory=list)
    open_quote: list[Source] = field(default_factory=list)


def read_speeches(scene: Scene, chunks: list[Chunk], verbs: dict[int, Verb], talk: Talk, first: int, last: int) -> list[Speech]:
    """The speeches of sentence [first, last), and `talk` brought up to date."""
    out: list[Speech] = []
    if talk.open_quote:
        end = _close(scene, first, last)
        out.append(Speech(list(talk.open_quote), first, end if end else last, strong=True))
        if end:
            talk.open_quote = []
    before = list(talk.last)
    for k, c in enumerate(chunks):
        if c.kind == SAY and c.saying is not None:
            _said(scene, chunks, k, verbs, before, out, first, last)
        elif c.kind == EVENT and c.trigger is not None and c.trigger.sense.event_type == "ACCUSE" and c.verbal:
            _accused(chunks, k, verbs, out, last)
    _phrases(scene, chunks, out, first, last, before)
    spoken = [s for s in out if s.sources and s.strong]
    if spoken:
        talk.last = spoken[-1].sources
        tail = spoken[-1]
        if tail.last >= last and _opens(scene, tail.first, last):
            talk.open_quote = tail.sources
    return out


def _name_ok(c: Chunk) -> bool:
    return c.kind == NP and c.quantity is None or c.kind == NP and c.party is not None


def _said(scene: Scene, chunks: list[Chunk], k: int, verbs: dict[int, Verb], before: list[Source], out: list[Speech], first: int, last: int) -> None:
    c = chunks[k]
    assert c.saying is not None
    saying, kind = c.saying.row, c.saying.kind
    if kind == MASDAR:
        _masdar_of_saying(chunks, k, out, last)
        return
    cue = (c.first, c.last)
    content = _content(scene, chunks, k, last)
    times = [x.time for x in chunks[k + 1 : _index_at(chunks, content if content is not None else last)] if x.kind == TIME and x.time is not None] if content is not None else []
    said = times[0] if times else None
    subject: list[int] = []
    if kind == ACTIVE:
        sources = list(out[-1].sources) if out and out[-1].sources else _subject_sources(chunks, k, verbs, cue) or list(before)
        if content is not None and sources:
            out.append(Speech(sources, content, last, saying.effect, cue=cue))
        return
    v = verbs.get(k)
    subject = [j for j in (v.subject if v else []) if _name_ok(chunks[j])]
    if v and v.rule == "subject carried on":
        subject = []
    relay = saying.lemma == "نقل"
    attached = scene.words.form(c.first - 1) in ("ما", "كما", "مثلما", "حسبما") or k > 0 and chunks[k - 1].kind == SUB and chunks[k - 1].key == "كما" and content is None
    sources = [Source(chunks[j], cue, said) for j in subject]
    if saying.lemma in ("نقل", "ذكر", "افاد", "أفاد", "قال", "أورد", "نشر"):
        for j in range(k + 1, min(len(chunks), k + 8)):
            x = chunks[j]
            if x.kind in (COMP, PUNCT, EVENT) or x.verbal:
                break
            if x.kind == NP and x.prep == "عن" and (relay or scene.words.form(x.first - 2) in _QUOTING):
                sources += [Source(chunks[g], cue, None) for g in group(chunks, j, len(chunks))[:1]]
                break
    if content is not None and not sources and (c.conj or saying.carry or c.saying.plural is False):
        sources = [Source(s.phrase, cue, said) for s in before]
    if content is None:
        if sources and not relay and (attached or _comma_before(chunks, k)):
            out.append(Speech(sources, _back(scene, chunks, k, out, first), c.first, None, cue=cue))
        return
    if not sources:
        return
    outer = [s for s in out if s.first <= c.first < s.last and s.strong]
    if outer and subject and not c.conj and outer[-1].sources and chunks[k].first > outer[-1].first:
        sources = [*outer[-1].sources, *[s for s in sources if all(s.phrase is not o.phrase for o in outer[-1].sources)]]
    elif outer:
        outer[-1].last = min(outer[-1].last, c.first) if c.conj and subject else outer[-1].last
    out.append(Speech(sources, content, last, saying.effect, cue=cue))


def _subject_sources(chunks: list[Chunk], k: int, verbs: dict[int, Verb], cue: tuple[int, int]) -> list[Source]:
    for j in range(k - 1, -1, -1):
        v = verbs.get(j)
        if v is not None and v.subject and not v.passive:
            return [Source(chunks[s], cue) for s in v.subject if chunks[s].kind == NP and chunks[s].party is not None][:1]
    return []


def _masdar_of_saying(chunks: list[Chunk], k: int, out: list[Speech], last: int) -> None:
    """`إعلان الجيش مقتل …`, `تأكيده أن …`: the noun behind the masdar speaks."""
    c = chunks[k]
    if k + 1 < len(chunks) and chunks[k + 1].kind == NP and not chunks[k + 1].prep and not chunks[k + 1].conj and chunks[k + 1].party is not None and c.saying is not None and not c.saying.article:
        who = chunks[k + 1]
        if k + 2 < len(chunks) and (chunks[k + 2].kind == COMP or chunks[k + 2].kind == EVENT and not chunks[k + 2].verbal):
            out.append(Speech([Source(who, (c.first, c.last))], chunks[k + 2].first, last, c.saying.row.effect, cue=(c.first, c.last)))


def _accused(chunks: list[Chunk], k: int, verbs: dict[int, Verb], out: list[Speech], last: int) -> None:
    c = chunks[k]
    if c.trigger is None or c.trigger.sense.lemma != "اتهم":
        return
    sources = [Source(chunks[j], (c.first, c.last)) for j in verbs[k].subject if chunks[j].kind == NP]
    if sources and not verbs[k].passive:
        outer = [s for s in out if s.first <= c.first < s.last]
        chain = [*(outer[-1].sources if outer else []), *sources]
        out.append(Speech(chain, c.last, last, None, strong=False, cue=(c.first, c.last)))


def _content(scene: Scene, chunks: list[Chunk], k: int, last: int) -> int | None:
    """The word at which what is said begins; None where the verb brings in nothing."""
    saying = chunks[k].saying
    assert saying is not None
    markers = saying.row.content
    seen_subject = False
    for j in range(k + 1, min(len(chunks), k + SEARCH)):
        c = chunks[j]
        if c.kind == COMP:
            return c.first
        if c.kind == PUNCT:
            if c.key == ":":
                return c.last
            if c.key in ".;؛":
                return None
            continue
        if c.kind == EVENT and not c.verbal:
            if "m" in markers and (not c.prep or c.prep in markers) or c.prep in markers:
                return c.first
            return None
        if c.kind == LIGHT and not c.verbal and ("m" in markers or c.prep in markers):
            return c.first
        if c.kind == SAY and not c.verbal and c.saying is not None and c.saying.kind == MASDAR:
            continue  # قوله إن
        if c.verbal or c.kind in (SUB,) and c.key not in ("حتي", "رغم"):
            if c.verbal and c.kind == EVENT and seen_subject and "q" in markers and _quote_between(scene, chunks[j - 1].last, c.first):
                return c.first
            return None
        if c.kind == REL:
            continue
        if c.kind == NP:
            if seen_subject and "q" in markers and _quote_between(scene, chunks[j - 1].last, c.first):
                return c.first
            if c.prep and c.prep in markers and c.quantity is not None:
                return c.first
            seen_subject = True
    return None


def _quote_between(scene: Scene, a: int, b: int) -> bool:
    return any(scene.words[i].text in '"«“' for i in range(a, min(b + 1, len(scene.words))))


def _index_at(chunks: list[Chunk], word: int) -> int:
    return next((i for i, c in enumerate(chunks) if c.first >= word), len(chunks))


def _comma_before(chunks: list[Chunk], k: int) -> bool:
    return k > 0 and chunks[k - 1].kind == PUNCT and chunks[k - 1].key in "،,"


def _back(scene: Scene, chunks: list[Chunk], k: int, out: list[Speech], first: int) -> int:
    """Where the stretch begins that a source behind it vouches for."""
    ends = [s.last for s in out if s.sources and s.last <= chunks[k].first]
    return max([first, *ends])


def _phrases(scene: Scene, chunks: list[Chunk], out: list[Speech], first: int, last: int, before: list[Source]) -> None:
    """`بحسب X`, `وفقا لX`, `نقلا عن X`, `حسبما ذكر X`."""
    for i in range(first, last):
        form = scene.words.items[i].form
        bare = form[1:] if form[:1] in ("و", "ف") and form not in ("وفق", "وفقا", "وفقما") else form
        if bare in _QUOTING:
            k = next((j for j, c in enumerate(chunks) if c.first > i and c.kind == NP and c.prep == "عن"), -1)
            if k >= 0 and chunks[k].first <= i + 3:
                source = Source(chunks[k], (i, chunks[k].first))
                host = next((s for s in reversed(out) if s.sources and s.cue[0] < i), None)
                if host is not None:
                    host.sources = [*host.sources, source]
                else:
                    out.append(Speech([source], first, i, cue=source.cue))
            continue
        if bare not in _ACCORDING:
            continue
        j = next((n for n, c in enumerate(chunks) if c.first >= i and (c.kind == NP and c.first > i or c.last > i + 1 and c.kind == NP) and c.party is not None), -1)
        if j < 0 or chunks[j].first > i + 7 or any(chunks[n].kind == PUNCT for n in range(_index_at(chunks, i), j)):
            say = next((n for n, c in enumerate(chunks) if c.kind == SAY and i < c.first <= i + 3), -1)
            j = next((n for n in range(say + 1, min(say + 3, len(chunks))) if chunks[n].kind == NP and not chunks[n].prep), -1) if say >= 0 else j
            if j < 0 or chunks[j].first > i + 7:
                nxt = next((n for n, c in enumerate(chunks) if c.kind == NP and i < c.first <= i + 2), -1)
                if nxt < 0:
                    continue
                j = nxt
        sources = [Source(chunks[g], (i, chunks[j].first)) for g in group(chunks, j, len(chunks))[:2] if chunks[g].kind == NP]
        relay = next((n for n in range(j + 1, min(j + 4, len(chunks))) if chunks[n].kind == NP and chunks[n].prep == "عن"), -1)
        if relay >= 0 and any(sayings_of(scene.words.form(n)) and sayings_of(scene.words.form(n))[0].row.lemma == "نقل" for n in range(i, chunks[j].first)):
            sources.append(Source(chunks[relay], (i, chunks[j].first)))
        leading = all(scene.words[n].kind == MARK or scene.words[n].form in _FILLERS for n in range(first, i))
        for s in [s for s in out if s.cue[0] > i and s.cue[0] < chunks[j].first]:
            out.remove(s)
        if leading:
            out.append(Speech(sources, chunks[j].last, last, cue=(i, chunks[j].first)))
        else:
            inside = [s for s in out if s.sources and s.first <= i and s.last >= i and s.cue[0] < i]
            if inside and inside[-1].strong:
                continue
            out.append(Speech(sources, _back(scene, chunks, _index_at(chunks, i), out, first), i, cue=(i, chunks[j].first)))


def _opens(scene: Scene, first: int, last: int) -> bool:
    """Whether a quotation opened in [first, last) is still open at the end."""
    depth, even = 0, True
    for i in range(max(first - 1, 0), last):
        t = scene.words.items[i].text
        if t in OPENING:
            depth += 1
        elif t in CLOSING:
            depth = max(0, depth - 1)
        elif t in EITHER:
            even = not even
    return depth > 0 or not even


def _close(scene: Scene, first: int, last: int) -> int:
    for i in range(first, last):
        t = scene.words.items[i].text
        if t in CLOSING or t in EITHER:
            return i + 1
        if t in OPENING:
            return i  # a new quotation begins: the old one was never closed
    return 0


def sources_of(speeches: list[Speech], word: int) -> tuple[list[Source], Speech | None]:
    """The chain that vouches for the event at `word`: that of the innermost speech over it."""
    best: Speech | None = None
    for s in speeches:
        if s.first <= word < s.last and s.sources and (best is None or s.first >= best.first):
            best = s
    return (best.sources, best) if best else ([], None)


__all__ = ["PREP", "Source", "Speech", "Talk", "read_speeches", "sources_of"]
