"""The promises of docs/promises.md, a test each, bearing its name."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import random
import re
import socket
import subprocess
import sys
import time
import unicodedata
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import strategies
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import riwaya
from riwaya import weigh
from riwaya.account_form import account_to_json, accounts_to_json
from riwaya.cli import main
from riwaya.json_form import dumps, mention_to_json, reading_from_json, reading_to_json, schema
from riwaya.ledger import Ledger
from riwaya.mention import Number
from riwaya.output import show
from riwaya.script.letters import fold
from riwaya.view.page import foot, head, section
from riwaya.view.table import Look, reading_lines

PROMISES = Path(__file__).resolve().parent.parent / "docs" / "promises.md"
DAY = date(2014, 12, 9)
SAMPLE = (
    'قال قائد القوات الأميركية يوم الاثنين إن الجيش شن 148 ضربة على تنظيم "داعش" في العراق منذ 8 أغسطس.\n'
    "وأضاف أن نحو 1,500 عنصر سيصلون إلى بغداد، ونفى مقتل ثلاثة جنود قرب الموصل أمس."
)


def test_each_promise_has_its_test_and_each_test_its_promise():
    promised = {re.sub(r"\W+", "_", line[3:].replace("'", "")).strip("_") for line in PROMISES.read_text(encoding="utf-8").splitlines() if line.startswith("## ")}
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")} - {"each_promise_has_its_test_and_each_test_its_promise"}
    assert promised == tested


def whole(report):
    """Everything the reader says of a report."""
    return dumps(reading_to_json(riwaya.read(report, why=True), why=True, mentions=True))


def spans(thing):
    if isinstance(thing, dict):
        if {"start", "end", "text"} <= thing.keys():
            yield thing
        for value in thing.values():
            yield from spans(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from spans(value)


@given(strategies.reports(strategies.texts | strategies.newslike()))
def test_every_span_is_the_texts_own_words(report):
    told = reading_to_json(riwaya.read(report, why=True), why=True, mentions=True)
    told["mentions"] += [mention_to_json(m) for m in riwaya.find_mentions(report, prefer="future")]
    for span in spans(told):
        assert report.text[span["start"] : span["end"]] == span["text"]
    for claim in told["claims"]:
        assert claim["trigger"]["text"]
        assert claim["evidence"]["start"] <= claim["trigger"]["start"]
        assert claim["trigger"]["end"] <= claim["evidence"]["end"]
        assert all(link["name"] in report.text for link in claim["attribution"])


@given(strategies.reports(strategies.texts | strategies.newslike()))
def test_the_report_is_never_altered(report):
    told = reading_to_json(riwaya.read(report))["report"]
    assert len(report.text) == told["length"]
    assert hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() == told["text_sha256"]
    assert report == riwaya.read(report).report


@given(strategies.newslike())
def test_unknown_stays_unknown(text):
    reading = riwaya.read(riwaya.Report(text))
    assert any("publi" in doubt for doubt in reading.doubts)
    # Without a day of publication only what the text itself dates in full, year included, has a day.
    if not re.search(r"\d{4}", fold(text)):
        assert all(claim.time is None for claim in reading.claims)
        assert all(link.said is None for claim in reading.claims for link in claim.attribution)
    nothing = riwaya.read(riwaya.Report("قصفت مدينة.", published=DAY))
    assert all(not claim.counts and not claim.actors and claim.time is None for claim in nothing.claims)


@pytest.mark.parametrize(("figure", "readings"), [("31.000", {31_000, 31}), ("١٠٫٥٠٠", {10.5, 10_500}), ("2,500", {2_500})])
def test_ambiguous_stays_ambiguous(figure, readings):
    found = [m for m in riwaya.find_mentions(riwaya.Report(f"وصلت {figure} مدرعة إلى الميناء.", published=DAY)) if isinstance(m, Number)]
    assert readings <= set(found[0].readings) | {found[0].value}


@given(st.lists(strategies.reports(strategies.texts | strategies.newslike()), min_size=1, max_size=4))
def test_the_same_input_gives_the_same_bytes(reports):
    first = [whole(report) for report in reports]
    shuffled = list(range(len(reports)))
    random.Random(7).shuffle(shuffled)  # noqa: S311
    again = {i: whole(reports[i]) for i in shuffled}
    assert first == [again[i] for i in range(len(reports))]
    if _once():
        code = (
            "import sys, riwaya; from datetime import date; from riwaya.json_form import *;"
            "print(dumps(reading_to_json(riwaya.read(riwaya.Report(sys.argv[1], published=date(2014, 12, 9)), why=True), why=True, mentions=True)))"
        )
        told = {
            subprocess.run([sys.executable, "-c", code, SAMPLE], env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"}, capture_output=True, check=True).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Baghdad"), ("3", "America/Lima"))
        }
        assert {whole(riwaya.Report(SAMPLE, published=DAY)) + "\n"} == {t.decode() for t in told}


def _once(done=[]):  # noqa: B006
    """True the first time: starting processes is dear, and once is enough."""
    done.append(1)
    return len(done) == 1


def meaning(text):
    """A reading without its offsets, and with its words as they compare."""
    reading = riwaya.read(riwaya.Report(text, "r", published=DAY))
    told = reading_to_json(reading)
    told["mentions"] = [mention_to_json(m) for m in reading.mentions]
    told["report"] = told["report"]["doubts"]

    def stripped(thing):
        if isinstance(thing, dict):
            return {k: stripped(v) for k, v in thing.items() if k not in ("start", "end") or isinstance(v, str)}
        if isinstance(thing, list):
            return [stripped(v) for v in thing]
        return fold(unicodedata.normalize("NFC", thing)) if isinstance(thing, str) else thing

    for claim in told["claims"]:
        claim.pop("id")
    return stripped(told)


@pytest.mark.parametrize("way", strategies.RESPELLINGS)
@given(text=strategies.newslike())
def test_spelling_changes_offsets_and_nothing_else(way, text):
    assert meaning(text) == meaning(strategies.RESPELLINGS[way](text)), way


@given(st.lists(st.sampled_from(("good", "empty", "broken", "english", "list", "huge number")), min_size=1, max_size=8))
def test_one_bad_report_never_stops_a_batch(tmp_path_factory, kinds):
    good = json.dumps({"text": SAMPLE, "published": "2014-12-09"})
    lines = {"good": good, "empty": '{"text": " "}', "broken": '{"text": "', "english": '{"text": "a report"}', "list": "[1]", "huge number": "9" * 5_000}
    path = tmp_path_factory.mktemp("batch") / "reports.jsonl"
    path.write_text("".join(lines[kind] + "\n" for kind in kinds), encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(path), "--format", "jsonl"])
    bad = [f"line {n}" for n, kind in enumerate(kinds, 1) if kind != "good"]
    assert kinds.count("good") == len(result.stdout.splitlines())
    assert len(bad) == len(result.stderr.splitlines())
    assert all(where in line for where, line in zip(bad, result.stderr.splitlines(), strict=True))
    assert bool(bad) == result.exit_code


def test_reading_opens_no_connection(monkeypatch, tmp_path):
    def refused(*_, **__):
        raise AssertionError("a connection, the clock or a random number was asked for")

    for method in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, method, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    page = tmp_path / "page.html"
    page.write_text(f"<html><head><link rel='canonical' href='http://x.example/'></head><body><img src='http://x.example/a.png'><p>{SAMPLE}</p></body></html>", encoding="utf-8")
    assert 0 == CliRunner().invoke(main, ["read", str(page), "--published", "2014-12-09", "--format", "html"]).exit_code
    for name in ("time", "monotonic", "perf_counter"):
        monkeypatch.setattr(time, name, refused)
    monkeypatch.setattr(random, "random", refused)
    riwaya.read(riwaya.Report(SAMPLE, published=DAY))


HOSTILE = {
    "digits": "1",
    "Arabic digits": "٣",
    "quotation marks": '"',
    "opening marks": "«",
    "brackets": "(",
    "conjunctions": "و",
    "conjunctions apart": "و ",
    "tatweel": "ـ",
    "marks": "َ",
    "spaces": " ",
    "line breaks": "\n",
    "full stops": ". ",
    "numbers": "ألف ",
    "numbers joined": "ألف ومئة ",
    "digits and commas": "1,",
    "weekdays": "الاثنين ",
    "months": "أيلول/",
    "sources": "قال مسؤول إن ",
    "quotations": 'وقال: "',
    "negations": "لم ",
    "attacks": "قصف ",
    "places": "في بغداد ",
    "articles": "ال ",
    "presidents": "الرئيس ",
    "overrides": "\u202e",
    "Latin": "a",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_linear_time(kind):
    piece = HOSTILE[kind]

    def once(length):
        report = riwaya.Report(piece * (length // len(piece)), published=DAY)
        started = time.process_time()
        riwaya.read(report)
        return time.process_time() - started

    def took(length):
        return min(once(length) for _ in range(3))  # what else the machine does only ever adds

    before = took(1_000)
    for length in (4_000, 16_000, 64_000):
        now = took(length)
        # Four times the text: 4 times the time when linear, 16 when quadratic. A tenth of a second is noise.
        assert now < 8 * before + 0.1, f"{length:,} characters: {now:.3f} s, after {before:.3f} s for a quarter of them"
        before = now


@given(strategies.reports(strategies.clean_texts | strategies.newslike()))
def test_what_goes_out_is_valid_and_comes_back(report):
    reading = riwaya.read(report, why=True)
    told = reading_to_json(reading, why=True, mentions=True)
    jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(told)
    assert reading == reading_from_json(json.loads(dumps(told)), report)


@given(st.sampled_from(("\x1b[2J", "\x07", "\u202e", "</script><script>alert(1)</script>", '"><img src=x>', "\r", "\x9b31m")), strategies.newslike())
def test_no_report_steers_the_terminal_or_runs_in_the_page(attack, text):
    reading = riwaya.read(riwaya.Report(text.replace(" ", f" {attack}"), attack, attack, attack, DAY, attack))
    console = Console(record=True, width=100, file=io.StringIO(), highlight=False)
    for line in reading_lines(reading, Look(100, bidi=True)):
        show(console, line)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", console.export_text())
    page = head("x") + section(reading, 1) + foot()
    assert "<img" not in page
    assert 1 == page.count("<script>")


# ---------------------------------------------------------------- accounts


def told_of(*texts):
    """Readings of texts of one day, each of an outlet of its own; a pair gives the days after it as well."""
    pairs = [t if isinstance(t, tuple) else (t, 0) for t in texts]
    return [riwaya.read(riwaya.Report(text, f"r{n}", f"منبر {n}", None, date(2016, 3, 10 + days))) for n, (text, days) in enumerate(pairs)]


BLAST = "قتل {n} جنديا في انفجار سيارة مفخخة في بغداد اليوم. وهرعت سيارات الإسعاف إلى المكان ونقلت المصابين إلى مستشفيات المدينة. وأغلقت قوات الأمن الشوارع المؤدية إلى موقع الانفجار ومنعت الصحفيين من الاقتراب."


def test_accounts_are_the_same_in_any_order_and_one_report_at_a_time(tmp_path):
    readings = told_of(BLAST.format(n=12), "أعلنت وزارة الداخلية مقتل 15 جنديا في انفجار السيارة المفخخة في بغداد اليوم.", "قصفت طائرات مدينة تعز فقتل 3 مدنيين.", ("قتل 12 جنديا في بغداد أمس.", 1))
    whole = dumps(accounts_to_json(weigh.build(readings)))
    for n, order in enumerate(itertools.permutations(readings)):
        assert whole == dumps(accounts_to_json(weigh.build(order)))
        if n % 8 == 0:
            with Ledger.open(str(tmp_path / f"{n}.db")) as ledger:
                for reading in order:
                    ledger.add(reading)
                stored = {r.id: dumps(r.to_json()) for r in ledger.accounts()}
                assert {a.id: dumps(account_to_json(a)) for a in weigh.build(readings)} == stored


def test_a_copy_is_kept_and_corroborates_nothing():
    copy, slip = (weigh.build(told_of(BLAST.format(n=12), BLAST.format(n=n))) for n in (12, 120))
    (one,) = [a for a in copy if a.figures]
    assert "single" == one.verdict
    assert {"r0", "r1"} == {m.report.identity for m in one.members}
    assert {"r0"} == {m.copy_of for m in one.members if m.report.identity == "r1"}
    assert "conflicting" in {a.verdict for a in slip}


def test_what_differs_is_told_with_both_sentences_and_why():
    apart = weigh.build(told_of("قتل 12 جنديا في انفجار سيارة مفخخة في بغداد اليوم.", "قال شهود إن 20 جنديا قتلوا في انفجار سيارة مفخخة في بغداد اليوم."))
    itself = weigh.build(told_of("قالت وكالة محلية إن تركيا حشدت 20 ألف مدرعة في العراق. وقالت صحيفة البلد إن تركيا حشدت ألفي مدرعة في العراق."))
    for accounts in (apart, itself):
        (account,) = [a for a in accounts if a.verdict == "conflicting"]
        for d in accounts_to_json([account])["accounts"][0]["differences"]:
            assert all(side["evidence"]["text"] and side["report"] for side in d["between"])
            assert d["between"][0]["evidence"] != d["between"][1]["evidence"]
            assert re.search("[ء-ي]", d["why"]["ar"])
            assert re.search("[a-z]", d["why"]["en"])
    assert 1 == len({m.report.identity for a in itself for m in a.members})


def test_figures_of_other_scopes_do_not_conflict():
    bulletin = "قالت وزارة الصحة إن عدد القتلى منذ بداية يناير بلغ {a} قتيلا. وقتل {b} أشخاص خلال 24 ساعة الماضية، بينهم 3 أطفال."
    totals = weigh.build(told_of(bulletin.format(a=500, b=7), (bulletin.format(a=510, b=10), 1)))
    people = weigh.build(told_of("قتل 4 جنود في هجوم انتحاري في مقديشو اليوم.", "قتل 9 مدنيين في هجوم انتحاري في مقديشو اليوم."))
    for account in (*totals, *people):
        assert "conflicting" not in {account.verdict, *(d.verdict for d in account.differences)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل 12 جنديا في انفجار سيارة مفخخة في بغداد يوم الاثنين.", "قتل 12 جنديا في انفجار سيارة مفخخة في بغداد يوم الخميس."),
        ("قتل 12 مدنيا في انفجار في بغداد اليوم.", "قتل 12 مدنيا في انفجار في صنعاء اليوم."),
        ("قتل 12 مدنيا في انفجار سيارة مفخخة في تعز اليوم.", "قتل 12 مدنيا في غارة جوية على تعز اليوم."),
        ("وصلت الطائرة الإغاثية الثالثة إلى مطار عدن اليوم وعلى متنها 10 أطنان من الأدوية.", "وصلت الطائرة الإغاثية الرابعة إلى مطار عدن اليوم وعلى متنها 10 أطنان من الأدوية."),
        ("قتل 6 مدنيين في اشتباكات في بنغازي.", "قتل 950 مدنيا في الاشتباكات في بنغازي."),
    ],
)
def test_no_near_miss_is_swallowed_for_a_likeness(one, other):
    assert not [a for a in weigh.build(told_of(one, other)) if len({m.report.identity for m in a.members}) > 1]
