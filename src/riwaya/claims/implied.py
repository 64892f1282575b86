"""Claims without a verb: tolls given as bare figures (`عدد القتلى: 7`), forces that are somewhere (`هناك 1500 عنصر في`)."""

from __future__ import annotations

from riwaya.claims.clauses import bounds, group
from riwaya.claims.drafts import Draft
from riwaya.claims.forms import Form
from riwaya.claims.phrases import AUX, COMP, EVENT, NP, PUNCT, SAY, TIME, Chunk
from riwaya.claims.scene import Scene
from riwaya.claims.senses import NO_CONDITIONS, Sense
from riwaya.claims.triggers import Trigger
from riwaya.mention import Quantity
from riwaya.script.inflection import NOUN

_TOLL = Sense("implied:toll", "قتيل", "CASUALTY", None, {"في": "L"}, "killed", NO_CONDITIONS, True, True)
_PRESENCE = Sense("implied:presence", "هناك", "PRESENCE", None, {"في": "L"}, None, NO_CONDITIONS, False, True)
_THERE = frozenset(("هناك", "ثمه", "يوجد", "توجد", "هنالك"))
TOLLS = frozenset(("killed", "injured", "missing"))
FORCES = frozenset(("personnel", "vehicles", "aircraft", "ships"))
_PEOPLE = frozenset(("people", "personnel"))
_TOLD = TOLLS | FORCES


def _trigger(sense: Sense, first: int, last: int) -> Trigger:
    return Trigger(first, last, Form(sense, NOUN, False, 0, 0, "", "", False, False, ""))


def has_figures(scene: Scene, first: int, last: int) -> bool:
    """Whether the sentence [first, last) counts what a claim without a trigger tells: dead, hurt, missing, forces."""
    quantities = scene.quantities
    return bool(quantities) and any(i in quantities and quantities[i].what in _TOLD for i in range(first, last))


def add_tolls(scene: Scene, chunks: list[Chunk], drafts: list[Draft], sentence: int) -> None:
    """Give every figure of dead, hurt or missing to a claim: the toll or attack before it in its clause, else one of its own."""
    used = {id(q) for d in drafts for q, _ in d.counts}
    own: Draft | None = None
    for k, c in enumerate(chunks):
        q = c.quantity
        if q is None or c.kind != NP or id(q) in used:
            continue
        if q.what not in TOLLS:
            if q.part_of_total and q.what in _PEOPLE:
                _share_out(scene, chunks, drafts, k)
            continue
        host = _host(chunks, drafts, k)
        if host is not None:
            host.counts.append((q, q.what))
            continue
        if own is not None and not _break(chunks, own.k, k):
            own.counts.append((q, q.what))
            continue
        own = Draft(_trigger(_TOLL, _noun_of(scene, q), _noun_of(scene, q) + 1), k, sentence, event_type="CASUALTY")
        own.counts.append((q, q.what))
        own.toll = True
        own.lo, own.hi = bounds(chunks, k)
        _settle(chunks, own)
        drafts.append(own)
    drafts.sort(key=lambda d: d.trigger.first)


def _share_out(scene: Scene, chunks: list[Chunk], drafts: list[Draft], k: int) -> None:
    """`20 قتيلا، خمسة منهم جنود، وتسعة متدربون`: what `منهم` and `و` share out is of the dead. Not `بينهم`, which only picks some out."""
    q = chunks[k].quantity
    host = next((d for d in reversed(drafts) if d.k < k), None)
    if q is None or host is None or not host.counts or _break(chunks, host.k, k):
        return
    # Of what stands before it: `وأصيب 20` behind it has been joined to the same claim by now.
    _, what = max((c for c in host.counts if c[0].first < q.first), key=lambda c: c[0].first, default=(None, ""))
    told = scene.words.form(q.last - 1) in ("منهم", "منهن") or any(p.part_of_total and p.first < q.first for p, _ in host.counts if isinstance(p, Quantity))
    if told and what in TOLLS and all(p.first != q.first for p, _ in host.counts):
        host.counts.append((q, what))


def _noun_of(scene: Scene, q: Quantity) -> int:
    if q.unit:
        for i in range(q.first, q.last):
            if q.unit.startswith(scene.words[i].text) or scene.words[i].text.endswith(q.unit.split()[0]):
                return i
    return q.first


def _host(chunks: list[Chunk], drafts: list[Draft], k: int) -> Draft | None:
    for d in reversed(drafts):
        if d.k < k and (d.toll or d.attack):
            return None if _break(chunks, d.k, k) else d  # what breaks off from the nearest breaks off from all before it
    return None


def _break(chunks: list[Chunk], a: int, b: int) -> bool:
    return any(c.kind in (SAY, COMP) or c.kind == PUNCT and c.key in ";؛.•*" or c.kind == EVENT and c.verbal for c in chunks[a + 1 : b])


def _settle(chunks: list[Chunk], d: Draft) -> None:
    for c in chunks[d.lo : d.hi]:
        if c.kind == TIME and c.time is not None:
            d.times.append(c.time)
        elif c.kind == NP and c.place is not None and c.prep:
            d.locations.append(c)


def add_presence(chunks: list[Chunk], drafts: list[Draft], sentence: int) -> None:
    """`هناك 1500 عنصر أميركي في العراق`, `1700 جندي أميركي هناك`."""
    for k, c in enumerate(chunks):
        if c.kind != AUX or c.key not in _THERE:
            continue
        after = next((j for j in range(k + 1, min(k + 4, len(chunks))) if chunks[j].kind == NP), -1)
        before = k - 1 if k and chunks[k - 1].kind == NP else -1
        for j in (after, before):
            q = chunks[j].quantity if j >= 0 else None
            if q is None or q.what not in FORCES or any(q is x for d in drafts if d.event_type == "PRESENCE" for x, _ in d.counts):
                continue
            d = Draft(_trigger(_PRESENCE, c.first, c.last), k, sentence, event_type="PRESENCE")
            lo, hi = bounds(chunks, j)
            d.lo, d.hi = min(lo, k), max(hi, k + 1)
            d.actors.append(chunks[j])
            d.counts.append((q, q.what))
            _settle(chunks, d)
            for i in range(k + 1, d.hi):
                if chunks[i].place is not None and chunks[i].prep:
                    for g in group(chunks, i, d.hi):
                        if chunks[g].place is not None and all(x is not chunks[g] for x in d.locations):
                            d.locations.append(chunks[g])
            if not d.locations and j == before:
                d.locations.extend([x for x in chunks[:j] if x.place is not None][-1:])  # هناك is where was spoken of last
            drafts.append(d)
            break
    drafts.sort(key=lambda d: d.trigger.first)
