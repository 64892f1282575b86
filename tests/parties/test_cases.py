"""Own sentences, each with the party that must, or must not, be found in it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riwaya.mention import Party
from riwaya.mentions.parties import find_parties, name_span
from riwaya.script.words import cut_words

LINES = (Path(__file__).parent / "cases.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


def _found(text: str) -> tuple[Party, ...]:
    return find_parties(cut_words(text))


def test_there_are_many() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['span']} / {c['text'][:30]}")
def test_case(case: dict[str, str]) -> None:
    text, span = case["text"], case["span"]
    parties = _found(text)
    shown = [(p.span.text, p.kind, p.entity, p.country) for p in parties]
    if case["kind"] == "none":
        assert not [p for p in parties if p.span.text == span], shown
        return
    hits = [p for p in parties if p.span.text == span]
    assert hits, shown
    party = hits[-1]  # a short mention comes after the full one
    words = cut_words(text)
    name = name_span(words, party)
    head = name.text if name else None
    for column, value in (("kind", party.kind), ("entity", party.entity), ("country", party.country), ("head", head)):
        if case[column]:
            assert value == case[column], (column, shown)
    if case["antecedent"]:
        assert party.antecedent is not None, shown
        assert party.antecedent.text == case["antecedent"]
