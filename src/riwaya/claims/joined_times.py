"""Joined times: `الجمعة والسبت`, `مساء السبت واستمرت حتى فجر الأحد` are one stretch of days for whatever they date."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from riwaya.mention import Time
from riwaya.script.letters import fold
from riwaya.script.words import MARK, Words

_LASTED = frozenset(p + fold(w) for w in ("استمر", "استمرت", "استمروا", "تواصل", "تواصلت", "امتد", "امتدت", "دام", "دامت") for p in ("و", ""))
_WHEN = ("at", "within")
_UNTIL = frozenset(p + fold(w) for w in ("حتى", "إلى", "لغاية", "غاية") for p in ("و", ""))
_LIGHT = frozenset(fold(w) for w in ("باكرا", "وقت", "مبكر", "متأخر", "ساعة", "ساعات", "من", "في")) | _UNTIL
REACH = 6  # words between a time and the end of what it dates: `واستمرت حتى وقت مبكر من`
A_DAY = timedelta(days=1)


def join_times(words: Words, times: list[Time]) -> list[Time]:
    """The times of a text in its order, those of one stretch as one.

    Two neighbours that `و` joins become one time over the words of both, where no day lies between them; of
    `مساء السبت واستمرت حتى فجر الأحد` the first is made longer and the second left as it is.
    """
    out: list[Time] = []
    for t in times:
        a = out[-1] if out else None
        if a is not None and a.start is not None and a.end is not None and t.end is not None and a.role in _WHEN and a.last <= t.first and a.end < t.end:
            if _beside(words, a, t) and t.start is not None and a.start <= t.start <= a.end + A_DAY:
                out[-1] = replace(a, span=words.span(a.first, t.last, a.span.start - words[a.first].start), last=t.last, end=t.end, readings=())
                continue
            if _lasted(words, a, t):
                out[-1] = replace(a, end=t.end, readings=())
        out.append(t)
    return out


def _beside(words: Words, a: Time, b: Time) -> bool:
    """`الجمعة والسبت`, `ليل الأحد وباكرا صباح الاثنين`. In a new line something else is told; days with others between them (`في 3 و9 مارس`) are no stretch."""
    if b.role not in _WHEN or b.first - a.last > 2:
        return False
    first = words[a.last]
    if first.gap == 2 or first.form[:1] != "و":
        return False
    return all(words[i].form.removeprefix("و") in _LIGHT or words[i].form == "و" for i in range(a.last, b.first))


def _lasted(words: Words, a: Time, b: Time) -> bool:
    """`مساء السبت واستمرت حتى فجر الأحد`, `مساء الاثنين وحتى صباح الثلاثاء`."""
    if b.first - a.last > REACH:
        return False
    between = [words[i] for i in range(a.last, b.first)]
    forms = [w.form for w in between]
    lasted = bool(forms) and forms[0] in _LASTED
    if any(w.kind == MARK or w.gap == 2 for w in between) or not all(f in _LIGHT for f in forms[lasted:]):
        return False
    return lasted or b.role == "until" or any(f in _UNTIL for f in forms)
