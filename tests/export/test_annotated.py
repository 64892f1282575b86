"""What goes to annotation tools comes back unchanged as no correction, and changed as the corrections that people meant."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

import riwaya
from riwaya.cli import main
from riwaya.export import FORMATS, labelstudio
from riwaya.export.marked import TRIGGER, documents
from riwaya.export.selection import Selection

REPORTS = (
    ("k-1", date(2015, 7, 11), "💥 قتل 12 مدنيا وأصيب 30 آخرون السبت في قصف شنه الحوثيون على حي في مدينة تعز، وفق مصدر طبي."),
    ("k-2", date(2015, 7, 13), "تعهدت الولايات المتحدة بإرسال 300 جندي إلى العراق. وانسحب الجيش من بلدة قرب حلب."),
)


@pytest.fixture
def ledger(tmp_path):
    place = str(tmp_path / "war.db")
    with riwaya.Ledger.open(place) as store:
        store.add_all([riwaya.read(riwaya.Report(text, key, "جريدة السفح", None, day)) for key, day, text in REPORTS])
    return place


def run(*args):
    return CliRunner().invoke(main, [str(a) for a in args])


def handed_out(ledger, form, folder):
    result = run("export", "--ledger", ledger, "--format", form, "--out", folder)
    assert result.exit_code == 0, result.output
    return sorted(folder.iterdir())


def taken(ledger, form, *paths):
    return run("import-corrections", *paths, "--ledger", ledger, "--format", form, "--by", "محررة", "--why", "جولة مراجعة")


def annotated(path, change=lambda result, task: result):
    """As Label Studio exports what its annotators submitted, who began from the predictions."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"was_cancelled": False, "result": change(task.pop("predictions")[0]["result"], task)}]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def claims(ledger):
    with riwaya.Ledger.open(ledger) as store:
        return {r.claim.id: r.claim for r in Selection(store).claims()}


def tasks_of(files):
    return next(f for f in files if f.name == "tasks.json")


def test_label_studio_finds_each_region_at_its_place(ledger, tmp_path):
    files = handed_out(ledger, "labelstudio", tmp_path / "ls")
    assert ["config.xml", "tasks.json"] == [f.name for f in files]
    for task in json.loads(tasks_of(files).read_text(encoding="utf-8")):
        regions = [r for r in task["predictions"][0]["result"] if r["type"] != "relation"]
        assert all(task["data"]["text"][r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in regions)
        ids = {r["id"] for r in regions}
        assert all({r["from_id"], r["to_id"]} <= ids for r in task["predictions"][0]["result"] if r["type"] == "relation")
        assert {f"{n}.{TRIGGER}" for n in range(len(task["data"]["claims"]))} <= ids


def test_what_comes_back_from_label_studio_unchanged_corrects_nothing(ledger, tmp_path):
    path = annotated(tasks_of(handed_out(ledger, "labelstudio", tmp_path / "ls")))
    before = claims(ledger)
    result = taken(ledger, "labelstudio", path)
    assert (0, "") == (result.exit_code, result.stdout)
    assert before == claims(ledger)


def test_label_studio_changes_come_back_once(ledger, tmp_path):
    files = handed_out(ledger, "labelstudio", tmp_path / "ls")
    before = claims(ledger)
    killed = next(c for c in before.values() if any(k.what == "killed" for k in c.counts))
    pledged = next(c for c in before.values() if c.modality == "pledged")
    retreat = next(c for c in before.values() if c.event_type == "RETREAT")

    def change(result, task):
        number = {c: str(n) for n, c in enumerate(task["data"]["claims"])}
        out = []
        for r in result:
            claim, _, slot = r.get("id", "").partition(".")
            if claim == number.get(retreat.id) and slot == TRIGGER or claim == number.get(killed.id) and slot == "locations.0":
                continue
            if claim == number.get(killed.id) and slot == "counts.0" and r["from_name"] == "value":
                r["value"]["number"] = 21
            if claim == number.get(pledged.id) and r["type"] == "choices":
                r["value"]["choices"] = ["planned"]
            out.append(r)
        if killed.id in number:
            out.append({"id": "xYz12", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 0, "end": 1, "text": "💥", "labels": ["time"]}})
        return out

    path = annotated(tasks_of(files), change)
    dry = run("import-corrections", path, "--ledger", ledger, "--format", "labelstudio", "--by", "م", "--why", "x", "--dry-run")
    assert before == claims(ledger)
    result = taken(ledger, "labelstudio", path)
    assert dry.stdout == result.stdout
    assert 1 == result.exit_code
    assert "k-1: 1 drawn anew" in result.stderr
    after = claims(ledger)
    assert retreat.id not in after
    assert "planned" == after[pledged.id].modality
    assert 21 == after[killed.id].counts[0].value
    assert len(killed.locations) - 1 == len(after[killed.id].locations)
    again = taken(ledger, "labelstudio", path)
    assert "" == again.stdout
    with riwaya.Ledger.open(ledger) as store:
        assert {("محررة", "جولة مراجعة")} == {(c.by, c.why) for c in store.corrections()}


def test_cas_is_read_by_cassis_and_comes_back(ledger, tmp_path):
    cassis = pytest.importorskip("cassis")
    files = handed_out(ledger, "cas", tmp_path / "cas")
    with riwaya.Ledger.open(ledger) as store:
        out = {d.key: d for d in documents(Selection(store))}
    assert {f"{key}.json" for key in out} == {f.name for f in files}
    for path in files:
        cas = cassis.load_cas_from_json(io.BytesIO(path.read_bytes()))
        document = out[path.stem]
        assert document.report.text == cas.sofa_string
        assert sorted(m.span.text for m in document.marks) == sorted(a.get_covered_text() for kind in ("riwaya.Trigger", "riwaya.Slot") for a in cas.select(kind))
    result = taken(ledger, "cas", *files)
    assert (0, "") == (result.exit_code, result.stdout), result.output
    path = next(p for p in files if "k-1" in {d.report.identity for d in out.values() if d.key == p.stem})
    cas = cassis.load_cas_from_json(io.BytesIO(path.read_bytes()))
    figure = next(a for a in cas.select("riwaya.Slot") if a.label == "injured")
    figure.value = 33.0
    path.write_text(cas.to_json(), encoding="utf-8")
    result = taken(ledger, "cas", path)
    assert 0 == result.exit_code, result.output
    assert 33 in {k.value for c in claims(ledger).values() for k in c.counts}
    assert 0 == len(taken(ledger, "cas", path).stdout)


def test_parquet_is_read_by_pyarrow(ledger, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "war.parquet"
    for _ in range(2):
        result = run("export", "--ledger", ledger, "--format", "parquet", "--out", path)
        assert 0 == result.exit_code, result.output
        rows = pq.read_table(path).to_pylist()
        assert list(claims(ledger)) == [r["claim"] for r in rows]
        assert all(json.loads(r["body"])["id"] == r["claim"] for r in rows)
        assert {date(2015, 7, 11), date(2015, 7, 13)} == {r["published"] for r in rows}


@pytest.mark.parametrize("raw", [b"", b"{", b"[1]", b"{}", b'[{"data": {}}]', b"\xff"])
def test_what_is_none_of_it_is_said_in_one_line(ledger, tmp_path, raw):
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    for form in ("labelstudio", "cas"):
        result = taken(ledger, form, path)
        if form == "labelstudio" and raw == b"{}":
            continue
        assert 1 == result.exit_code
        assert 1 == len(result.stderr.splitlines()), result.stderr


def test_a_library_that_is_not_there_is_named(ledger, tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "--ledger", ledger, "--format", "parquet", "--out", tmp_path / "x.parquet")
    assert 1 == result.exit_code
    assert "pip install 'riwaya[parquet]'" in result.stderr


def test_of_a_task_that_nobody_did_nothing_is_said(ledger, tmp_path):
    path = tasks_of(handed_out(ledger, "labelstudio", tmp_path / "ls"))
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"was_cancelled": True, "result": []}]
    assert [] == labelstudio.read(json.dumps(tasks).encode())
    assert {"labelstudio", "cas", "parquet"} <= set(FORMATS)
