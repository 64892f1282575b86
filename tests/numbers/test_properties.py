"""What holds of numbers and quantities in any text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import RESPELLINGS, newslike, texts

from riwaya.mention import QUALIFIERS, WHATS, Number, Quantity
from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.quantities import find_quantities
from riwaya.script.words import cut_words

ROWS = [line.split(",")[1] for line in Path(__file__).with_name("numbers.csv").read_text(encoding="utf-8").splitlines()[2:] if '"' not in line]
table_texts = st.lists(st.sampled_from(ROWS), min_size=1, max_size=4).map("، ".join)


def found(text: str) -> tuple[tuple[Number, ...], tuple[Quantity, ...]]:
    words = cut_words(text)
    numbers = find_numbers(words)
    return numbers, find_quantities(words, numbers)


def told(text: str) -> list[tuple[object, ...]]:
    numbers, quantities = found(text)
    return [(n.value, n.low, n.high, n.qualifier, n.form, n.readings) for n in numbers] + [
        (q.value, q.low, q.high, q.qualifier, q.what, q.part_of_total, q.cumulative) for q in quantities
    ]


@given(st.one_of(texts, newslike(), table_texts))
def test_spans_are_verbatim_and_in_order(text: str) -> None:
    numbers, quantities = found(text)
    for m in (*numbers, *quantities):
        assert text[m.span.start : m.span.end] == m.span.text != ""
        assert 0 <= m.first < m.last <= len(cut_words(text))
        assert m.qualifier in QUALIFIERS
        assert m.value is not None or m.low is not None
        assert m.low is None or m.high is None or m.low < m.high
    assert all(a.last <= b.first for a, b in pairwise(numbers))
    assert all(q.what in WHATS for q in quantities)


@given(st.one_of(texts, newslike(), table_texts))
def test_the_same_text_gives_the_same_numbers(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize("way", RESPELLINGS)
@given(text=st.one_of(newslike(), table_texts))
def test_marks_tatweel_composition_and_digit_scripts_change_no_value(way: str, text: str) -> None:
    assert told(RESPELLINGS[way](text)) == told(text)


NASTY = (
    "1", "1,", "1 234 ", "5 ", "5-", "5/", "5:", "5.", "1\u200f", "و", "و ", "و5 ", "ألف ", "ألف و", "ثلاثة و", "مليون ألف ", "نصف ", "ثلاثة ونصف ", "خمسة فاصلة ", "خمسة أخماس ", "جنديين ", "واحد ", "جندي واحد ",
    "عدد القتلى ", "عدد القتلى 5 ", "بين 5 و", "من 5 إلى ", "(", "5 (", "على الأقل ", "أكثر من ", "12 قتيلا ", "12 قتيلا بينهم ", "إجمالي 5 ", "5 من ", "5\n", "عدد:\n5\n", "%", "5%", "في المئة ", "عشرات الآلاف ", "خلال 24 ساعة ", "جزء من ", "واحد من كل ", "5 و5 ", "،5", "أ1", "-5",
)  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        words = cut_words(piece * (size // len(piece)))
        began = time.process_time()
        find_quantities(words, find_numbers(words))
        return time.process_time() - began

    seconds(1000)
    small = max(min(seconds(20_000) for _ in range(3)), 0.001)
    assert min(seconds(80_000) for _ in range(2)) <= 12 * small  # four times the text; a quadratic finder takes sixteen times


@pytest.mark.parametrize("piece", ["1", "1,", "و", "ألف و", "12 قتيلا ", "("])
def test_a_million_letters_take_seconds(piece: str) -> None:
    words = cut_words(piece * (1_000_000 // len(piece)))
    began = time.process_time()
    find_quantities(words, find_numbers(words))
    assert time.process_time() - began < 20
