"""Pairs of reports: of one fact or of two, and what becomes of their figures."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

import riwaya
from riwaya import weigh
from riwaya.account import VERDICTS
from riwaya.account_form import accounts_to_json, schema
from riwaya.weigh.copies import copies

DAY = date(2016, 3, 10)


def rows():
    lines = [line for line in Path(__file__).with_name("pairs.csv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def report(text, days=0, name="r1", outlet="منبر"):
    return riwaya.read(riwaya.Report(text, name, outlet, None, DAY + timedelta(days=days)))


def shared(accounts):
    return [a for a in accounts if len({m.report.identity for m in a.members}) > 1]


@pytest.mark.parametrize("row", rows(), ids=lambda r: r["name"])
def test_pair(row):
    told = [report(row["one"], int(row["a"])), report(row["other"], int(row["b"]), "r2", "صدى")]
    accounts = weigh.build(told)
    jsonschema.validate(accounts_to_json(accounts), schema())
    together = shared(accounts)
    assert row["together"] == ("yes" if together else "no")
    if together:
        assert row["verdict"] == max((a.verdict for a in together), key=VERDICTS.index)


LONG = "قتل 12 جنديا في انفجار سيارة مفخخة في بغداد اليوم. وهرعت سيارات الإسعاف إلى المكان ونقلت المصابين إلى مستشفيات المدينة. وأغلقت قوات الأمن الشوارع المؤدية إلى موقع الانفجار ومنعت الصحفيين من الاقتراب."


def bombing(accounts):
    (account,) = [a for a in shared(accounts) if a.figures]
    return account


def test_a_wire_copy_is_kept_and_corroborates_nothing():
    account = bombing(weigh.build([report(LONG), report(LONG, name="r2", outlet="صدى")]))
    assert {"r1", "r2"} == {m.report.identity for m in account.members}
    assert {"r1"} == {m.copy_of for m in account.members if m.report.identity == "r2"}
    assert "single" == account.verdict


def test_a_slip_in_a_copy_is_seen():
    slip = LONG.replace("12 جنديا", "120 جنديا")
    accounts = weigh.build([report(LONG), report(slip, name="r2", outlet="صدى")])
    account = bombing(accounts)
    assert account.verdict in ("conflicting", "revised")
    assert any({12, 120} <= {v.value for v in f.values} for f in account.figures)


def test_quoting_another_paper_is_no_second_source():
    one = report("حشدت تركيا 20 ألف مدرعة في العراق.", outlet="صحيفة البلد")
    other = report("ذكرت صحيفة البلد أن تركيا حشدت 20 ألف مدرعة في العراق.", name="r2", outlet="صدى")
    (account,) = shared(weigh.build([one, other]))
    assert "single" == account.verdict


def test_one_report_can_contradict_itself():
    text = "قالت وكالة محلية إن تركيا حشدت 20 ألف مدرعة في العراق. وقالت صحيفة البلد إن تركيا حشدت ألفي مدرعة في العراق."
    found = [a for a in weigh.build([report(text)]) if a.verdict == "conflicting"]
    assert 1 == len(found)
    (difference,) = found[0].differences
    assert difference.one.report is difference.other.report
    assert "10 times" in difference.why.en
    assert "20,000" in difference.why.ar


def test_running_totals_are_one_history_and_do_not_conflict_with_what_is_new():
    first = report("قالت وزارة الصحة إن عدد القتلى منذ بداية يناير بلغ 500 قتيل. وقتل 7 أشخاص خلال 24 ساعة الماضية.")
    second = report("قالت وزارة الصحة إن عدد القتلى منذ بداية يناير بلغ 510 قتلى. وقتل 10 أشخاص خلال 24 ساعة الماضية.", 1, "r2")
    accounts = weigh.build([first, second])
    assert not [d for a in accounts for d in a.differences if d.verdict == "conflicting"]


def test_an_answer_is_not_the_attack_that_it_answers():
    text = "قتلت قوات الجيش 16 مسلحا في عملية بولاية باتنة ردا على الهجوم الذي استهدف دورية يوم الاثنين. وكان الهجوم قد أودى بحياة 9 جنود."
    for account in weigh.build([report(text)]):
        tolls = {v.value for f in account.figures if f.scope.what == "killed" for v in f.values}
        assert tolls != {9, 16}


def test_what_happened_years_ago_is_no_part_of_today():
    text = "قتل ضابط وثلاثة جنود في انفجار عبوة ناسفة في رفح. وتشهد سيناء هجمات منذ يوليو 2013 أسفرت عن مقتل المئات."
    (account,) = [a for a in weigh.build([report(text)]) if any(v.value == 4 for f in a.figures for v in f.values)]
    assert "conflicting" != account.verdict


def test_two_tellings_of_one_report_join_where_another_has_both_figures():
    both = "قال تنظيم القاعدة إنه قتل 14 جنديا في كمين في عين الدفلى أمس. وقالت صحيفة الوطن إن 11 جنديا قتلوا في الكمين."
    lead = "قتل 14 جنديا في كمين في عين الدفلى، بحسب تنظيم القاعدة."
    accounts = shared(weigh.build([report(both), report(lead, name="r2", outlet="صدى")]))
    assert any({11, 14} <= {v.value for f in a.figures for v in f.values} and a.verdict == "conflicting" for a in accounts)


def test_a_cut_copy_of_a_long_text_is_found():
    """A short text is held whole and a long one by a sample: they are compared sample with sample."""
    words = [f"كلمة{chr(0x628 + i % 20)}{chr(0x628 + i // 20 % 20)}" for i in range(400)]
    long, cut = (riwaya.Report(" ".join(words[:n]), f"r{n}", None, None, DAY) for n in (400, 120))
    assert {"r400": "r120"} == copies([long, cut])
    assert not copies([long, riwaya.Report(" ".join(words[::-1][:120]), "z", None, None, DAY)])


def test_a_lead_is_no_second_source_beside_the_one_that_it_was_told_by():
    text = "قتل 12 جنديا في انفجار سيارة مفخخة في بغداد اليوم. وقالت وزارة الداخلية إن 12 جنديا قتلوا في انفجار السيارة في بغداد."
    (account,) = [a for a in weigh.build([report(text)]) if a.figures]
    assert 2 == len(account.members)
    assert "single" == account.verdict
    other = report("أعلنت وزارة الداخلية مقتل 12 جنديا في انفجار السيارة المفخخة في بغداد اليوم.", name="r2", outlet="صدى")
    assert {"single"} == {a.verdict for a in shared(weigh.build([report(text), other]))}
