"""The figures of an account: every count of every member with its scope, and totals where the text gives only parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from riwaya.account import Member, Scope, Value
from riwaya.claim import Count
from riwaya.script.letters import fold
from riwaya.weigh.match import STOCKS
from riwaya.weigh.people import human_class, stem
from riwaya.weigh.totals import ADDABLE, counted

ABOUT = 0.2
"""`About` 1,500 is taken to be silent on 1,300 and on 1,700."""
BEHIND = 25
"""Code points behind a figure in which its party is named: `خمسة عناصر من جبهة النصرة`."""
_WHOLE = ADDABLE | STOCKS
"""What is compared whatever it is called: one paper's armoured cars are another's vehicles. Other figures only under one noun."""


def gathered(members: Sequence[tuple[Member, str]]) -> dict[Scope, list[Value]]:
    """The values of all members (each with its voice) by scope, in the order of the members."""
    found: dict[Scope, list[Value]] = {}
    for member, voice in members:
        for of in counted(member.claim):
            if of.sum:
                total = of.sum.value
                found.setdefault(Scope(of.what), []).append(Value(member, total, total, total, of.sum.qualifier, voice, True, of.sum.addends, _whom(member, of.parts), _told(of.parts)))
            for count in of.wholes:
                found.setdefault(Scope(of.what, _unit(count) if of.what not in _WHOLE else None), []).append(_value(member, voice, count))
            for count in of.parts:
                found.setdefault(Scope(of.what, _unit(count), part=True), []).append(_value(member, voice, count))
    return _named(found)


def _named(found: dict[Scope, list[Value]]) -> dict[Scope, list[Value]]:
    """The same with what is counted in the words of the first report instead of the stems that were compared."""
    named: dict[Scope, list[Value]] = {}
    for scope, values in found.items():
        told = next((v.told for v in values if v.told), scope.of) if scope.of else None
        named.setdefault(replace(scope, of=told), []).extend(values)
    return named


def _unit(count: Count) -> str | None:
    told = count.of or count.unit
    return " ".join(stem(w) for w in fold(told).split()[:2]) if told else None


def _value(member: Member, voice: str, count: Count) -> Value:
    return Value(member, count.value, count.low, count.high, count.qualifier, voice, whom=_whom(member, (count,)), told=_told((count,)))


def _whom(member: Member, counts: Sequence[Count]) -> frozenset[str]:
    """Classes of people, and parties, that the words of the counts name."""
    found = {kind for c in counts for told in (c.of, c.unit) if told and (kind := human_class(told))}
    spans = [(c.span.start, c.span.end + BEHIND) for c in counts]
    found |= {a.entity for a in member.claim.recipients if a.entity and any(s <= a.span.start < e for s, e in spans)}
    return frozenset(found)


def _told(counts: Sequence[Count]) -> str:
    return "، ".join(dict.fromkeys(c.of or c.unit or "" for c in counts if c.of or c.unit))


def apart(one: Value, other: Value) -> bool:
    """Whether the two count other people: soldiers the one, civilians the other. Where either does not say, they may be the same."""
    return bool(one.whom and other.whom and not one.whom & other.whom)


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
