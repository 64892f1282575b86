#!/usr/bin/env python3
"""How fast accounts are built, how the time grows with the number of claims, and what one report more costs.

    accounts.py --shared DIR [--reports 6000] [--adds 100]

The reports are the first of news_2015, which cover a few days densely: the worst case for blocking. Reading them is not counted. Processor
time, so that what else the machine does falls away. Prints a table and, as its last line, one JSON object. Exit status 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import riwaya
from riwaya import weigh
from riwaya.account import Account
from riwaya.reading import Reading
from riwaya.weigh import Told, tell

LIMITS = {"seconds_per_100k": 60.0, "growth": 2.0, "looked_at_share": 0.1}
"""The first is of the issue. Growth: of the time for each claim, from a quarter of the reports to all. The last: of all reports, those read again for one that is added."""


class Shelf:
    """Readings in memory, as a ledger holds them; counts which ones are asked for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.asked = 0
        self._told: dict[str, Told] = {}
        self._accounts: dict[str, Account] = {}
        self._of: dict[tuple[str, str], set[str]] = {}
        self._holders: dict[str, set[str]] = {}
        for reading in readings:
            self.put(reading)
        self.take(weigh.Change(weigh.build(readings), frozenset()))

    def put(self, reading: Reading) -> None:
        """Add one."""
        identity = reading.report.identity
        self._told[identity] = tell(reading)
        for key in self._told[identity].all_keys:
            self._holders.setdefault(key, set()).add(identity)

    def take(self, change: weigh.Change) -> None:
        """Other accounts in place of some."""
        for old in {a for key in change.claims for a in self._of.get(key, ())}:
            for m in self._accounts.pop(old).members:
                self._of[m.key].discard(old)
        for account in change.accounts:
            self._accounts[account.id] = account
            for m in account.members:
                self._of.setdefault(m.key, set()).add(account.id)

    def holders(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """As weigh.Shelf wants it."""
        return {k: self._holders[k] for k in keys if k in self._holders}

    def told(self, identities: Collection[str]) -> Mapping[str, Told]:
        """As weigh.Shelf wants it."""
        found = {i: self._told[i] for i in identities if i in self._told}
        self.asked += len(found)
        return found

    def mates(self, claims: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        """As weigh.Shelf wants it."""
        return {m.key for key in claims for a in self._of.get(key, ()) for m in self._accounts[a].members}


def read(shared: Path, count: int) -> list[Reading]:
    """The readings of the first `count` articles, without mentions, as a ledger keeps them."""
    found = []
    with lzma.open(shared / "corpus" / "news_2015.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            a = json.loads(line)
            report = riwaya.Report(a["text"], a["id"], a["outlet"], a["title"], date.fromisoformat(a["published"]))
            found.append(replace(riwaya.read(report), mentions=()))
            if len(found) == count:
                break
    return found


def build(readings: Sequence[Reading]) -> tuple[int, int, float]:
    """Claims, accounts, seconds."""
    started = time.process_time()
    accounts = weigh.build(readings)
    return sum(len(r.claims) for r in readings), len(accounts), time.process_time() - started


def main() -> int:
    """See the top of the file."""
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--reports", type=int, default=6_000)
    ap.add_argument("--adds", type=int, default=100)
    args = ap.parse_args()
    readings = read(args.shared, args.reports)
    rates = []
    print(f"{'reports':>8} {'claims':>8} {'accounts':>8} {'seconds':>8} {'a 100,000 claims':>18}")
    for part in (4, 2, 1):
        some = readings[: len(readings) // part]
        claims, accounts, spent = build(some)
        rates.append(spent / claims * 100_000)
        print(f"{len(some):8,} {claims:8,} {accounts:8,} {spent:8.1f} {rates[-1]:18.1f}")
    shelf = Shelf(readings[: -args.adds])
    times, looked = [], []
    for reading in readings[-args.adds :]:
        shelf.asked = 0
        started = time.process_time()
        change = weigh.change(shelf, [tell(reading)])
        times.append(time.process_time() - started)
        looked.append(shelf.asked)
        shelf.put(reading)
        shelf.take(change)
    times.sort()
    told = {
        "seconds_per_100k": round(rates[-1], 1),
        "growth": round(rates[-1] / rates[0], 2),
        "add_ms_median": round(times[len(times) // 2] * 1000, 1),
        "add_ms_p95": round(times[int(len(times) * 0.95)] * 1000, 1),
        "looked_at_share": round(sum(looked) / len(looked) / len(readings), 4),
    }
    print(f"one report more: {told['add_ms_median']} ms (95 in 100: {told['add_ms_p95']} ms), {told['looked_at_share']:.1%} of the reports looked at")
    print(json.dumps(told))
    passed = [name for name, limit in LIMITS.items() if told[name] > limit]
    for name in passed:
        print(f"{name}: {told[name]} is over {LIMITS[name]}", file=sys.stderr)
    return 1 if passed else 0


if __name__ == "__main__":
    raise SystemExit(main())
