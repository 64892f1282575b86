"""The article of a page is found in a child: what kills it costs its page only, and is said."""

from __future__ import annotations

import os

import pytest

from riwaya.sources import extraction, html
from riwaya.sources.extraction import Extractor
from riwaya.sources.outcome import Defaults

TEXT = "قال ناطق عسكري إن ثمانية جنود قتلوا قرب تعز أمس، وأضاف أن القافلة وصلت إلى المخيم صباحا."
PAGE = "<html><body><article>" + f"<p>{TEXT}</p>" * 3 + "</article></body></html>"


@pytest.fixture
def extractor():
    made = Extractor(cpu=1, wall=20)
    yield made
    made._stop()


def test_it_finds_articles_one_after_the_other(extractor):
    assert TEXT in extractor.article(PAGE)[0]
    assert (None, "") == extractor.article("<html></html>")
    assert TEXT in extractor.article(PAGE)[0]


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(extractor):
    slow = "<html><body><article>" + "".join(f"<p>{TEXT} {n}</p>" for n in range(60_000)) + "</article></body></html>"
    text, reason = extractor.article(slow)
    assert text is None
    assert "took longer than 1 s of processor time" in reason
    assert TEXT in extractor.article(PAGE)[0]


def test_a_child_that_hangs_is_given_up_by_the_clock(extractor):
    extractor.article(PAGE)
    os.kill(extractor._child.pid, 19)  # stopped, as on a machine that has no time for it
    extractor._wall = 0.2
    assert (None, "finding the article took longer than 0.2 s") == extractor.article(PAGE)
    extractor._wall = 20
    assert TEXT in extractor.article(PAGE)[0]


def test_a_child_that_hangs_does_not_stop_who_writes_to_it(extractor):
    extractor.article(PAGE)
    os.kill(extractor._child.pid, 19)
    extractor._wall = 0.2
    assert (None, "finding the article took longer than 0.2 s") == extractor.article(PAGE + " " * 1_000_000)  # more than a pipe holds


def test_a_child_that_died_between_two_pages_is_replaced(extractor):
    extractor.article(PAGE)
    os.kill(extractor._child.pid, 9)
    extractor._child.wait()
    assert TEXT in extractor.article(PAGE)[0]


def test_a_page_whose_article_was_given_up_is_read_whole_and_says_so(monkeypatch):
    monkeypatch.setattr(extraction, "article", lambda page: (None, "finding the article took longer than 10 s of processor time"))
    found = html.read("a.html", PAGE.encode(), Defaults())
    assert TEXT in found.report.text
    assert any("took longer than" in doubt for doubt in found.doubts)
