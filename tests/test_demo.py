"""The samples and what the demonstration shows of them."""

from __future__ import annotations

import time

import pytest
from click.testing import CliRunner

import riwaya
from riwaya import weigh
from riwaya.cli import main
from riwaya.demo import samples


@pytest.fixture(scope="module")
def readings():
    return [riwaya.read(report) for report in samples()]


def counts(readings):
    return {(report.report.outlet, c.value, c.what) for report in readings for claim in report.claims for c in claim.counts}


def test_the_samples_are_reports_of_invented_outlets_with_days():
    reports = samples()
    assert 3 <= len(reports) <= 6
    assert len(reports) == len({r.outlet for r in reports})
    assert all(r.published and r.title and r.id for r in reports)


@pytest.mark.parametrize(
    "figure",
    [("وكالة المرسى", 1500, "personnel"), ("وكالة المرسى", 148, "strikes"), ("صحيفة ضفاف", 31_000, "vehicles"), ("بوابة الساحل", 3_100, "vehicles"), ("إذاعة صوت النهرين", 1700, "personnel")],
)  # fmt: skip
def test_every_figure_of_the_samples_is_read(readings, figure):
    assert figure in counts(readings)


def test_the_vehicles_are_found_to_conflict_and_the_pledge_is_not(readings):
    (account,) = [a for a in weigh.build(readings) if a.verdict == "conflicting"]
    (figure,) = account.figures
    assert "vehicles" == figure.scope.what
    assert {31_000, 3_100} == {v.value for v in figure.values}
    assert any(d.one.report is d.other.report for d in account.differences) or 3 == len({m.report.identity for m in account.members})


def test_each_side_of_a_conflict_has_its_sentence_and_its_source(readings):
    for account in weigh.build(readings):
        for member in account.members:
            assert member.claim.evidence.text
            assert member.claim.attribution or member.report.outlet


def test_the_demonstration_shows_claims_and_contradictions_in_under_ten_seconds():
    started = time.monotonic()
    result = CliRunner().invoke(main, ["demo"], env={"COLUMNS": "120"})
    assert time.monotonic() - started < 10
    assert 0 == result.exit_code
    for shown in ("31,000", "3,100", "148", "1,700", "contradiction", "vehicles: 31,000 / 3,100", "10 times", "why", "لماذا"):
        assert shown in result.stdout
