"""Every row of the event tables: it loads, stands once, reads its own forms, and its sentences come out as they should."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from riwaya.claim import MODALITIES
from riwaya.claims.saying import sayings_of
from riwaya.claims.scene import lay_out
from riwaya.claims.senses import forms_of, lights_of, parse_conditions
from riwaya.claims.triggers import Trigger, find_triggers
from riwaya.lexicon import rows
from riwaya.script.inflection import MASDAR, NOUN
from riwaya.script.letters import fold
from riwaya.script.sentences import cut_sentences
from riwaya.script.words import cut_words

HERE = Path(__file__).parent
VERBS, NOUNS, LIGHTS, SAYINGS, CUES = (rows(f"{name}.csv") for name in ("verbs", "event_nouns", "light_verbs", "saying", "modality"))
PHRASES, GROUPS, NEVER = (rows(f"{name}.csv") for name in ("saying_phrases", "condition_words", "no_events"))
NO_EVENT = frozenset(fold(row["form"]) for row in NEVER)


def _examples() -> list[dict[str, str]]:
    lines = (HERE / "examples.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


def _name(row: dict[str, str]) -> str:
    return ":".join((row["line"], *list(row.values())[:1]))


def _triggers(text: str) -> list[Trigger]:
    words = cut_words(text)
    sentences = cut_sentences(words)
    scene = lay_out(words, None, sentences, (), bytearray(len(words)))
    return [t for first, last in sentences for _, t in sorted(find_triggers(scene, first, last).items())]


@pytest.mark.parametrize("row", VERBS, ids=_name)
def test_a_verb_is_read_in_its_own_forms(row: dict[str, str]) -> None:
    mine = f"verbs.csv:{row['line']}"
    for cell in ("perfect", "imperfect", "masdar", "active", "passive"):
        for form in filter(None, row[cell].split("|")):
            folded = fold(form).split()[0]
            assert folded in NO_EVENT or any(f.row.row == mine for f in forms_of(folded)), form


@pytest.mark.parametrize("row", NOUNS, ids=_name)
def test_a_noun_is_read_in_its_own_forms(row: dict[str, str]) -> None:
    mine = f"event_nouns.csv:{row['line']}"
    for form in (row["singular"], *filter(None, row["plural"].split("|"))):
        first, *rest = fold(form).split()
        assert any(f.row.row == mine and list(f.rest) == rest and f.kind == NOUN for f in forms_of(first)), form


@pytest.mark.parametrize("row", LIGHTS, ids=_name)
def test_a_light_verb_is_read_in_its_own_forms(row: dict[str, str]) -> None:
    for form in filter(None, (row["perfect"], row["imperfect"], row["active"], row["masdar"])):
        assert any(f.row.row == f"light_verbs.csv:{row['line']}" for f in lights_of(fold(form))), form


@pytest.mark.parametrize("row", SAYINGS, ids=_name)
def test_a_reporting_verb_is_read_in_its_own_forms(row: dict[str, str]) -> None:
    for form in filter(None, (row["perfect"], row["imperfect"], row["active"], row["masdar"])):
        assert any(f.row.row == f"saying.csv:{row['line']}" for f in sayings_of(fold(form))), form


def _cells(table: list[dict[str, str]], *names: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row[name] for name in names) for row in table)


def test_no_row_stands_twice() -> None:
    assert max(_cells(VERBS, "perfect", "imperfect", "type", "mode", "frame", "active", "when").values()) == 1
    assert max(_cells(NOUNS, "singular", "type", "mode", "frame", "when").values()) == 1
    assert max(_cells(LIGHTS, "perfect", "subject", "by").values()) == 1
    assert max(_cells(SAYINGS, "perfect", "imperfect").values()) == 1
    assert max(_cells(PHRASES, "phrase").values()) == 1
    assert max(_cells(GROUPS, "group").values()) == 1
    assert max(Counter(fold(row["form"]) for row in NEVER).values()) == 1


def test_no_row_is_hidden_by_an_earlier_one() -> None:
    """A row without conditions takes every form it shares: one that follows it and needs no other form could never be read."""
    taken: set[str] = set()
    for row in VERBS:
        assert row["perfect"] not in taken or row["active"] or row["passive"], _name(row)
        if not row["when"]:
            taken.add(row["perfect"])


@pytest.mark.parametrize("row", [*VERBS, *NOUNS], ids=_name)
def test_conditions_can_hold(row: dict[str, str]) -> None:
    when = parse_conditions(row["when"])
    assert not when.next & when.notnext, when.next & when.notnext
    assert not when.prev & when.notprev, when.prev & when.notprev
    assert not when.near & when.notnear, when.near & when.notnear
    for words in (when.next, when.notnext, when.prev, when.notprev, when.near, when.notnear):
        assert all(w == fold(w) and len(w) > 0 and " " not in w for w in words)


def test_cues_are_unambiguous() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for row in CUES:
        assert row["modality"] in MODALITIES
        assert 0 <= int(row["reach"]) <= 12
        seen.update((fold(form), row["scope"]) for form in row["cue"].split("|"))
        assert all(form.strip() == form and form for form in row["cue"].split("|")), row["cue"]
    assert max(seen.values()) == 1, seen.most_common(5)


def test_phrases_have_a_kind_and_a_place() -> None:
    for row in PHRASES:
        assert row["kind"] in {"source", "clause", "turn", "impersonal"}
        assert row["position"] in {"before", "after", "any"}
        assert row["reason"]


@pytest.mark.parametrize("form", sorted(NO_EVENT))
def test_a_word_that_is_no_event_is_never_read(form: str) -> None:
    assert forms_of(form) == ()


@pytest.mark.parametrize("example", _examples(), ids=lambda e: f"{e['lemma']}-{e['type']}")
def test_an_example_is_read_as_its_type(example: dict[str, str]) -> None:
    found = [t for t in _triggers(example["sentence"]) if t.sense.lemma == example["lemma"]]
    if example["type"] == "-":
        assert not found, [(t.sense.row, t.sense.event_type) for t in found]
    else:
        assert example["type"] in [t.sense.event_type for t in found], _triggers(example["sentence"])


def test_every_verb_has_an_example() -> None:
    """A verb without a sentence is a promise nobody has checked; add one to examples.csv with the row."""
    shown = {e["lemma"] for e in _examples() if e["type"] != "-"}
    missing = sorted({row["perfect"] for row in VERBS} - shown)
    assert len(missing) <= 30, missing


def test_a_masdar_is_told_from_its_verb() -> None:
    assert any(f.kind == MASDAR for f in forms_of(fold("قصف")))
