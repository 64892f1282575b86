"""Every row of the tables of times: the days, the grain, the role and the words, and nothing beside them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from riwaya.mentions.times import read_times
from riwaya.script.words import cut_words

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read(row: dict[str, str], published: date | None) -> list[tuple[str, str, str, str, str]]:
    times = read_times(cut_words(row["sentence"]), published, row["prefer"]).times
    return [(t.span.text, str(t.start or ""), str(t.end or ""), t.grain, t.role) for t in times]


@pytest.mark.parametrize("name", ["times.csv", "by_hand.csv"])
def test_every_row(name: str) -> None:
    wrong = []
    for row in rows(name):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        got = read(row, published)
        want = [(row["time"], row["start"], row["end"], row["grain"], row["role"])] if row["time"] else []
        if got != want:
            wrong.append((row["sentence"], got, want))
    assert wrong == []


@pytest.mark.parametrize("name", ["times.csv", "by_hand.csv"])
def test_without_published_only_what_bears_its_own_year_has_days(name: str) -> None:
    for row in rows(name):
        bears_year = any(word.isdecimal() and len(word) == 4 for word in "".join(c if c.isdecimal() else " " for c in row["sentence"]).split())
        for _, start, end, _, _ in read(row, None):
            assert bears_year or "ألفين" in row["sentence"] or "القرن" in row["sentence"] or not (start or end), row["sentence"]


def test_there_are_enough_rows() -> None:
    everything = rows("times.csv") + rows("by_hand.csv")
    assert len({row["sentence"] + row["published"] for row in everything}) >= 1500
    assert sum(not row["time"] for row in everything) >= 80
