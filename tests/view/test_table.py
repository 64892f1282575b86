"""The table in a terminal: nothing lost, nothing moved into another cell, nothing that steers the terminal."""

from __future__ import annotations

import re
from datetime import date

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from riwaya.claim import Actor, Claim, Count, Interval, Link, Location
from riwaya.reading import Reading
from riwaya.report import Report, Span
from riwaya.view.phrases import LRI, PDI, RLI
from riwaya.view.table import Look, mention_lines, reading_lines, reorders

TEXT = 'قالت وكالة "منبر" أمس إن الجيش حشد بين 100 و200 مدرعة قرب تعز منذ 8 أغسطس.'
WIDTHS = (40, 80, 120, 200)
_ISOLATES = re.compile(f"[{LRI}{RLI}{PDI}]")


def span(words):
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


CLAIM = Claim(
    "c1",
    "MOBILIZE",
    "weapons",
    span("حشد"),
    span("الجيش حشد بين 100 و200 مدرعة قرب تعز منذ 8 أغسطس"),
    actors=(Actor(span("الجيش")),),
    locations=(Location(span("تعز")),),
    time=Interval(date(2015, 8, 8), date(2015, 9, 1), span("منذ 8 أغسطس")),
    counts=(Count(None, 100, 200, "range", "vehicles", span("بين 100 و200 مدرعة"), "مدرعة"),),
    attribution=(Link('وكالة "منبر"', said=Interval(date(2015, 8, 31), date(2015, 8, 31))),),
)
READING = Reading(Report(TEXT, "r1", "منبر", "عنوان الخبر", date(2015, 9, 1)), (), (CLAIM,), ("a doubt",))


def lines(reading, width, *, bidi=False):
    return [line.plain for line in reading_lines(reading, Look(width, bidi))]


def shown(reading, width, *, bidi=False):
    return " ".join(_ISOLATES.sub("", " ".join(lines(reading, width, bidi=bidi))).split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("bidi", [False, True])
def test_every_slot_is_shown_at_every_width(width, bidi):
    got = re.sub(r"\s", "", shown(READING, width, bidi=bidi))
    for word in ("r1", "2015-09-01", "منبر", "adoubt", "MOBILIZE", "weapons", "الجيش", "100", "200", "مدرعة", "تعز", "2015-08-08", "actual", "2015-08-31", "أغسطس"):
        assert word in got, word


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("bidi", [False, True])
def test_no_line_is_wider_than_the_terminal(width, bidi):
    assert max(cell_len(_ISOLATES.sub("", line)) for line in lines(READING, width, bidi=bidi)) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_isolates_are_closed_on_the_line_they_are_opened_on(width):
    for line in lines(READING, width):
        depth = 0
        for c in line:
            depth += (c in (LRI, RLI)) - (c == PDI)
            assert depth >= 0
        assert depth == 0, line


def test_ranges_are_words_and_days_are_isolated_so_neither_shows_reversed():
    got = "\n".join(lines(READING, 80))
    assert "between 100 and 200 مدرعة" in got
    assert f"{LRI}2015-08-08{PDI} to {LRI}2015-09-01{PDI}" in got
    assert not re.search(r"\d\s*[-–]\s*\d{3}\b", got)


def test_columns_run_from_right_to_left_where_the_terminal_reorders():
    head = next(line for line in lines(READING, 200, bidi=True) if "says who" in line)
    assert head.index("says who") < head.index("who" + PDI, head.index("when"))
    head = next(line for line in lines(READING, 200) if "says who" in line)
    assert head.index("what") < head.index("says who")


@pytest.mark.parametrize(
    ("environment", "does"),
    [({}, False), ({"VTE_VERSION": "7200"}, True), ({"VTE_VERSION": "5202"}, False), ({"VTE_VERSION": "x"}, False), ({"KONSOLE_VERSION": "2"}, True), ({"TERM_PROGRAM": "vscode"}, False), ({"TERM_PROGRAM": "Apple_Terminal"}, True)],
)  # fmt: skip
def test_terminals_that_reorder_are_known_by_their_environment(environment, does):
    assert does == reorders(environment)


def test_a_report_without_claims_says_so():
    assert "no claims" in shown(Reading(Report(TEXT), (), ()), 80)


def test_the_report_speaks_for_itself_where_nobody_is_quoted():
    claim = Claim("c", "PRESENCE", None, span("حشد"), span("حشد"))
    assert "the report itself" in shown(Reading(Report(TEXT), (), (claim,)), 80)


@given(strategies.readings(), st.sampled_from(WIDTHS), st.booleans())
def test_no_report_can_steer_the_terminal_or_break_the_table(reading, width, bidi):
    for line in (*lines(reading, width, bidi=bidi), *(x.plain for x in mention_lines(reading.report, reading.mentions, Look(width, bidi)))):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]", line)
        assert line.count(LRI) + line.count(RLI) == line.count(PDI)


def test_a_word_of_a_million_letters_is_wrapped_soon():
    text = "ا" * 1_000_000
    whole = Span.of(text, 0, len(text))
    assert len(lines(Reading(Report(text, "x"), (), (Claim("c", "ASSAULT", None, whole, whole),)), 120)) > 10
