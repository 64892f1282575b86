"""What holds for every text: verbatim spans, text order, the same output for the same input, time that grows with the text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from strategies import newslike, texts

from riwaya.mention import PARTY_KINDS, Party
from riwaya.mentions.parties import find_parties
from riwaya.script.words import cut_words

DAY = date(2024, 5, 6)


def _check(text: str, parties: tuple[Party, ...]) -> None:
    words = cut_words(text)
    before = (-1, 0)
    for p in parties:
        assert 0 <= p.span.start < p.span.end <= len(text)
        assert text[p.span.start : p.span.end] == p.span.text
        assert p.kind in PARTY_KINDS
        assert 0 <= p.first < p.last <= len(words)
        assert words[p.first].start <= p.span.start < words[p.first].end and p.span.end == words[p.last - 1].end
        if p.head is not None:
            assert p.first <= p.head[0] < p.head[1] <= p.last
        if p.antecedent is not None:
            assert text[p.antecedent.start : p.antecedent.end] == p.antecedent.text
            assert p.antecedent.start < p.span.start
        assert (p.first, -p.last) >= before, "in text order, an outer party before those inside it"
        before = (p.first, -p.last)


def _no_crossing(parties: tuple[Party, ...]) -> None:
    """Two parties lie apart or one inside the other."""
    open_until = 0
    for p in parties:
        assert p.first >= open_until or p.last <= open_until
        open_until = max(open_until, p.last)


@given(texts)
def test_whatever_the_text(text: str) -> None:
    parties = find_parties(cut_words(text))
    _check(text, parties)
    _no_crossing(parties)


@given(newslike())
def test_news(text: str) -> None:
    parties = find_parties(cut_words(text))
    _check(text, parties)
    assert parties == find_parties(cut_words(text))


NASTY = (
    "1",
    '"',
    "«",
    "و",
    "قوات ",
    "كتائب ",
    "المتحدث باسم ",
    "نائب مستشار مساعد ",
    "عناصر من ",
    "أبو ",
    "عبد ",
    "بن ",
    "محمد ",
    "قال ",
    "القوات الأميركية ",
    'تنظيم "',
    "جمهورية ",
    "علي ",
    "وزير الخارجية، ",
    "الدكتور محمد الفلاني قال. الفلاني ",
    "قواتها الموالية للحكومة ",
    "#حركة_",
    "سوري ",
    "محمد خالد حسن سالم \n",
)


@pytest.mark.parametrize("unit", NASTY)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        words = cut_words(unit * (size // len(unit)))
        best = 9e9
        for _ in range(3):
            start = time.process_time()
            find_parties(words)
            best = min(best, time.process_time() - start)
        return best

    seconds(1_000)
    small, large = seconds(30_000), seconds(120_000)
    assert large <= 4 * 2.3 / 2 * small + 0.15, (small, large)


@pytest.mark.parametrize("unit", ("المتحدث باسم قوات ", "محمد ", '"و'))
def test_a_million_characters(unit: str) -> None:
    words = cut_words(unit * (1_000_000 // len(unit)))
    start = time.process_time()
    find_parties(words)
    assert time.process_time() - start < 15
