"""The gate: floors hold, go up by themselves and down only with a reason; codings travel without their texts."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parent.parent.parent / "bench"


def load(name):
    sys.path.insert(0, str(BENCH))
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


coded = load("coded")
gate = load("gate")

TEXT = "قتل جنديان في هجوم قرب تعز، بحسب مصدر محلي."
GOLD = {
    "id": "x1",
    "outlet": None,
    "title": None,
    "published": "2015-08-01",
    "text": TEXT,
    "claims": [
        {
            "event_type": ["ASSAULT", "CASUALTY"],
            "trigger": {"text": "قتل", "start": 0, "end": 3, "alt": [{"text": "هجوم", "start": 14, "end": 18}]},
            "evidence": {"text": "قتل جنديان في هجوم", "start": 0, "end": 18},
            "recipients": [{"text": "جنديان", "alt": ["جندي"], "optional": True}],
            "counts": [{"value": 2, "what": "killed"}],
            "attribution": [{"name": "مصدر محلي", "said": None}],
        }
    ],
}


def test_codings_are_packed_without_their_text_and_come_back():
    packed = coded.pack(GOLD, "conflict_train")
    assert not any("\u0600" <= c <= "\u06ff" for c in json.dumps(packed, ensure_ascii=False))
    report = {key: GOLD[key] for key in ("id", "outlet", "title", "published", "text")}
    assert GOLD == coded.unpack(packed, report)


def test_a_coding_of_another_text_is_refused():
    with pytest.raises(ValueError, match="another text"):
        coded.unpack(coded.pack(GOLD, "conflict_train"), {**GOLD, "text": TEXT + " "})


def test_a_phrase_that_is_not_in_the_text_is_refused():
    with pytest.raises(ValueError, match="not in the text"):
        coded.pack({**GOLD, "claims": [{"trigger": {"text": "قصف", "start": 0, "end": 3}}]}, "conflict_train")


SET = gate.CodedSet("dev", {}, "abc")


def test_floors_go_up_by_themselves_and_down_only_with_a_reason():
    old = {"sha256": "abc", "floors": {"found": 0.8, "typed": 0.7, "not_verbatim": 0.0}}
    measured = {"found": 0.85, "typed": 0.6, "not_verbatim": 0.0}
    kept, lowered = gate.pinned(SET, measured, old, None)
    assert ({"found": 0.85, "typed": 0.7, "not_verbatim": 0.0}, []) == (kept["floors"], lowered)
    kept, lowered = gate.pinned(SET, measured, old, "the gold was wrong")
    assert 0.6 == kept["floors"]["typed"]
    assert [{"set": "dev", "figure": "typed", "from": 0.7, "to": 0.6, "why": "the gold was wrong"}] == lowered


def test_a_figure_below_its_floor_is_named_and_no_span_may_be_other_words():
    floors = {"found": 0.8, "not_verbatim": 0.0}
    assert [] == gate.below({"found": 0.8, "not_verbatim": 0.0}, floors)
    assert ["found", "not_verbatim"] == gate.below({"found": 0.7999, "not_verbatim": 2.0}, floors)


def test_without_the_coded_reports_the_gate_is_skipped_and_says_so(tmp_path):
    run = subprocess.run([sys.executable, BENCH / "gate.py", "--shared", tmp_path], capture_output=True, text=True, check=True)
    assert "skipped" in run.stdout


def test_lowering_needs_a_reason():
    run = subprocess.run([sys.executable, BENCH / "gate.py", "--lower"], capture_output=True, text=True, check=False)
    assert 2 == run.returncode
    assert "--why" in run.stderr
