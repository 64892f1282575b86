#!/usr/bin/env python3
"""The quality gate: reads coded reports, scores the claims, and fails where a figure is below its floor.

    gate.py                              hold the figures to bench/floors.json
    gate.py --raise                      pin the figures of now as floors; none goes down
    gate.py --raise --lower --why TEXT   let floors go down as well; each that does is recorded in the file with the reason

Floors are pinned with the sha256 of the coded reports they were measured on: other reports, other
floors. The reader has no randomness, so a figure below its floor by any amount is a change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coded import corpus, unpack

import riwaya
from riwaya.json_form import dumps, reading_to_json

FLOORS = Path(__file__).with_name("floors.json")
TESTS = Path(__file__).resolve().parent.parent / "tests"
PACKED = ("second_set", "third_set", "check_set")  # coded here; the misses of check_set are not read by who writes rules, so that it tells how other reports will fare
F1 = ("found", "typed", "actors", "recipients", "locations", "times", "counts", "attribution", "whole", "not actual")
ACCURACY = ("modality", "mode", "qualifier", "said")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CodedSet:
    """Coded reports under one name, with the sha256 of what they were loaded from."""

    name: str
    reports: dict[str, Json]
    sha256: str


def coded_sets(shared: Path) -> list[CodedSet]:
    """Every folder of coded claims under shared/gold, the coalition report by itself, and the sets coded in the repository."""
    sets = []
    for folder in sorted(p for p in (shared / "gold").glob("*") if p.is_dir()):
        files = {p.stem: p for p in sorted(folder.glob("*.json"))}
        reports = {stem: json.loads(p.read_text(encoding="utf-8")) for stem, p in files.items()}
        if reports and all("text" in r and "claims" in r for r in reports.values()):
            sets.append(CodedSet(folder.name, reports, _digest(list(files.values()))))
            alone = {stem: r for stem, r in reports.items() if stem.startswith("coalition")}
            if alone and len(reports) > len(alone):
                sets.append(CodedSet("coalition", alone, _digest([files[stem] for stem in alone])))
    for name in PACKED:
        files = {p.stem: p for p in sorted((TESTS / name).glob("*.json"))}
        if files:
            packed = {stem: json.loads(p.read_text(encoding="utf-8")) for stem, p in files.items()}
            texts = corpus(shared, sorted({p["corpus"] for p in packed.values()}))
            sets.append(CodedSet(name, {stem: unpack(p, texts[p["id"]][1]) for stem, p in packed.items()}, _digest(list(files.values()))))
    return sets


def figures(coded: CodedSet, score: Path) -> dict[str, float]:
    """What score.py says of the reader on one set, a number a name."""
    with tempfile.TemporaryDirectory() as folder:
        gold, read = Path(folder, "gold"), Path(folder, "read")
        gold.mkdir()
        read.mkdir()
        for stem, report in coded.reports.items():
            (gold / f"{stem}.json").write_text(dumps(report), encoding="utf-8")
            day = date.fromisoformat(report["published"]) if report.get("published") else None
            reading = riwaya.read(riwaya.Report(report["text"], report["id"], report.get("outlet"), report.get("title"), day))
            (read / f"{stem}.json").write_text(dumps(reading_to_json(reading)), encoding="utf-8")
        run = subprocess.run([sys.executable, score, gold, read, "--json"], capture_output=True, text=True, check=True)
    told = json.loads(run.stdout)
    out = {name: float(told[name]["f1"]) for name in F1}
    out |= {name: float(told[name]["accuracy"]) for name in ACCURACY}
    return out | {"not_verbatim": float(told["not_verbatim"])}


def below(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Names of figures that are worse than their floor; `not_verbatim` may never be above 0."""
    worse = [name for name, floor in floors.items() if name != "not_verbatim" and measured[name] < floor]
    return worse + (["not_verbatim"] if measured["not_verbatim"] else [])


def show(coded: CodedSet, measured: dict[str, float], floors: dict[str, float]) -> None:
    """A table of one set."""
    print(f"{coded.name}: {len(coded.reports)} reports")
    for name, value in measured.items():
        floor = floors.get(name)
        mark = "" if floor is None else "  BELOW" if name in below(measured, floors) else ""
        print(f"  {name:13} {value:7.4f}" + (f"   floor {floor:.4f}{mark}" if floor is not None else ""))


def row(coded: CodedSet, measured: dict[str, float]) -> str:
    """A row of the figures log of docs/evaluation.md."""
    names = ("found", "typed", "actors", "recipients", "locations", "times", "counts", "attribution", "modality", "not actual", "whole")
    cells = [riwaya.__version__, coded.name, str(len(coded.reports)), *(f"{measured[name]:.3f}" for name in names), f"{measured['not_verbatim']:.0f}"]
    return f"| {' | '.join(cells)} |"


def pinned(coded: CodedSet, measured: dict[str, float], old: Json, why: str | None) -> tuple[Json, list[Json]]:
    """New floors of a set, and what went down. Without a reason nothing goes down."""
    floors: dict[str, float] = dict(old.get("floors", {}))
    lowered = []
    for name, value in measured.items():
        before = floors.get(name)
        if name == "not_verbatim":
            floors[name] = 0.0
        elif before is None or value >= before:
            floors[name] = value
        elif why:
            lowered.append({"set": coded.name, "figure": name, "from": before, "to": value, "why": why})
            floors[name] = value
    return {"sha256": coded.sha256, "reports": len(coded.reports), "floors": floors}, lowered


def main() -> int:
    """Run the gate; 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--raise", dest="raising", action="store_true", help="pin the figures of now where they are higher")
    parser.add_argument("--rows", action="store_true", help="print rows for docs/evaluation.md as well")
    parser.add_argument("--lower", action="store_true", help="pin them where they are lower, too")
    parser.add_argument("--why", help="the reason for lowering, kept in the file")
    args = parser.parse_args()
    if args.lower and not (args.raising and args.why):
        parser.error("--lower goes with --raise and --why TEXT")
    score = args.shared / "gold" / "score.py"
    if not score.exists():
        print(f"{args.shared} is not here: the quality gate is skipped")
        return 0
    kept: Json = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"sets": {}, "lowered": []}
    failed = False
    for coded in coded_sets(args.shared):
        measured = figures(coded, score)
        old = kept["sets"].get(coded.name, {})
        if args.raising:
            kept["sets"][coded.name], lowered = pinned(coded, measured, old, args.why if args.lower else None)
            kept["lowered"] += lowered
        elif old and old["sha256"] != coded.sha256:
            print(f"{coded.name}: these are other reports than the floors were pinned on (sha256 {coded.sha256}); pin them anew")
            failed = True
        floors = kept["sets"].get(coded.name, {}).get("floors", {})
        show(coded, measured, floors)
        if args.rows:
            print(row(coded, measured))
        failed = failed or bool(below(measured, floors))
    if args.raising:
        _write(FLOORS, json.dumps(kept, ensure_ascii=False, indent=2) + "\n")
    print("the quality gate " + ("FAILED" if failed else "holds"))
    return 1 if failed else 0


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _write(path: Path, content: str) -> None:
    """Whole or not at all: a run that is stopped leaves the old pins."""
    new = path.with_suffix(".new")
    new.write_text(content, encoding="utf-8")
    new.replace(path)


if __name__ == "__main__":
    sys.exit(main())
