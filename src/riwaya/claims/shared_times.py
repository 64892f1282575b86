"""Shared times: a day that is told once and holds for several events of a sentence."""

from __future__ import annotations

from itertools import pairwise

from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import ACC, COMP, PUNCT, REL, SAY, SUB, TIME, Chunk
from riwaya.mention import Time

MEANWHILE = frozenset(("خلال", "مع"))  # `خلال اقتحام`, `مع هبوط طائرة`: at the same time
WHILE = "اثناء"  # as a joint: `تحطمت أمس أثناء قصفها`
APART = 6  # chunks between an event and the one it happened during
CLOSED = (COMP, SAY, ACC)


def share_times(chunks: list[Chunk], drafts: list[Draft]) -> None:
    """Give events that lack a time the one that the sentence tells for them and another together."""
    for a, b in pairwise(drafts):
        _opening(chunks, a, b)
    for a, b in reversed(list(pairwise(drafts))):
        _closing(chunks, a, b)
        _meanwhile(chunks, a, b)
    for a, b in pairwise(drafts):
        _meanwhile(chunks, a, b)


def dated(d: Draft) -> Time | None:
    """The time that the claim of a draft will tell."""
    return next((t for t in d.times if t.start is not None and t.end is not None), None)


def _lend(t: Time | None, d: Draft, rule: str) -> None:
    if t is not None:
        d.times.append(t)
        d.notes.append(("time", t, rule, None))


def _opening(chunks: list[Chunk], a: Draft, b: Draft) -> None:
    """A time that opens the sentence holds for verbs that و joins on: `منذ نيسان نزح مليون ولجأ آلاف`."""
    if b.times or not a.times or not b.trigger.verbal or not chunks[b.k].conj or a.times[0].first > a.trigger.first:
        return
    if not any(c.kind in CLOSED or c.kind == PUNCT for c in chunks[a.k + 1 : b.k]):
        _lend(a.times[0], b, "the time that opens the sentence")


def _closing(chunks: list[Chunk], a: Draft, b: Draft) -> None:
    """A time behind two events that و joins holds for both: `استهدفت القذائف منازل وسقطت صباح أمس على`, `غارات التحالف، وضرباته الصاروخية منذ آب`."""
    t = dated(b)
    if t is None or t.first < b.trigger.first or dated(a) is not None or not chunks[b.k].conj or a.trigger.verbal != b.trigger.verbal:
        return
    between = chunks[a.k + 1 : b.k]
    if any(c.kind in (*CLOSED, SUB, REL, TIME) or c.verbal or c.kind == PUNCT and (a.trigger.verbal or c.key not in "،,") for c in between):
        return
    if a.event_type == b.event_type and (a.trigger.verbal and all(any(x is y for y in a.actors) for x in b.actors) or not a.trigger.verbal and chunks[b.k].prep in ("", chunks[a.k].prep)):
        _lend(t, a, "the time behind both of two joined events")


def _meanwhile(chunks: list[Chunk], a: Draft, b: Draft) -> None:
    """`قتل ثمانية مساء الأربعاء خلال اقتحام`, `بحث … خلال زيارة لبغداد أمس`: what happens during something happens on its day."""
    head, between = chunks[b.k], chunks[a.k + 1 : b.k]
    during = not b.trigger.verbal and head.prep in MEANWHILE or bool(between) and between[-1].kind == SUB and between[-1].key == WHILE
    if not during or len(between) > APART or any(c.kind in (*CLOSED, REL) or c.kind == SUB and c is not between[-1] for c in between):
        return
    mine, theirs = dated(a), dated(b)
    if mine is not None and theirs is None and mine.start == mine.end and mine.role in ("at", "within"):
        _lend(mine, b, "the time of what it happened during")
    elif mine is None and theirs is not None and theirs.start == theirs.end and head.prep != "مع":
        _lend(theirs, a, "the time of what it happened during")


def set_off(chunks: list[Chunk], drafts: list[Draft], said: set[int]) -> None:
    """A time between commas is that of the main verb, whatever stands between: `فجر انتحاري نفسه في حشد يحتفل …، السبت، مما أسفر`."""
    for j in range(2, len(chunks)):
        t = chunks[j].time
        if chunks[j].kind != TIME or t is None or id(t) in said or t.start is None or t.end is None or not (_comma(chunks, j - 1) and _comma(chunks, j + 1, end=True)):
            continue
        main = _main(chunks, drafts, j)
        if main is None or dated(main) is not None:
            continue
        holders = [d for d in drafts if dated(d) is t]
        if any(d.k > j or d.k < main.k for d in holders):
            continue
        for d in holders:
            d.times = [x for x in d.times if x is not t]
        _lend(t, main, "a time set off by commas, of the main verb")


def _comma(chunks: list[Chunk], j: int, *, end: bool = False) -> bool:
    return j >= len(chunks) or chunks[j].kind == PUNCT and (chunks[j].key in "،," or end and chunks[j].key in ".؛")


def _main(chunks: list[Chunk], drafts: list[Draft], j: int) -> Draft | None:
    """The first event of the clause that the time at `j` is set off from, where a verb tells it and no other clause lies between but relative ones."""
    lo = next((k for k in range(j - 1, -1, -1) if chunks[k].kind in (*CLOSED, SUB) or chunks[k].kind == PUNCT and chunks[k].key not in "،,"), -1)
    main = next((d for d in drafts if lo < d.k < j), None)
    if main is None or not main.trigger.verbal or any(c.kind == REL or c.verbal and c is not main.light for c in chunks[lo + 1 : main.k]):
        return None
    return main
