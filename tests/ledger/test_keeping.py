"""What is stored, and that the same is stored whatever the order, the number of times and of writers."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import readings as any_readings

import riwaya
from riwaya.ledger import Ledger, LedgerError


def lines_of(readings):
    from riwaya.json_form import report_to_json

    return "".join(json.dumps(report_to_json(r.report), ensure_ascii=False) + "\n" for r in readings)


def exported(ledger):
    return "".join(ledger.export(mentions=True))


def test_what_comes_back_is_what_was_added(full, told):
    for reading in told:
        assert reading == full.report(reading.report.identity).reading
    assert {"reports": len(told), "readings": len(told), "claims": sum(len(r.claims) for r in told)} == full.size()


def test_adding_again_adds_nothing(full, told):
    before = exported(full)
    assert [False] * len(told) == [full.add(r) for r in told]
    assert 0 == full.add_all(told)
    assert before == exported(full)


def test_another_order_and_other_batches_give_the_same_bytes(full, told, tmp_path):
    with Ledger.open(str(tmp_path / "other.db")) as other:
        for reading in reversed(told):
            other.add(reading)
        assert exported(full) == exported(other)
        for asked in ({}, {"place": "عدن"}, {"what": "killed"}):
            assert [r.to_json() for r in full.claims(**asked)] == [r.to_json() for r in other.claims(**asked)]


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(any_readings(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_any_readings_in_any_order_come_back_and_give_the_same_bytes(tmp_path_factory, some, chance):
    folder = tmp_path_factory.mktemp("ledgers")
    other = [*some, *some]
    chance.shuffle(other)
    with Ledger.open(str(folder / "a.db")) as one, Ledger.open(str(folder / "b.db")) as two:
        one.add_all(some)
        for reading in other:
            two.add(reading)
        assert exported(one) == exported(two)
        keys = [json.loads(line)["key"] for line in one.export()]
        back = [one.report(key).reading for key in keys]
        assert all(r in some for r in back)
        assert {r.report for r in back} == {r.report for r in some}


def test_surrogates_and_nul_come_back_and_leave_offsets_true(place):
    text = "قتل 3 جنود\0 في تعز \ud800 أمس \ud83d\udca5 وأصيب 5."
    reading = riwaya.read(riwaya.Report(text, "\ud800id", "out\0let", "\udfff"))
    with Ledger.open(place) as ledger:
        ledger.add(reading)
        back = ledger.report("\ud800id").reading
        assert reading == back
        assert text == back.report.text
        assert reading.claims[0] == ledger.claims(limit=1)[0].claim or len(reading.claims) != 1
        assert all(line.encode("utf-8") for line in ledger.export())
    if "://" not in place:
        with sqlite3.connect(place) as db:
            assert (len(text), len(text)) == db.execute("SELECT length(text), length FROM report").fetchone()


def test_the_same_id_with_other_words_is_another_version_and_both_are_kept(place):
    one, other = (riwaya.read(riwaya.Report(t, "x")) for t in ("قتل 3 جنود في تعز.", "قتل 4 جنود في تعز."))
    with Ledger.open(place) as ledger:
        assert 2 == ledger.add_all([one, other])
        assert {3, 4} == {f.count.value for f in ledger.figure_history(what="killed")}


def test_a_newer_reader_supersedes_and_the_older_reading_is_kept(place, tmp_path):
    report = riwaya.Report("قتل 3 جنود في تعز. وأصيب 5 مدنيين في عدن.", "x")
    new = riwaya.read(report)
    old = riwaya.reading.Reading(report, (), new.claims[:1])
    exports = []
    other = str(tmp_path / "other.db")
    for where, order in ((place, (("0.9", old), ("0.10", new))), (other, (("0.10", new), ("0.9", old)))):
        with Ledger.open(where) as ledger:
            for reader, reading in order:
                assert ledger.add(reading, reader=reader)
            assert [c.id for c in new.claims] == sorted((r.claim.id for r in ledger.claims()), key=[c.id for c in new.claims].index)
            assert new == ledger.report("x").reading
            assert ledger.has(report, reader="0.9")
            assert not ledger.has(report, reader="0.11")
            exports.append(exported(ledger))
            kept = json.loads(exports[-1].splitlines()[0])["readings"]
            assert ["0.9", "0.10"] == [r["reader"] for r in kept]
            assert len(new.claims) == sum(t.claims for t in ledger.facet("type"))
    assert exports[0] == exports[1]


def test_four_writers_at_once_give_the_same_ledger(place, told, tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(lines_of(told), encoding="utf-8")
    with Ledger.open(place):
        pass
    argv = [sys.executable, "-m", "riwaya", "add", str(path), "--ledger", place]
    running = [subprocess.Popen(argv, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    ends = [(p.communicate()[1], p.returncode) for p in running]
    assert all("added" in said and "Traceback" not in said for said, _ in ends), ends
    assert len(told) == sum(int(said.splitlines()[-1].split()[0]) for said, _ in ends)
    with Ledger.open(place) as ledger, Ledger.open(str(tmp_path / "alone.db")) as alone:
        alone.add_all(told)
        assert exported(alone) == exported(ledger)
        assert alone.facet("actor") == ledger.facet("actor")
        assert alone.timeline(by="month") == ledger.timeline(by="month")


def test_a_batch_is_stored_whole_or_not_at_all(place, told, monkeypatch):
    from riwaya.ledger import full_text

    def broken(connection, rows):
        raise OSError("disk full")

    with Ledger.open(place) as ledger:
        ledger.add(told[0])
        before = exported(ledger)
        monkeypatch.setattr(full_text, "add", broken)
        with pytest.raises(LedgerError, match="disk full"):
            ledger.add_all(told)
        monkeypatch.undo()
        assert before == exported(ledger)
        assert len(told) - 1 == ledger.add_all(told)


def test_what_is_no_ledger_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (x)")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(str(path))
    (tmp_path / "text.db").write_text("hello " * 1000, encoding="utf-8")
    for place, why in (("text.db", "not a database"), ("none/x.db", "no such directory")):
        with pytest.raises(LedgerError, match=why):
            Ledger.open(str(tmp_path / place))
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(str(tmp_path / "none.db"), fresh=False)
    with pytest.raises(LedgerError, match="not on mysql"):
        Ledger.open("mysql://x/y")


def test_a_ledger_of_a_newer_program_is_refused_and_an_older_one_is_brought_up_to_date(tmp_path, told, monkeypatch):
    from riwaya.ledger import migrations

    place = str(tmp_path / "x.db")
    with Ledger.open(place) as ledger:
        ledger.add_all(told)
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    monkeypatch.setitem(migrations.STEPS, migrations.VERSION, lambda c: c.exec_driver_sql("CREATE TABLE later (x INTEGER) STRICT"))
    with Ledger.open(place) as ledger:
        assert len(told) == ledger.size()["reports"]
    with sqlite3.connect(place) as db:
        assert (migrations.VERSION,) == db.execute("PRAGMA user_version").fetchone()
        assert [] == db.execute("SELECT x FROM later").fetchall()
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer riwaya"):
        Ledger.open(place)


def test_the_file_is_strict_and_safe(tmp_path, told):
    place = str(tmp_path / "x.db")
    with Ledger.open(place) as ledger:
        ledger.add_all(told)
    with sqlite3.connect(place) as db:
        assert ("wal",) == db.execute("PRAGMA journal_mode").fetchone()
        assert ("ok",) == db.execute("PRAGMA integrity_check").fetchone()
        assert [] == db.execute("PRAGMA foreign_key_check").fetchall()
        loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
        assert [] == db.execute(loose).fetchall()
        assert len(told) == db.execute("SELECT count(DISTINCT report) FROM claim_flat").fetchone()[0]
        assert db.execute("SELECT count(*) FROM figure_history WHERE what = 'killed'").fetchone()[0]
