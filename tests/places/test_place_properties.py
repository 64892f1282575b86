"""What holds for every text: spans verbatim, in order, apart; the same twice; time in proportion to length."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.mentions.described_places import described_places
from riwaya.mentions.place_phrases import phrase_span
from riwaya.mentions.places import find_places
from riwaya.script.words import Words, cut_words

PIECES = (
    "مدينة", "قرية", "بغداد", "حلب", "الباب", "و", "في", "من", "ال", "لل", "شمال", "وغرب", "«", "»", '"', "(", ")", "،", ".", "\n", "-", "السورية", "العاصمة",
    "المدينة", "مطار", "عدن", "الدولي", "محمد", "أبو", "عبد", "تل", "أبيض", "الولايات", "المتحدة", "صور", "ريف", "حديثة", "وحديثة", "ﷲ", "\u200f", "ـ", "\u064b", "١٢", "x",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(texts, glued))
def test_spans_are_verbatim_ordered_and_apart(text: str) -> None:
    words = cut_words(text)
    places = find_places(words)
    described = described_places(words, places)
    for p in (*places, *described):
        assert p.span.text == text[p.span.start : p.span.end] != ""
        assert words[p.first].start <= p.span.start < p.span.end <= words[p.last - 1].end
    for p in places:
        phrase = phrase_span(words, p)
        assert phrase.text == text[phrase.start : phrase.end]
        assert phrase.start <= p.span.start and phrase.end >= p.span.end
    for group in (places, described):
        assert all(a.last <= b.first and a.span.end <= b.span.start for a, b in itertools.pairwise(group))
    assert find_places(cut_words(text)) == places


NASTY = {
    "letters": "و", "waw words": "و ", "quotes": '"', "opening quotes": "« ", "digits": "7", "place": "بغداد ", "joined": "وبغداد ", "heads": "مدينة ", "head and quote": 'مدينة " ',
    "openers": "أبو ", "first words": "دير ", "common words": "حديثة ", "directions": "شمال ", "and directions": "وشمال ", "quoted": 'مخيم "أ ب ج د ه " ', "homonyms": "طرابلس ",
    "homonyms and witnesses": "طرابلس السورية ", "described": "المدينة ", "described and named": "حلب المدينة ", "lam": "لل", "hyphens": "دير - - ", "newlines": "حلب\n",
}  # fmt: skip


def seconds(run: Callable[[Words], object], words: Words) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(words)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(NASTY))
def test_time_grows_linearly(name: str) -> None:
    def run(words: Words) -> object:
        places = find_places(words)
        for p in places[:: max(len(places) // 1000, 1)]:
            phrase_span(words, p)
        return described_places(words, places)

    unit = NASTY[name]
    short, long = (cut_words(unit * (n // len(unit))) for n in (100_000, 400_000))
    run(short)
    a, b = seconds(run, short), seconds(run, long)
    assert b < 0.05 or b / max(a, 1e-4) < 7  # four times the text; a square law would give sixteen


def test_a_million_characters() -> None:
    text = ("قتل ثلاثة في مدينة حلب وريف إدلب، وقال مصدر في العاصمة إن القصف على مخيم «الأمل» توقف. " * 20_000)[:1_000_000]
    words = cut_words(text)
    start = time.process_time()
    places = find_places(words)
    assert time.process_time() - start < 5
    assert len(places) > 30_000
