"""Sources without a clause of their own: `بحسب X`, `كما أعلن X`, `نقلا عن X`, before what they vouch for or behind it."""

from __future__ import annotations

from riwaya.claims.clauses import Verb, group
from riwaya.claims.content import takes_up
from riwaya.claims.grammar import variants
from riwaya.claims.phrases import ACC, AUX, COMP, EVENT, NP, PUNCT, REL, SAY, SUB, TIME, Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.speech import CHAIN, RELAYS, Source, Speech, can_speak, together
from riwaya.mention import Time
from riwaya.script.letters import fold

_WORDS_OF = ("قول", "زعم", "وصف", "تعبير")
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما"))
_FIGURES = frozenset(fold(w) for w in ("أرقام", "تقديرات", "حصيلة", "إحصاء", "إحصاءات", "إحصائية", "إحصائيات", "معطيات", "توقعات", "معلومات", "آخر حصيلة", "آخر"))


def relayed(chunks: list[Chunk], k: int, cue: tuple[int, int], relay: bool) -> list[Source]:
    """`نقلت X عن Y`, `ذكرت X نقلا عن Y`, past a relative clause between two commas that only says who X is."""
    aside = False
    for j in range(k + 1, min(len(chunks), k + 12)):
        c = chunks[j]
        if c.kind == ACC and c.key == "نقلا عن" and j + 1 < len(chunks) and chunks[j + 1].kind == NP:
            return [Source(chunks[j + 1], cue)]
        if c.kind == REL and chunks[j - 1].kind == PUNCT:
            aside = True
        elif c.kind == PUNCT:
            aside = False
        elif c.kind == NP and c.prep == "عن" and relay:
            return [Source(c, cue)]
        elif c.kind in (COMP, EVENT) and not aside or c.verbal and not aside:
            break
    return []


def attached(chunks: list[Chunk], k: int) -> bool:
    """`كما أعلن X`, `ما ذكر X`: the verb hangs on what stands before."""
    return k > 0 and (chunks[k - 1].kind == SUB and chunks[k - 1].key == "كما" or chunks[k - 1].kind == REL and chunks[k - 1].key == "ما")


def inserted(chunks: list[Chunk], k: int) -> bool:
    """`…، قال X`: the verb behind a comma, at the end or in the middle of what it reports."""
    return k > 0 and chunks[k - 1].kind == PUNCT and chunks[k - 1].key in '،,"»”' and any(c.kind == EVENT for c in chunks[:k])


def behind_according(chunks: list[Chunk], k: int) -> bool:
    j = k - 1
    while j >= 0 and chunks[j].kind in (REL, AUX):
        j -= 1
    return j >= 0 and chunks[j].kind == ACC


def back(out: list[Speech], first: int, word: int) -> int:
    """Where the stretch begins that a source behind it vouches for."""
    return max([first, *(s.cue[1] for s in out if s.last <= word and s.carries)])


def according(scene: Scene, chunks: list[Chunk], k: int, verbs: dict[int, Verb], out: list[Speech], first: int, last: int) -> None:
    """`بحسب X`, `وفقا لX`, `حسبما ذكر X`, `على ما أفاد X`: before what they vouch for, or behind it."""
    c = chunks[k]
    j, says = _past(chunks, k)
    if c.key == "علي ما" and says is None or j >= len(chunks) or chunks[j].kind != NP:
        return
    cue = (c.first, chunks[j].first)
    host = next((s for s in reversed(out) if s.first <= c.first < s.last), None)
    if c.key == "نقلا عن" and host is not None and host.rule.startswith("a reporting"):
        if len(host.sources) < CHAIN and all(s.phrase is not chunks[j] for s in host.sources):
            host.sources = [*host.sources, Source(chunks[j], cue)]
        return
    named = _named(scene, chunks, j, says, verbs)
    if not named:
        return  # وفق خطة: a plan says nothing
    sources = together(named, cue, when_said(chunks, j) if says is not None else None)
    if says is not None and says.saying is not None and says.saying.row.lemma in RELAYS:
        sources += relayed(chunks, j, cue, says.saying.row.lemma == "نقل")
    if not any(x.kind == EVENT or x.kind == SAY for x in chunks[:k]):
        out.append(Speech(sources, chunks[j].last, last, cue, "a source before what it says"))
        return
    if host is not None and host.cue[0] < c.first and host.rule in _BEFORE and _through(chunks, j, says, host):
        host.sources = [*host.sources, *sources][:CHAIN] if host.rule == _BEFORE[1] else [*sources, *host.sources][:CHAIN]
        return
    if host is not None and host.carries and host.rule != "an open quotation" and any(x.kind == EVENT and x.first >= host.first for x in chunks[:k]) and host.cue[0] < c.first:
        return  # what somebody says is his; a second source behind it would only say whence
    out.append(Speech(sources, back(out, first, c.first), c.first, cue, "a source behind what it says"))


_BEFORE = ("a reporting verb and what it brings in", "a source before what it says")


def _through(chunks: list[Chunk], j: int, says: Chunk | None, host: Speech) -> bool:
    """`أفادت مصادر بمقتل خمسة، وفقا لوكالة X`: the medium through which it is known; `وفقا لوكالة X، قتل خمسة، بحسب ما أفاد شهود`: on whose word."""
    party = chunks[j].party
    media = party is not None and party.kind == "media"
    return any(s.phrase is chunks[j] for s in host.sources) is False and (media if host.rule == _BEFORE[0] else says is not None and not media)


def cited(scene: Scene, chunks: list[Chunk], k: int, content: int) -> tuple[int, list[Source]]:
    """`قالت X، بحسب Y، إن`, `قال X في تصريح نقلته Y إن`: the source through whom the reporting verb at `k` is known, and its chunk; (-1, []) where there is none."""
    for j in range(k + 1, len(chunks) - 1):
        if chunks[j].first >= content:
            break
        if chunks[j].kind == SAY and takes_up(chunks, j) and can_speak(scene, chunks[j + 1]):
            return j, [Source(chunks[j + 1], (chunks[j].first, chunks[j].last))]  # وأضاف في تصريح نشرته X أن
        if chunks[j].kind == ACC and chunks[j].key != "نقلا عن" and chunks[j + 1].kind == NP and chunks[j + 1].last <= content and can_speak(scene, chunks[j + 1]):
            return j, [Source(chunks[j + 1], (chunks[j].first, chunks[j + 1].first))]
    return -1, []


def when_said(chunks: list[Chunk], j: int) -> Time | None:
    """The time right before the speaker at chunk `j`, or right behind his name, his title and what stands in brackets: `كما أفاد X (م) الخميس`."""
    if j and chunks[j - 1].kind == TIME:
        return chunks[j - 1].time
    for c in chunks[j + 1 : j + 7]:
        if c.kind == TIME:
            return c.time
        if not (c.kind == NP and (not c.prep or c.conj) or c.kind == PUNCT and c.key in "()،," or c.kind == AUX and c.key == "يوم"):
            break
    return None


def _past(chunks: list[Chunk], k: int) -> tuple[int, Chunk | None]:
    """The chunk behind `بحسب` or `حسبما أفادت`, and the reporting verb passed on the way."""
    j = k + 1
    says: Chunk | None = None
    while j < len(chunks) and j <= k + 3 and (chunks[j].kind in (REL, AUX) or chunks[j].kind == SAY and says is None or chunks[j].kind == TIME and says is not None):
        says = chunks[j] if chunks[j].kind == SAY else says
        j += 1
    return j, says


def _named(scene: Scene, chunks: list[Chunk], j: int, says: Chunk | None, verbs: dict[int, Verb]) -> list[Chunk]:
    """Who is named behind `بحسب`, at chunk `j`: the speakers themselves, whoever made the figures (`أرقام الوزارة`), who spoke (`قوله`)."""
    who = chunks[j]
    form = who.first_form
    if says is None and form.startswith(_WORDS_OF) and form[len(next(w for w in _WORDS_OF if form.startswith(w))) :] in _PRONOUNS:
        return next(([chunks[v.subject[0]]] for _, v in sorted(verbs.items(), reverse=True) if v.k < j and not v.passive and v.subject and can_speak(scene, chunks[v.subject[0]])), [])
    if says is None and any(v in _FIGURES for v in variants(form)):
        if who.owner is not None and can_speak(scene, who.owner):
            return [who.owner]
        if j + 1 < len(chunks) and chunks[j + 1].prep == "ل" and can_speak(scene, chunks[j + 1]):
            return [chunks[j + 1]]  # حصيلة للمرصد
        if j + 2 < len(chunks) and scene.words.form((made := chunks[j + 1]).first).endswith("ها"):
            by = made.owner or chunks[j + 2]
            return [by] if by.kind == NP and can_speak(scene, by) else []  # حصيلة أعدتها X
    if says is None and not can_speak(scene, who) and not (j + 1 < len(chunks) and chunks[j + 1].kind == COMP and chunks[j + 1].conj):
        return []  # وبحسب فلان فإن: a name that no table knows speaks as well
    return [chunks[g] for g in group(chunks, j, len(chunks))[:2] if chunks[g].kind == NP]
