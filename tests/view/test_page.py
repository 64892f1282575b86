"""The page of a reading: the text untouched, nothing of a report ever markup, offsets that scripts can use."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
import strategies
from hypothesis import given

from riwaya.claim import EVENT_TYPES, LINK_KINDS, MODALITIES, Actor, Claim, Count, Interval, Link
from riwaya.mention import QUALIFIERS, WHATS
from riwaya.reading import Reading
from riwaya.report import Report, Span
from riwaya.view.labels import keys, label
from riwaya.view.page import foot, head, section

VOID = {"meta", "br", "hr", "link"}
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", "</title><script>", "</style>", "</script>", "&lt;b&gt;", "<!--", "]]>", "javascript:alert(1)",
    "\u202e<b>", "{{7*7}}", "${1}", "' autofocus onfocus=alert(1) x='", "\r\n<b>", "\0<b>",
]  # fmt: skip


class Reader(HTMLParser):
    """What a browser would find: tags with attributes, text by the class of what it stands in."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.report, self.spans = [], [], [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        if tag not in VOID:
            self.open.append((tag, told.get("class", "")))
        if "data-spans" in told:
            self.spans.append(json.loads(told["data-spans"]))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and self.open[-1][1] == "report":
            self.report.append(data)


def page(*readings):
    return head("عنوان") + "".join(section(r, n) for n, r in enumerate(readings, 1)) + foot()


def read(content):
    reader = Reader()
    reader.feed(content)
    reader.close()
    assert reader.open == []
    return reader


def claim_on(text, **slots):
    whole = Span.of(text, 0, len(text))
    return Claim("c", "ASSAULT", None, whole, whole, **slots)


@given(strategies.readings())
def test_the_text_of_the_report_is_one_untouched_run(reading):
    got = "".join(read(page(reading)).report)
    assert re.sub("[\0\ud800-\udfff]", "\ufffd", reading.report.text) == got


@given(strategies.readings())
def test_every_highlight_is_the_quote_of_its_claim(reading):
    found = read(page(reading)).spans
    assert len(reading.claims) == len(found)
    for claim, spans in zip(reading.claims, found, strict=True):
        assert ["evidence", claim.evidence.start, claim.evidence.end] in spans
        assert ["trigger", claim.trigger.start, claim.trigger.end] in spans
        assert all(reading.report.text[start:end] is not None and 0 <= start <= end <= len(reading.report.text) for _, start, end in spans)


@pytest.mark.parametrize("bad", HOSTILE)
def test_nothing_of_a_report_becomes_markup(bad):
    text = f"قتل {bad} جندي"
    whole = Span.of(text, 0, len(text))
    claim = claim_on(text, actors=(Actor(whole, name_en=bad),), counts=(Count(1, None, None, "exact", "killed", whole, bad),), attribution=(Link(bad, whole),))
    plain = claim_on("نص", actors=(Actor(Span(0, 2, "نص"), name_en="x"),), counts=(Count(1, None, None, "exact", "killed", Span(0, 2, "نص"), "x"),), attribution=(Link("x"),))
    hostile = read(page(Reading(Report(text, bad, bad, bad, None, bad), (), (claim,), (bad,))))
    harmless = read(page(Reading(Report("نص", "x", "x", "x", None, "x"), (), (plain,), ("x",))))
    assert [tag for tag, _ in harmless.tags] == [tag for tag, _ in hostile.tags]
    assert [sorted(told) for _, told in harmless.tags] == [sorted(told) for _, told in hostile.tags]


def test_an_address_is_a_link_only_to_the_web():
    def links(url):
        return [told["href"] for tag, told in read(section(Reading(Report("نص", url=url), (), ()), 1)).tags if tag == "a"]

    assert ["https://x.example/?a=1&b=2"] == links("https://x.example/?a=1&b=2")
    assert [] == links("javascript:alert(1)")
    assert [] == links("data:text/html,x")


def test_the_page_needs_nothing_else_and_runs_no_script_but_its_own():
    content = page(Reading(Report("نص"), (), ()))
    tags = read(content).tags
    assert not [told for tag, told in tags if "src" in told or tag in ("link", "iframe", "img", "object")]
    assert not [name for _, told in tags for name in told if name.startswith("on")]
    assert "@import" not in content
    assert "url(" not in content
    policy = next(told["content"] for _, told in tags if told.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", content, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy


def test_two_readings_are_two_sections_with_ids_of_their_own():
    text = "قتل جندي"
    ids = [told["id"] for _, told in read(page(*(Reading(Report(text), (), (claim_on(text), claim_on(text))) for _ in range(2)))).tags if "id" in told]
    assert len(ids) == len(set(ids))
    assert {"claim-1-1", "claim-1-2", "claim-2-1", "claim-2-2"} <= set(ids)


def test_days_and_ranges_stand_isolated():
    text = "بين 10 و20 قتيلا"
    whole = Span.of(text, 0, len(text))
    claim = claim_on(text, counts=(Count(None, 10, 20, "range", "killed", whole),), time=Interval(date(2014, 12, 2), date(2014, 12, 3), whole))
    content = section(Reading(Report(text, published=date(2014, 12, 9)), (), (claim,)), 1)
    assert "بين 10 و20" in content
    assert "\u20662014-12-02\u2069" in content
    assert '<bdi dir="ltr">2014-12-09</bdi>' in content


@pytest.mark.parametrize(
    ("group", "codes"), [("event_type", EVENT_TYPES), ("modality", MODALITIES), ("what", WHATS), ("qualifier", QUALIFIERS), ("link_kind", LINK_KINDS)]
)
def test_every_code_has_its_words_in_both_languages(group, codes):
    assert sorted(codes) == sorted(keys(group))
    for code in codes:
        words = label(group, code)
        assert code == "exact" or (words.ar and words.en)
        assert re.search("[a-zA-Z]", words.ar) is None
