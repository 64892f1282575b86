#!/usr/bin/env python3
"""How fast a ledger of a million claims answers, and what adding costs beside reading.

Questions: on a generated ledger (bench/generated_ledger.py), every question with every filter alone and with
several, asked for what is common, what is rare and what is not there; each question's p50, p95 and worst in
milliseconds of processor time, over all the ways it was asked. Adding: reports of news_2015 in the batches of `riwaya add`, processor time
of reading and of adding apart. Kills (--kills N): see bench/ledger_kills.py. Prints tables and, as its last line,
one JSON object. Exit status 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import generated_ledger
import ledger_kills

import riwaya
from riwaya.ledger import Ledger

CLAIMS = 1_000_000
LIMITS = {"p95_ms": 50.0, "adding_to_reading": 10.0}
REPORTS = 2_000
BATCH = 16  # as the command stores them
ASKED = 3  # times each way is asked; the first of them finds nothing ready
FILTERS = ("actor", "recipient", "place", "type", "what", "modality", "source", "outlet", "verdict")
Asked = dict[str, Any]
WORDS = ("قصف", "مدنيا", "المدرعات", "انفجار", '"إطلاق النار"', "شاحنة مساعدات", "دبابة تعز", "كلمةلايعرفهاأحد")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="where corpus/news_2015.jsonl.xz lies; without it adding is not measured")
    options.add_argument("--claims", type=int, default=CLAIMS, help="in the generated ledger; 0 asks nothing")
    options.add_argument("--ledger", type=Path, help="the generated ledger: made there if it is not there yet, and kept; else in a folder that goes away")
    options.add_argument("--reports", type=int, default=REPORTS, help="to be added; 0 adds nothing")
    options.add_argument("--kills", type=int, default=0, help="times that adding is killed")
    options.add_argument("--only", action="append", default=[], help="of the questions")
    given = options.parse_args()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="riwaya-bench-") as folder:
        corpus = given.shared / "corpus" / "news_2015.jsonl.xz"
        if given.reports and corpus.exists():
            found["adding"] = adding(corpus, given.reports, Path(folder) / "added.db")
        if given.kills:
            found["kills"] = ledger_kills.run(given.kills, Path(folder))
        if given.claims:
            place = given.ledger or Path(folder) / "generated.db"
            started = time.perf_counter()
            if not place.exists():
                generated_ledger.build(place, given.claims, lambda said: print(f"{time.perf_counter() - started:6.0f} s  {said}", file=sys.stderr, flush=True))
            found["questions"] = questions(str(place), given.only)
    print(json.dumps(found, ensure_ascii=False))
    failed = found.get("questions", {}).get("p95_ms", 0) > LIMITS["p95_ms"] or found.get("adding", {}).get("ratio", 0) > LIMITS["adding_to_reading"]
    return 1 if failed or found.get("kills", {}).get("bad") else 0


# ---------------------------------------------------------------- questions


def questions(place: str, only: list[str]) -> dict[str, Any]:
    """Every question in every way; milliseconds."""
    with Ledger.open(place, fresh=False) as ledger:
        size = ledger.size()
        ways = list(_ways(ledger))
        print(f"{size['claims']:,} claims of {size['reports']:,} reports; {len(ways)} ways to ask, {ASKED} times each\n\n{'question':16} {'p50':>8} {'p95':>8} {'worst':>8}   worst way")
        out: dict[str, Any] = {"claims": size["claims"], "p95_ms": 0.0}
        for name, ask in _questions(ledger, only).items():
            took: list[tuple[float, Asked]] = []
            for asked in ways:
                for _ in range(ASKED):
                    started = time.process_time()
                    ask(asked)
                    took.append((1000 * (time.process_time() - started), asked))
            took.sort(key=lambda pair: pair[0])
            p50, p95 = (took[int(len(took) * q)][0] for q in (0.5, 0.95))
            worst, way = took[-1]
            out[name] = round(p95, 1)
            out["p95_ms"] = max(out["p95_ms"], round(p95, 1))
            print(f"{name:16} {p50:8.1f} {p95:8.1f} {worst:8.1f}   {json.dumps(way, ensure_ascii=False, default=str)}", flush=True)
    return out


def _questions(ledger: Ledger, only: list[str]) -> dict[str, Callable[[Asked], object]]:
    words = random.Random(7)  # noqa: S311  the same words in every run

    def second_page(asked: Asked) -> object:
        first = ledger.claims(limit=50, **asked)
        return ledger.claims(limit=50, after=first.after, **asked) if first.after else first

    named: dict[str, Callable[[Asked], object]] = {
        "claims": lambda asked: ledger.claims(**asked),
        "claims, 2 pages": second_page,
        "figures": lambda asked: ledger.figure_history(**asked),
        "accounts": lambda asked: ledger.accounts(**asked),
        "conflicts": lambda asked: ledger.conflicts(**{k: v for k, v in asked.items() if k != "verdict"}),
        "timeline, days": lambda asked: ledger.timeline(by="day", **asked),
        "timeline, months": lambda asked: ledger.timeline(by="month", limit=120, **asked),
        "search": lambda asked: ledger.search(words.choice(WORDS), **asked),
        "facets": lambda asked: ledger.facets(**asked),
        "places": lambda asked: ledger.places(**asked),
        "pairs": lambda asked: ledger.pairs(**asked),
    }
    return {name: ask for name, ask in named.items() if not only or name in only}


def _ways(ledger: Ledger) -> Iterator[Asked]:
    """Nothing asked; each filter alone, for the commonest, a middling and a rare value; days; two and three filters together."""
    yield {}
    some: dict[str, list[str]] = {}
    for facet in FILTERS:
        found = [t.key for t in ledger.facet(facet, limit=20_000)]
        some[facet] = list(dict.fromkeys((found[0], found[len(found) // 20], found[len(found) // 2], found[-1])))
        for value in some[facet]:
            yield {facet: value}
        yield {facet: "لا أحد"}
    first, last = generated_ledger.FIRST, ledger.claims(limit=1, until=date(2100, 1, 1))[0].day or date.max
    middle = date((first.year + last.year) // 2, 7, 1)
    spans: tuple[Asked, ...] = ({"since": middle}, {"until": middle}, {"since": middle, "until": date(middle.year, 7, 20)}, {"until": date(first.year - 9, 1, 1)})
    for asked in spans:
        yield asked
        yield asked | {"place": some["place"][0]}
        yield asked | {"what": "killed", "actor": some["actor"][1]}
    chance = random.Random(11)  # noqa: S311
    for _ in range(60):
        picked = chance.sample(FILTERS, chance.choice((2, 2, 3)))
        yield {facet: chance.choice(some[facet][:2]) for facet in picked} | chance.choice(({}, {}, {"since": middle}))
    yield {"place": tuple(some["place"][:2])}
    yield {"place": ("YEM", "SYR"), "type": ("ASSAULT", "COERCE"), "what": "killed", "verdict": "conflicting"}


# ---------------------------------------------------------------- adding


def adding(corpus: Path, count: int, place: Path) -> dict[str, Any]:
    """The first `count` reports in their order (days as dense as they come), processor seconds of reading and of adding."""
    read = added = 0.0
    claims = done = 0
    riwaya.read(riwaya.Report("قتل جندي"))
    print(f"{'reports':>8} {'claims':>8} {'read s':>8} {'add s':>8} {'ratio':>6} {'of the last':>12}")
    before = (0.0, 0.0)
    with lzma.open(corpus, "rt", encoding="utf-8") as lines, Ledger.open(str(place)) as ledger:
        for some in _batches(lines, count):
            started = time.process_time()
            readings = [riwaya.read(r) for r in some]
            between = time.process_time()
            ledger.add_all(readings)
            ended = time.process_time()
            read, added = read + between - started, added + ended - between
            claims += sum(len(r.claims) for r in readings)
            done += len(some)
            if done % (BATCH * max(1, count // BATCH // 10)) == 0 or done == count:
                print(f"{done:8,} {claims:8,} {read:8.1f} {added:8.1f} {added / read:6.2f} {(added - before[1]) / max(read - before[0], 1e-9):12.2f}", flush=True)
                before = (read, added)
    print()
    return {"reports": done, "claims": claims, "read_s": round(read, 1), "add_s": round(added, 1), "ratio": round(added / read, 2)}


def _batches(lines: Any, count: int) -> Iterator[list[riwaya.Report]]:
    batch: list[riwaya.Report] = []
    for n, line in enumerate(lines):
        if n == count:
            break
        a = json.loads(line)
        batch.append(riwaya.Report(a["text"], a["id"], a["outlet"], a["title"], date.fromisoformat(a["published"])))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


if __name__ == "__main__":
    sys.exit(main())
