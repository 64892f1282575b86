"""The figures of an account: every count of every member with its scope, and totals where the text gives only parts."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from riwaya.account import Member, Scope, Value
from riwaya.claim import Claim, Count
from riwaya.lexicon import rows
from riwaya.script.letters import fold
from riwaya.weigh.match import STOCKS
from riwaya.weigh.people import stem

ABOUT = 0.2
"""`About` 1,500 is taken to be silent on 1,300 and on 1,700."""
_ADDABLE = frozenset({"killed", "injured", "detained", "abducted", "missing"})
_WHOLE = _ADDABLE | STOCKS
"""What is compared whatever it is called: one paper's armoured cars are another's vehicles. Other figures only under one noun."""
_ONE = frozenset(r["form"] for r in rows("single_persons.csv", ("form", "source")))


def gathered(members: Sequence[tuple[Member, str]]) -> dict[Scope, list[Value]]:
    """The values of all members (each with its voice) by scope, in the order of the members."""
    found: dict[Scope, list[Value]] = {}
    for member, voice in members:
        by_what: dict[str, list[Count]] = {}
        for count in member.claim.counts:
            by_what.setdefault(count.what, []).append(count)
        for what, counts in by_what.items():
            _one_what(found, member, voice, what, counts)
    return found


def _one_what(found: dict[Scope, list[Value]], member: Member, voice: str, what: str, counts: list[Count]) -> None:
    wholes = [c for c in counts if not c.part_of_total]
    parts = [c for c in counts if c.part_of_total]
    ones = _bare_ones(member.claim) if what in ("killed", "injured") and what == _first_what(member.claim) else 0
    if what in _ADDABLE and (len(wholes) > 1 or ones and wholes):
        # Two figures of one kind in one clause, neither called a part: each is of other people, and the text's total is their sum.
        values = [c.value for c in wholes if c.value is not None]
        if len(values) == len(wholes):
            numbers = (*([1] * ones), *values)
            total = sum(numbers)
            hedge = next((c.qualifier for c in wholes if c.qualifier != "exact"), "exact")
            found.setdefault(Scope(what), []).append(Value(member, total, total, total, hedge, voice, True, numbers))
            parts, wholes = wholes + parts, []
    for count in wholes:
        found.setdefault(Scope(what, _unit(count) if what not in _WHOLE else None), []).append(_value(member, voice, count))
    for count in parts:
        found.setdefault(Scope(what, _unit(count), part=True), []).append(_value(member, voice, count))


def _first_what(claim: Claim) -> str | None:
    return claim.counts[0].what if claim.counts else None


def _bare_ones(claim: Claim) -> int:
    """How many recipients are one person each by the singular alone (`ضابط وثلاثة جنود`): a bare noun of lexicon/single_persons.csv, outside every count."""
    spans = [(c.span.start, c.span.end) for c in claim.counts]
    alone = [a for a in claim.recipients if fold(a.span.text) in _ONE and not any(s < a.span.end and a.span.start < e for s, e in spans)]
    return len(alone)


def _unit(count: Count) -> str | None:
    told = count.of or count.unit
    return " ".join(stem(w) for w in fold(told).split()[:2]) if told else None


def _value(member: Member, voice: str, count: Count) -> Value:
    return Value(member, count.value, count.low, count.high, count.qualifier, voice)


def bounds(value: Value) -> tuple[float, float]:
    """The least and the greatest number that the figure allows."""
    v = value.value
    if v is None:
        return (-inf if value.low is None else value.low), (inf if value.high is None else value.high)
    match value.qualifier:
        case "about":
            return v * (1 - ABOUT), v * (1 + ABOUT)
        case "more_than" | "at_least":
            return v, inf
        case "less_than" | "at_most":
            return -inf, v
    slack = roundness(v) / 2
    return v - slack, v + slack


def roundness(value: float) -> float:
    """The power of ten to which a figure looks rounded: 31,000 to thousands, 148 not at all. Below 1,000 people count one by one."""
    if value != int(value) or value < 1000:
        return 0
    power = 1
    while value % (power * 10) == 0:
        power *= 10
    return power if power > 1 else 0


def fit(one: Value, other: Value) -> bool:
    """Whether some number is allowed by both."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return a <= d and c <= b
