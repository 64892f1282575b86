#!/usr/bin/env python3
"""How fast the whole reader is, how much memory it takes, and how long `riwaya --help` takes to start.

Speed is told as a ratio to `re.findall(r"\\w+", text)` over the same texts in the same run, as seconds
differ from machine to machine. Prints a table and, as its last line, one JSON object. Exit status 1
where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

REPORTS = 2_000
# The limits of the issues: the reader at most 200 times the pattern and 300 MB; the help at most 6 times an empty program.
LIMITS = {"ratio": 200.0, "peak_mb": 300.0, "help_ratio": 6.0}
STARTS = 15
CHUNK = 50  # articles between two turns


def sample(shared: Path, count: int) -> list[dict[str, Any]]:
    """`count` articles spread evenly over news_2015, the same in every run."""
    with lzma.open(shared / "corpus" / "news_2015.jsonl.xz", "rt", encoding="utf-8") as lines:
        every = 25_968 // count
        return [json.loads(line) for n, line in enumerate(lines) if n % every == 0][:count]


def measure(shared: Path, count: int) -> dict[str, float]:
    """In this, a fresh process: load, read, and the pattern over the same texts."""
    articles = sample(shared, count)
    started = time.perf_counter()
    import riwaya
    from riwaya.json_form import dumps, reading_to_json

    riwaya.read(riwaya.Report("قتل جندي"))
    loaded = time.perf_counter() - started

    # In turns, in processor time: what else the machine does falls on both alike.
    pattern = spent = 0.0
    words = claims = 0
    for first in range(0, len(articles), CHUNK):
        chunk = articles[first : first + CHUNK]
        reports = [riwaya.Report(a["text"], a["id"], a["outlet"], a["title"], date.fromisoformat(a["published"])) for a in chunk]
        started = time.process_time()
        words += sum([len(re.findall(r"\w+", report.text)) for report in reports])
        pattern += time.process_time() - started
        started = time.process_time()
        readings = [riwaya.read(report) for report in reports]
        spent += time.process_time() - started
        claims += sum(len(reading.claims) for reading in readings)
    reading = readings[-1]
    started = time.perf_counter()
    dumps(reading_to_json(reading))
    written = time.perf_counter() - started
    return {
        "articles": len(articles), "words": words, "claims": claims, "load_s": loaded, "seconds": spent, "pattern_s": pattern, "ratio": spent / pattern,
        "articles_per_s": len(articles) / spent, "words_per_s": words / spent, "us_per_word": 1e6 * spent / words, "json_ms": 1000 * written,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def starts() -> dict[str, float]:
    """Median seconds of `riwaya --help` and of an empty program, taken in turns."""
    here = Path(sys.executable).parent
    command = [str(here / "riwaya")] if (here / "riwaya").exists() else [sys.executable, "-m", "riwaya"]
    took: dict[str, list[float]] = {"help": [], "empty": []}
    for _ in range(STARTS):
        for name, argv in (("help", [*command, "--help"]), ("empty", [sys.executable, "-c", "pass"])):
            started = time.perf_counter()
            subprocess.run(argv, stdout=subprocess.DEVNULL, check=True)
            took[name].append(time.perf_counter() - started)
    out = {f"{name}_s": statistics.median(values) for name, values in took.items()}
    return out | {"help_ratio": out["help_s"] / out["empty_s"]}


def main() -> int:
    """Measure and print; the measuring itself runs in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.in_this_process:
        print(json.dumps(measure(args.shared, args.reports)))
        return 0
    figures = starts()
    if (args.shared / "corpus").exists():
        argv = [sys.executable, __file__, "--in-this-process", "--shared", str(args.shared), "--reports", str(args.reports)]
        run = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
        figures |= json.loads(run.stdout)
    else:
        print(f"{args.shared} is not here: only start-up is measured")
    over = [name for name, limit in LIMITS.items() if figures.get(name, 0.0) > limit]
    for name, value in figures.items():
        told = f"{value:,.0f}" if value >= 1000 else f"{value:,.3f}"
        print(f"{name:15} {told:>14}" + (f"   at most {LIMITS[name]:g}{'  OVER' if name in over else ''}" if name in LIMITS else ""))
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
