#!/usr/bin/env python3
"""Whether a sentence reports an assault, or a protest: the reader against half of an Arabic gold standard by others.

    gsr.py [--shared DIR] [--json]        at every claim, and at the operating point
    gsr.py --least C                      at claims of at least this confidence
    gsr.py --curve                        at every twentieth of confidence
    gsr.py --disagreements N              N sentences of each type that reader and labels disagree about, to be read by people

The Open Event Data Alliance's Arabic gold standard asks three people of each sentence whether it reports
an ASSAULT (CAMEO 18), or a PROTEST: `yes`, `easy no` (none of them thought so), `difficult no` (one did)
or `ambiguous`, which is left out here. A sentence counts as found when the reader makes a claim of that
type of it that is `actual` and has at least a certain confidence. The operating point of a type is the
highest confidence that still reaches the goal of recall. What the labels are worth is told in
docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import riwaya
from riwaya.claim import Claim

TYPES = ("ASSAULT", "PROTEST")
NO = ("easy no", "difficult no")
GOALS = {"ASSAULT": (0.80, 0.30), "PROTEST": (0.65, 0.30)}  # recall, precision; what a keyword list gets: precision 0.14 and 0.06
_DAY = re.compile(r"_(\d{8})\.")  # the day of the paper in a sentence's id
STEPS = tuple(n / 20 for n in range(20))  # thresholds of confidence of the curve


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the gold standard and what is asked of it; `index` is its line in the file, from 0."""

    index: int
    id: str
    event_type: str
    label: str
    text: str

    @property
    def published(self) -> date | None:
        day = _DAY.search(self.id)
        return datetime.strptime(day[1], "%Y%m%d").date() if day else None  # noqa: DTZ007


@dataclass(frozen=True, slots=True)
class Figures:
    """How a reader does on the sentences of one question. `found` is out of `yes`, `wrong_*` out of the two kinds of no."""

    event_type: str
    yes: int
    easy: int
    difficult: int
    found: int
    wrong_easy: int
    wrong_difficult: int

    @property
    def recall(self) -> float:
        return self.found / self.yes if self.yes else 0.0

    @property
    def precision(self) -> float:
        all_found = self.found + self.wrong_easy + self.wrong_difficult
        return self.found / all_found if all_found else 0.0

    @property
    def reached(self) -> bool:
        recall, precision = GOALS[self.event_type]
        return self.recall >= recall and self.precision >= precision


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences that are asked about and were answered with yes or no, in the order of the file."""
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            told = json.loads(line)
            if told["label"] == "yes" or told["label"] in NO:
                yield Sentence(n, told["id"], told["event_type"], told["label"], told["text"])


def actual(sentence: Sentence) -> tuple[Claim, ...]:
    """The claims of the type asked for that the reader makes of a sentence as plain fact."""
    claims = riwaya.read(riwaya.Report(sentence.text, sentence.id, published=sentence.published)).claims
    return tuple(c for c in claims if c.event_type == sentence.event_type and c.modality == "actual")


def sureness(sentence: Sentence) -> float:
    """The confidence of the surest claim that answers the question with yes; -1 where there is none."""
    return max((c.confidence if c.confidence is not None else 1.0 for c in actual(sentence)), default=-1.0)


def figures(event_type: str, answers: list[tuple[Sentence, float]], least: float) -> Figures:
    """The figures of one type; `answers` are sentences with their sureness, `least` the confidence that counts."""
    n = {(label, found): 0 for label in ("yes", *NO) for found in (False, True)}
    for sentence, sure in answers:
        if sentence.event_type == event_type:
            n[sentence.label, sure >= least] += 1
    yes, easy, hard = (n[label, False] + n[label, True] for label in ("yes", *NO))
    return Figures(event_type, yes, easy, hard, n["yes", True], n["easy no", True], n["difficult no", True])


def operating_point(event_type: str, answers: list[tuple[Sentence, float]]) -> float:
    """The highest confidence, in hundredths, at which the goal of recall is reached; 0 where none does."""
    return next((n / 100 for n in range(99, 0, -1) if figures(event_type, answers, n / 100).recall >= GOALS[event_type][0]), 0.0)


def disagreements(event_type: str, answers: list[tuple[Sentence, float]], most: int) -> list[tuple[Sentence, str]]:
    """Sentences answered otherwise than labelled, with who says yes: all that only they have, then ours, in the order of the sha256 of their text."""
    both = [(s, "theirs" if s.label == "yes" else "ours") for s, sure in answers if s.event_type == event_type and (s.label == "yes") != (sure >= 0)]
    both.sort(key=lambda pair: (pair[1] == "ours", hashlib.sha256(pair[0].text.encode("utf-8")).hexdigest()))
    return both[:most]


def as_json(f: Figures, least: float) -> dict[str, object]:
    """The figures under the names of the table."""
    recall, precision = GOALS[f.event_type]
    return {
        "event_type": f.event_type,
        "least": least,
        "yes": f.yes,
        "easy no": f.easy,
        "difficult no": f.difficult,
        "found": f.found,
        "wrong of easy no": f.wrong_easy,
        "wrong of difficult no": f.wrong_difficult,
        "recall": round(f.recall, 4),
        "precision": round(f.precision, 4),
        "goal": {"recall": recall, "precision": precision},
        "reached": f.reached,
    }


def table(rows: list[dict[str, object]]) -> str:
    """The figures for people."""
    names = ("event_type", "least", "yes", "found", "easy no", "wrong of easy no", "difficult no", "wrong of difficult no", "recall", "precision", "reached")
    cells = [names, *(tuple(f"{row[n]:.3f}" if isinstance(row[n], float) else str(row[n]) for n in names) for row in rows)]
    wide = [max(len(line[k]) for line in cells) for k in range(len(names))]
    return "\n".join("  ".join(cell.rjust(w) for cell, w in zip(line, wide, strict=True)) for line in cells)


def main() -> int:
    """Print the figures; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--least", type=float, help="the least confidence of a claim that counts")
    parser.add_argument("--curve", action="store_true", help="the figures at every twentieth of confidence")
    parser.add_argument("--disagreements", type=int, metavar="N", help="print index, type and who says yes of N sentences of each type")
    args = parser.parse_args()
    path = args.shared / "tests_of_others" / "gsr_detection.jsonl"
    if not path.exists():
        print(f"{args.shared} is not here: the gold standard of others is skipped")
        return 0
    answers = [(s, sureness(s)) for s in sentences(path)]
    if args.disagreements is not None:
        for t in TYPES:
            for sentence, side in disagreements(t, answers, args.disagreements):
                print(f"{sentence.index},{t},{side}")
        return 0
    rows = []
    for t in TYPES:
        points = STEPS if args.curve else (args.least,) if args.least is not None else (0.0, operating_point(t, answers))
        rows += [as_json(figures(t, answers, least), least) for least in points]
    print(json.dumps(rows, indent=2) if args.as_json else table(rows))
    return 0 if all(any(row["reached"] for row in rows if row["event_type"] == t) for t in TYPES) else 1


if __name__ == "__main__":
    raise SystemExit(main())
