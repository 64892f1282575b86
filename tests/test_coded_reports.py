"""The report from which the project started: its figures, each with who says it. Skipped where the coded reports are not."""

from __future__ import annotations

import json
import lzma
from datetime import date

import jsonschema
import pytest
import strategies
from test_promises import meaning, spans

import riwaya
from riwaya import weigh
from riwaya.json_form import reading_to_json, schema


@pytest.fixture(scope="module")
def reading(shared):
    told = json.loads((shared / "gold" / "dev" / "coalition-2014-12-09.json").read_text(encoding="utf-8"))
    return riwaya.read(riwaya.Report(told["text"], told["id"], published=date.fromisoformat(told["published"])))


@pytest.mark.parametrize(
    ("value", "what", "modality", "source"),
    [
        (31_000, "vehicles", "actual", "التقارير الغربية"),
        (3_100, "vehicles", "actual", "يو أس نيوز"),
        (1_500, "personnel", "pledged", "تيري"),
        (1_500, "personnel", "pledged", "المسؤول"),
        (1_500, "personnel", "actual", None),
        (1_500, "personnel", "planned", None),
        (800, "personnel", "actual", None),
        (148, "strikes", "actual", None),
        (1_700, "personnel", "actual", "هيجل"),
    ],
)
def test_each_figure_is_read_with_its_source(reading, value, what, modality, source):
    sources = [
        [link.name for link in claim.attribution] for claim in reading.claims for c in claim.counts if (c.value, c.what, claim.modality) == (value, what, modality)
    ]
    assert sources
    assert any(not chain if source is None else any(source in name for name in chain) for chain in sources), sources


def test_the_report_contradicts_itself_on_its_vehicles(reading):
    assert any({31_000, 3_100} <= {v.value for v in f.values} for a in weigh.build([reading]) if a.verdict == "conflicting" for f in a.figures)


@pytest.mark.parametrize("way", strategies.RESPELLINGS)
def test_spelling_changes_nothing_in_real_reports_either(shared, way):
    for path in sorted((shared / "gold" / "dev").glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        assert meaning(text) == meaning(strategies.RESPELLINGS[way](text)), path.name


def test_every_reading_of_real_reports_is_valid_and_verbatim(shared):
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    with lzma.open(shared / "corpus" / "conflict_dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            reading = riwaya.read(riwaya.Report(told["text"], told["id"], told["outlet"], told["title"], date.fromisoformat(told["published"])), why=True)
            out = reading_to_json(reading, why=True, mentions=True)
            validator.validate(out)
            assert all(told["text"][s["start"] : s["end"]] == s["text"] for s in spans(out)), told["id"]
            assert len({claim.id for claim in reading.claims}) == len(reading.claims), told["id"]
