"""Times told roughly are as wide as their words."""

from __future__ import annotations

from datetime import date

import pytest

import riwaya
from riwaya.weigh.loose import loose

DAY = date(2015, 8, 3)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("دخلت قوات حكومية مدينة الباب قبل أكثر من أسبوعين.", date(2015, 7, 6), date(2015, 7, 20)),
        ("دخلت قوات حكومية مدينة الباب قبل أسبوعين.", date(2015, 7, 17), date(2015, 7, 23)),
        ("دخلت قوات حكومية مدينة الباب قبل يومين.", date(2015, 8, 1), date(2015, 8, 1)),
        ("دخلت قوات حكومية مدينة الباب يوم 20 يوليو.", date(2015, 7, 20), date(2015, 7, 20)),
    ],
)
def test_loose(text, start, end):
    (claim,) = [c for c in riwaya.read(riwaya.Report(text, "r", published=DAY)).claims if c.time]
    time = loose(claim.time, DAY)
    assert (start, end) == (time.start, time.end)
    assert claim.time == loose(claim.time, None)
