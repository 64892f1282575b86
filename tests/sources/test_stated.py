"""Outlet and day of a page: what it states, then its dateline and its host, then nothing."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.sources import Defaults, SourceError, html
from riwaya.sources.stated import host

LINES = [
    "أعلنت قيادة الشرطة أن اشتباكات جرت عند المدخل الجنوبي للمدينة بين رجالها ومسلحين مجهولين، وأن الطريق أغلق ساعات.",
    "وقال ناطق باسمها إن ستة من رجال الشرطة أصيبوا ونقلوا إلى المستشفى العام، وإن التحقيق مستمر في ما حدث هناك.",
    "ولم تعلن أي جهة مسؤوليتها عما جرى، فيما طالب السكان بتعزيز نقاط التفتيش حول الحي القديم وسوقه قبل العيد.",
]


def page(lines=LINES, head=""):
    return f"<html><head><title>خبر</title>{head}</head><body><article>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"


def report(content, url=None, defaults=None):
    return html.read("a.html", content if isinstance(content, bytes) else content.encode(), defaults or Defaults(), url=url).report


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        ('<meta property="og:site_name" content="منبر">', "https://www.other.example/a", "منبر"),
        ('<script type="application/ld+json">{"@graph": [{"publisher": {"name": " منبر "}}]}</script>', None, "منبر"),
        ('<script type="application/ld+json">{"publisher": {"name": ["منبر"]}}</script>', None, None),
        ('<link rel="canonical" href="https://www.minbar.example/a">', None, "minbar.example"),
        ("", "https://minbar.example:8080/a", "minbar.example"),
        ("", "https://[bad", None),
        ("", None, None),
    ],
)
def test_the_outlet_is_the_site(head, url, outlet):
    assert outlet == report(page(head=head), url).outlet


def test_who_is_named_by_the_user_is_the_outlet():
    assert report(page(), "https://a.example/", Defaults(outlet="وكالة")).outlet == "وكالة"


def test_the_day_of_the_dateline_is_taken_where_nothing_is_stated():
    lines = ["القاهرة 9 ديسمبر 2014 (وكالة النيل) - " + LINES[0], *LINES[1:]]
    found = html.read("a.html", page(lines).encode(), Defaults())
    assert date(2014, 12, 9) == found.report.published
    assert any("dateline" in doubt for doubt in found.doubts)
    stated = report(page(lines, '<meta name="pubdate" content="2014-12-10">'))
    assert date(2014, 12, 10) == stated.published
    two = report(page(lines, '<meta name="pubdate" content="2014-12-10"><meta name="dc.issued" content="2014-12-11">'))
    assert two.published is None


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="iso-8859-1">', '<meta charset="nonsense">'])
def test_a_mislabelled_page_is_read_as_the_charset_in_which_it_is_arabic_and_says_so(declared, charset):
    found = html.read("a.html", page(head=declared).encode(charset, "ignore"), Defaults())
    assert LINES[1] in found.report.text
    assert any(d.startswith("mislabelled") and charset.lower() in d.lower() for d in found.doubts)


@pytest.mark.parametrize(
    "data",
    [page().encode()[:-40] + b"\xd8", page().encode().replace(b"\xd8\xa7", b"\xff"), ("<p>où êtes-vous, très cher ami ?" * 50).encode("latin-1"), bytes(range(128, 256)) * 50],
    ids=["cut off", "damaged", "French", "binary"],
)
def test_what_is_arabic_in_no_charset_is_refused(data):
    with pytest.raises(SourceError, match="undecodable"):
        html.read("a.html", data, Defaults())


@pytest.mark.parametrize("hidden", ["\u202e", "&#8238;", "&#x202E;", "&#0008237;"])
def test_overrides_are_found_before_they_are_stripped(hidden):
    found = html.read("a.html", page([*LINES, f"ستة {hidden}جنود"]).encode(), Defaults())
    assert any(d.startswith("bidi overrides in the page: 1") for d in found.doubts)


@pytest.mark.parametrize("flood", ["\u200b" * 5, "&zwnj;" * 5, "&#x200b;&#8203;&shy;\u200f&ZeroWidthSpace;"])
def test_floods_of_what_does_not_show_are_found_before_they_are_stripped(flood):
    found = html.read("a.html", page([*LINES, f"ستة {flood}جنود"]).encode(), Defaults())
    assert any(d.startswith("zero-width flood in the page") for d in found.doubts)
    assert not html.read("a.html", page([*LINES, "نيم\u200cفاصله &rlm; هنا"]).encode(), Defaults()).doubts


def test_a_page_in_a_form_or_in_a_menu_never_closed_is_read():
    deep = "<div>" * 300
    for wrapped in (f"<form>{deep}", f"<nav>{deep}", f"<aside>{deep}"):
        assert LINES[0] in report(f"<html><body>{wrapped}<p>{LINES[0]}</p>").text


@pytest.mark.parametrize(("url", "name"), [("https://www.a.example/x", "a.example"), ("http://A.example:1", "a.example"), ("x", None), ("", None), (None, None), ("http://[", None)])
def test_the_host_of_an_address(url, name):
    assert name == host(url)
