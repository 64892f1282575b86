"""Whether one claim denies what another states: the same deed, by whom and to whom either says, where both say where."""

from __future__ import annotations

from riwaya.claim import Actor, Claim
from riwaya.script.letters import fold
from riwaya.weigh.people import stem
from riwaya.weigh.places import COUNTRY, NEAR, NESTED, SAME, UNKNOWN, known, relation


def denies(no: Claim, yes: Claim) -> bool:
    """Whether `no` (denied) and `yes` (actual) speak of one deed. `The army did not enter` denies no entry of anybody else."""
    if no.event_type != yes.event_type and not (no.mode and no.mode == yes.mode):
        return False
    same_word = bool(_stems(no) & _stems(yes))
    if not same_word and no.mode != yes.mode:
        return False
    who, whom = _shared(no.actors, yes.actors), _shared(no.recipients, yes.recipients)
    where = relation(known(no.locations), known(yes.locations))
    if False in (who, whom) or where not in (SAME, NESTED, NEAR, UNKNOWN, COUNTRY):
        return False
    figures = {(c.what, c.value) for c in no.counts if c.value is not None} & {(c.what, c.value) for c in yes.counts}
    return bool(whom or figures or who and (same_word or where in (SAME, NESTED, NEAR)))


def _stems(claim: Claim) -> set[str]:
    return {stem(w) for w in fold(claim.trigger.text).split()}


def _shared(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool | None:
    """Whether a party is named by both; None where either names none."""
    one, other = ({_name(a) for a in side} for side in (some, others))
    return bool(one & other) if one and other else None


def _name(actor: Actor) -> str:
    return actor.entity or " ".join(stem(w) for w in fold(actor.name or actor.span.text).split())
