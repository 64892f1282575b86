"""A folder of pages of several sites into a ledger: all are kept, and a near-copy is no second source."""

from __future__ import annotations

from click.testing import CliRunner

from riwaya import Ledger
from riwaya.cli import main

LEAD = "أعلن ناطق عسكري في صنعاء مقتل 12 جنديا في هجوم شنه مسلحون على نقطة تفتيش قرب مدينة تعز أمس الأحد، وقال إن المهاجمين فروا قبل وصول التعزيزات."
REST = [
    "وأضاف الناطق أن سيارات الإسعاف نقلت الجرحى إلى المستشفى العام، وأن الطريق المؤدي إلى المدينة أغلق ساعات قبل أن يعاد فتحه أمام السيارات.",
    "ولم تعلن أي جهة مسؤوليتها عما جرى، فيما طالب السكان بتعزيز نقاط التفتيش حول الحي القديم وسوقه قبل حلول العيد بأيام قليلة.",
    "وكانت المنطقة قد شهدت في الأسابيع الأخيرة توترا متزايدا دفع عددا من العائلات إلى مغادرة بيوتها نحو القرى المجاورة بحثا عن الأمان.",
]


def page(outlet, *lines):
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2015-03-02">'
    return f"<html><head><title>هجوم</title>{head}</head><body><article>{body}</article></body></html>"


def test_near_copies_are_all_kept_and_count_as_one_source(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(page("منبر", LEAD, *REST), encoding="utf-8")
    (folder / "b.html").write_text(page("صدى", LEAD, *REST[:2], "المصدر: وكالات"), encoding="utf-8")  # cut at the end, a line added
    (folder / "c.html").write_text("<html><body><p>nothing Arabic</p></body></html>", encoding="utf-8")
    ledger = str(tmp_path / "war.db")
    result = CliRunner().invoke(main, ["add", str(folder), "--ledger", ledger])
    assert result.exit_code == 1
    assert "c.html: not Arabic" in result.stderr
    assert "2 added, 0 known already" in result.stderr
    with Ledger.open(ledger) as store:
        assert {"منبر", "صدى"} == {r.outlet for r in store.reports().items}
        record = next(a for a in store.accounts(what="killed").items if a.reports > 1)
        assert record.verdict == "single"
        assert sum(m["copy_of"] is not None for m in record.data["claims"]) == 1
    again = CliRunner().invoke(main, ["add", str(folder), "--ledger", ledger])
    assert "0 added, 2 known already" in again.stderr
