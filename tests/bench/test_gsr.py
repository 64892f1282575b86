"""The gold standard of others: the reader's answers, the figures, the goals, and the disagreements that people read."""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


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
