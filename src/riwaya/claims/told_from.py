"""Days that are told from another day: `قصفت أمس … بعد ثلاثة أيام على هجوم`, `غداة مقتل …`, `وقبلها بثلاثة أشهر أعدمت …`."""

from __future__ import annotations

from datetime import date

from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import AUX, COMP, EVENT, NP, PUNCT, SAY, TIME, Chunk
from riwaya.claims.scene import Scene
from riwaya.mention import Time
from riwaya.mentions.times.lengths import told_from
from riwaya.script.letters import fold

FROM = frozenset(("من", "علي", "عن"))
DAY_AFTER, DAY_BEFORE = "غداه", "عشيه"
_BACK = {"بعد": -1, "وبعد": -1, "قبل": 1, "وقبل": 1, DAY_AFTER: -1, DAY_BEFORE: 1}  # an event `بعد يومين من` which another is, is before that
_ON = {fold(w): s for w, s in (("قبلها", -1), ("بعدها", 1), ("قبله", -1), ("بعده", 1))}
# What goes on for days: `بعد يومين من المعارك` tells how long it went on, and no day.
_GOES_ON = frozenset("معركة معارك قتال اشتباك مواجهة قصف حصار حرب مفاوضات محادثات مباحثات تدريب غارة ضربة تظاهر احتجاج عملية هجوم".split())
NEAR = 80  # words back to which `بعد يومين من` may count from: some three sentences of news, as for `في اليوم نفسه`
REACH = 3  # chunks between the length and the event: `بعد أسبوعين على بدء غارات`, `غداة تعرض المدينة لتفجيرين`


def apart(chunks: list[Chunk], k: int) -> bool:
    """Whether the event at `k` is told as so long before or after another, so that the two are never one."""
    c = chunks[k]
    if c.prep in (DAY_AFTER, DAY_BEFORE):
        return True
    before = chunks[k - 1].time if k and chunks[k - 1].kind == TIME else None
    return before is not None and before.start is None and c.prep in FROM


def date_from_others(scene: Scene, chunks: list[Chunk], drafts: list[Draft]) -> None:
    """Give events that are told as so long before or after another their days, counted from the day that was told last.

    Run before times that no event took are given away: an event with a day of its own needs no other.
    """
    for j, c in enumerate(chunks):
        if c.kind == TIME and c.time is not None and c.time.start is None and c.time.role == "at":
            _far_from(scene, chunks, drafts, j)
        elif c.prep in (DAY_AFTER, DAY_BEFORE):
            _beside(scene, chunks, drafts, j)
        elif c.kind == AUX and c.key.removeprefix("و") in _ON and j + 1 < len(chunks) and chunks[j + 1].kind == TIME:
            _on_from(scene, chunks, drafts, j)


def _far_from(scene: Scene, chunks: list[Chunk], drafts: list[Draft], j: int) -> None:
    """`بعد ثلاثة أيام على هجوم`, `قبل ساعات من هدنة`."""
    t = chunks[j].time
    sign = _BACK.get(scene.words.form(chunks[j].first))
    if t is None or sign is None or scene.words.form(t.last) not in FROM:
        return
    d = _event(chunks, drafts, j + 1)
    if d is None or scene.words.form(t.last) == "من" and d.trigger.form.article and d.trigger.sense.lemma.split()[0] in _GOES_ON:
        return
    day = _last_day(scene, chunks, drafts, j, d)
    if day is not None:
        _put(d, t, told_from(scene.words, t.first + 1, day, sign))


def _beside(scene: Scene, chunks: list[Chunk], drafts: list[Draft], j: int) -> None:
    """`غداة مقتل جندي`: the day before that of the event it is said of; `عشية` the day after."""
    c = chunks[j]
    d = _event(chunks, drafts, j)
    day = _last_day(scene, chunks, drafts, j, d) if d is not None else None
    if d is None or day is None:
        return
    at = c.first - 1 if c.first > chunks[0].first else c.first
    blank = Time(scene.words.span(at, at + 1), at, at + 1, None, None, "day")
    _put(d, blank, (day.fromordinal(day.toordinal() + _BACK[c.prep]),) * 2 if 1 < day.toordinal() < date.max.toordinal() else None)


def _on_from(scene: Scene, chunks: list[Chunk], drafts: list[Draft], j: int) -> None:
    """`وقبلها بثلاثة أشهر أعدمت …`: of the clause that begins with it."""
    t = chunks[j + 1].time
    d = next((d for d in drafts if j < d.k <= j + 1 + REACH), None)
    day = _last_day(scene, chunks, drafts, j, d) if d is not None else None
    if d is not None and t is not None and t.start is None and day is not None:
        _put(d, t, told_from(scene.words, t.first, day, _ON[chunks[j].key.removeprefix("و")]))


def _put(d: Draft, t: Time, days: tuple[date, date] | None) -> None:
    if days is None:
        return
    told = Time(t.span, t.first, t.last, days[0], days[1], "day")
    d.times = [x for x in d.times if x.start is None and x.first != t.first] + [told]
    d.notes.append(("time", told, "told as so long before or after another day", None))


def _event(chunks: list[Chunk], drafts: list[Draft], j: int) -> Draft | None:
    """The event that `من` or `على` at chunk `j` begins, where no day of its own is told."""
    for k in range(j, min(len(chunks), j + 1 + REACH)):
        c = chunks[k]
        if c.kind == EVENT:
            d = next((d for d in drafts if d.k == k), None)
            return d if d is not None and not any(t.start is not None for t in d.times) else None
        if c.kind in (PUNCT, SAY, COMP, TIME) or c.kind == NP and k > j and c.conj:
            return None
    return None


def _last_day(scene: Scene, chunks: list[Chunk], drafts: list[Draft], j: int, d: Draft | None) -> date | None:
    """The day that a length at chunk `j` counts from: the last one told before it, in the sentence or near before that, else that of another event of the sentence."""
    for c in reversed(chunks[:j]):
        if c.kind == TIME and c.time is not None and _is_day(c.time):
            return c.time.start
    for x in drafts:
        for t in x.times:
            if x is not d and _is_day(t):
                return t.start
    first = chunks[0].first
    for i in range(first - 1, max(-1, first - NEAR - 1), -1):
        near = scene.times.get(i)
        if near is not None and _is_day(near):
            return near.start
    return None


def _is_day(t: Time) -> bool:
    return t.start is not None and t.start == t.end and t.role in ("at", "within") and t.grain in ("day", "hour", "minute")
