"""Figures over windows: histories, and sums that must come out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import riwaya
from riwaya import weigh

DAY = date(2026, 3, 10)
TEXT = """التقرير الإحصائي اليومي

وصل إلى المستشفيات خلال الـ 24 ساعة الماضية:
عدد الشهداء {new} شهداء ({parts}).
عدد الإصابات: {hurt} إصابات.

منذ وقف إطلاق النار (11 أكتوبر):
إجمالي عدد الشهداء: {truce}

الإحصائية التراكمية منذ بداية العدوان في 7 أكتوبر 2023:
العدد التراكمي للشهداء: {total}
"""


def bulletin(day, new, parts, truce, total, hurt=4):
    text = TEXT.format(new=new, parts=parts, truce=truce, total=total, hurt=hurt)
    return riwaya.read(riwaya.Report(text, f"b{day}", "وزارة الصحة", None, DAY + timedelta(days=day)))


def killed(readings):
    (account,) = [a for a in weigh.build(readings) if any(f.scope.what == "killed" and f.scope.cumulative for f in a.figures)]
    return account


def wrong(account):
    return [d.why.en for d in account.differences if d.verdict == "conflicting"]


GOOD = [(0, 7, "6 شهداء جدد + شهيد 1 انتشال", 500, 70_000), (1, 8, "5 شهداء جدد + 3 شهداء انتشال", 508, 70_008), (2, 3, "2 شهداء جدد + شهيد 1 انتشال", 511, 70_011)]


def test_every_running_total_is_one_history_and_nothing_conflicts():
    account = killed([bulletin(*g) for g in GOOD])
    assert not wrong(account)
    running = {f.scope.window.start: [v.value for v in f.values] for f in account.figures if f.scope.cumulative}
    assert {date(2023, 10, 7): [70_000, 70_008, 70_011], date(2025, 10, 11): [500, 508, 511]} == running


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ((1, 8, "5 شهداء جدد + شهيدان 2 انتشال", 508, 70_008), "the parts do not add up: 5 + 2 = 7, but the total given is 8"),
        ((1, 8, "5 شهداء جدد + 3 شهداء انتشال", 508, 70_010), "70,000 + 8 does not make 70,010"),
        ((1, 8, "5 شهداء جدد + 3 شهداء انتشال", 515, 70_008), "though the longer window holds the shorter"),
    ],
)
def test_what_does_not_add_up_is_said(changed, says):
    account = killed([bulletin(*(changed if g[0] == changed[0] else g)) for g in GOOD])
    assert any(says in why for why in wrong(account)), wrong(account)
    assert "conflicting" == account.verdict


def test_a_total_that_falls_is_told():
    account = killed([bulletin(*GOOD[0]), bulletin(1, 8, "5 شهداء جدد + 3 شهداء انتشال", 508, 69_900)])
    assert any("fell from 70,000 to 69,900" in d.why.en for d in account.differences)


def test_what_was_added_to_the_longer_window_only_is_explained():
    account = killed([bulletin(*GOOD[0]), bulletin(3, 8, "5 شهداء جدد + 3 شهداء انتشال", 508, 70_020)])
    assert not wrong(account)
    assert any(d.verdict == "explained" and "the rest (12)" in d.why.en for d in account.differences)
