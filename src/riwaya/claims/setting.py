"""Setting: times and places that stand outside an event's own clause but can only be its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from riwaya.claims.clauses import AMONG, group
from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES, SUPERLATIVES
from riwaya.claims.phrases import ACC, AUX, COMP, EVENT, LIGHT, NP, PUNCT, REL, SAY, SUB, TIME, Chunk
from riwaya.claims.roles import PLACE_PREPS
from riwaya.claims.shared_times import set_off
from riwaya.claims.speech import Speech
from riwaya.mention import Time
from riwaya.script.letters import fold
from riwaya.script.words import MARK, Words

REACH = 9  # chunks between an event and a time or place that it adopts; on two coded sets longer ones belonged elsewhere

JOINT = 3  # chunks that a joint of clauses counts for: what stands in the same clause is nearer
EARLIER = frozenset(("بعد", "عقب", "منذ", "قبل", "غداه", "عشيه"))  # a time before these is that of the later event: `وصلت أمس بعد تحريره`
BEGINS = frozenset(p + fold(w) for w in ("بدأ", "نطلق", "دخل", "سري", "نفذ", "طبق", "ستمر") for p in ("ي", "ت", "سي", "ست"))  # what was agreed does so, and not the deal
SINCE = fold("منذ")
COMPARED = 10  # words between `أول` or `أعنف` and its `منذ`; in 23 sentences read the longest had 7


def adopt(words: Words, chunks: list[Chunk], drafts: list[Draft], speeches: list[Speech]) -> None:
    """Give each time and place of the sentence that no event has taken to the nearest event that lacks one.

    A time of saying (`أفاد أمس بمقتل`) is taken from the event it stood beside: it belongs to the attribution.
    One that only compares (`أول هجوم منذ عام`) is taken from every event: it says when the one before was.
    """
    if not drafts:
        return
    cues = {s.cue[0] for s in speeches}
    said = {id(s.said) for sp in speeches for s in sp.sources if s.said is not None}
    said |= {id(c.time) for j, c in enumerate(chunks) if c.kind == TIME and _of_saying(chunks, j, cues)}
    compared = {id(c.time) for c in chunks if c.kind == TIME and c.time is not None and _compares(words, c.time, chunks[0].first)}
    said |= compared
    for d in drafts:
        d.compared = any(id(t) in compared for t in d.times)
        d.times = [t for t in d.times if id(t) not in said and not _until_now(t) and not _of_another(words, chunks, d, t)]
    set_off(chunks, drafts, said)
    used = {id(t) for d in drafts for t in d.times}
    placed = {id(c) for d in drafts for c in (*d.locations, *d.actors, *d.recipients)}
    for j, c in enumerate(chunks):
        if c.kind == NP and c.place is not None and not c.prep and j and chunks[j - 1].kind == AUX and chunks[j - 1].key in AMONG:
            host = next((d for d in reversed(drafts) if d.k < j), None)  # 11 بلدة أبرزها X وY
            if host is not None and not any(x.kind in (COMP, SAY, ACC) or x.verbal for x in chunks[host.k + 1 : j]):
                host.locations.extend(chunks[g] for g in group(chunks, j, len(chunks)) if chunks[g].place is not None and id(chunks[g]) not in placed)
        if c.kind == TIME and c.time is not None and c.time.start is not None and id(c.time) not in used and (id(c.time) not in said or id(c.time) in compared) and not _until_now(c.time):
            others = [d for d in drafts if not (d.k > j and chunks[d.k].prep in EARLIER or d.event_type == "AGREE" and _of_another(words, chunks, d, c.time))]
            near = _nearest(chunks, others, j, lambda d: not d.times)
            if near is not None and id(c.time) in compared:
                near.compared = True
            elif near is not None:
                near.times.append(c.time)
                near.notes.append(("time", c.time, "the only event near a time of the sentence", None))
        elif c.kind == NP and c.prep in PLACE_PREPS and c.prep != "ل" and (c.place is not None or c.site and c.prep in ("في", "قرب", "داخل")) and c.party is None and id(c) not in placed:
            near = _nearest(chunks, drafts, j, lambda d: not d.locations)
            if near is not None:
                found = [chunks[g] for g in group(chunks, j, len(chunks)) if chunks[g].place is not None or chunks[g].site]
                near.locations.extend(found)
                placed.update(id(x) for x in found)
                near.notes.extend(("locations", x, "the only event near a place of the sentence", None) for x in found)


def _until_now(t: Time) -> bool:
    """`حتى الآن` dates nothing."""
    return t.start == t.end and t.start is not None and fold(t.span.text).startswith("حت")


def _of_another(words: Words, chunks: list[Chunk], d: Draft, t: Time) -> bool:
    """Whether a time before a verb is that of an event before both: `دانت المنظمة الخميس قصف`, `اجتماعا اليوم لبحث قرار يدعو`;
    or one behind a deal that of what was agreed: `وافقا على هدنة تبدأ الجمعة`."""
    if d.event_type == "AGREE" and t.first > d.trigger.first:
        return any(c.verbal and d.trigger.first < c.first < t.first and words.form(c.first) in BEGINS for c in chunks)
    if t.first >= d.trigger.first or not d.trigger.verbal or d.light is not None:
        return False
    for c in reversed(chunks[: d.k]):
        if c.kind in (COMP, SUB, REL, SAY, ACC, PUNCT):
            return False
        if c.first < t.first and (c.kind == EVENT or c.verbal):
            return True
    return False


def _compares(words: Words, time: Time, first: int) -> bool:
    """Whether `time` says since when the first or the most of its kind is that: `أعنف هجوم على المدينة منذ عام`."""
    since = next((i for i in range(time.first, max(first, time.first - 4) - 1, -1) if words[i].form == SINCE), -1)
    for i in range(since - 1, max(first, since - COMPARED) - 1, -1):
        if words[i].form in SUPERLATIVES:
            return i == 0 or words[i - 1].form not in ("ثاني", "ثالث")  # ثاني أكبر مدينة: a name for a town, and no comparison of events
        if words[i].kind == MARK and words[i].text in ",،;؛.:":
            return False
    return False


def share_places(drafts: list[Draft]) -> None:
    """The same doing by the same doer told again in a sentence is in the same place: `تحشد X … في الكويت، … أن X حشدت 31 ألف`."""
    for n, b in enumerate(drafts):
        if b.locations or not b.actors:
            continue
        for a in reversed(drafts[:n]):
            if a.trigger.sense.lemma == b.trigger.sense.lemma and a.actors and a.locations and same_party(a.actors[0], b.actors[0]):
                b.locations.extend(a.locations)
                b.notes.extend(("locations", x, "the same doing by the same doer, told before in the sentence", None) for x in a.locations)
                break


def share_counts(drafts: list[Draft]) -> None:
    """`سحبت 3100 مدرعة وأودعتها`: the pronoun on a verb of moving is what was counted before."""
    for a, b in pairwise(drafts):
        if b.trigger.form.pronoun and b.trigger.verbal and not b.counts and b.trigger.sense.frame.get("o") == "T":
            b.counts.extend(k for k in a.counts if k[1] in ("vehicles", "aircraft", "ships", "weapons", "aid", "personnel"))


def same_party(a: Chunk, b: Chunk) -> bool:
    """Whether two phrases name the same party: one phrase, one entity or one name."""
    if a is b:
        return True
    p, q = a.party, b.party
    return p is not None and q is not None and (p.entity is not None and p.entity == q.entity or p.name is not None and p.name == q.name)


def _of_saying(chunks: list[Chunk], j: int, cues: set[int]) -> bool:
    """Whether the time at `j` is that of a reporting verb: nothing but phrases between them."""
    for k in range(j - 1, -1, -1):
        if chunks[k].kind == SAY:
            return chunks[k].verbal and (chunks[k].first in cues or chunks[j + 1 :] != [] and chunks[j + 1].prep == "عن")  # أفاد المرصد أمس عن مقتل
        if chunks[k].kind in (EVENT, COMP, LIGHT) or chunks[k].verbal:
            return False
    return j + 1 < len(chunks) and chunks[j + 1].kind == SAY and chunks[j + 1].first in cues


def _nearest(chunks: list[Chunk], drafts: list[Draft], j: int, lacks: Callable[[Draft], bool]) -> Draft | None:
    best: Draft | None = None
    distance = REACH + 1
    for d in drafts:
        if not lacks(d):
            continue
        a, b = min(d.k, j), max(d.k, j)
        if b - a > REACH + 4:
            continue
        between = _past_sources(chunks[a + 1 : b])
        far = len(between) + 1 + JOINT * sum(1 for c in between if c.kind in (SUB, REL))
        if far >= distance:
            continue
        if any(c.kind in (COMP, SAY, ACC) or c.kind == PUNCT and c.key in ".;؛" for c in between):
            continue
        if any(x is not d and a < x.k < b and not _background(chunks, x) for x in drafts):
            continue
        best, distance = d, far
    return best


def _past_sources(between: list[Chunk]) -> list[Chunk]:
    """Without a source that stands between commas: `باتت القوات الأحد، بحسب المرصد، تسيطر`."""
    j = next((j for j, c in enumerate(between) if c.kind == ACC), -1)
    if j < 1 or between[j - 1].kind != PUNCT:
        return between
    end = next((k for k in range(j + 1, min(len(between), j + 5)) if between[k].kind == PUNCT and between[k].key in "،,"), -1)
    return between[: j - 1] + between[end + 1 :] if end > 0 and all(c.kind == NP for c in between[j + 1 : end]) else between


def _background(chunks: list[Chunk], d: Draft) -> bool:
    """An event behind منذ, إثر, بعد: it only dates or explains another."""
    return chunks[d.k].prep in CAUSES or chunks[d.k].prep in ("منذ", "بعد", "قبل")
