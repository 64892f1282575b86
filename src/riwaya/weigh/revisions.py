"""What the text itself says of a figure's age, and slips: figures that differ as a hand slips, not as knowledge grows."""

from __future__ import annotations

import re

from riwaya.account import Value
from riwaya.lexicon import rows
from riwaya.script.letters import fold
from riwaya.weigh.wording import overlap

_CUES = {fold(r["form"]): r["cue"] for r in rows("revision_cues.csv", ("form", "cue", "source"))}
BEHIND = 30
"""Code points behind the clause in which it may be called a first toll: `في حصيلة أولية`."""
_STOP = re.compile("[.!?؟؛\n]")
SAME_WORDS = 0.75
"""Share of the words of two clauses that must be the same for one to be the other's copy; the figures themselves are among them."""


def cue(value: Value) -> str | None:
    """`rise` where the clause says that the toll rose to this, `earlier` where it calls it an earlier one; None where it says nothing."""
    evidence = value.member.claim.evidence
    behind = _STOP.split(value.member.report.text[evidence.end : evidence.end + BEHIND], maxsplit=1)[0]
    return next((_CUES[w] for w in fold(f"{evidence.text} {behind}").split() if w in _CUES), None)


def is_slip(one: Value, other: Value) -> bool:
    """Whether the two stand in the same words, and one number is the other with digits turned round, or a nought too many."""
    if one.value is None or other.value is None or one.value == other.value or not _slipped(one.value, other.value):
        return False
    return overlap(one.member.claim.evidence.text, other.member.claim.evidence.text) >= SAME_WORDS


def _slipped(a: float, b: float) -> bool:
    if a != int(a) or b != int(b) or min(a, b) <= 0:
        return False
    low, high = sorted((int(a), int(b)))
    if sorted(str(low)) == sorted(str(high)):
        return True
    while low < high:
        low *= 10
    return low == high
