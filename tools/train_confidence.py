"""Fit lexicon/confidence.csv on coded reports: a logistic regression by plain gradient descent, no randomness, standard library only.

    python tools/train_confidence.py GOLD_FOLDER... [--test GOLD_FOLDER...]

Each folder holds gold files with their texts (bench/coded.py unpack makes them from tests/second_set).
A claim is right when it is found with the right type. One that meets only an optional coding (an event that is
merely alluded to, told again or a background) is fitted as one that a coder would not write down, so that what
the report tells ranks above what it mentions; in the figures that are printed it is left out, as in scoring.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from math import exp, log
from pathlib import Path

from riwaya.claims.find import weighed_claims
from riwaya.json_form import claim_to_json
from riwaya.reader import scene_of
from riwaya.report import Report

OUT = Path(__file__).parent.parent / "src/riwaya/lexicon/confidence.csv"
ROUNDS, RATE, PENALTY, RARE = 400, 0.5, 0.006, 4  # PENALTY by the figures on reports left out; signs seen fewer than RARE times get no weight
HEAD = """\
# Weights of the signs of a claim (claims/confidence.py), fitted by tools/train_confidence.py on {n} claims of reports coded for this project.
# A positive weight: claims with the sign were more often right.
sign,weight
"""
Sample = tuple[tuple[str, ...], int | None]  # the signs; 1 right, 0 wrong, None only optional


def samples(folder: str, score: object) -> list[Sample]:
    out: list[Sample] = []
    for path in sorted(Path(folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        report = Report(gold["text"], gold["id"], published=date.fromisoformat(gold["published"]))
        pairs = list(weighed_claims(scene_of(report), gold["id"]))
        read = [claim_to_json(c) for c, _ in pairs]
        signs = {c["id"]: s for c, (_, s) in zip(read, pairs, strict=True)}
        matched, _, spurious = score.align(gold["claims"], read)  # type: ignore[attr-defined]
        for g, p in matched:
            right = None if g.get("optional") else int(score.right_type(g, p))  # type: ignore[attr-defined]
            out.append((signs[p["id"]], right))
        out.extend((signs[p["id"]], 0) for p in spurious)
    return out


def fit(data: list[Sample]) -> dict[str, float]:
    seen = Counter(s for signs, _ in data for s in signs)
    names = sorted(s for s, n in seen.items() if n >= RARE)
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(names, 0.0)
        for signs, right in data:
            error = (right or 0) - chance(weights, signs)
            for s in signs:
                if s in slope:
                    slope[s] += error
        for s in names:
            weights[s] += RATE * (slope[s] / len(data) - PENALTY * weights[s] * (0.1 if s == "always" else 1))
    return weights


def chance(weights: dict[str, float], signs: tuple[str, ...]) -> float:
    return 1 / (1 + exp(-sum(weights.get(s, 0.0) for s in signs)))


def tell(name: str, samples_: list[Sample], weights: dict[str, float]) -> None:
    data = [(s, r) for s, r in samples_ if r is not None]
    loss = -sum(log(max(1e-9, p if r else 1 - p)) for p, r in ((chance(weights, s), r) for s, r in data)) / len(data)
    print(f"{name}: {len(data)} claims, {sum(r for _, r in data) / len(data):.3f} right, loss {loss:.3f}")
    for low in range(10):
        inside = [r for s, r in data if low / 10 <= chance(weights, s) < (low + 1) / 10 + (low == 9)]
        if inside:
            print(f"  {low / 10:.1f}-{(low + 1) / 10:.1f}  {len(inside):4d}  right {sum(inside) / len(inside):.2f}")
    for cut in (0.7, 0.8, 0.9):
        above = [r for s, r in data if chance(weights, s) >= cut]
        print(f"  at least {cut}: {len(above)} claims, {sum(above) / max(1, len(above)):.3f} right")


def main(arguments: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "shared" / "gold"))
    import score

    split = arguments.index("--test") if "--test" in arguments else len(arguments)
    data = [s for folder in arguments[:split] for s in samples(folder, score)]
    weights = fit(data)
    tell("fitted on", data, weights)
    for folder in arguments[split + 1 :]:
        tell(folder, samples(folder, score), weights)
    lines = [f"{s},{w:.3f}" for s, w in sorted(weights.items()) if abs(w) >= 0.005]
    OUT.write_text(HEAD.format(n=len(data)) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
