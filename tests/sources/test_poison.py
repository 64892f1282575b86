"""The poison corpus: each file has the outcome that its table says, within limits, and the rest of the batch goes on."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import riwaya
from riwaya.cli import main
from riwaya.sources import Defaults, Found
from riwaya.sources.inputs import Inputs

_spec = importlib.util.spec_from_file_location("poison", Path(__file__).with_name("poison.py"))
poison = importlib.util.module_from_spec(_spec)
sys.modules["poison"] = poison  # dataclasses look for it there
_spec.loader.exec_module(poison)
CORPUS = poison.corpus()
CPU, MEMORY = 10.0, 1_000_000_000  # of each file: seconds of processor time, bytes


def check(one, doubts, refusals):
    """Hold what came of a file, the doubts of each reading and the reasons of refusal, against its expected outcome."""
    told = f"{one.name}: expected {one.expected!r}, got {len(doubts)} read {[d[:3] for d in doubts[:3]]}, {len(refusals)} refused {refusals[:3]}"
    counts = re.fullmatch(r"(\d+) read, (\d+) refused", one.expected)
    verb, _, says = one.expected.partition(" ")
    if counts:
        assert (int(counts[1]), int(counts[2])) == (len(doubts), len(refusals)), told
    elif one.expected == "nothing":
        assert not doubts, told
    elif verb == "any":
        assert doubts or refusals, told
    elif verb == "read":
        assert doubts, told
        assert not refusals, told
        assert any(says in d for reading in doubts for d in reading), told
    else:
        assert not doubts, told
        assert any(says in r for r in refusals), told


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))


def test_there_are_250_of_them_and_more():
    assert len(CORPUS) >= 250
    assert len({one.expected.split(" ")[0] for one in CORPUS}) > 4


@pytest.mark.parametrize("one", [one for one in CORPUS if not one.heavy][::4], ids=lambda one: one.name)  # `make poison` runs them all
def test_some_have_the_outcome_that_is_told(one, tmp_path):
    path = tmp_path / one.name
    path.write_bytes(one.make())
    doubts, refusals = [], []
    for outcome in Inputs([str(path)], Defaults(), io.BytesIO()):
        if isinstance(outcome, Found):
            doubts.append((*outcome.doubts, *riwaya.read(outcome.report).doubts, ""))
        else:
            refusals.append(outcome.reason)
    check(one, doubts, refusals)


def test_a_batch_goes_on_and_the_table_says_what_was_refused_and_why(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    some = [one for one in CORPUS if not one.heavy][::6]
    for one in some:
        (folder / one.name).write_bytes(one.make())
    (folder / "zzz-last.txt").write_text(poison.S, encoding="utf-8")
    (folder / "=cmd.txt").write_text("", encoding="utf-8")
    table = tmp_path / "refused.csv"
    result = CliRunner().invoke(main, ["read", str(folder), "--format", "jsonl", "--refused", str(table)])
    assert result.exit_code == 1
    assert riwaya.Report(poison.S).identity == json.loads(result.stdout.splitlines()[-1])["report"]["id"]
    rows = rows_of(table)
    assert ["report", "reason"] == list(rows[0])
    assert all(row["report"] and row["reason"] for row in rows)
    lines = result.stderr.splitlines()
    assert all(any(f"{row['report']}: {row['reason']}" in line for line in lines) for row in rows)
    empty = [row["reason"] for row in rows if row["report"].endswith("=cmd.txt")]
    assert ["no text"] == empty


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="processor time and memory of a child are told by wait4")
@pytest.mark.parametrize("one", CORPUS, ids=lambda one: one.name)
def test_each_is_done_within_its_limits(one, tmp_path):
    """In a process of its own, the one that finds articles counted in."""
    path, table, out = tmp_path / one.name, tmp_path / "refused.csv", tmp_path / "out.jsonl"
    path.write_bytes(one.make())
    with out.open("wb") as stdout, (tmp_path / "err").open("wb") as stderr:
        command = [sys.executable, "-m", "riwaya", "read", str(path), "--format", "jsonl", "--refused", str(table)]
        child = subprocess.Popen(command, stdout=stdout, stderr=stderr)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), (tmp_path / "err").read_text(errors="replace")[-2_000:]
    assert "Traceback" not in (tmp_path / "err").read_text(errors="replace")
    assert used.ru_utime + used.ru_stime < CPU, f"{used.ru_utime + used.ru_stime:.1f} s"
    assert used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) < MEMORY, f"{used.ru_maxrss // 1024} MB"
    doubts = [[*json.loads(line)["report"]["doubts"], ""] for line in out.read_bytes().splitlines()]
    check(one, doubts, [row["reason"] for row in rows_of(table)])
