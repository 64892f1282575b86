"""The Arabic number suites of Recognizers-Text (MIT), which lie beside the project and not in it: triaged case by case, no sentence copied."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from riwaya.mention import Number
from riwaya.mentions.numbers import find_numbers
from riwaya.script.words import cut_words

HERE = Path(__file__).parent
OTHERS = HERE.parents[2] / "shared" / "tests_of_others"
VERDICTS = ("right", "wrong", "their error", "out of scope")
FILES = ("NumberModel", "NumberRangeModel", "OrdinalModel", "PercentModel")
Bounds = tuple[float | None, float | None]


def triage() -> list[dict[str, str]]:
    lines = (HERE / "recognizers_triage.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def cases(name: str) -> list[dict[str, Any]]:
    path = OTHERS / f"recognizers_{name}.json"
    if not path.exists():
        pytest.skip("the suites of others are not here")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def number(written: str) -> float | None:
    try:
        return float(written.rstrip("%"))
    except ValueError:  # relative ordinals: end-1
        return None


def bounds_of(interval: str) -> Bounds:
    m = re.fullmatch(r"[\[(]([^,]*),([^,]*)[\])]", interval)
    assert m
    return (float(m[1]) if m[1] else None, float(m[2]) if m[2] else None)


def bounds(n: Number) -> Bounds:
    if n.qualifier == "range":
        return n.low, n.high
    if n.qualifier in ("more_than", "at_least"):
        return (n.low if n.value is None else n.value), None
    if n.qualifier in ("less_than", "at_most"):
        return None, n.value
    return n.value, n.value


def same(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-6 * max(1, abs(b))


def passes(name: str, case: dict[str, Any]) -> bool:
    """Whether we find the numbers wanted, in order, and no others. Duals and ordinals are not asked for by the number suite."""
    found = find_numbers(cut_words(case["Input"]))
    values = [r["Resolution"]["value"] for r in case["Results"] if r["Resolution"].get("value")]
    if name == "NumberRangeModel":
        wanted = [bounds_of(v) for v in values]
        got = [bounds(n) for n in found if n.qualifier != "exact" or bounds(n) in wanted]
        return len(got) == len(wanted) and all(same(g[0], w[0]) and same(g[1], w[1]) for g, w in zip(got, wanted, strict=True))
    left_out = {"NumberModel": ("ordinal", "dual", "singular")}.get(name, ())
    numbers = [n.value for n in found if n.form not in left_out and (name != "PercentModel" or n.form == "percent")]
    return len(numbers) == len(values) and all(same(n, number(v)) and n is not None for n, v in zip(numbers, values, strict=True))


def test_every_case_has_one_verdict_and_a_reason() -> None:
    rows = triage()
    assert len({(r["file"], r["case"]) for r in rows}) == len(rows)
    assert {r["file"] for r in rows} == set(FILES)
    assert all(r["verdict"] in VERDICTS and bool(r["why"]) == (r["verdict"] != "right") for r in rows)


def test_ninety_five_of_a_hundred_good_cases_pass() -> None:
    good = [r for r in triage() if r["verdict"] in ("right", "wrong")]
    assert sum(r["verdict"] == "right" for r in good) >= 0.95 * len(good)


@pytest.mark.parametrize("name", FILES)
def test_the_verdicts_hold(name: str) -> None:
    theirs = cases(name)
    rows = [r for r in triage() if r["file"] == name]
    assert len(rows) == len(theirs)
    assert [r["case"] for r in rows if (r["verdict"] == "right") != passes(name, theirs[int(r["case"])])] == []
