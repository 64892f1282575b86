"""Accounts kept up to date one report at a time are those built all at once."""

from __future__ import annotations

from datetime import date, timedelta

import jsonschema
import strategies
from hypothesis import given
from hypothesis import strategies as st

import riwaya
from riwaya import weigh
from riwaya.account_form import accounts_to_json, schema
from riwaya.weigh import blocks
from riwaya.weigh.build import in_order
from riwaya.weigh.told import tell

DAY = date(2016, 3, 10)


class Store:
    """The least that keeps accounts: what a ledger does, in memory."""

    def __init__(self):
        self.readings = {}
        self.keys = {}
        self.accounts = []

    def holders(self, keys):
        return {k: sorted(i for i, held in self.keys.items() if k in held) for k in keys}

    def told(self, identities):
        return {i: tell(self.readings[i]) for i in identities if i in self.readings}

    def mates(self, claims):
        return {m.key for a in self.accounts if any(m.key in claims for m in a.members) for m in a.members}

    def put(self, *new, gone=()):
        change = weigh.change(self, [tell(r) for r in new], gone)
        self.accounts = [a for a in self.accounts if not any(m.key in change.claims for m in a.members)] + list(change.accounts)
        for identity in gone:
            self.readings.pop(identity, None)
            self.keys.pop(identity, None)
        for reading in new:
            self.readings[reading.report.identity] = reading
            self.keys[reading.report.identity] = weigh.keys(reading)

    def stored(self):
        return accounts_to_json(in_order(self.accounts))


_WHAT = ("قتل {n} جنود في انفجار سيارة مفخخة في {p} {t}.", "ارتفع عدد القتلى إلى {n} بعد التفجير الذي ضرب {p}.", "قصفت طائرات مدينة {p} {t} ما أسفر عن مقتل {n} مدنيين.", "نفى الجيش مقتل {n} من جنوده في {p}.", "منذ بداية العام قتل {n} شخصا في {p}.")  # fmt: skip


@st.composite
def stories(draw):
    """Short reports that often tell of the same few events."""
    text = " ".join(
        draw(st.sampled_from(_WHAT)).format(n=draw(st.integers(3, 6)), p=draw(st.sampled_from(("بغداد", "الموصل", "تعز"))), t=draw(st.sampled_from(("أمس", "اليوم", ""))))
        for _ in range(draw(st.integers(1, 3)))
    )
    return riwaya.Report(text, f"r{draw(st.integers(0, 7))}", draw(st.sampled_from(("أ", "ب", None))), None, DAY + timedelta(days=draw(st.integers(0, 1))))


many = st.lists(stories() | strategies.reports(strategies.newslike()), min_size=1, max_size=7)


def told(readings):
    return accounts_to_json(weigh.build(readings))


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_reports_is_of_no_account(reports, random):
    readings = list({r.identity: riwaya.read(r) for r in reports}.values())
    first = told(readings)
    random.shuffle(readings)
    assert first == told(readings)
    jsonschema.validate(first, schema())


@given(many, st.sampled_from((1, 2, 60)))
def test_one_report_at_a_time_comes_to_the_same(reports, crowd):
    store = Store()
    kept = {}
    limit = blocks.CROWD
    try:
        _limit(crowd)
        for report in reports:
            reading = riwaya.read(report)
            kept[report.identity] = reading
            store.put(reading)
            assert told(kept.values()) == store.stored()
        gone = reports[0].identity
        store.put(gone=[gone])
        del kept[gone]
        assert told(kept.values()) == store.stored()
    finally:
        _limit(limit)


def _limit(crowd):
    """How many reports make a block crowded: few, so that small stores have crowded blocks."""
    import sys

    blocks.CROWD = crowd
    sys.modules["riwaya.weigh.change"].CROWD = crowd


@given(many)
def test_every_claim_is_in_an_account_and_ids_are_unique(reports):
    readings = list({r.identity: riwaya.read(r) for r in reports}.values())
    accounts = weigh.build(readings)
    assert {(r.report.identity, c.id) for r in readings for c in r.claims} == {m.key for a in accounts for m in a.members}
    assert len({a.id for a in accounts}) == len(accounts)
