"""Confidence: how often a claim found with such signs was right on reports that people coded.

The weights (lexicon/confidence.csv) are those of a logistic regression that tools/train_confidence.py fits
on the project's own codings (tests/second_set). Signs are of the grammar, not of the topic: what the
trigger is, where it stands, which slots it has.
"""

from __future__ import annotations

from math import exp

from riwaya.claims.drafts import Draft
from riwaya.claims.grammar import CAUSES
from riwaya.claims.phrases import COMP, REL, SUB, Chunk
from riwaya.lexicon import rows

_WEIGHTS = {row["sign"]: float(row["weight"]) for row in rows("confidence.csv", ("sign", "weight"))}


def signs_of(chunks: list[Chunk], d: Draft, spoken: bool) -> tuple[str, ...]:
    """The signs of a finished draft, each once, in a fixed order."""
    form, sense = d.trigger.form, d.trigger.sense
    head = chunks[d.k]
    before = chunks[d.lo - 1].kind if d.lo else ""
    out = ["always", f"type {d.event_type}", f"form {form.kind}", f"row {sense.lemma} {sense.event_type}"]
    out += [name for name, slot in (("actor", d.actors), ("recipient", d.recipients), ("place", d.locations), ("time", d.times or d.compared), ("count", d.counts)) if slot]
    filled = sum(1 for slot in (d.actors, d.recipients, d.locations, d.times or d.compared, d.counts) if slot)
    out.append(f"{filled} slots")
    prep = head.prep
    out.append("prep " + ("none" if not prep else "purpose" if prep == "ل" else "cause" if prep in CAUSES or prep in ("بعد", "منذ", "قبل") else "in" if prep in ("في", "ب") else "other"))
    if not d.trigger.verbal:
        out.append("definite" if form.article else "pronoun" if form.pronoun else "indefinite")
    if before in (REL, SUB, COMP):
        out.append(f"behind {before}")
    for name, holds in (
        ("light", d.light is not None), ("merged", bool(d.merged)), ("unreal", d.modality != "actual"), ("spoken", spoken), ("joined", head.conj),
        ("known actor", any(c.party is not None and c.party.entity for c in d.actors)), ("known recipient", any(c.party is not None for c in d.recipients)),
        ("first", d.sentence == 0), ("short", len(chunks) < 8), ("no condition", sense.when.near == sense.when.next == frozenset()),
    ):  # fmt: skip
        if holds:
            out.append(name)
    return tuple(out)


def confidence_of(signs: tuple[str, ...]) -> float:
    """Between 0 and 1, two decimals; signs without a weight count nothing."""
    return round(1 / (1 + exp(-sum(_WEIGHTS.get(s, 0.0) for s in signs))), 2)
