"""The gold standard of others: the reader's answers, the figures, the goals, and the disagreements that people read."""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TRIAGE = Path(__file__).with_name("gsr_triage.csv")


@pytest.fixture(scope="module")
def gsr():
    path = ROOT / "bench" / "gsr.py"
    spec = importlib.util.spec_from_file_location("gsr", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gsr"] = module
    spec.loader.exec_module(module)
    return module


def test_only_an_actual_claim_of_the_type_answers_yes(gsr):
    def sure(event_type, text):
        return gsr.sureness(gsr.Sentence(0, "x_20150801.1", event_type, "yes", text))

    told = "قتل ثلاثة مدنيين في قصف مدفعي على سوق في تعز."
    assert sure("ASSAULT", told) > 0.5
    assert sure("PROTEST", told) == -1
    assert sure("ASSAULT", "نفى الناطق العسكري قصف السوق في تعز.") == -1
    assert sure("PROTEST", "وتظاهر مئات العمال في عدن ضد الحكومة.") > 0.5


def test_the_day_of_the_paper_is_in_the_id(gsr):
    assert gsr.Sentence(0, "AAW_ARB_20071026.0026-2", "ASSAULT", "yes", "").published == date(2007, 10, 26)
    assert gsr.Sentence(0, "e1", "ASSAULT", "yes", "").published is None


def answers(gsr):
    labels = [("yes", 0.9), ("yes", 0.4), ("yes", -1.0), ("easy no", 0.5), ("easy no", -1.0), ("difficult no", 0.95)]
    return [(gsr.Sentence(n, str(n), "ASSAULT", label, f"نص {n}"), sure) for n, (label, sure) in enumerate(labels)]


def test_recall_and_precision_are_of_the_claims_that_count(gsr):
    all_claims = gsr.figures("ASSAULT", answers(gsr), 0.0)
    assert (all_claims.found, all_claims.wrong_easy, all_claims.wrong_difficult) == (2, 1, 1)
    assert (all_claims.recall, all_claims.precision) == (2 / 3, 0.5)
    surer = gsr.figures("ASSAULT", answers(gsr), 0.6)
    assert (surer.found, surer.wrong_easy, surer.wrong_difficult) == (1, 0, 1)
    assert gsr.figures("PROTEST", answers(gsr), 0.0).precision == 0.0


def test_who_disagrees_is_told_and_sampled_the_same_way_each_time(gsr):
    sides = [(s.index, side) for s, side in gsr.disagreements("ASSAULT", answers(gsr), 10)]
    assert sides[0] == (2, "theirs")
    assert sorted(sides[1:]) == [(3, "ours"), (5, "ours")]
    assert [(s.index, side) for s, side in gsr.disagreements("ASSAULT", answers(gsr), 2)] == sides[:2]


def test_without_the_sentences_the_measure_is_skipped_and_says_so(gsr, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.argv", ["gsr.py", "--shared", str(tmp_path)])
    assert gsr.main() == 0
    assert "skipped" in capsys.readouterr().out


@pytest.fixture(scope="module")
def lines(shared):
    path = shared / "tests_of_others" / "gsr_detection.jsonl"
    if not path.exists():
        pytest.skip("the gold standard of others is not here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_goals_are_reached(gsr, shared, lines):
    told = [(s, gsr.sureness(s)) for s in gsr.sentences(shared / "tests_of_others" / "gsr_detection.jsonl")]
    for event_type in gsr.TYPES:
        figures = gsr.figures(event_type, told, gsr.operating_point(event_type, told))
        assert figures.reached, figures


def triage():
    with TRIAGE.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_each_row_of_the_triage_says_who_is_right_and_why():
    rows = triage()
    assert {row["verdict"] for row in rows} == {"ours", "theirs", "unclear"}
    assert all(row["why"] for row in rows)
    assert Counter(row["type"] for row in rows) == {"ASSAULT": 100, "PROTEST": 100}
    assert len({(row["index"], row["type"]) for row in rows}) == len(rows)
    assert not any("\u0600" <= c <= "\u06ff" for row in rows for c in row["why"]), "no words of the sentences"


def test_the_triage_is_of_the_sentences_that_are_there(lines):
    for row in triage():
        line = lines[int(row["index"])]
        assert line["event_type"] == row["type"]
        assert (line["label"] == "yes") == (row["side"] == "theirs")


def test_the_counts_in_the_document_are_those_of_the_triage():
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    counts = Counter((row["type"], row["side"], row["verdict"]) for row in triage())
    for event_type in ("ASSAULT", "PROTEST"):
        for side in ("ours", "theirs"):
            ours, theirs, unclear = (counts[event_type, side, verdict] for verdict in ("ours", "theirs", "unclear"))
            assert f"| {event_type} | {side} | {ours} | {theirs} | {unclear} |" in page
    for why, n in Counter(row["why"] for row in triage()).items():
        assert f"{n} | {why} |" in page
