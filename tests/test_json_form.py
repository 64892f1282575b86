"""JSON in and out: what goes out is valid, and what comes back is what went out."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
import strategies
from hypothesis import given

from riwaya.json_form import (
    NotTheReport,
    dumps,
    mention_from_json,
    mention_to_json,
    reading_from_json,
    reading_to_json,
    report_from_json,
    report_to_json,
    schema,
)
from riwaya.mention import Number
from riwaya.reading import Reading
from riwaya.report import Report, Span

VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


def test_the_schema_is_itself_valid_and_the_one_that_was_agreed(shared):
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads((shared / "claim.schema.json").read_text(encoding="utf-8")) == schema()


@given(strategies.readings())
def test_any_reading_is_valid_under_the_schema(reading):
    VALIDATOR.validate(reading_to_json(reading, why=True, mentions=True))


@given(strategies.readings())
def test_a_reading_comes_back_as_it_went(reading):
    sent = dumps(reading_to_json(reading, why=True, mentions=True))
    back = reading_from_json(json.loads(sent), reading.report)
    assert reading == back
    assert [c.why for c in reading.claims] == [c.why for c in back.claims]
    assert sent == dumps(reading_to_json(back, why=True, mentions=True))


@given(strategies.reports())
def test_a_report_comes_back_as_it_went(report):
    assert report == report_from_json(json.loads(dumps(report_to_json(report))))


def test_why_and_mentions_only_on_request():
    reading = Reading(Report("نص"), (), (), ())
    assert {"schema", "report", "claims"} == reading_to_json(reading).keys()


def test_arabic_is_written_as_arabic_and_a_lone_surrogate_as_its_escape():
    assert '["نص", "\\ud800"]' == dumps(["نص", "\ud800"])
    assert ["نص", "\ud800"] == json.loads(dumps(["نص", "\ud800"]))


def test_a_reading_of_another_text_is_refused():
    sent = reading_to_json(Reading(Report("نص"), (), ()))
    with pytest.raises(NotTheReport, match="not"):
        reading_from_json(sent, Report("نص آخر"))


def test_the_value_of_a_mention_holds_what_the_format_says_and_no_more():
    number = Number(Span(0, 2, "12"), 0, 1, 12, None, None, "exact", readings=(12,))
    told = mention_to_json(number)
    assert {"kind": "number", "span": {"start": 0, "end": 2, "text": "12"}, "value": {"value": 12, "low": None, "high": None, "qualifier": "exact"}} == told
    assert number == mention_from_json(mention_to_json(number, whole=True))


def test_an_unknown_kind_of_mention_is_an_error():
    with pytest.raises(ValueError, match="smell"):
        mention_from_json({"kind": "smell", "span": {"start": 0, "end": 0, "text": ""}, "value": {}, "more": {"words": [0, 1]}})


def test_an_identity_is_kept_or_derived_from_text_outlet_and_day():
    assert "x1" == reading_to_json(Reading(Report("نص", "x1"), (), ()))["report"]["id"]
    derived = {Report("نص", outlet=o, published=d).identity for o in (None, "أ") for d in (None, date(2014, 12, 9))}
    assert len(derived) == 4
    assert Report("نص", title="عنوان").identity == Report("نص", url="u").identity
