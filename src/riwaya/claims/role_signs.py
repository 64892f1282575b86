"""Signs of a phrase beside an event: what of the grammar tells whether it is actor, recipient or place of it.

A sign joins a few facts: of the event (its form, type and frame), of the phrase (what it names, its
preposition, its first word), of where it stands to the event (side, distance, what lies between), and of what
the rules made of it. The facts of one group are worked out as one tuple, so that the learned weights of a tuple
that was met before are one dictionary lookup (claims/learned_roles.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.clauses import Verb
from riwaya.claims.drafts import Draft
from riwaya.claims.phrases import ACC, COMP, EVENT, NP, PUNCT, REL, SAY, SUB, Chunk
from riwaya.claims.speech import Speech

REACH = 30  # chunks to either side of an event that are looked at; of 2,500 phrases coded in the slots six stood farther off
NEAR = 8  # farther off, and behind two kinds of joints, one phrase in forty was coded; the ranker chose none of them
SLOTS = ("actors", "recipients", "locations")
LETTERS = "ARL"  # how a slot is told in a sign
_JOINTS = {COMP: "that", SUB: "when", REL: "who", SAY: "says", ACC: "per"}
_KINDS = {"state": "state", "force": "group", "group": "group", "organisation": "group", "person": "person", "civilians": "civilians", "media": "media"}

# Groups of facts, and the signs made of each: names of facts within its group.
GROUPS: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("rules", "rule", "names", "type"), (("rules", "rule"), ("rules", "names"), ("rules", "rule", "names"))),
    (("rules", "before", "after", "head", "says", "places"), (("rules", "before"), ("rules", "after"), ("rules", "head"), ("rules", "says"), ("rules", "places"))),
    (
        ("kind", "type", "rules", "owner", "nearest", "side", "short"),
        (("rules", "kind", "type"), ("kind", "type"), ("owner", "type"), ("rules", "owner", "kind"), ("nearest", "kind"), ("nearest", "type", "side"), ("short", "kind")),
    ),
    (("kind", "joints", "path", "side", "more", "first"), (("joints", "kind", "side"), ("path", "kind"), ("more", "kind", "side"), ("first", "side", "kind"))),
    (("kind", "ending", "definite", "prep"), (("ending", "definite", "kind"), ("definite", "kind", "prep"))),
    (("names", "prep", "side"), (("names", "prep", "side"),)),
    (("kind", "beside", "left", "prep", "side", "governor"), (("beside", "prep", "kind"), ("beside", "left", "prep", "side"), ("governor", "prep"))),
    (("event", "kind", "harm", "side", "prep"), (("event", "kind"), ("harm", "side", "kind", "prep"), ("harm", "side", "kind"))),
    (
        ("frame", "side", "far", "role", "kind", "clause", "inside", "carrier"),
        (("frame", "side", "far"), ("role", "kind"), ("role", "side"), ("clause", "side", "inside"), ("carrier", "side", "far")),
    ),
    (("argument", "form", "kind", "subject", "type", "rules", "next"), (("argument", "form", "kind"), ("subject", "kind", "type"), ("next", "rules"))),
    (("side", "kind", "form", "rank", "article", "of kind"), (("rank", "side", "kind", "form"), ("article", "form", "side", "kind", "of kind"))),
    (("prep", "definite", "form", "side", "left", "right", "kind"), (("left", "prep", "definite", "form", "side"), ("left", "right", "side", "kind"))),
)  # fmt: skip
Facts = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Candidate:
    """A phrase that may fill slots of an event: what the rules made of it (letters of LETTERS), and its facts, a tuple a group."""

    phrase: Chunk
    rules: str
    groups: tuple[Facts, ...]


@dataclass(slots=True, eq=False)
class _Phrase:
    """What a phrase is, whatever the event."""

    kind: str
    names: str
    word: str
    ending: str
    definite: str
    owner: str
    short: str
    more: str
    says: str
    head: int
    prep: str
    left: str
    right: str
    beside: int  # chunk right before it, where that is a phrase
    left_kind: str  # what the phrase before its coordination names
    governor: int  # chunk before it that may govern it
    governed: str  # its kind
    subject: list[int] = field(default_factory=list)


def candidates(chunks: list[Chunk], drafts: list[Draft], sure: list[int], verbs: dict[int, Verb], speeches: list[Speech]) -> list[list[Candidate]]:
    """For each draft of a sentence whose index is in `sure` the phrases near it that may fill its slots, and those that the rules brought in from other sentences."""
    told = {id(s.phrase) for sp in speeches for s in sp.sources}
    phrases = _phrases(chunks, verbs, told)
    given = [_given(d) for d in drafts]
    nearest = _nearest(len(chunks), sorted({d.k for d in drafts}))
    out = []
    for n in sure:
        d = drafts[n]
        before = given[n - 1] if n else {}
        after = given[n + 1] if n + 1 < len(drafts) else {}
        out.append(_of(chunks, d, n, verbs, speeches, phrases, given[n], before, after, nearest))
    return out


def _given(d: Draft) -> dict[int, str]:
    found: dict[int, str] = {}
    for letter, slot in zip(LETTERS, (d.actors, d.recipients, d.locations), strict=True):
        for c in slot:
            found[id(c)] = found.get(id(c), "") + letter
    return found


def _phrases(chunks: list[Chunk], verbs: dict[int, Verb], told: set[int]) -> dict[int, _Phrase]:
    """The noun phrases of a sentence by chunk index."""
    out: dict[int, _Phrase] = {}
    governor, governed = -1, "edge"
    for j, c in enumerate(chunks):
        if c.kind != NP:
            if c.kind in _GOVERNS or c.verbal:
                governor, governed = j, _told(chunks, j) + (" verb" if c.verbal else "")
            continue
        head = _head(chunks, j, out)
        lead = chunks[head]
        first = out[head] if head != j else None
        out[j] = _Phrase(
            kind_of(c), names_of(c), c.first_form, c.first_form[-2:],
            "definite" if c.first_form.startswith("ال") or c.party is not None and c.party.entity else "indefinite",
            kind_of(c.owner) if c.owner is not None else "", "short" if c.party is not None and c.party.antecedent is not None else "",
            ("1", "2", "3+")[min(2, c.last - c.first - 1)], "says" if id(c) in told else "",
            head, ("& " if head != j else "") + (lead.prep or "none"),
            first.left if first is not None else _told(chunks, head - 1), _told(chunks, j + 1),
            j - 1 if j and chunks[j - 1].kind == NP else -1,
            first.left_kind if first is not None else out[j - 1].kind if j - 1 in out else "",
            first.governor if first is not None else governor, first.governed if first is not None else governed,
        )  # fmt: skip
    for k, v in verbs.items():
        for s in v.subject:
            if s in out:
                out[s].subject.append(k)
    return out


_GOVERNS = frozenset(("event", "light", "say", "verb", SUB, COMP, REL, PUNCT))


def _head(chunks: list[Chunk], j: int, known: dict[int, _Phrase]) -> int:
    """The phrase that begins the coordination which phrase `j` goes on; itself where it goes on none."""
    c = chunks[j]
    if c.prep:
        return j
    if j and c.conj and chunks[j - 1].kind == NP:
        return known[j - 1].head
    if j > 1 and chunks[j - 1].kind == PUNCT and chunks[j - 1].key in "،," and chunks[j - 2].kind == NP and (c.conj or c.place is not None and (chunks[j - 2].place is not None or chunks[j - 2].site)):
        return known[j - 2].head
    return j


def _told(chunks: list[Chunk], j: int) -> str:
    """The kind of chunk `j`, a mark by itself."""
    if not 0 <= j < len(chunks):
        return "edge"
    return chunks[j].key if chunks[j].kind == PUNCT else chunks[j].kind


def kind_of(c: Chunk) -> str:
    """What a phrase names, roughly."""
    if c.quantity is not None or c.number is not None:
        return "count"
    p = c.party
    if p is not None:
        kind = _KINDS.get(p.kind or "", "other")
        return kind + " place" if c.place is not None else kind
    return "place" if c.place is not None else "site" if c.site else "noun"


def names_of(c: Chunk) -> str:
    """What a phrase names, closely."""
    p, q = c.party, c.quantity
    out = [p.kind + ("" if p.entity else "?")] if p is not None and p.kind is not None else []
    if c.place is not None:
        out.append(c.place.precision or "place")
    elif c.site:
        out.append("site")
    if q is not None or c.number is not None:
        out.append(q.what if q is not None else "number")
    return " ".join(out)


def _nearest(n: int, events: list[int]) -> list[int]:
    """For each of `n` chunks how far it is to the nearest event, where there is one."""
    out = [n] * n
    for k in events:
        out[k] = 0
    for j in range(1, n):
        out[j] = min(out[j], out[j - 1] + 1)
    for j in range(n - 2, -1, -1):
        out[j] = min(out[j], out[j + 1] + 1)
    return out


_FAR = ("0", "1", "2", "3", "4-5", "4-5", "6-8", "6-8", "6-8", *["9+"] * (REACH - 8))


def _of(
    chunks: list[Chunk], d: Draft, n: int, verbs: dict[int, Verb], speeches: list[Speech], phrases: dict[int, _Phrase],
    given: dict[int, str], before: dict[int, str], after: dict[int, str], near: list[int],
) -> list[Candidate]:  # fmt: skip
    t, sense, k = d.trigger, d.trigger.sense, d.k
    frame = sense.frame
    form = t.form.kind + (" passive" if d.passive else "")
    article = "article" if t.form.article else "pronoun" if t.form.pronoun else ""
    framed = frame.get("s", "-") + frame.get("o", "-") + frame.get("m", "-")
    harm, kind_of_event = sense.counts or "", d.event_type
    carrier = d.light.light.row.lemma if d.light is not None and d.light.light is not None else ""
    places = str(min(2, len(d.locations)))
    first = "first" if n == 0 else ""
    following = chunks[k + 1].kind if k + 1 < len(chunks) else "edge"
    mine = {id(s.phrase) for sp in speeches if sp.first <= t.first < sp.last for s in sp.sources}
    rules_of = {(slot, id(c)): str(rule) for slot, c, rule, _ in reversed(d.notes)}
    v = verbs.get(k)
    subject, objects, clause = (v.subject, v.object, v.rule) if v is not None else ([], [], "")
    governing = next((j for j in range(k - 1, max(-1, k - REACH), -1) if j in verbs), -1)

    def make(c: Chunk, j: int, p: _Phrase, side: str, anchor: int, joints: str, path: str, rank: int, of_kind: int) -> Candidate:
        got = given.get(id(c), "")
        rule = "/".join([rules_of.get((SLOTS[LETTERS.index(x)], id(c)), "?") for x in got]) if got else ""
        lead = chunks[p.head] if j >= 0 else c
        far = _FAR[abs(anchor - k)] if j >= 0 else "else"
        inside = "inside" if j >= 0 and d.lo <= anchor < d.hi else ""
        says = "of it" if id(c) in mine else p.says
        joined = ("& " + given.get(id(lead), "-")) if p.head != j else ""
        beside = given.get(id(chunks[p.beside]), "-") if p.beside >= 0 else ""
        at = "it" if p.governor == k else p.governed
        nearest = "nearest" if j >= 0 and near[j] >= abs(k - j) else ""
        argument = ("s" if j in subject else "") + ("o" if j in objects else "")
        of = p.subject or (phrases[p.head].subject if p.head in phrases else [])
        doer = "".join(sorted({"=" if x == k else "governor" if x == governing else "<" if x < k else ">" for x in of})) if of else ""
        prep = p.prep
        return Candidate(
            c, got,
            (
                (got, rule, p.names, kind_of_event),
                (got, before.get(id(c), ""), after.get(id(c), ""), joined, says, places),
                (p.kind, kind_of_event, got, p.owner, nearest, side, p.short),
                (p.kind, joints, path, side, p.more, first),
                (p.kind, p.ending, p.definite, prep),
                (p.names, prep, side),
                (p.kind, beside, p.left_kind, prep, side, at),
                (sense.lemma, p.kind, harm, side, prep),
                (framed, side, far, frame.get(lead.prep, "-") if lead.prep else "none", p.kind, clause, inside, carrier),
                (argument, form, p.kind, doer, kind_of_event, got, following),
                (side, p.kind, form, str(min(2, rank)), article, str(min(2, of_kind))),
                (prep, p.definite, form, side, p.left, p.right, p.kind),
            ),
        )  # fmt: skip

    out: list[Candidate] = []
    for step, side in ((-1, "before"), (1, "behind")):
        joints: frozenset[str] = frozenset()
        told, path, rank = "", "", 0
        counted: dict[str, int] = {}
        walked: dict[int, tuple[int, str, str, int, int]] = {}
        for j in range(k + step, max(-1, k - REACH - 1) if step < 0 else min(len(chunks), k + REACH + 1), step):
            c = chunks[j]
            p = phrases.get(j)
            if p is None:
                if c.kind in _JOINTS:
                    joints |= {_JOINTS[c.kind]}
                    told = "+".join(sorted(joints))
                mark = _mark(c)
                if mark and not path.endswith(mark) and len(path) < PATH:
                    path += mark
                continue
            stand = walked.get(p.head) if step > 0 and p.head != j else None
            if stand is None:
                stand = (j, told, path, rank, counted.get(p.kind, 0))
            walked[j] = stand
            rank += 1
            counted[p.kind] = counted.get(p.kind, 0) + 1
            if id(c) in given or (abs(j - k) <= NEAR or "+" not in told if p.kind != "noun" else d.lo <= stand[0] < d.hi):
                out.append(make(c, j, p, side, *stand))
    if k in phrases:
        out.append(make(chunks[k], k, phrases[k], "itself", k, "", "", 0, 0))  # the figure of a toll that no event word tells
    here = {id(x.phrase) for x in out}
    for slot in (d.actors, d.recipients, d.locations):
        for c in slot:
            if id(c) not in here:
                here.add(id(c))
                out.append(make(c, -1, _elsewhere(c), "elsewhere", -1, "", "", 0, 0))
    return out


PATH = 4  # marks of what lies between that a sign tells


def _mark(c: Chunk) -> str:
    if c.kind == EVENT:
        return "V" if c.verbal else "E"
    if c.verbal and c.kind != SAY:
        return "V"
    if c.kind == PUNCT:
        return "," if c.key in "،," else ";"
    return {SAY: "Y", COMP: "C", SUB: "S", REL: "R", ACC: "A"}.get(c.kind, "")


def _elsewhere(c: Chunk) -> _Phrase:
    """A phrase that the rules brought in from another sentence."""
    return _Phrase(kind_of(c), names_of(c), c.first_form, c.first_form[-2:], "", "", "", "1", "", -1, "none", "edge", "edge", -1, "", -1, "edge")
