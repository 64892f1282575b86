"""Pages: the article is found or the whole text is taken and doubted; the day is stated or unknown."""

from __future__ import annotations

import io
import time
from datetime import date

import pytest

from riwaya.sources import Defaults, Found, SourceError, html
from riwaya.sources.inputs import Inputs

PARAGRAPHS = [
    "أعلنت غرفة العمليات في المحافظة صباح الثلاثاء أن اشتباكات جرت عند المدخل الجنوبي للمدينة بين الشرطة ومسلحين مجهولين.",
    "وقال ناطق باسمها إن ستة من رجال الشرطة أصيبوا ونقلوا إلى المستشفى العام، وإن الطريق أغلق ساعات ثم فتح أمام السيارات.",
    "ولم تعلن أي جهة مسؤوليتها عما جرى، فيما طالب السكان بتعزيز نقاط التفتيش حول الحي القديم وسوقه قبل العيد.",
]
ARTICLE = "<article><h1>اشتباكات عند المدخل</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"


def page(body=ARTICLE, head=""):
    return f"<!doctype html><html><head><title>اشتباكات - منبر</title>{head}</head><body>{body}</body></html>"


def read(content, defaults=None, folder=None):
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    (outcome,) = Inputs(["-"], defaults or Defaults(), io.BytesIO(data))
    return outcome


def found(content, defaults=None):
    outcome = read(content, defaults)
    assert isinstance(outcome, Found), outcome
    return outcome


def test_the_article_is_taken_and_the_menus_are_not():
    menu = "<nav><ul>" + "".join(f"<li><a href='/{i}'>قسم رقم {i}</a></li>" for i in range(30)) + "</ul></nav>"
    text = found(page(menu + ARTICLE + "<footer>جميع الحقوق محفوظة</footer>")).report.text
    assert all(p in text for p in PARAGRAPHS)
    assert "قسم رقم" not in text


def test_the_same_paragraph_is_kept_in_every_report_of_a_run():
    assert found(page()).report.text == found(page()).report.text
    twice = found(page(f"<article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[1]}</p></article>"))
    assert twice.report.text.count(PARAGRAPHS[1]) == 2


STATED = date(2014, 12, 9)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2014-12-09T21:10:00+02:00">',
        '<meta name="DC.date.issued" content="2014-12-09">',
        '<meta itemprop="datePublished" content="2014-12-09">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2014-12-09T01:00:00Z"}]}</script>',
        '<meta property="article:published_time" content="2014-12-09"><script type="application/ld+json">{"datePublished": "2014-12-09"}</script>',
    ],
)
def test_a_stated_day_is_taken(head):
    assert STATED == found(page(head=head)).report.published


@pytest.mark.parametrize(
    "content",
    [
        page(head='<meta property="article:modified_time" content="2015-01-01">'),
        page(head='<link rel="canonical" href="https://x.example/2014/12/09/a">'),
        page(ARTICLE + "<footer>© 2016 منبر، آخر تحديث 2016-02-03</footer>"),
        page(f"<p>نشر في 5 ديسمبر 2014</p>{ARTICLE}"),
        page(f"<time datetime='2014-12-09'>9 ديسمبر</time>{ARTICLE}"),
        page(head='<meta name="pubdate" content="2014-12">'),
        page(head='<meta name="pubdate" content="09/12/2014">'),
        page(head='<meta name="pubdate" content="2014-02-30">'),
        page(head='<script type="application/ld+json">{"datePublished": </script>'),
        page(head='<script type="application/ld+json">{"dateModified": "2014-12-09"}</script>'),
    ],
)
def test_a_day_is_never_made_up(content):
    assert found(content).report.published is None


def test_days_that_disagree_are_none_and_doubted():
    head = '<meta name="pubdate" content="2014-12-09"><meta name="dc.date.issued" content="2014-12-10">'
    outcome = found(page(head=head))
    assert outcome.report.published is None
    assert any("several days" in d for d in outcome.doubts)


def test_what_the_user_says_comes_before_what_a_page_says_of_itself():
    head = '<meta name="pubdate" content="2014-12-09"><meta property="og:site_name" content="منبر">'
    report = found(page(head=head), Defaults(date(2015, 1, 1), "غيره", "عنوان")).report
    assert (date(2015, 1, 1), "غيره", "عنوان") == (report.published, report.outlet, report.title)


def test_title_outlet_and_address_are_those_stated():
    head = '<meta property="og:title" content="عنوان الخبر"><meta property="og:site_name" content="منبر"><link rel="canonical" href="https://x.example/a">'
    report = found(page(head=head)).report
    assert ("عنوان الخبر", "منبر", "https://x.example/a") == (report.title, report.outlet, report.url)
    assert "اشتباكات - منبر" == found(page()).report.title
    assert found(page(head='<link rel="canonical" href="javascript:alert(1)">')).report.url is None


def test_a_declared_arabic_charset_is_used_where_utf8_fails_and_said():
    outcome = found(page(head='<meta charset="windows-1256">').encode("windows-1256"))
    assert PARAGRAPHS[0] in outcome.report.text
    assert any("windows-1256" in d for d in outcome.doubts)
    mislabelled = found(page(head='<meta charset="windows-1256">').encode("utf-8"))
    assert PARAGRAPHS[0] in mislabelled.report.text


@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_a_page_nested_too_deep_gives_the_whole_text_with_a_doubt(depth):
    outcome = found("<html><body>" + "<div>" * depth + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    assert "\n".join(PARAGRAPHS) == outcome.report.text
    assert any("extraction degraded" in d for d in outcome.doubts)


def test_a_page_of_too_many_tags_gives_the_whole_text_with_a_doubt():
    outcome = found(page("<i></i>" * html.MOST_TAGS + ARTICLE))
    assert PARAGRAPHS[2] in outcome.report.text
    assert any("too many tags" in d for d in outcome.doubts)


def test_scripts_and_styles_are_no_text():
    body = f"<div>{'<div>' * 300}<script>var س = 'خفي';</script><style>.خفي{{}}</style><noscript>خفي</noscript><p>{PARAGRAPHS[0]}</p>"
    assert PARAGRAPHS[0] == found(f"<html><body>{body}").report.text


def test_overrides_in_the_page_are_doubted_though_extraction_may_drop_them():
    doubts = found(page(ARTICLE.replace("ستة", "\u202eستة\u202c"))).doubts
    assert any(d.startswith("bidi overrides in the page") for d in doubts)


@pytest.mark.parametrize(
    "content",
    [
        "<html>" + "<" * 1_000_000,
        "<!--" * 200_000,
        "<a " + "x" * 1_000_000,
        "&" * 500_000,
        "<html><body>" + "<p>نص" * 10_000,
        '<script type="application/ld+json">' + "[" * 500_000,
        "<html>\0\0\0<p>" + PARAGRAPHS[0],
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>" + PARAGRAPHS[0],
        "<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><html><body>&c;</body></html>",
    ],
    ids=["open brackets", "comments", "attribute", "ampersands", "paragraphs", "linked data", "nul", "encoding", "entities"],
)
def test_hostile_pages_end_soon_in_a_report_or_a_reason(content):
    started = time.monotonic()
    outcome = read(content)
    assert isinstance(outcome, Found | SourceError)
    assert time.monotonic() - started < 10


def test_a_page_without_arabic_is_refused():
    outcome = read("<html><body><p>nothing here</p></body></html>")
    assert isinstance(outcome, SourceError)
    assert "not Arabic" in outcome.reason
