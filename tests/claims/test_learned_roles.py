"""The learned roles: their table, how it is fitted, what they choose, and what they say of it."""

from __future__ import annotations

import importlib.util
import math
import sys
from pathlib import Path
from types import ModuleType

import pytest

import riwaya
from riwaya.claims.find import weighed_claims
from riwaya.claims.learned_roles import ALWAYS, BETWEEN, COLUMNS, LEAST, RANKER, Ranker, load
from riwaya.claims.role_signs import GROUPS
from riwaya.lexicon import rows
from riwaya.reader import scene_of

ROWS = rows("learned_roles.csv", COLUMNS)
SIGNS = {" ".join(sign): len(sign) for _, signs in GROUPS for sign in signs}
TOOL = Path(__file__).parents[2] / "tools" / "train_roles.py"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_roles", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_roles"] = module  # where its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def test_a_sign_stands_in_one_group_and_its_facts_are_of_it() -> None:
    assert len(SIGNS) == sum(len(signs) for _, signs in GROUPS)
    for names, signs in GROUPS:
        assert all(set(sign) <= set(names) for sign in signs)


def test_each_row_is_a_sign_that_can_be_met() -> None:
    for row in ROWS:
        if (row["sign"], row["facts"]) != ALWAYS:
            assert len(row["facts"].split(BETWEEN)) == SIGNS[row["sign"]], row
        weights = [float(row[name]) for name in COLUMNS[2:]]
        assert all(math.isfinite(w) and abs(w) < 5 for w in weights) and any(weights), row


def test_rows_stand_once_and_in_order() -> None:
    keys = [(row["sign"], row["facts"]) for row in ROWS]
    assert keys == sorted(set(keys))
    assert load().weights == RANKER.weights and len(RANKER.weights) == len(keys)


def test_the_fit_learns_what_tells_and_says_the_same_twice() -> None:
    tool = _tool()
    behind, before, rare = ("far side", "1 | behind"), ("far side", "1 | before"), ("article form", ". | noun")
    data = [tool.Sample([ALWAYS, behind], 1.0, [False, True, None]) for _ in range(40)]
    data += [tool.Sample([ALWAYS, before], 1.0, [True, False, False]) for _ in range(40)]
    data += [tool.Sample([ALWAYS, before, rare], 1.0, [False, False, True])]
    weights = tool.fit(data)
    assert weights[behind][1] > 0.5 > 0 > weights[behind][0]
    assert weights[before][0] > 0.5 > 0 > weights[before][1]
    assert rare not in weights
    assert weights == tool.fit(list(data)) and list(weights) == list(tool.fit(list(data)))


def _claims(text: str, ranker: Ranker | None = None) -> list[riwaya.Claim]:
    report = riwaya.Report(text, "a")
    if ranker is None:
        return list(riwaya.read(report).claims)
    return [claim for claim, _ in weighed_claims(scene_of(report), "a", roles=ranker.cast)]


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "locations"),
    [
        ("قصف الجيش السوري بلدة سراقب.", ["الجيش السوري"], [], ["بلدة سراقب"]),
        ("شنت طائرات التحالف غارات على مواقع التنظيم قرب الموصل.", ["طائرات التحالف"], [], ["الموصل"]),
        ("أفرجت السلطات في طرابلس عن عشرة بحارة مصريين.", ["السلطات"], ["بحارة مصريين"], ["طرابلس"]),
        ("قتل سبعة مدنيين في غارة لطائرات النظام على دوما.", ["طائرات النظام"], ["سبعة مدنيين"], ["دوما"]),
    ],
)
def test_plain_sentences(text: str, actors: list[str], recipients: list[str], locations: list[str]) -> None:
    claim = _claims(text)[0]
    assert _held(actors, [a.span.text for a in claim.actors])
    assert _held(recipients, [a.span.text for a in claim.recipients])
    assert _held(locations, [a.span.text for a in claim.locations])


def _held(wanted: list[str], found: list[str]) -> bool:
    """Whether each phrase wanted is among those found, longer or shorter."""
    return all(any(a in b or b in a for b in found) for a in wanted)


def test_a_claim_stays_when_the_learned_roles_leave_it_empty() -> None:
    text = "قصف الجيش السوري بلدة سراقب."
    nobody = Ranker({ALWAYS: (-9.0, -9.0, -9.0)})
    everybody = Ranker({ALWAYS: (9.0, 9.0, 9.0)})
    told, empty, full = _claims(text), _claims(text, nobody), _claims(text, everybody)
    assert [c.trigger for c in told] == [c.trigger for c in empty] == [c.trigger for c in full]
    assert [c.confidence for c in told] == [c.confidence for c in empty] == [c.confidence for c in full]
    assert not empty[0].actors and not empty[0].locations
    assert [a.span.text for a in full[0].actors] == [a.span.text for a in full[0].recipients]
    assert LEAST < 0


def test_a_reason_names_the_signs_that_spoke_for_it() -> None:
    wanted = Ranker({ALWAYS: (-1.0, -1.0, -1.0), ("rules names", ". | force"): (4.0, 0.0, 0.0), ("rules names", ". | force?"): (4.0, 0.0, 0.0)})
    report = riwaya.Report("قصف الجيش السوري بلدة سراقب قرب القوات التركية.", "a")
    claims = [claim for claim, _ in weighed_claims(scene_of(report), "a", why=True, roles=wanted.cast)]
    told = [w.rule for c in claims for w in c.why or () if w.slot == "actors"]
    assert any(rule.startswith("learned from coded reports: rules names: . | force") for rule in told)
