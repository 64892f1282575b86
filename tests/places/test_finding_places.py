"""find_places and what is made of its mentions, over tables of sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.mentions.described_places import described_places
from riwaya.mentions.place_phrases import phrase_span, place_phrase
from riwaya.mentions.places import find_places
from riwaya.script.words import cut_words

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize(("sentence", "expected"), table("named.tsv"))
def test_named_places(sentence: str, expected: str) -> None:
    found = find_places(cut_words(sentence))
    assert "; ".join(f"{p.span.text}:{p.country or '?'}:{p.precision}" for p in found) == expected


@pytest.mark.parametrize(("sentence", "place", "expected"), table("phrases.tsv"))
def test_phrases(sentence: str, place: str, expected: str) -> None:
    words = cut_words(sentence)
    phrases = {p.span.text: (phrase_span(words, p), place_phrase(words, p)) for p in find_places(words)}
    span, (first, last) = phrases[place]
    assert span.text == expected == sentence[span.start : span.end]
    assert words[first].start <= span.start and words[last - 1].end == span.end


@pytest.mark.parametrize(("text", "expected"), table("described.tsv"))
def test_described_places(text: str, expected: str) -> None:
    words = cut_words(text)
    found = described_places(words, find_places(words))
    assert "; ".join(f"{p.span.text}:{p.name or '?'}:{p.country or '?'}" for p in found) == expected


def test_tables_are_large_enough_to_mean_something() -> None:
    named = table("named.tsv")
    assert len(named) >= 150
    assert sum(not expected for _, expected in named) >= 40


@pytest.mark.parametrize(
    ("written", "name"),
    [("الفَلّوجة", "الفلوجة"), ("الفلوجه", "الفلوجة"), ("افغانستان", "أفغانستان"), ("أدلب", "إدلب"), ("ادلـــب", "إدلب"), ("حماه", "حماة"), ("بغداد\u200f", "بغداد")],
)
def test_spellings(written: str, name: str) -> None:
    (place,) = find_places(cut_words(f"وقع الهجوم في {written} أمس"))
    assert place.name == name


@pytest.mark.parametrize("lead", ["و", "ف", "ب", "ل", "وب", "ول"])
def test_clitics_stay_outside_the_span(lead: str) -> None:
    text = f"قال {lead}بغداد"
    (place,) = find_places(cut_words(text))
    assert place.span.text == "بغداد" == text[place.span.start : place.span.end]


def test_a_name_keeps_to_its_line() -> None:
    assert [p.span.text for p in find_places(cut_words("دير\nالزور"))] == []


def test_a_common_word_is_a_place_where_the_report_has_it_as_one() -> None:
    text = "دخلت القوات مدينة الباب صباحا. وقال مصدر إن المعارك انتقلت إلى الباب بعد ذلك."
    assert [p.span.text for p in find_places(cut_words(text))] == ["الباب", "الباب"]


def test_an_unlisted_place_takes_the_only_country_of_the_report() -> None:
    places = find_places(cut_words("في حلب وإدلب نزح أهالي قرية الصيادين"))
    assert [(p.span.text, p.country) for p in places] == [("حلب", "SYR"), ("إدلب", "SYR"), ("الصيادين", "SYR")]
    assert places[-1].lat is None and places[-1].geonameid is None


def test_the_homonym_of_the_report_wins() -> None:
    one = find_places(cut_words("في بيروت وصيدا ولبنان كله، وفي طرابلس أيضا"))
    two = find_places(cut_words("في بنغازي ومصراتة وليبيا كلها، وفي طرابلس أيضا"))
    assert [p.country for p in (one[-1], two[-1])] == ["LBN", "LBY"]


def test_largest_where_nothing_speaks() -> None:
    (place,) = find_places(cut_words("وصل إلى طرابلس"))
    assert place.country == "LBY" and place.precision == "place"
