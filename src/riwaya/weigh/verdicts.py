"""Verdicts: of figures, and of everything else in which the claims of an account differ, each with its reason in Arabic and English."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from riwaya.account import VERDICTS, Difference, Figure, Member, Scope, Value, gravest
from riwaya.view.labels import Label, label
from riwaya.view.phrases import number, plain
from riwaya.weigh.denials import denies
from riwaya.weigh.revisions import cue, is_slip
from riwaya.weigh.slots import slot_differences
from riwaya.weigh.values import apart, fit
from riwaya.weigh.voices import independent

MANY = 60
"""Values of a figure beyond these are compared with the distinct ones only: a thousand papers that print one number are one side."""


def weighed(scope: Scope, values: Sequence[Value]) -> tuple[Figure, list[Difference]]:
    """The figure with its verdict, and the differences among its values: one for each two numbers."""
    ordered = sorted(values, key=_when)
    told: dict[tuple[str, ...], Difference] = {}
    # One for each number and voice, the earliest: whoever repeats adds no side.
    sides = list({(v.value, v.low, v.high, v.qualifier, v.voice): v for v in reversed(ordered)}.values())[::-1][:MANY]
    for one, other in combinations(sides, 2):
        if fit(one, other):
            continue
        # Of all who give the same two numbers one pair is told, the gravest and then the first: the figure lists who says which.
        key = tuple(sorted((_shown(one), _shown(other))))
        found = _difference(scope, one, other, ordered)
        if key not in told or VERDICTS.index(found.verdict) > VERDICTS.index(told[key].verdict):
            told[key] = found
    differences = list(told.values())
    verdict = gravest(tuple(d.verdict for d in differences)) if differences else _agreed(ordered)
    if verdict == "explained" and any(one.voice != other.voice and fit(one, other) and not apart(one, other) for one, other in combinations(sides, 2)):
        verdict = "corroborated"
    return Figure(scope, verdict, tuple(ordered)), differences


def _when(value: Value) -> tuple[int, str, int]:
    day = value.member.report.published
    return (day.toordinal() if day else 0, value.member.report.identity, value.member.claim.trigger.start)


def _agreed(values: Sequence[Value]) -> str:
    return "corroborated" if independent((v.member, v.voice) for v in values) > 1 else "single"


def _difference(scope: Scope, one: Value, other: Value, values: Sequence[Value]) -> Difference:
    what = label("what", scope.what)
    a, b = _shown(one), _shown(other)
    head_ar, head_en = f"{what.ar}: {a} ثم {b}", f"{what.en}: {a}, then {b}"
    first, second = one.member.report.published, other.member.report.published
    later = first is not None and second is not None and second > first
    distinct = one.member.report.identity != other.member.report.identity
    if apart(one, other):
        why = Label(f"{head_ar}؛ لكل رقم ناس غير الآخرين ({_counted(one)} و{_counted(other)})", f"{head_en}; they count other people ({_counted(one)} and {_counted(other)})")
        return Difference("number", one.member, other.member, "explained", why)
    if is_slip(one, other) and distinct:
        why = Label(f"{head_ar}؛ الكلمات نفسها ورقم آخر: في إحدى النسختين زلة", f"{head_en}; the same words with another figure: one of them has a slip")
        return Difference("number", one.member, other.member, "conflicting", why)
    if _superseded(one, other):
        why = Label(f"{head_ar}؛ النص نفسه يقول إن الرقم تغير", f"{head_en}; the text itself says that the figure has changed")
        return Difference("number", one.member, other.member, "revised", why)
    if one.voice == other.voice and not distinct:
        # Whoever gives both at once holds both for true: of other people, hours or places than the text lets us see.
        why = Label(f"{head_ar}؛ المصدر نفسه يذكر الرقمين معا في التقرير نفسه، فهما لأمرين مختلفين", f"{head_en}; one source gives both in one report, so they measure different things")
        return Difference("number", one.member, other.member, "explained", why)
    if one.voice == other.voice:
        why = Label(f"{head_ar}؛ المصدر نفسه عدل رقمه ({_who(one)})", f"{head_en}; the same source gave another figure afterwards ({_who(one)})")
        return Difference("number", one.member, other.member, "revised", why)
    if later and _higher(one, other) and not _repeated(one, other, values):
        why = Label(f"{head_ar}؛ الرقم اللاحق أعلى، ولم يكرر أحد الأول بعده", f"{head_en}; the later figure is higher, and nobody repeats the earlier one after it")
        return Difference("number", one.member, other.member, "revised", why)
    factor = _factor(one, other)
    why = Label(
        f"{what.ar}: {a} ({_who(one)}) و{b} ({_who(other)})؛ الشيء نفسه في الواقعة نفسها، ولا يصح الرقمان معا" + (f"، وأحدهما نحو {factor} أضعاف الآخر" if factor else ""),
        f"{what.en}: {a} ({_who(one)}) against {b} ({_who(other)}); the same is counted of the same event, and no number fits both"
        + (f"; one is about {factor} times the other" if factor else ""),
    )
    return Difference("number", one.member, other.member, "conflicting", why)


def _superseded(one: Value, other: Value) -> bool:
    """Whether the words call the one figure newer than the other. A rise replaces what was lower, and no later figure."""
    for low, high in ((one, other), (other, one)):
        if _higher(low, high) and cue(high) == "rise" and cue(low) != "rise" and not _after(low, high):
            return True
    return (cue(one) == "earlier") != (cue(other) == "earlier")


def _after(one: Value, other: Value) -> bool:
    first, second = one.member.report.published, other.member.report.published
    return first is not None and second is not None and first > second


def _counted(value: Value) -> str:
    return plain(value.told)


def _who(value: Value) -> str:
    """Whose figure it is, as the text has it: the innermost of the chain, else the outlet."""
    chain, report = value.member.claim.attribution, value.member.report
    return plain(chain[-1].name if chain and chain[-1].name else report.outlet or report.identity)


def _factor(one: Value, other: Value) -> int | None:
    """How many times the greater figure is, where that is 3 or more: a slip of a digit shows as 10."""
    values = sorted(v for v in (one.value, other.value) if v)
    return round(values[1] / values[0]) if len(values) == 2 and values[1] >= 3 * values[0] else None


def _higher(one: Value, other: Value) -> bool:
    return one.value is not None and other.value is not None and other.value > one.value


def _repeated(one: Value, other: Value, values: Sequence[Value]) -> bool:
    """Whether somebody gives the earlier figure on the later one's day or after."""
    day = other.member.report.published
    return any(v.value == one.value and day is not None and v.member.report.published is not None and v.member.report.published >= day for v in values)


def _shown(value: Value) -> str:
    if value.value is None:
        return f"{value.low if value.low is not None else '?'}-{value.high if value.high is not None else '?'}"
    text = number(value.value)
    return f"{text} ({' + '.join(number(p) for p in value.parts)})" if value.derived else text


def other_differences(members: Sequence[tuple[Member, str]]) -> list[Difference]:
    """Asserted against denied, day against day, place against place, actor against actor: the first pair of each."""
    found: list[Difference] = []
    stated = [m for m, _ in members if m.claim.modality == "actual"]
    for no in (m for m, _ in members if m.claim.modality == "denied"):
        denied = [m for m in stated if denies(no.claim, m.claim)]
        yes = next((m for m in denied if m.report.identity != no.report.identity), denied[0] if denied else None)
        if yes:
            why = Label("أحدهما يثبت الواقعة والآخر ينفيها", "one says that it happened, the other denies it")
            found.append(Difference("polarity", yes, no, "conflicting", why))
    timed = [m for m in stated if m.claim.time and m.claim.time.start == m.claim.time.end]
    for one, other in combinations({_day(m): m for m in reversed(timed)}.values(), 2):
        a, b = sorted((one, other), key=lambda m: (str(m.report.published), m.key))
        if a.claim.time and b.claim.time:
            why = Label(f"اليوم: {_day(a)} و{_day(b)}", f"day: {_day(a)} against {_day(b)}")
            found.append(Difference("time", a, b, "explained" if abs((a.claim.time.start - b.claim.time.start).days) <= 1 else "conflicting", why))
    return found + slot_differences(members)


def _day(member: Member) -> str:
    return member.claim.time.start.isoformat() if member.claim.time else ""
