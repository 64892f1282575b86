"""Figures that cannot both be true, and the many that only look so."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.claim import Actor, Claim, Count, Interval, Link, Location
from riwaya.reading import Reading
from riwaya.report import Report, Span
from riwaya.weigh import conflicts

AT = Span(0, 3, "قال")
DAY = date(2014, 12, 9)
ARMY = Actor(AT, "الجيش الأميركي", "US Army", "us-army", "USA", "force")
COALITION = Actor(AT, "التحالف", None, "coalition", None, "force")
KUWAIT = Location(AT, "الكويت", "Kuwait", "KWT")
IRAQ = Location(AT, "العراق", "Iraq", "IRQ")


def claim(value, *, qualifier="exact", low=None, high=None, what="vehicles", kind="MOBILIZE", actors=(ARMY,), places=(KUWAIT,), source="صحيفة", **more):
    of_count = {k: more.pop(k) for k in ("part_of_total", "cumulative") if k in more}
    count = Count(value, low, high, qualifier, what, AT, **of_count)
    return Claim(f"c{value}{source}", kind, None, AT, AT, actors=actors, locations=places, counts=(count,), attribution=(Link(source),), **more)


def reading(*claims, published=DAY, name="r1"):
    return Reading(Report("قال", name, "منبر", None, published), (), claims)


def figures(*readings):
    return [(c.one.count.value, c.other.count.value) for c in conflicts(readings)]


def test_two_reports_with_two_figures_of_one_stock():
    found = conflicts([reading(claim(31_000)), reading(claim(3_100, source="موقع"), name="r2")])
    (conflict,) = found
    assert (31_000, 3_100) == (conflict.one.count.value, conflict.other.count.value)
    for part in ("31,000", "3,100", "10", "Kuwait", "US Army", "vehicles"):
        assert part in conflict.why.en
    for part in ("31,000", "3,100", "الكويت", "الجيش الأميركي", "مركبات"):
        assert part in conflict.why.ar


def test_one_report_can_contradict_itself():
    assert [(31_000, 3_100)] == figures(reading(claim(31_000), claim(3_100, source="موقع")))


def test_the_same_two_sources_with_the_same_two_figures_are_one_conflict():
    assert 1 == len(figures(reading(claim(31_000), claim(31_000), claim(3_100, source="ب"), claim(3_100, source="ب"))))


OTHER = claim(3_100, source="موقع")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim(31_000), claim(31_000, source="موقع")),
        (claim(31_000), claim(3_100, what="weapons")),
        (claim(31_000), claim(3_100, places=(IRAQ,))),
        (claim(31_000), claim(3_100, places=())),
        (claim(31_000), claim(3_100, actors=(COALITION,))),
        (claim(31_000), claim(3_100, actors=())),
        (claim(31_000), claim(3_100, modality="planned")),
        (claim(31_000), claim(3_100, part_of_total=True)),
        (claim(31_000), claim(3_100, cumulative=True)),
        (claim(31_000), claim(3_100, kind="RETREAT")),
        (claim(31_000), claim(30_000, qualifier="more_than")),
        (claim(31_000), claim(30_000, qualifier="about")),
        (claim(31_000), claim(None, low=20_000, qualifier="at_least")),
        (claim(31_000), claim(None, low=30_000, high=32_000, qualifier="range")),
        (claim(31_000), claim(30_600)),
        (claim(1_500, what="personnel"), claim(800, what="personnel")),
        (claim(1_500, what="personnel", kind="PRESENCE", qualifier="about"), claim(1_700, what="personnel", kind="PRESENCE")),
        (claim(500, what="money"), claim(5, what="money")),
        (claim(7, what="killed", kind="ASSAULT", time=Interval(DAY, DAY)), claim(9, what="killed", kind="ASSAULT", time=Interval(date(2014, 12, 1), date(2014, 12, 2)))),
    ],
    ids=[
        "equal", "counts other things", "elsewhere", "place unknown", "another party", "party unknown", "only planned", "part of a total", "cumulative", "another event",
        "above the bound", "about", "open bound", "within the range", "rounded", "two movements of troops", "about and exact", "money", "other days",
    ],
)  # fmt: skip
def test_what_may_honestly_differ_is_no_conflict(one, other):
    assert [] == figures(reading(one, other))


def test_reports_of_other_weeks_may_both_have_been_right():
    earlier = reading(OTHER, published=date(2014, 11, 1), name="r2")
    assert [] == figures(reading(claim(31_000)), earlier)
    assert [] == figures(reading(claim(31_000)), reading(OTHER, published=None, name="r2"))


def test_bounds_that_exclude_each_other_conflict():
    assert [(100, 300)] == figures(reading(claim(100, qualifier="at_most"), claim(300, source="ب", qualifier="more_than")))
    assert [(148, 150)] == figures(reading(claim(148, what="strikes", kind="ASSAULT"), claim(150, what="strikes", kind="ASSAULT", source="ب", qualifier="at_least")))


def test_casualties_of_one_attack_in_two_words_for_it():
    day = Interval(DAY, DAY)
    assert [(7, 12)] == figures(reading(claim(7, what="killed", kind="ASSAULT", time=day), claim(12, what="killed", kind="CASUALTY", time=day, source="ب")))


def test_the_order_of_readings_gives_the_order_of_conflicts():
    a, b = reading(claim(31_000)), reading(OTHER, name="r2")
    assert [(31_000, 3_100)] == figures(a, b)
    assert [(3_100, 31_000)] == figures(b, a)
