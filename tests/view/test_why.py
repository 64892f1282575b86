"""Why a claim is as it is: every slot of every claim has a reason, its words are the text's, its row is in the lexicon."""

from __future__ import annotations

import json
from datetime import date

import pytest
import strategies
from click.testing import CliRunner
from hypothesis import given

import riwaya
from riwaya.cli import main
from riwaya.lexicon import rows
from riwaya.view.phrases import LRI, PDI, RLI
from riwaya.view.table import Look
from riwaya.view.why import chosen, row_text, why_lines

DAY = date(2015, 8, 1)
TEXT = (
    "أعلنت وزارة الدفاع أمس أن طائراتها شنت ثلاث غارات على مواقع المسلحين قرب الموصل، وقالت إن الجيش سينشر 1500 جندي في كركوك الأسبوع المقبل. "
    "ونفى ناطق باسم البلدية مقتل سبعة أشخاص في تفجير سيارة مفخخة وسط السوق."
)


def read(text=TEXT):
    return riwaya.read(riwaya.Report(text, "r1", published=DAY), why=True)


def told(claim, slot):
    return [(w.span.text if w.span else None, w.rule, w.row) for w in claim.why if w.slot == slot]


def of_type(reading, event_type):
    return next(c for c in reading.claims if c.event_type == event_type)


def table_of(row):
    table, _, line = row.partition(":")
    return next(r for r in rows(table) if r["line"] == line)


def test_the_row_of_the_trigger_and_of_the_verb_that_carries_it():
    claim = of_type(read(), "ASSAULT")
    (word, rule, row), (verb, carried, light) = told(claim, "trigger")[:2]
    assert (word, rule, verb) == ("غارات", "an event noun", "شنت")
    assert table_of(row)["singular"] == "غارة"
    assert "light verb" in carried
    assert table_of(light)["perfect"] == "شن"


def test_the_word_that_a_condition_asks_for():
    claim = of_type(read(), "MOBILIZE")
    assert ("جندي", "near= holds") in [(word, rule) for word, rule, _ in told(claim, "trigger")]


def test_the_slots_the_cue_and_the_source_have_their_words_and_rows():
    claim = of_type(read(), "ASSAULT")
    assert [word for word, _, _ in told(claim, "actors")] == ["طائراتها"]
    assert table_of(told(claim, "recipients")[0][2])["frame"]
    assert told(claim, "locations") == [("الموصل", "place behind قرب", None)]
    assert told(claim, "modality") == [(None, "no cue: told as fact", None)]
    name, cue = told(claim, "attribution")
    assert (name[0], cue[0]) == ("وزارة الدفاع", "أعلنت")
    assert table_of(cue[2])["perfect"] == "أعلن"
    denied = next(c for c in read().claims if c.modality == "denied")
    ((word, _, row),) = told(denied, "modality")
    assert word == "ونفى"
    assert table_of(row)["modality"] == "denied"


def test_reasons_are_made_only_on_request():
    assert all(not c.why for c in riwaya.read(riwaya.Report(TEXT, published=DAY)).claims)


@given(strategies.reports(strategies.newslike()))
def test_every_slot_of_every_claim_has_a_reason(report):
    reading = riwaya.read(report, why=True)
    assert reading == riwaya.read(report), "reasons change nothing else"
    for claim in reading.claims:
        slots = [w.slot for w in claim.why]
        assert slots.count("actors") >= len(claim.actors)
        assert slots.count("recipients") >= len(claim.recipients)
        assert slots.count("locations") == len(claim.locations)
        assert slots.count("counts") == len(claim.counts)
        assert slots.count("time") == (claim.time is not None)
        assert slots.count("modality") == 1
        assert {"trigger", "attribution"} <= set(slots)
        assert all(row_text(w.row) for w in claim.why if w.row), claim.why


def test_a_claim_is_chosen_by_number_or_id():
    reading = read()
    assert [n for n, _ in chosen(reading, None)] == list(range(1, len(reading.claims) + 1))
    assert chosen(reading, "2") == [(2, reading.claims[1])]
    assert chosen(reading, reading.claims[1].id) == [(2, reading.claims[1])]
    assert chosen(reading, "99") == []


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("bidi", [False, True])
def test_everything_is_shown_at_every_width(width, bidi):
    reading = read()
    lines = [line.plain for line in why_lines(reading, chosen(reading, None), Look(width, bidi))]
    shown = "".join("".join(c for c in line if c not in (LRI, RLI, PDI)) for line in lines).replace(" ", "")
    for claim in reading.claims:
        for word in (claim.id, claim.event_type):
            assert word in shown
    assert "".join(lines).count(PDI) == sum("".join(lines).count(mark) for mark in (LRI, RLI))


def run(*arguments, text=TEXT):
    return CliRunner().invoke(main, [*arguments], input=text)


def test_the_command_tells_of_all_claims_or_of_one():
    every = run("why", "-", "--published", "2015-08-01")
    assert every.exit_code == 0
    assert "light verb" in every.stdout
    assert "modality.csv:" in every.stdout
    one = run("why", "-", "2", "--published", "2015-08-01")
    assert one.exit_code == 0
    assert "MOBILIZE" in one.stdout
    assert "ASSAULT aerial" not in one.stdout


def test_a_claim_that_is_not_there_is_an_error():
    got = run("why", "-", "99", "--published", "2015-08-01")
    assert got.exit_code == 1
    assert "99" in got.stderr


def test_the_same_in_the_json_on_request():
    without, with_why = (json.loads(run("read", "-", "--format", "jsonl", "--published", "2015-08-01", *more).stdout) for more in ((), ("--why",)))
    assert all("why" not in claim for claim in without["claims"])
    assert all({"slot", "rule", "row", "span"} == why.keys() for claim in with_why["claims"] for why in claim["why"])
    assert all(claim["why"] for claim in with_why["claims"])
    assert run("read", "-", "--why").exit_code == 2


def test_a_row_that_is_not_there_is_empty():
    assert row_text("verbs.csv:1") == ""
