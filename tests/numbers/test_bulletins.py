"""Daily casualty bulletins beside the project: every figure that their curators took from the text is found."""

from __future__ import annotations

import json
from pathlib import Path

from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.quantities import find_quantities
from riwaya.script.words import cut_words


def test_every_figure_of_the_bulletins_is_found_with_its_kind_and_scope(shared: Path) -> None:
    missed, wrong_scope, figures = [], [], 0
    for line in (shared / "tests_of_others" / "bulletins.jsonl").read_text(encoding="utf-8").splitlines():
        bulletin = json.loads(line)
        words = cut_words(bulletin["text"])
        found = find_quantities(words, find_numbers(words))
        for name, value in bulletin["figures"].items():
            figures += 1
            hits = [q for q in found if q.value == value and q.what == name.removesuffix("_cum")]
            if not hits:
                missed.append((bulletin["id"], name))
            elif not any(q.cumulative is name.endswith("_cum") for q in hits):
                wrong_scope.append((bulletin["id"], name))
    assert figures == 67
    assert missed == []
    assert len(wrong_scope) <= 7, wrong_scope
