"""Every row of the tables of times."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.lexicon import LexiconError, rows
from riwaya.mentions.times import find_times, senses
from riwaya.script.letters import fold
from riwaya.script.words import cut_words

P = date(2014, 12, 9)
MONTHS = rows("months.csv", ("name", "month", "calendar", "alone", "source"))
FEASTS = rows("feasts.csv", ("name", "month", "day", "days", "calendar", "alone", "source"))


@pytest.mark.parametrize("row", MONTHS, ids=lambda row: row["name"])
def test_a_month_with_a_day_and_a_year(row: dict[str, str]) -> None:
    year = "1435" if row["calendar"] == "h" else "2013"
    (time,) = find_times(cut_words(f"في 7 {row['name']} {year}"), None)
    assert time.start is not None
    assert time.span.text == f"7 {row['name']} {year}"
    if row["calendar"] == "g":
        assert time.start == date(2013, int(row["month"]), 7)
    else:
        assert 2013 <= time.start.year <= 2014


@pytest.mark.parametrize("row", [r for r in MONTHS if r["alone"] == "yes"], ids=lambda row: row["name"])
def test_a_month_that_may_stand_alone(row: dict[str, str]) -> None:
    (time,) = find_times(cut_words(f"شهد {row['name']} معارك"), P)
    assert time.grain == "month"
    assert time.start is not None


@pytest.mark.parametrize("row", [r for r in MONTHS if r["alone"] in ("company", "day")], ids=lambda row: row["name"])
def test_a_month_that_may_not(row: dict[str, str]) -> None:
    assert find_times(cut_words(f"قال {row['name']} للصحافة"), P) == ()


@pytest.mark.parametrize("row", FEASTS, ids=lambda row: row["name"])
def test_a_feast(row: dict[str, str]) -> None:
    (time,) = find_times(cut_words(f"خلال {row['name']} هذا العام"), P)
    assert time.start is not None
    assert time.end is not None
    assert (time.end - time.start).days + 1 == int(row["days"])


def test_names_are_told_once() -> None:
    names = [fold(row["name"]) for row in MONTHS]
    assert len({(n, r["month"]) for n, r in zip(names, MONTHS, strict=True)}) == len(set(names))


def test_every_word_is_known_by_its_own_spelling() -> None:
    for word in senses.BASE:
        assert senses.MEMORY[word] is not None, word


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senses, "MEMO", 10)
    memory = senses.Memo()
    for k in range(100):
        assert memory[f"كلمة{k}"] is None
    assert len(memory) <= 10


def test_a_bad_table_stops_with_its_name() -> None:
    with pytest.raises(LexiconError, match=r"times\.toml"):
        senses._table({}, "weekdays")
    with pytest.raises(LexiconError, match=r"times\.toml"):
        senses._words([1], "weekdays")
