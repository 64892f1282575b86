"""Every row of the tables of counted nouns and of number words."""

from __future__ import annotations

from typing import cast

import pytest

from riwaya.lexicon import document, rows
from riwaya.mention import QUALIFIERS, WHATS
from riwaya.mentions.counted import PLURAL, SINGULAR, chosen, counted
from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.numbers_lexicon import number_word
from riwaya.script.letters import fold
from riwaya.script.words import cut_words

NOUNS = rows("counted.csv", ("singular", "what"))
NUMBERS = cast(dict[str, dict[str, list[str]]], document("numbers.toml"))


def test_there_are_six_hundred_counted_nouns_and_no_row_twice() -> None:
    assert len(NOUNS) >= 600
    keys = [(r["singular"], r["with"]) for r in NOUNS]
    assert len(set(keys)) == len(keys)


def test_every_noun_counts_what_its_row_says() -> None:
    wrong = []
    for row in NOUNS:
        found = counted(fold(row["singular"]))
        noun = found and chosen(found, fold(row["with"].split("|")[0]), 100)
        if (
            row["what"] not in WHATS
            or not found
            or not noun
            or row["what"] not in [n.what for n in found.nouns]
            or noun.what != row["what"]
            and noun.number != SINGULAR
        ):
            wrong.append(row)
        for plural in row["plurals"].split("|"):
            many = counted(fold(plural)) if plural and not plural.startswith("+") else found
            if not many or row["what"] not in [n.what for n in many.nouns]:
                wrong.append(row)
    assert wrong == []


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ("للشهداء", "killed"),
        ("والجرحى", "injured"),
        ("جنوده", "personnel"),
        ("قتلاهم", "killed"),
        ("مقاتليها", "personnel"),
        ("بغارتين", "strikes"),
        ("فالنازحون", "displaced"),
        ("دولاراتهم", "money"),
    ],
)
def test_clitics_articles_and_endings_hide_no_noun(form: str, what: str) -> None:
    found = counted(fold(form))
    assert found is not None and found.nouns[0].what == what


def test_grammar_chooses_between_nouns_of_one_spelling() -> None:
    farms = counted(fold("مزارع"))
    assert farms is not None
    few, many = chosen(farms, "", 5), chosen(farms, "", 100)
    assert few is not None and (few.what, few.number) == ("places", PLURAL)
    assert many is not None and (many.what, many.number) == ("people", SINGULAR)


@pytest.mark.parametrize("section", ["units", "tens", "hundreds", "scales", "scales_dual", "teens"])
def test_every_number_word_has_its_value(section: str) -> None:
    for value, forms in NUMBERS[section].items():
        for form in forms:
            word = number_word(fold(form))
            assert word is not None, form
            assert word.value == int(value), form


def test_every_hedge_has_its_qualifier() -> None:
    for qualifier, phrases in NUMBERS["before"].items():
        assert qualifier in QUALIFIERS
        for phrase in phrases:
            if phrase.split()[-1] in ("ال", "ب", "بـ"):  # these stand on the number itself
                continue
            assert [n.qualifier for n in find_numbers(cut_words(f"كانوا {phrase} 40"))] == [qualifier], phrase
    for qualifier, phrases in NUMBERS["after"].items():
        assert qualifier in QUALIFIERS
        for phrase in phrases:
            assert [n.qualifier for n in find_numbers(cut_words(f"كانوا 40 {phrase}"))] == [qualifier], phrase
