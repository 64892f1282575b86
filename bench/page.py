#!/usr/bin/env python3
"""How long the page takes on a ledger of 100,000 claims: the server for each view (p50, p95), and a browser until it has painted the overview.

    python bench/page.py [--ledger FILE] [--claims N]

Without --ledger, one is generated (bench/generated_ledger.py). The promise: overview painted within 1 s, account page within 300 ms and
report page within 200 ms at the 95th percentile; the exit status is 1 where one is broken.
"""

from __future__ import annotations

import argparse
import http.client
import importlib
import os
import shutil
import socket
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import uvicorn

from riwaya.ledger import Ledger
from riwaya.page.app import create_app

T = TypeVar("T")
PROMISED = {"report": 0.200, "account": 0.300, "front": 1.000}  # seconds of the server at p95
PAINTED = 1.0  # seconds until the browser has painted the overview
ROUNDS = 60  # requests of each view, each for another thing where there are so many
FIRST = 5  # of them are not counted: the first visitor waits for templates and the map to be loaded, once


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--shared", help="taken like those of the other benches, and not needed")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="riwaya-bench-") as folder:
        path = told.ledger or Path(folder) / "l.db"
        if told.ledger is None:
            try:
                generated = importlib.import_module("generated_ledger")
            except ModuleNotFoundError:
                print("bench/generated_ledger.py is not here, which makes a ledger of that size: name one with --ledger", file=sys.stderr)
                return 2
            generated.build(path, told.claims)
            mentioned(path)
        with Ledger.open(str(path), fresh=False) as ledger, served(ledger) as port:
            size = ledger.size()
            print(f"page on {size['claims']:,} claims of {size['reports']:,} reports")
            late = [name for name, addresses in asked(ledger).items() if not measured(port, name, addresses)]
            return 1 if late + painted(port) else 0


def mentioned(path: Path) -> None:
    """Gives the generated readings, whose mentions no question of that bench reads, the longest list of mentions that is there."""
    with sqlite3.connect(path) as db:
        db.execute("UPDATE reading SET more = (SELECT more FROM reading ORDER BY length(more) DESC LIMIT 1) WHERE length(more) = 0")
    db.close()


def asked(ledger: Ledger) -> dict[str, list[str]]:
    """What is asked for of each view: many different things, the same on every run."""
    reports = [f"/report?id={r.key}" for r in spread(ledger.reports(limit=5_000).items)]
    accounts = [f"/account?id={quote(a.id)}" for a in spread(ledger.accounts(limit=3_000).items)]
    # The largest accounts are the slowest, and those that people open.
    accounts[: ROUNDS // 4] = [f"/account?id={quote(a.id)}" for a in sorted(ledger.accounts(limit=3_000), key=lambda a: -a.claims)[: ROUNDS // 4]]
    claims = [f"/claim?id={quote(c.claim.id, safe='')}" for c in spread(ledger.claims(limit=5_000).items)]
    places = [t.key for t in ledger.facet("place", limit=12)]
    narrowed = [f"/?place={quote(p)}" for p in places] + [f"/?type={t.key}" for t in ledger.facet("type", limit=8)]
    words = [f"/search?q={quote(w)}" for w in ("قتل", "المدرعات", "تعز", "الجيش", "مدنيين")]
    lists = {name: [f"/{name}"] for name in ("conflicts", "accounts", "claims", "figures", "timeline", "places", "network", "reports")}
    return {"front": ["/"], "report": reports, "account": accounts, "claim": claims, "narrowed": narrowed, "search": words, "speaks": ["/network?by=says"], **lists}


def spread(items: tuple[T, ...]) -> list[T]:
    """ROUNDS of these, evenly from first to last."""
    step = max(1, len(items) // ROUNDS)
    return list(items[::step][:ROUNDS])


def measured(port: int, name: str, addresses: list[str]) -> bool:
    """Prints p50 and p95 of a view; whether it keeps what is promised."""
    taken = []
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for i in range(ROUNDS + FIRST):
        address = addresses[i % len(addresses)]
        began = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        if i >= FIRST:
            taken.append((time.perf_counter() - began, len(body)))
    connection.close()
    times = sorted(t for t, _ in taken)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    limit = PROMISED.get(name)
    kept = limit is None or p95 <= limit
    print(f"  {name:10} p50 {1000 * p50:7.1f} ms   p95 {1000 * p95:7.1f} ms   {max(n for _, n in taken) // 1024:4} KB" + ("" if limit is None else f"   at most {1000 * limit:.0f} ms") + ("" if kept else "  BROKEN"))
    return kept


def painted(port: int) -> list[str]:
    """Prints how long a browser takes until the overview is painted; what is promised and not kept."""
    browser = os.environ.get("RIWAYA_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        print("  no browser here: not painted")
        return []
    taken = []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(7):
            context = running.new_context(locale="ar")
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}/", wait_until="load")
            first = None
            while first is None:  # asked again and again: waiting inside the page would need eval, which its policy forbids
                first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null")
            taken.append(float(first) / 1000)
            context.close()
        running.close()
    median = sorted(taken)[len(taken) // 2]
    kept = median <= PAINTED
    print(f"  first paint of the overview {1000 * median:.0f} ms (median of {len(taken)} fresh visitors)   at most {1000 * PAINTED:.0f} ms" + ("" if kept else "  BROKEN"))
    return [] if kept else ["painted"]


@contextmanager
def served(ledger: Ledger) -> Iterator[int]:
    """The port of the page, served as `riwaya serve` does."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), log_level="error", lifespan="off", access_log=False))
        run: Callable[..., None] = server.run
        thread = threading.Thread(target=run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


if __name__ == "__main__":
    sys.exit(main())
