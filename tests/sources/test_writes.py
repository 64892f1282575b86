"""Disk full and nothing to write to: one line, status 1, and the ledger whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya import Ledger

FULL = Path("/dev/full")
SENTENCE = "أعلن ناطق عسكري مقتل {} جنديا في هجوم على نقطة تفتيش في مدينة تعز يوم {} مارس 2015."
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


def run(*arguments, **more):
    return subprocess.run([sys.executable, "-m", "riwaya", *map(str, arguments)], stdout=more.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, timeout=120, check=False, **more)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "a.txt"
    path.write_text(SENTENCE.format(12, 1), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory, report):
    path = tmp_path_factory.mktemp("ledgers") / "war.db"
    assert run("add", report, "--published", "2015-03-02", "--ledger", path).returncode == 0
    return path


def one_line(result, says):
    lines = [line for line in result.stderr.decode().splitlines() if not line.startswith("riwaya: ")]
    assert (1, 1) == (result.returncode, len(lines)), lines[-5:]
    assert says in lines[0].lower()


@needs_full
@pytest.mark.parametrize(
    "arguments",
    [
        "--help", "read {report} --published 2015-03-02", "read {report} --published 2015-03-02 --format json", "read {report} --published 2015-03-02 --format jsonl",
        "read {report} --published 2015-03-02 --format html", "mentions {report} --published 2015-03-02 --format jsonl", "claims --ledger {ledger}",
        "claims --ledger {ledger} --format json", "claims --ledger {ledger} --format csv", "export --ledger {ledger}",
    ],
)  # fmt: skip
def test_output_that_cannot_be_written_is_said_in_one_line(arguments, report, ledger):
    with FULL.open("wb") as full:
        one_line(run(*arguments.format(report=report, ledger=ledger).split(" "), stdout=full), "no space left on device")


@needs_full
def test_a_table_of_refusals_that_cannot_be_written_is_said(report):
    one_line(run("read", report, "--published", "2015-03-02", "--format", "jsonl", "--refused", FULL), "no space left on device")


@pytest.mark.parametrize("option", ["--refused", "--ledger"])
def test_a_place_that_is_not_there_is_said(report, tmp_path, option):
    command = ("add", report, "--published", "2015-03-02", "--ledger", tmp_path / "war.db", "--refused", tmp_path / "r.csv", option, tmp_path / "no" / "such")
    result = run(*command)
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of that kind")
@pytest.mark.parametrize("size", [0, 4_096, 150_000, 400_000])
def test_a_disk_that_fills_up_leaves_the_ledger_whole(tmp_path, size):
    import resource

    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then writing fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    reports = tmp_path / "in"
    reports.mkdir()
    for n in range(1, 29):
        (reports / f"{n:02}.txt").write_text(SENTENCE.format(n + 10, n), encoding="utf-8")
    place = tmp_path / "war.db"
    result = run("add", reports, "--published", "2015-04-02", "--ledger", place, preexec_fn=small)
    one_line(result, str(place).lower())
    after = run("add", reports, "--published", "2015-04-02", "--ledger", place)
    assert after.returncode == 0, after.stderr.decode()[-500:]
    fresh = tmp_path / "fresh.db"
    run("add", reports, "--published", "2015-04-02", "--ledger", fresh)
    with Ledger.open(str(place)) as mended, Ledger.open(str(fresh)) as whole:
        assert list(whole.export()) == list(mended.export())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_ledger_that_may_not_be_written_is_said(tmp_path, report, ledger):
    copy = tmp_path / "war.db"
    copy.write_bytes(ledger.read_bytes())
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        other = tmp_path.parent / "b.txt"
        other.write_text(SENTENCE.format(99, 3), encoding="utf-8")
        one_line(run("add", other, "--published", "2015-03-04", "--ledger", copy), str(copy).lower())
    finally:
        tmp_path.chmod(0o755)
    assert ledger.read_bytes() == copy.read_bytes()
