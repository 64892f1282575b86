"""Kill -9 at random moments while `riwaya add` runs: what must hold each time, and at the end.

A run adds invented reports, one transaction a report, and acknowledges each after it is stored. It is killed at a random
moment. Then: SQLite's integrity and foreign-key checks pass; every acknowledged report is there; every report that is
there is whole (its reading, its claims, its words for searching, its accounts); and the next run goes on. In the end the
ledger's export and its accounts are those of a ledger that nobody killed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import invented_news

import riwaya
from riwaya.json_form import reading_to_json, report_to_json
from riwaya.ledger import Ledger

REPORTS = 24
# A run, in a process of its own: says the id of a report when, and only when, `add` has returned.
RUN = """
import json, sys
from riwaya.json_form import reading_from_json, report_from_json
from riwaya.ledger import Ledger
readings = []
for line in open(sys.argv[1], encoding="utf-8"):
    told = json.loads(line)
    readings.append(reading_from_json(told["reading"], report_from_json(told["report"])))
print("ready", flush=True)
with Ledger.open(sys.argv[2]) as ledger:
    for reading in readings:
        if not ledger.has(reading.report):
            ledger.add(reading)
        print(reading.report.identity, flush=True)
print("done", flush=True)
"""


def run(kills: int, folder: Path, count: int = REPORTS) -> dict[str, Any]:
    """Kill so many runs in `folder`; how many times anything was wrong, with what."""
    readings = [riwaya.read(r) for r in invented_news.reports(date(2015, 7, 20), 2, count // 2)]
    told = folder / "readings.jsonl"
    lines = [json.dumps({"report": report_to_json(r.report), "reading": reading_to_json(r, mentions=True)}, ensure_ascii=False) for r in readings]
    told.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Ledger.open(str(folder / "unharmed.db")) as unharmed:
        for reading in readings:
            unharmed.add(reading)
        wanted = _state(unharmed)
    chance = random.Random(2015)  # noqa: S311
    wrong: list[str] = []
    lost = ledgers = interrupted = 0
    place = folder / "killed.db"
    span = _time_of_run(told, folder / "timed.db")
    while interrupted < kills:
        acknowledged, ended = _killed(told, place, chance.random() * span)
        interrupted += not ended
        problems = _problems(place, acknowledged, readings) if place.exists() else []
        wrong += problems
        lost += any("acknowledged" in p for p in problems)
        # A ledger that is full, or has seen some kills, is held against the unharmed one; then it begins anew.
        if ended or chance.random() < 0.1 or interrupted == kills:
            while not _killed(told, place, 3600)[1]:
                pass
            with Ledger.open(str(place)) as ledger:
                if _state(ledger) != wanted:
                    wrong.append("the ledger in the end is another")
            ledgers += 1
            for part in folder.glob("killed.db*"):
                part.unlink()
    print(f"{interrupted} kills, {ledgers} ledgers finished after them; wrong: {len(wrong)} {wrong[:3] if wrong else ''}\n")
    return {"kills": interrupted, "ledgers": ledgers, "bad": len(wrong), "acknowledged_lost": lost, "told": wrong[:5]}


def _time_of_run(told: Path, place: Path) -> float:
    """Seconds from the first to the last word of a run."""
    with _started(told, place) as running:
        assert running.stdout
        running.stdout.readline()
        started = time.perf_counter()
        said = running.stdout.read()
        took = time.perf_counter() - started
    if running.returncode or not said.endswith("done\n"):
        raise RuntimeError("a run that nobody kills does not come to its end")
    return took


def _started(told: Path, place: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(told), str(place)], stdout=subprocess.PIPE, text=True)


def _killed(told: Path, place: Path, after: float) -> tuple[list[str], bool]:
    """What a run had acknowledged when it was killed `after` seconds from its first word, and whether it had ended before."""
    with _started(told, place) as running:
        assert running.stdout
        running.stdout.readline()
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.kill()
        said = running.stdout.read().split("\n")
    if running.returncode not in (0, -signal.SIGKILL):
        # A run that falls by itself is no kill, and would pass for one.
        raise RuntimeError(f"a run ended with {running.returncode} without being killed")
    said = [word for word in said[:-1] if word]  # what has no line's end was not said whole
    return [word for word in said if word != "done"], said[-1:] == ["done"]


def _problems(place: Path, acknowledged: list[str], readings: list[riwaya.Reading]) -> list[str]:
    out: list[str] = []
    copy = place.with_name("looked-at.db")
    for end in ("", "-wal", "-shm"):
        if place.with_name(place.name + end).exists():
            shutil.copy(place.with_name(place.name + end), copy.with_name(copy.name + end))
    with sqlite3.connect(copy) as db:
        out += [f"integrity: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        out += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
    db.close()
    with Ledger.open(str(copy)) as ledger:
        there = {r.id for r in ledger.reports(limit=10_000)}
        out += [f"acknowledged and lost: {id_}" for id_ in acknowledged if id_ not in there]
        for reading in readings:
            if reading.report.identity in there:
                out += _half(ledger, reading)
    for part in copy.parent.glob(f"{copy.name}*"):
        part.unlink()
    return out


def _half(ledger: Ledger, reading: riwaya.Reading) -> list[str]:
    """What of a report that is there is not."""
    report = reading.report
    held = ledger.report(report.identity)
    if held is None or held.reading != reading:
        return [f"half stored: {report.identity}"]
    claims = ledger.claims(report=report.identity, limit=1_000)
    if {c.claim.id for c in claims} != {c.id for c in reading.claims}:
        return [f"claims are missing in the index: {report.identity}"]
    return [f"without an account: {c.claim.id}" for c in claims if not ledger.accounts_of(c.claim.id)]


def _state(ledger: Ledger) -> list[str]:
    accounts = [json.dumps(a.to_json(), ensure_ascii=False, sort_keys=True) for a in ledger.accounts(limit=100_000)]
    hits = [h.report.id for h in ledger.search("في", limit=10_000)]
    return [*ledger.export(mentions=True), *accounts, *hits, *(f"{t.key} {t.claims}" for t in ledger.facet("actor", limit=10_000))]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=200, help="how many kills")
    with tempfile.TemporaryDirectory(prefix="riwaya-kills-") as folder:
        found = run(options.parse_args().runs, Path(folder))
    print(json.dumps(found, ensure_ascii=False))
    return 1 if found["bad"] else 0


if __name__ == "__main__":
    sys.exit(main())
