"""What holds for any text: spans are verbatim, spelling changes no reading, nothing is made up, work grows with length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from riwaya.mention import GRAINS, Time
from riwaya.mentions.times import read_times
from riwaya.mentions.times.senses import BASE, FEASTS, MONTHS
from riwaya.script.letters import FOLD
from riwaya.script.words import cut_words

VOCABULARY = sorted(BASE) + [" ".join(e.rest) for group in (*MONTHS, *FEASTS) for e in group if e.rest]
VOCABULARY += [
    "من",
    "إلى",
    "و",
    "في",
    "ال",
    "-",
    "/",
    "(",
    ")",
    "،",
    ".",
    ":",
    "هـ",
    "م",
    "الموافق",
    "2014",
    "15",
    "3",
    "31",
    "24",
    "1436",
    "١٢",
    "بتوقيت",
    "ت غ",
    "أحد",
    "قتل",
    "\n",
]
temporal = st.lists(
    st.tuples(st.sampled_from(("", "", "", "و", "ب", "ل", "ال", "وال", "لل")), st.sampled_from(VOCABULARY), st.sampled_from((" ", " ", " ", ""))),
    min_size=1,
    max_size=14,
).map(lambda parts: "".join(a + b + gap for a, b, gap in parts))
any_text = temporal | strategies.texts | strategies.newslike()
maybe_day = st.none() | st.dates()
prefer = st.sampled_from(("past", "future"))


def told(text: str, published: date | None, side: str = "past") -> list[tuple[object, ...]]:
    return [(t.start, t.end, t.grain, t.role, t.readings) for t in read_times(cut_words(text), published, side).times]


def well_formed(text: str, times: tuple[Time, ...]) -> None:
    starts = [(t.span.start, -t.span.end) for t in times]
    assert starts == sorted(starts)
    for t in times:
        assert t.span.text
        assert text[t.span.start : t.span.end] == t.span.text
        assert t.first < t.last
        assert t.grain in GRAINS
        assert t.role in ("at", "since", "until", "for", "within")
        assert t.start is None or t.end is None or t.start <= t.end
        assert len(t.readings) != 1
        assert not t.readings or t.readings[0] == (t.start, t.end)
        assert len(set(t.readings)) == len(t.readings)
        assert all(a <= b for a, b in t.readings)
        if t.role == "for":
            assert t.start is None
            assert t.end is None


@given(any_text, maybe_day, prefer)
def test_times_are_well_formed(text: str, published: date | None, side: str) -> None:
    well_formed(text, read_times(cut_words(text), published, side).times)


@pytest.mark.parametrize("respell", strategies.RESPELLINGS.values(), ids=strategies.RESPELLINGS.keys())
@given(text=temporal, published=st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_spelling_changes_no_reading(respell: Callable[[str], str], text: str, published: date) -> None:
    assert told(respell(text), published) == told(text, published)


@given(strategies.texts | strategies.newslike(), maybe_day, prefer)
def test_the_same_text_reads_the_same(text: str, published: date | None, side: str) -> None:
    assert read_times(cut_words(text), published, side) == read_times(cut_words(text), published, side)


@given(temporal)
def test_without_publication_no_day_is_made_up(text: str) -> None:
    """Where there is no number of three or four figures and no word for hundreds or thousands, nothing can have a year."""
    folded = text.translate(FOLD)
    if any(len(run) >= 3 for run in "".join(c if c.isdecimal() else " " for c in folded).split()) or "ال" in folded and ("الف" in folded or "قرن" in folded):
        return
    if any(word in folded for word in ("مايه", "ميه", "مايت", "ميت", "قرن", "الف")):
        return
    for t in read_times(cut_words(text), None).times:
        assert (t.start, t.end, t.readings) == (None, None, ())


HOSTILE = {
    "since": "منذ ", "digits": "1", "numbers": "12 ", "dates": "12/", "and": "و ", "hundreds": "مئة ", "weekdays": "الجمعة ", "nights": "ليل ", "months": "كانون ", "parts": "نهاية ",
    "units": "يوم ", "years": "عام 2014 و", "list": "3 و", "joined": "والأول ", "hedges": "ما لا يقل عن ", "this": "هذا ", "between": "بين ", "before": "قبل ", "feast": "أول أيام عيد ",
    "first days": "أول أيام ", "while": "منذ مدة ", "quarters": "الربع الأول من ", "weeks": "الأسبوع الأول من ", "nearly": "ما يقارب ", "Hijri": "15 شوال الموافق ", "season": "الصيف ",
    "quotes": "«", "brackets": "(", "lengths": "شهر و", "from": "من 3 إلى ", "clock": "الساعة 3:", "days": "يومي الجمعة و", "yesterday": "أمس ", "ordinals": "الحادي والعشرين ", "of": "منتصف ليل ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length(unit: str) -> None:
    def seconds(characters: int) -> float:
        words = cut_words(unit * (characters // len(unit)))
        best = 9.0
        for _ in range(3):
            begin = time.process_time()
            read_times(words, date(2014, 12, 9))
            best = min(best, time.process_time() - begin)
        return best

    gc.disable()  # what is measured is the work, not when the collector looks at what it made
    try:
        small, large = seconds(30_000), seconds(120_000)
    finally:
        gc.enable()
    assert large <= 2.3**2 * small + 0.05  # two doublings


def test_a_million_characters() -> None:
    for unit in ("وقع الهجوم يوم الجمعة الماضي منذ 3 أشهر في ", "منذ بين قبل 12 من 3 و ", "1"):
        text = unit * (1_000_000 // len(unit))
        begin = time.perf_counter()
        read_times(cut_words(text), date(2014, 12, 9))
        assert time.perf_counter() - begin < 30
