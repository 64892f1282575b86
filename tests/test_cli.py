"""The command as its users meet it: what goes in, what comes out, what is said when something is wrong."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

import riwaya
from riwaya import cli
from riwaya.json_form import schema

TEXT = "قال ناطق عسكري إن 8 جنود قتلوا قرب تعز يوم الاثنين."
MORE = "أعلنت الوزارة أن 20 مقاتلا انسحبوا من عدن."
DAY = ("--published", "2014-12-09")


def run(*args, stdin=None):
    return CliRunner().invoke(cli.main, [str(a) for a in args], input=stdin)


def report(**told):
    return json.dumps({"text": TEXT, "published": "2014-12-09", **told}, ensure_ascii=False)


@pytest.fixture
def lines_file(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(report(id="a") + "\n{broken\n" + report(id="b", text=MORE) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_of_one_report_is_one_object_valid_under_the_schema(text_file):
    result = run("read", text_file, *DAY, "--format", "json", "--outlet", "منبر", "--title", "عنوان")
    assert 0 == result.exit_code
    assert "" == result.stderr
    told = json.loads(result.stdout)
    jsonschema.validate(told, schema())
    assert ("منبر", "عنوان", "2014-12-09") == (told["report"]["outlet"], told["report"]["title"], told["report"]["published"])


def test_json_lines_are_a_reading_a_line_in_order_and_a_broken_line_is_said(lines_file):
    result = run("read", lines_file, "--format", "jsonl")
    assert 1 == result.exit_code
    assert ["a", "b"] == [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()]
    (line,) = result.stderr.splitlines()
    assert "reports.jsonl, line 2: broken JSON" in line


def test_json_of_what_may_be_several_is_a_list(lines_file, text_file):
    for args, count in (((lines_file,), 2), ((text_file, text_file), 2)):
        result = run("read", *args, *DAY, "--format", "json")
        assert count == len(json.loads(result.stdout))


def test_json_of_nothing_readable_is_still_json(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text("\n", encoding="utf-8")
    result = run("read", path, "--format", "json")
    assert (0, []) == (result.exit_code, json.loads(result.stdout))
    path.with_suffix(".txt").write_text("", encoding="utf-8")
    result = run("read", path.with_suffix(".txt"), "--format", "json")
    assert (1, "") == (result.exit_code, result.stdout)


def test_standard_input(text_file):
    by_name = run("read", text_file, *DAY, "--format", "json")
    by_stdin = run("read", "-", *DAY, "--format", "json", stdin=TEXT)
    assert by_name.stdout == by_stdin.stdout


def test_the_same_input_gives_the_same_bytes(lines_file):
    assert run("read", lines_file, "--format", "jsonl").stdout == run("read", lines_file, "--format", "jsonl").stdout


def test_html_is_one_page_with_a_section_a_reading(lines_file):
    page = run("read", lines_file, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert 1 == page.count("</html>")
    assert 2 == page.count('<section class="reading"')
    assert "" == run("read", "nowhere.txt", "--format", "html").stdout


def test_the_table_is_the_default(text_file):
    result = run("read", text_file, *DAY)
    assert 0 == result.exit_code
    assert "2014-12-09" in result.stdout


def test_mentions_are_a_line_a_report(lines_file):
    result = run("mentions", lines_file, "--format", "jsonl")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["a", "b"] == [t["id"] for t in told]
    for mention, text in ((m, t) for one, t in zip(told, (TEXT, MORE), strict=True) for m in one["mentions"]):
        assert {"kind", "span", "value"} == mention.keys()
        assert text[mention["span"]["start"] : mention["span"]["end"]] == mention["span"]["text"]
    assert any(m["kind"] == "number" and m["value"]["value"] == 8 for m in told[0]["mentions"])
    assert 0 == run("mentions", lines_file.with_name("reports.jsonl"), "--format", "table", "--prefer", "future").exit_code - 1


def test_without_a_day_the_report_is_read_and_that_is_said(text_file):
    result = run("read", text_file, "--format", "json")
    assert 1 == result.exit_code
    (line,) = result.stderr.splitlines()
    assert "report.txt" in line
    assert "no day of publication" in line
    told = json.loads(result.stdout)
    assert told["report"]["published"] is None
    assert told["report"]["doubts"]
    assert all(claim["time"] is None for claim in told["claims"])


@pytest.mark.parametrize(("odd", "word"), [("\u202eتعز", "overrides"), ("\u200b" * 9, "zero-width"), ("\x08", "control")])
def test_what_is_odd_about_the_characters_is_among_the_doubts(tmp_path, odd, word):
    path = tmp_path / "odd.txt"
    path.write_text(TEXT + odd, encoding="utf-8")
    told = json.loads(run("read", path, *DAY, "--format", "json").stdout)
    assert [True] == [word in doubt for doubt in told["report"]["doubts"]]


def test_every_kind_of_bad_report_is_one_line_and_the_batch_goes_on(tmp_path, text_file):
    bad = {"empty.txt": b"", "english.txt": b"hello there", "bytes.txt": b"\xc7\xe1", "big.txt": b"x" * 50_000_000, "broken.json": b"{", "none.json": b"{}"}
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / name for name in bad] + [tmp_path / "empty", tmp_path / "missing.txt"]
    result = run("read", *paths, text_file, *DAY, "--format", "jsonl")
    assert 1 == result.exit_code
    assert 1 == len(result.stdout.splitlines())
    said = result.stderr.splitlines()
    assert len(paths) == len(said)
    for path, line in zip(paths, said, strict=True):
        assert line.startswith(f"{path}: ")


def test_a_report_on_which_the_reader_fails_does_not_stop_the_batch(lines_file, monkeypatch):
    def failing(report):
        if report.id == "a":
            raise RuntimeError("boom")
        return riwaya.Reading(report, (), ())

    monkeypatch.setattr("riwaya.reader.read", failing)
    result = run("read", lines_file, "--format", "jsonl")
    assert ["b"] == [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()]
    assert "RuntimeError" in result.stderr.splitlines()[0]
    assert 1 == result.exit_code


@pytest.mark.parametrize(
    "args",
    [(), ("read",), ("read", "x.txt", "--published", "yesterday"), ("read", "x.txt", "--format", "xml"), ("mentions", "x.txt", "--prefer", "now"), ("nonsense",), ("read", "x.txt", "--nonsense")],
)  # fmt: skip
def test_usage_errors_are_status_2(args):
    assert 2 == run(*args).exit_code


def test_every_command_has_help_and_the_version_is_told():
    for args in ((), ("read",), ("mentions",), ("demo",)):
        result = run(*args, "--help")
        assert 0 == result.exit_code
        assert "Usage: " in result.stdout
    assert riwaya.__version__ in run("--version").stdout


def test_help_loads_nothing_heavy():
    code = "import sys; from riwaya.cli import main; main(['--help'], standalone_mode=False); print(*sorted(sys.modules), file=sys.stderr)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split())
    assert not loaded & {"rich", "lxml", "trafilatura", "riwaya.reader", "riwaya.report", "riwaya.lexicon", "json", "csv"}


def test_reading_text_loads_no_html_library(text_file):
    code = "import sys; from riwaya.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sorted(sys.modules), file=sys.stderr)"
    argv = [sys.executable, "-c", code, "read", str(text_file), *DAY, "--format", "jsonl"]
    loaded = set(subprocess.run(argv, capture_output=True, text=True, check=True).stderr.split())
    assert not loaded & {"lxml", "trafilatura", "rich", "urllib3", "asyncio"}


SLOW = """
import sys, time
import riwaya.reader as reader
real = reader.read
def slow(report):
    time.sleep(0.15)
    return real(report)
reader.read = slow
from riwaya.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def slow_batch(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text((report() + "\n") * 12, encoding="utf-8")
    return [sys.executable, "-c", SLOW, "read", str(path), "--format", "jsonl"]


def test_progress_in_a_log_is_plain_lines_on_standard_error(slow_batch):
    result = subprocess.run(slow_batch, capture_output=True, text=True, check=True)
    assert 12 == len(result.stdout.splitlines())
    assert "reports read" in result.stderr
    assert "\x1b" not in result.stderr


def test_progress_on_a_terminal_is_a_bar_on_standard_error(slow_batch):
    primary, secondary = pty.openpty()
    with subprocess.Popen(slow_batch, stdout=subprocess.PIPE, stderr=secondary, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(secondary)
        seen = b""
        while True:
            try:
                piece = os.read(primary, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        assert process.stdout is not None
        assert 12 == len(process.stdout.read().splitlines())
    os.close(primary)
    assert b"reports read" in seen
    assert b"%" in seen


def test_a_reader_that_stops_listening_ends_the_command_quietly(lines_file):
    big = lines_file.with_name("big.jsonl")
    big.write_text((report() + "\n") * 3_000, encoding="utf-8")
    argv = f"{sys.executable} -m riwaya read {big} --format jsonl | head -n 1"
    result = subprocess.run(argv, shell=True, capture_output=True, text=True, check=True)  # noqa: S602
    assert 1 == len(result.stdout.splitlines())
    assert "Traceback" not in result.stderr
