#!/usr/bin/env python3
"""The accounts of the six coded stories, scored by score_stories.py; and of the daily bulletins, as one ledger.

    stories.py --shared DIR [--misses] [--bulletins]

Prints the scores, the most links that the claims found allow, and what the bulletins come to. No sentence of a report is printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import riwaya
from riwaya import weigh
from riwaya.account import Account
from riwaya.account_form import accounts_to_json
from riwaya.reading import Reading


def read(article: dict[str, Any]) -> Reading:
    """The reading of one article of the shared files."""
    return riwaya.read(riwaya.Report(article["text"], article["id"], article["outlet"], article.get("title"), date.fromisoformat(article["published"])))


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def stories(shared: Path, misses: bool) -> None:
    """Build each story's accounts and let the scorer judge them."""
    folder = shared / "gold" / "stories"
    articles = {a["id"]: a for a in lines(folder / "articles.jsonl")}
    possible = wanted = 0
    with tempfile.TemporaryDirectory() as made:
        for path in sorted(folder.glob("S*.json")):
            story = json.loads(path.read_text(encoding="utf-8"))
            ids = dict.fromkeys(a["key"] for a in (*story["articles"], *story["not_merged"]))
            told = accounts_to_json(weigh.build(read(articles[i]) for i in ids))
            Path(made, path.name).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
            could, all_of = within_reach(story, told["accounts"])
            possible, wanted = possible + could, wanted + all_of
        scorer = shared / "gold" / "score_stories.py"
        subprocess.run([sys.executable, scorer, folder, made, *(["--misses"] if misses else [])], check=True)
    print(f"reachable  {possible} of {wanted}: both figures have a claim of the reader at all")


def within_reach(story: dict[str, Any], accounts: list[dict[str, Any]]) -> tuple[int, int]:
    """How many links there could be if every two claims of the figures shared an account, and how many are wanted."""
    could = wanted = 0
    for gold in story["accounts"]:
        if gold.get("optional"):
            continue
        at = [(f["key"], any(_covers(c, f) for a in accounts for c in a["claims"])) for f in gold["figures"]]
        pairs = [(x, y) for i, x in enumerate(at) for y in at[i + 1 :] if x[0] != y[0]]
        could += sum(x[1] and y[1] for x, y in pairs)
        wanted += len(pairs)
    return could, wanted


def _covers(claim: dict[str, Any], figure: dict[str, Any]) -> bool:
    start, end = figure["evidence"]
    return bool(claim["report"]["id"] == figure["key"] and claim["evidence"]["start"] < end and claim["evidence"]["end"] > start)


def bulletins(shared: Path) -> None:
    """The daily bulletins as one ledger: the histories they make, and everything that is said to differ."""
    show(weigh.build(read(a) for a in lines(shared / "tests_of_others" / "bulletins.jsonl")))


def show(accounts: Iterable[Account]) -> None:
    """Accounts with their figures and differences, in short."""
    for account in accounts:
        print(account.verdict, account.label.en, f"{len(account.members)} claims", sep="\t")
        for f in account.figures:
            window = f"{f.scope.window.start}..{f.scope.window.end}" if f.scope.window else ""
            kind = {None: "", True: "cumulative", False: "new"}[f.scope.cumulative] + (" part" if f.scope.part else "")
            print("", f.scope.what, kind, window, f.verdict, *(v.value for v in f.values), sep="\t")
        for d in account.differences:
            print("", "", d.kind, d.verdict, d.one.report.published, d.other.report.published, d.why.en, sep="\t")


def main() -> int:
    """See the top of the file."""
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--misses", action="store_true", help="what is not linked, or has another verdict")
    ap.add_argument("--bulletins", action="store_true", help="the bulletins in place of the stories")
    args = ap.parse_args()
    if args.bulletins:
        bulletins(args.shared)
    else:
        stories(args.shared, args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
