#!/usr/bin/env python3
"""Pairs of headlines that people wrote to agree or to disagree: how often accounts say that the two conflict. Nothing is tuned on them.

    headlines.py --shared DIR [--json]

Each pair is weighed as two reports of two outlets on one day. Printed: how many pairs the reader finds claims in, how many it takes for one
fact, and of those called conflicting how many were written to disagree.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import riwaya
from riwaya import weigh
from riwaya.account import VERDICTS

DAY = date(2018, 7, 1)
"""The headlines are of 2018 and 2019; any day will do."""


def verdict(one: str, other: str) -> str:
    """The gravest verdict of an account that both headlines share; else why there is none."""
    readings = [riwaya.read(riwaya.Report(text, name, name, None, DAY)) for name, text in (("one", one), ("other", other))]
    if not all(r.claims for r in readings):
        return "no claim in either" if not any(r.claims for r in readings) else "no claim in one"
    shared = [a.verdict for a in weigh.build(readings) if len({m.report.identity for m in a.members}) == 2]
    return max(shared, key=VERDICTS.index) if shared else "two facts"


def main() -> int:
    """See the top of the file."""
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    with (args.shared / "tests_of_others" / "headline_pairs.csv").open(encoding="utf-8", newline="") as lines:
        pairs = [(row["s1"], row["s2"], row["stance"]) for row in csv.DictReader(lines)]
    table: Counter[tuple[str, str]] = Counter()
    for one, other, stance in pairs:
        table[verdict(one, other), stance] += 1
    told = figures(table)
    if args.json:
        print(json.dumps(told))
        return 0
    stances = ("disagree", "agree", "other")
    print(f"{'':20}" + "".join(f"{s:>10}" for s in stances))
    for row in dict.fromkeys(v for v, _ in sorted(table)):
        print(f"{row:20}" + "".join(f"{table[row, s]:10}" for s in stances))
    print("\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0


def figures(table: Counter[tuple[str, str]]) -> dict[str, float | int]:
    """What is reported of the table."""
    every = sum(table.values())
    wanted = sum(n for (_, s), n in table.items() if s == "disagree")
    called = sum(n for (v, _), n in table.items() if v == "conflicting")
    right = table["conflicting", "disagree"]
    joined = {s: sum(n for (v, t), n in table.items() if t == s and v in VERDICTS) for s in ("disagree", "agree", "other")}
    one_fact = sum(joined.values())
    within = right + joined["agree"] + joined["other"] - (called - right)
    return {
        "pairs": every,
        "called conflicting": called,
        "of these written to disagree": round(right / called, 3) if called else 0.0,
        "of all that disagree called conflicting": round(right / wanted, 3),
        "accuracy over all pairs": round((right + sum(n for (v, s), n in table.items() if v != "conflicting" and s != "disagree")) / every, 3),
        "pairs taken for one fact": one_fact,
        "accuracy where taken for one fact": round(within / one_fact, 3) if one_fact else 0.0,
    }


if __name__ == "__main__":
    raise SystemExit(main())
