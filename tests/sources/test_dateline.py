"""The day of a dateline: a place, a whole day, a dash; anything else is an event's day and not taken."""

from __future__ import annotations

import json
from datetime import date

import pytest

from riwaya.sources import dateline, record, text
from riwaya.sources.outcome import Defaults


@pytest.mark.parametrize(
    "head",
    [
        "القاهرة 9 ديسمبر 2014 (وكالة النيل) - وصل الوفد",
        "القاهرة، الثلاثاء 9 ديسمبر 2014 — وصل الوفد",
        "دمشق - 9 كانون الأول / ديسمبر 2014 - وصل الوفد",
        "بغداد ٩ ديسمبر ٢٠١٤ - وصل الوفد",
        "بغداد 9/12/2014 - وصل الوفد",
        "القاهرة (وكالة النيل) - 9 ديسمبر 2014 - وصل الوفد",
        "  الموصل 9 كانون الأول 2014\nوصل الوفد",
    ],
)
def test_a_dateline_gives_the_day_and_says_so(head):
    day, doubts = dateline.published(head)
    assert date(2014, 12, 9) == day
    assert doubts[0].startswith("day of publication taken from the dateline")


@pytest.mark.parametrize(
    "head",
    [
        "9 ديسمبر 2014 - وصل الوفد",  # a chronology's heading
        "القاهرة 9 ديسمبر - وصل الوفد",  # of which year?
        "القاهرة في 9 ديسمبر 2014 - وصل الوفد",
        "القاهرة شهدت 9 ديسمبر 2014 - مسيرة",
        "القاهرة 9 ديسمبر 2014: وصل الوفد",
        "القاهرة 9 ديسمبر 2014 شهدت مسيرة\nثم هدأت",
        "القاهرة - وصل الوفد يوم 9 ديسمبر 2014",
        "القاهرة ديسمبر 2014 - وصل الوفد",
        "القاهرة 31 فبراير 2014 - وصل الوفد",
        "القاهرة 9 ديسمبر 2014",  # nothing follows: a title, perhaps
        "(" * 200 + "9 ديسمبر 2014",
        "",
    ],
)
def test_no_other_day_is_taken(head):
    assert (None, ()) == dateline.published(head)


def test_a_text_and_a_record_without_a_day_have_that_of_their_dateline():
    told = "القاهرة (وكالة النيل) - 9 ديسمبر 2014 - وصل الوفد\n"
    assert date(2014, 12, 9) == text.read("a.txt", told.encode(), Defaults()).report.published
    assert date(2014, 12, 10) == text.read("a.txt", told.encode(), Defaults(date(2014, 12, 10))).report.published
    assert date(2014, 12, 9) == record.read("a.json", json.dumps({"text": told}).encode(), Defaults()).report.published
    assert date(2014, 12, 8) == record.read("a.json", json.dumps({"text": told, "published": "2014-12-08"}).encode(), Defaults()).report.published
