"""Every row of the tables that the party finder reads."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon import document, rows
from riwaya.mention import PARTY_KINDS
from riwaya.mentions.entities import alias_words, split_alias
from riwaya.script.letters import fold

COUNTRIES = {row["iso3"] for row in rows("countries.csv")}
# Aliases that name two entities on purpose; which is meant the text must tell. None so far.
SHARED: frozenset[str] = frozenset()


def _aliases() -> Iterator[tuple[dict[str, str], str]]:
    for row in rows("parties.csv"):
        for written in (row["name_ar"], *filter(None, row["aliases_ar"].split("|"))):
            yield row, written


def test_there_are_enough() -> None:
    assert len(rows("parties.csv")) >= 1500


def test_every_party_row() -> None:
    keys = [row["key"] for row in rows("parties.csv")]
    assert len(keys) == len(set(keys))
    for row in rows("parties.csv", ("key", "name_ar", "name_en", "kind", "source")):
        where = f"line {row['line']}: {row['key']}"
        assert row["key"].replace("_", "").isalnum() and row["key"].isascii(), where
        assert row["kind"] in PARTY_KINDS, where
        assert not row["country"] or row["country"] in COUNTRIES, where
        years = [int(row[column]) for column in ("from_year", "to_year") if row[column]]
        assert all(900 <= year <= 2100 for year in years), where
        assert years == sorted(years), where
        assert any(c.isascii() and c.isalpha() for c in row["name_en"]), where


def test_every_alias_folds_and_is_its_own() -> None:
    owner: dict[tuple[tuple[str, ...], bool], str] = {}
    for row, written in _aliases():
        name, _ = split_alias(written)
        words, article = alias_words(name)
        where = f"line {row['line']}: {written}"
        assert words and all(words), where
        assert name == name.strip() and "  " not in name, where
        assert fold(name) == fold(fold(name)), where
        other = owner.setdefault((words, article), row["key"])
        assert other == row["key"] or written in SHARED, f"{where} is also {other}"


def test_every_state_has_its_country() -> None:
    for row in rows("parties.csv"):
        if row["key"].isupper():
            assert row["kind"] == "state" and row["country"] == row["key"], row["line"]


def test_every_nationality_row() -> None:
    for row in rows("nationalities.csv", ("country", "m", "f", "pl", "dual")):
        where = f"line {row['line']}: {row['m']}"
        assert row["country"] in COUNTRIES, where
        assert row["caution"] in ("", "1"), where
        assert fold(row["f"]).startswith(fold(row["m"]).split()[0][:3]), where
        assert len(row["pl"].split("|")) >= 1 and len(row["dual"].split("|")) >= 1, where


def test_no_nationality_names_two_countries() -> None:
    owner: dict[str, str] = {}
    for row in rows("nationalities.csv"):
        for column in ("m", "f", "fpl"):
            for form in filter(None, row[column].split("|")):
                assert owner.setdefault(fold(form), row["country"]) == row["country"], (row["line"], form)


def test_every_head_noun_row() -> None:
    keys = [row["key"] for row in rows("groups.csv")]
    assert len(keys) == len(set(keys))
    for row in rows("groups.csv", ("key", "forms", "class", "kind", "bare", "source")):
        assert row["class"] in ("body", "armed", "members", "people", "media", "craft", "deed", "name"), row
        assert row["kind"] in PARTY_KINDS and row["bare"] in ("no", "definite", "yes"), row
        assert all(fold(form).strip() for form in row["forms"].split("|")), row


def test_every_office_row() -> None:
    keys = [row["key"] for row in rows("offices.csv")]
    assert len(keys) == len(set(keys))
    for row in rows("offices.csv", ("key", "forms", "class", "kind", "source")):
        assert row["class"] in ("office", "role", "rank", "address"), row
        assert row["kind"] in PARTY_KINDS, row
        assert all(fold(form).strip() for form in row["forms"].split("|")), row


def test_every_name_row() -> None:
    names = [fold(row["name"]) for row in rows("person_names.csv", ("name", "part"))]
    assert len(names) == len(set(names)) >= 2500
    for row in rows("person_names.csv"):
        assert row["part"] in ("given", "family") and row["caution"] in ("", "1"), row
        assert " " not in row["name"] and len(row["name"]) > 1, row


def test_every_adjective_row() -> None:
    keys = {row["key"] for row in rows("parties.csv")}
    for row in rows("party_adjectives.csv", ("class", "m")):
        assert row["class"] in ("origin", "task", "rank"), row
        assert not row["entity"] or row["entity"] in keys, row


def test_common_words_are_folded() -> None:
    seen: set[str] = set()
    for row in rows("common_words.csv", ("tier", "words")):
        for word in row["words"].split("|"):
            assert word == fold(word) and word not in seen, word
            seen.add(word)


def test_word_classes_are_words() -> None:
    for name, forms in document("party_words.toml").items():
        assert isinstance(forms, str) and forms.split(), name
