#!/usr/bin/env python3
"""Coded reports without their texts, and back: the texts belong to their outlets and stay beside the repository.

    coded.py pack GOLD OUT     GOLD/*.json (gold files as score.py reads them) to OUT/*.json, every phrase as "start:end"
    coded.py unpack SET OUT    the way back, with the texts of ../shared/corpus

A packed file says which corpus holds the report, and the sha256 of the text it was coded on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Json = dict[str, Any]
CORPORA = ("conflict_train", "conflict_dev")
_PHRASES = ("text", "name")  # keys that hold words of the report; `alt` holds more of them


def corpus(shared: Path, names: Iterable[str] = CORPORA) -> dict[str, tuple[str, Json]]:
    """Reports of the corpora by id, each with the name of its corpus."""
    found: dict[str, tuple[str, Json]] = {}
    for name in names:
        path = shared / "corpus" / f"{name}.jsonl.xz"
        if path.exists():
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    report = json.loads(line)
                    found[report["id"]] = (name, report)
    return found


def pack(gold: Json, name: str) -> Json:
    """A gold file with phrases as offsets; ValueError where a phrase is not in the text."""
    text: str = gold["text"]

    def at(phrase: str) -> str:
        start = text.find(phrase)
        if start < 0:
            raise ValueError(f"{gold['id']}: not in the text: {phrase}")
        return f"{start}:{start + len(phrase)}"

    return {"id": gold["id"], "corpus": name, "text_sha256": _sha256(text), "claims": [_turned(claim, at) for claim in gold["claims"]]}


def unpack(packed: Json, report: Json) -> Json:
    """The gold file of a packed one and its report; ValueError where the report's text is another."""
    text: str = report["text"]
    if _sha256(text) != packed["text_sha256"]:
        raise ValueError(f"{packed['id']}: the corpus holds another text than the one that was coded")

    def words(at: str) -> str:
        start, _, end = at.partition(":")
        return text[int(start) : int(end)]

    told = {key: report.get(key) for key in ("id", "outlet", "title", "published")}
    return {**told, "text": text, "claims": [_turned(claim, words) for claim in packed["claims"]]}


def _turned(thing: Any, turn: Callable[[str], str]) -> Any:
    """`thing` with every phrase in it turned; a span keeps its own offsets, which tell which of several places is meant."""
    if isinstance(thing, list):
        return [_turned(x, turn) for x in thing]
    if not isinstance(thing, dict):
        return thing
    out: Json = {}
    for key, value in thing.items():
        if key in _PHRASES and isinstance(value, str):
            out[key] = turn(value)
        elif key == "alt" and isinstance(value, list):
            out[key] = [turn(x) if isinstance(x, str) else _turned(x, turn) for x in value]
        else:
            out[key] = _turned(value, turn)
    return out


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def main() -> int:
    """Pack or unpack a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["pack", "unpack"])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    reports = corpus(args.shared)
    args.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(args.source.glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        name, report = reports[coded["id"]]
        turned = pack(coded, name) if args.what == "pack" else unpack(coded, report)
        (args.out / path.name).write_text(json.dumps(turned, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
