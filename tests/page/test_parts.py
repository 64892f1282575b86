"""The parts of the page by themselves: what is asked, the languages, addresses, citations, marks, and the geometry of charts and map."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

import riwaya
from riwaya.claim import Count
from riwaya.ledger.records import Bucket, TermCount
from riwaya.page import sentences
from riwaya.page.addresses import Served
from riwaya.page.asked import Asked, NotAsked
from riwaya.page.citations import citation
from riwaya.page.drawing.days import grid
from riwaya.page.drawing.scale import EDGE, scale_of
from riwaya.page.drawing.ties import MOST, ties
from riwaya.page.drawing.world import drawn
from riwaya.page.rendering import isolated, web
from riwaya.page.tongue import Tongue, chosen
from riwaya.report import Span

AR, EN = Tongue("ar"), Tongue("en")


def test_what_is_asked_is_read_and_bounded():
    asked = Asked.of([("actor", " USA "), ("actor", "USA"), ("actor", ""), ("since", "2015-02"), ("until", "2015-02"), ("q", "x"), ("utm_source", "mail")])
    assert asked.filters == {"actor": ("USA",), "since": date(2015, 2, 1), "until": date(2015, 2, 28)}
    assert asked.own == {"q": "x"}
    assert asked.without("actor", "USA") == (("since", "2015-02-01"), ("until", "2015-02-28"))
    for pairs in ([("since", "soon")], [("q", "x" * 301)], [("place", f"p{i}") for i in range(21)], [("until", "2015-13")]):
        with pytest.raises(NotAsked):
            Asked.of(pairs)


@pytest.mark.parametrize(
    ("kept", "accepted", "code"),
    [(None, None, "ar"), (None, "", "ar"), (None, "en-GB,ar;q=0.8", "en"), (None, "en;q=0.5,ar", "ar"), (None, "fr,de", "ar"), ("en", "ar", "en"), ("x", "en", "en"), (None, "en;q=x,;;", "ar"), (None, "en;q=0", "ar")],
)
def test_the_language_is_the_one_picked_then_the_browsers_then_arabic(kept, accepted, code):
    assert chosen(kept, accepted) == code


@pytest.mark.parametrize(
    ("n", "ar", "en"),
    [(0, "0 خبر", "0 reports"), (1, "خبر واحد", "1 report"), (2, "خبران", "2 reports"), (3, "3 أخبار", "3 reports"), (10, "10 أخبار", "10 reports"), (11, "11 خبرا", "11 reports"), (99, "99 خبرا", "99 reports"),
     (100, "100 خبر", "100 reports"), (103, "103 أخبار", "103 reports"), (1211, "1,211 خبرا", "1,211 reports")],
)  # fmt: skip
def test_nouns_are_counted_as_the_language_counts(n, ar, en):
    for tongue, told in ((AR, ar), (EN, en)):
        assert re.sub("<[^>]*>", "", tongue.counted(n, "reports")) == told


def test_an_address_brings_any_id_back():
    for id_ in ("p/5?x=1&y#z", "../..", "a b+c%20", "خبر 1", "<b>", "\u202e"):
        told = urlsplit(Served({}).to("report", id=id_, at="claim-x/y z"))
        assert parse_qs(told.query)["id"] == [id_]
        assert told.path == "/report"
    assert Served({}).to("front") == "/"
    assert Served({"page.css": "abc"}).asset("page.css") == "/static/page.css?v=abc"


def test_a_citation_has_quote_chain_outlet_title_day_and_address():
    told = citation("قتل 12 مدنيا", ["وكالة", "وزارة الصحة"], "منبر", "عنوان", date(2015, 7, 20), "https://e.org/1", "p-1")
    assert told == "«قتل 12 مدنيا»، منبر ← وكالة ← وزارة الصحة، «عنوان»، 2015-07-20، https://e.org/1"
    assert citation("قتل", [], None, None, None, None, "p-1") == "«قتل»، يوم النشر غير معروف، p-1"
    assert "\n" not in citation("أ\nب\u202e", [], "x\r", None, None, None, "k")


def test_only_the_web_is_linked_to():
    assert web("https://e.org/") == "https://e.org/"
    for url in (None, "", "javascript:alert(1)", "data:text/html,x", " https://e.org", "//e.org", "HTTPS://e.org"):
        assert web(url) == ""


def test_days_and_ranges_in_our_phrases_are_isolated():
    assert isolated("حتى 2015-07-20 و3,100-31,000 <b>") == 'حتى <bdi dir="ltr">2015-07-20</bdi> و<bdi dir="ltr">3,100-31,000</bdi> &lt;b&gt;'


def test_marks_reach_over_whole_words_and_lose_nothing():
    text = "وقتلوا 12 مدنيا في تعز"
    whole = Span(100, 100 + len(text), text)
    told = sentences.pieces(whole, [Span(101, 104, "قتل"), Span(107, 109, "12"), Span(110, 115, "مدنيا"), None, Span(0, 5, "خارج")])
    assert told == [("وقتلوا 12 مدنيا", True), (" في تعز", False)]
    assert sentences.pieces(whole, []) == [(text, False)]


def test_the_words_that_differ_are_marked():
    readings = [riwaya.read(riwaya.Report(f"قالت وزارة الصحة إن {n} مدنيا قتلوا في تعز.", published=date(2015, 7, 20))) for n in (12, 70)]
    one, other = (r.claims[0] for r in readings)
    for told, n in zip(sentences.differing("number", one, other), ("12", "70"), strict=True):
        marked = [text for text, m in told if m]
        assert len(marked) == 1
        assert n in marked[0]


def count(value=None, low=None, high=None, qualifier="exact"):
    return Count(value, low, high, qualifier, "killed", Span(0, 0, ""))


def test_figures_lie_on_one_scale():
    scale = scale_of([count(10), count(low=20, high=40, qualifier="range"), count(low=30, qualifier="at_least")])
    assert not scale.logarithmic
    assert (scale.at(0), scale.at(40)) == (EDGE, 100 - EDGE)
    ranged = scale.mark(count(low=20, high=40))
    assert EDGE < ranged.low < ranged.high == 100 - EDGE
    assert scale.mark(count(low=30)).open_high
    assert scale.mark(count(5, qualifier="more_than")).open_high
    wide = scale_of([count(3), count(31_000)])
    assert wide.logarithmic
    assert wide.at(3) == EDGE
    assert scale_of([]).at(5) == 50
    assert scale_of([count(0)]).mark(count(0)).low == 50


def test_the_timeline_is_a_grid_of_days_and_types():
    buckets = [Bucket(date(2015, 7, 1), "ASSAULT", 4), Bucket(date(2015, 7, 1), "AID", 1), Bucket(date(2015, 7, 4), "ASSAULT", 1), Bucket(None, "AID", 3)]
    told = grid(buckets, "day")
    assert [(c.claims, c.gap) for c in told.columns] == [(5, False), (1, True)]
    assert [(r.kind, r.claims) for r in told.rows] == [("ASSAULT", 5), ("AID", 1)]
    assert told.undated == 3
    assert grid([], "year").rows == ()
    assert grid([Bucket(date(2015, 12, 1), "AID", 1)], "month").columns[0].until == date(2015, 12, 31)


def term(key, claims=1, lat=None, lon=None):
    return TermCount("actor", key, key, None, None, lat, lon, claims)


def test_nobody_stands_untied():
    told = ties([(term(f"a{i % 20}"), term(f"b{i % 17}"), 50 - i) for i in range(50)])
    assert len(told.left) <= MOST
    assert {t.one.key for t in told.ties} == {t.key for t in told.left}
    assert {t.other.key for t in told.ties} == {t.key for t in told.right}
    assert ties([]).ties == ()


def test_the_map_shows_where_most_is_and_tells_what_lies_beyond():
    yemen = [term(f"y{i}", 20, 13 + i / 3, 44 + i / 3) for i in range(6)]
    far = term("far", 1, 38.9, -77.0)
    told = drawn([*yemen, far])
    assert told.beyond == 1
    assert all(0 <= c.x <= 100 and 0 <= c.y <= 100 for c in told.circles)
    assert "YEM" in {n.iso3 for n in told.countries} or any(c.named for c in told.circles)
    assert told.land.startswith("M")
    assert re.fullmatch(r"[MmlLz0-9 .-]+", told.land)
    whole = drawn([*yemen, far], whole=True)
    assert whole.beyond == 0
    assert len(whole.circles) == 7
    for places in ([], [term("pole", 1, 90, 180)], [term("one", 1, 0, 0)]):
        assert drawn(places).box
