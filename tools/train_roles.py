"""Fit lexicon/learned_roles.csv on coded reports: three logistic regressions with an elastic net, standard library only.

    python tools/train_roles.py GOLD_FOLDER... [--folds] [--check] [--test GOLD_FOLDER...]

Each folder holds gold files with their texts (bench/coded.py unpack makes them from tests/second_set and tests/third_set). For every
claim that the rules find, each phrase near its event is a sample, right for a slot where the coders put it there.
With --check nothing is written: exit status 1 where the table is not what the reports give. With --folds neither: each fifth of the reports is read with weights of the other four, and the figures
of the slots are told beside those of the rules. With --test they are told for reports that are not fitted on.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import exp
from pathlib import Path
from typing import Any
from zlib import crc32

from riwaya.claims.assemble import actor_of, location_of
from riwaya.claims.find import LEAST, weighed_claims
from riwaya.claims.learned_roles import ALWAYS, COLUMNS, Ranker, Row, Weights, signs_of
from riwaya.claims.role_signs import LETTERS, SLOTS, Candidate, candidates
from riwaya.json_form import claim_to_json
from riwaya.reader import scene_of
from riwaya.report import Report

OUT = Path(__file__).parent.parent / "src/riwaya/lexicon/learned_roles.csv"
FOLDS = 5
# Found by cross-validation over the second set: a sign is weighed from RARE samples on; ABSOLUTE leaves weak signs without a weight, SQUARE keeps
# the others small; what the coders left open counts less, what they did not code at all least, as some of it is only a matter of taste.
ROUNDS, RARE, ABSOLUTE, SQUARE = 12, 4, 1.0, 2.0
WORTH = {"coded": 1.0, "optional": 0.7, "spurious": 0.2}
HEAD = """\
# Weights of the signs of a phrase beside an event (claims/role_signs.py), fitted by tools/train_roles.py on {n} phrases of reports coded for this project.
# A positive weight speaks for the slot. `sign` names facts (claims/role_signs.py, GROUPS), `facts` what they are.
"""


@dataclass(slots=True)
class Sample:
    """A phrase beside an event: its signs, how much it counts, and for each slot whether it is right there; None where either will do."""

    signs: list[Row]
    worth: float
    right: list[bool | None]


def samples(gold: dict[str, Any], score: Any) -> list[Sample]:
    """The samples of one coded report."""
    scene = scene_of(_report(gold))
    queue: list[tuple[Any, list[Candidate]]] = []

    def look(chunks: Any, drafts: Any, sure: Any, verbs: Any, speeches: Any) -> None:
        queue.extend(zip((drafts[n] for n in sure), candidates(chunks, drafts, sure, verbs, speeches), strict=True))

    claims = [claim for claim, _ in weighed_claims(scene, gold["id"], roles=look) if claim.confidence is not None and claim.confidence >= LEAST]
    pairs = [(claim_to_json(c), *x) for c, x in zip(claims, queue, strict=True)]
    matched, _, _ = score.align(gold["claims"], [c for c, _, _ in pairs])
    coded = {p["id"]: g for g, p in matched}
    out: list[Sample] = []
    for claim, d, found in pairs:
        g = coded.get(claim["id"])
        status = "spurious" if g is None else "optional" if g.get("optional") else "coded"
        right = _labels(scene, g or {}, d, found, score)
        out.extend(Sample(signs_of(x), WORTH[status], r) for x, r in zip(found, right, strict=True))
    return out


def _report(gold: dict[str, Any]) -> Report:
    return Report(gold["text"], gold["id"], gold.get("outlet"), gold.get("title"), published=date.fromisoformat(gold["published"]))


def _labels(scene: Any, gold: dict[str, Any], d: Any, found: list[Candidate], score: Any) -> list[list[bool | None]]:
    """For each phrase and slot: coded there, not coded there, or None (left open by the coders, or named better by another phrase)."""
    out: list[list[bool | None]] = [[False, False, False] for _ in found]
    for n, slot in enumerate(SLOTS):
        texts = [(location_of(scene, x.phrase) if slot == "locations" else actor_of(scene, x.phrase)).span.text for x in found]
        for item in sorted(gold.get(slot) or [], key=lambda i: bool(i.get("optional"))):
            hits = [k for k, text in enumerate(texts) if out[k][n] is False and score.same_item(slot, item, {"text": text})]
            for k in hits:
                out[k][n] = None
            if hits and not item.get("optional"):
                chosen = [k for k in hits if LETTERS[n] in found[k].rules] or hits
                out[min(chosen, key=lambda k: abs(found[k].phrase.first - d.trigger.first))][n] = True
    return out


def fit(data: list[Sample]) -> dict[Row, Weights]:
    """Weights by sign for the three slots, by cyclic Newton steps, one sign at a time, in the order of their names."""
    seen = Counter(s for x in data for s in x.signs)
    names = sorted(s for s, n in seen.items() if n >= RARE)
    columns = [_fit(data, names, n) for n in range(len(SLOTS))]
    return {s: w for s, w in zip(names, zip(*columns, strict=True), strict=True) if any(abs(x) >= 0.005 for x in w)}


def _fit(data: list[Sample], names: list[Row], slot: int) -> list[float]:
    known = [x for x in data if x.right[slot] is not None]
    at = {s: n for n, s in enumerate(names)}
    rows: list[list[int]] = [[] for _ in names]
    for i, x in enumerate(known):
        for s in x.signs:
            if s in at:
                rows[at[s]].append(i)
    right = [1.0 if x.right[slot] else 0.0 for x in known]
    count = [x.worth for x in known]
    margin, weights = [0.0] * len(known), [0.0] * len(names)
    for turn in range(ROUNDS):
        for n, held in enumerate(rows):
            if turn % 3 and turn > 3 and weights[n] == 0.0:
                continue  # most signs have no weight, and get none later
            slope = curve = 0.0
            for i in held:
                p = 1 / (1 + exp(-margin[i])) if margin[i] > -30 else 0.0
                slope += count[i] * (p - right[i])
                curve += count[i] * p * (1 - p)
            free = names[n] == ALWAYS
            square, absolute = (0.0, 0.0) if free else (SQUARE, ABSOLUTE)
            curve = max(curve, 0.05) + square
            old = weights[n]
            aim = old - (slope + square * old) / curve
            edge = absolute / curve
            new = aim - edge if aim > edge else aim + edge if aim < -edge else 0.0
            new = max(old - 1.0, min(old + 1.0, new))
            if new != old:
                weights[n] = new
                for i in held:
                    margin[i] += new - old
    return weights


def read(gold: dict[str, Any], ranker: Ranker | None) -> list[dict[str, Any]]:
    """The claims of a coded report, as json_form writes them; without a ranker by the rules alone."""
    roles = ranker.cast if ranker is not None else lambda *_: None
    return [claim_to_json(c) for c, _ in weighed_claims(scene_of(_report(gold)), gold["id"], roles=roles) if c.confidence is not None and c.confidence >= LEAST]


def tell(name: str, golds: list[dict[str, Any]], claims: list[list[dict[str, Any]]], score: Any) -> None:
    tally: Counter[Any] = Counter()
    for gold, found in zip(golds, claims, strict=True):
        score.score_report(gold, found, tally, [])
    figures = {s: score.prf(tally, s) for s in ("found", "typed", *SLOTS, "times", "counts", "attribution", "whole")}
    print(f"{name:14}" + "  ".join(f"{s} {f['f1']:.3f} ({f['precision']:.2f}/{f['recall']:.2f})" for s, f in figures.items()))


def main(arguments: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "shared" / "gold"))
    import score

    folds = "--folds" in arguments
    check = "--check" in arguments
    arguments = [a for a in arguments if a not in ("--folds", "--check")]
    split = arguments.index("--test") if "--test" in arguments else len(arguments)
    load = partial(_load, arguments)
    golds = load(range(split))
    data = [samples(g, score) for g in golds]
    if folds:
        parts = [crc32(g["id"].encode()) % FOLDS for g in golds]
        claims: list[list[dict[str, Any]]] = [[] for _ in golds]
        for k in range(FOLDS):
            ranker = Ranker(fit([x for part, xs in zip(parts, data, strict=True) if part != k for x in xs]))
            for n, g in enumerate(golds):
                if parts[n] == k:
                    claims[n] = read(g, ranker)
        tell("rules", golds, [read(g, None) for g in golds], score)
        tell("unseen fifths", golds, claims, score)
        return
    every = [x for xs in data for x in xs]
    weights = fit(every)
    table = _table(weights, len(every))
    if check:
        sys.exit(OUT.read_text(encoding="utf-8") != table)
    OUT.write_text(table, encoding="utf-8")
    ranker = Ranker({s: (round(a, 2), round(r, 2), round(w, 2)) for s, (a, r, w) in weights.items()})
    for n in range(split + 1, len(arguments)):
        unseen = load([n])
        tell("rules", unseen, [read(g, None) for g in unseen], score)
        tell("learned", unseen, [read(g, ranker) for g in unseen], score)


def _table(weights: dict[Row, Weights], phrases: int) -> str:
    out = io.StringIO()
    out.write(HEAD.format(n=phrases))
    write = csv.writer(out, lineterminator="\n").writerow
    write(COLUMNS)
    for sign, row in sorted(weights.items()):
        write([*sign, *(f"{w:.2f}" for w in row)])
    return out.getvalue()


def _load(arguments: list[str], which: Any) -> list[dict[str, Any]]:
    return [json.loads(p.read_text(encoding="utf-8")) for n in which for p in sorted(Path(arguments[n]).glob("*.json"))]


if __name__ == "__main__":
    main(sys.argv[1:])
