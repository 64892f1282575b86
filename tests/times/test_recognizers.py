"""The Arabic date suites of Recognizers-Text (MIT), which lie beside the project and not in it: triaged case by case, no sentence copied."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from riwaya.mention import Time
from riwaya.mentions.times import read_times
from riwaya.script.words import cut_words

HERE = Path(__file__).parent
OTHERS = HERE.parents[2] / "shared" / "tests_of_others"
VERDICTS = ("right", "wrong", "their error", "out of scope")
FILES = ("DateParser", "DatePeriodParser", "DurationParser")


def triage() -> list[dict[str, str]]:
    lines = (HERE / "recognizers_triage.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def cases(name: str) -> list[dict[str, Any]]:
    path = OTHERS / f"recognizers_{name}.json"
    if not path.exists():
        pytest.skip("the suites of others are not here")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def expected(case: dict[str, Any], side: str) -> tuple[date, date] | None:
    value = case["Results"][0]["Value"].get(side) or {}
    start, end = value.get("startDate") or value.get("date"), value.get("endDate") or value.get("date")
    if not start or start.startswith("0001"):
        return None
    return date.fromisoformat(start), date.fromisoformat(end)


def bears(times: tuple[Time, ...], want: tuple[date, date] | None) -> bool:
    """Whether some time is the wanted one. Their periods end before the day they name, or on it where it is today; ours are inclusive."""
    if want is None:
        return bool(times)
    ends = {want, (want[0], want[1] - timedelta(days=1))} if want[0] != want[1] else {want}
    return any((t.start, t.end) in ends or ends & set(t.readings) or t.role == "since" and t.start == want[0] == want[1] for t in times)


def passes(name: str, case: dict[str, Any]) -> bool:
    published = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
    words = cut_words(case["Input"])
    past, future = read_times(words, published).times, read_times(words, published, "future").times
    if name == "DurationParser":
        text = case["Results"][0]["Text"]
        return any(t.role in ("for", "within") and (text in t.span.text or t.span.text in text) for t in past)
    before, after = expected(case, "PastResolution"), expected(case, "FutureResolution")
    if before is not None and after is not None and after[0].year >= 2040:  # decades to come that nobody means
        return bears(past, before)
    if before is not None and before != after:
        return bears(past, before) and bears(future, after)
    return bears(past, before) or bears(future, after)


def test_every_case_is_triaged_once() -> None:
    rows = triage()
    assert len({(r["file"], r["case"]) for r in rows}) == len(rows)
    assert all(r["verdict"] in VERDICTS for r in rows)
    assert all(r["why"] for r in rows if r["verdict"] != "right")
    for name in FILES:
        assert sum(r["file"] == name for r in rows) == len(cases(name))


@pytest.mark.parametrize("name", FILES)
def test_right_cases(name: str) -> None:
    listed = cases(name)
    failed = [r["case"] for r in triage() if r["file"] == name and r["verdict"] == "right" and not passes(name, listed[int(r["case"])])]
    assert failed == []


def test_share_of_good_arabic_in_scope() -> None:
    rows = triage()
    right, wrong = sum(r["verdict"] == "right" for r in rows), sum(r["verdict"] == "wrong" for r in rows)
    assert right / (right + wrong) >= 0.95
