"""Own news sentences, each with what must be read from it: the tables beside this file, a claim a row.

Columns, of which a row fills those that it is about:
  trigger      the word (or, after /, other words) that the claim may hang on
  type         its event type, several after commas; `none`: nothing is read from the trigger (from the text, where
               no trigger is given); `one`: the text holds one claim and no more
  mode         mode of the event
  actors, recipients, locations
               phrases as written, | between them, / between ways to give one, ? before one that may be missing; - for none
  time         a day, or first..last; - for none
  counts       what=value with ~ about, > more than, < less than, ≥ at least; low+ where only a low bound is known, low-high; ? as above
  modality     several after commas
  attribution  names, outermost first, > between them; / ? - as above
  xfail        why the reader gets it wrong today
`published` is 2014-12-09, a Tuesday, where a row does not say; `-` for unknown.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.claim import EVENT_TYPES, MODALITIES, Claim, Count
from riwaya.mention import WHATS

TABLES = sorted(Path(__file__).parent.glob("*.csv"))
SIGNS = {"~": "about", ">": "more_than", "<": "less_than", "≥": "at_least"}


def _rows() -> list[dict[str, str]]:
    rows = []
    for path in TABLES:
        with path.open(encoding="utf-8", newline="") as lines:
            rows += [{**row, "id": f"{path.stem}: {row['id']}"} for row in csv.DictReader(lines)]
    return rows


ROWS = _rows()


def _params() -> list[object]:
    return [pytest.param(row, id=row["id"], marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else []) for row in ROWS]


def test_there_are_many_and_each_is_well_written() -> None:
    assert len(ROWS) >= 250
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row["type"].split(",")) <= {*EVENT_TYPES, "none", "one"}, row["id"]
        assert set(filter(None, row["modality"].split(","))) <= set(MODALITIES), row["id"]
        assert all(any(word in row["text"] for word in name.split("/")) for name in [row["trigger"]] if name), row["id"]


def _published(row: dict[str, str]) -> date | None:
    return None if row["published"] == "-" else date.fromisoformat(row["published"] or "2014-12-09")


def fill(expected: str, found: list[str]) -> bool:
    """Whether `found` holds every phrase that is expected, and none that is not."""
    rest = list(found)
    for item in expected.split("|") if expected != "-" else []:
        ways = {way.removeprefix("?") for way in item.split("/")}
        hit = next((f for f in rest if f in ways), None)
        if hit is not None:
            rest.remove(hit)
        elif not item.startswith("?"):
            return False
    return not rest


def chain(expected: str, found: list[str]) -> bool:
    """Whether `found` is the chain that is expected, link by link."""
    rest = list(found)
    for item in expected.split(">") if expected != "-" else []:
        if rest and (rest[0] in {way.removeprefix("?") for way in item.split("/")}):
            rest.pop(0)
        elif not item.startswith("?"):
            return False
    return not rest


def written(c: Count) -> str:
    """A count as the tables write it."""
    if c.value is None:
        return f"{c.what}={c.low:g}-{c.high:g}" if c.low is not None and c.high is not None else f"{c.what}={c.low or 0:g}+"
    sign = next((sign for sign, name in SIGNS.items() if name == c.qualifier), "")
    return f"{c.what}={sign}{c.value:.12g}" if c.qualifier != "range" else f"{c.what}={c.low or 0:g}-{c.high or 0:g}"


def faults(row: dict[str, str], claim: Claim) -> list[str]:
    """The columns of `row` that `claim` does not agree with."""
    interval = "-" if claim.time is None else f"{claim.time.start}..{claim.time.end}" if claim.time.end != claim.time.start else str(claim.time.start)
    checks = {
        "type": claim.event_type in row["type"].split(","),
        "mode": row["mode"] == claim.mode,
        "actors": fill(row["actors"], [a.span.text for a in claim.actors]),
        "recipients": fill(row["recipients"], [r.span.text for r in claim.recipients]),
        "locations": fill(row["locations"], [place.span.text for place in claim.locations]),
        "time": row["time"] == interval,
        "counts": fill(row["counts"], [written(c) for c in claim.counts]),
        "modality": claim.modality in row["modality"].split(","),
        "attribution": chain(row["attribution"], [link.name for link in claim.attribution]),
    }
    return [column for column, right in checks.items() if row[column] and not right]


def shown(claim: Claim) -> dict[str, object]:
    """A claim as the tables write it, for the message of a case that fails."""
    return {
        "trigger": claim.trigger.text, "type": claim.event_type, "mode": claim.mode, "actors": "|".join(a.span.text for a in claim.actors),
        "recipients": "|".join(r.span.text for r in claim.recipients), "locations": "|".join(place.span.text for place in claim.locations),
        "time": f"{claim.time.start}..{claim.time.end}" if claim.time else "-", "counts": "|".join(written(c) for c in claim.counts),
        "modality": claim.modality, "attribution": ">".join(link.name for link in claim.attribution),
    }  # fmt: skip


def check(row: dict[str, str]) -> None:
    """Read the row's text and compare; raises AssertionError with all that was read."""
    claims = riwaya.read(riwaya.Report(row["text"], "case", published=_published(row))).claims
    told = [shown(claim) for claim in claims]
    triggers = set(row["trigger"].split("/")) if row["trigger"] else None
    mine = [claim for claim in claims if triggers is None or claim.trigger.text in triggers]
    if row["type"] == "none":
        assert not mine, told
    elif row["type"] == "one":
        assert 1 == len(claims), told
    else:
        assert mine, told
        best = min((faults(row, claim) for claim in mine), key=len)
        assert not best, (best, told)


@pytest.mark.parametrize("row", _params())
def test_case(row: dict[str, str]) -> None:
    check(row)


def test_values_of_the_tables_are_known() -> None:
    """A slip in a table must not pass for a case that is read well."""
    for row in ROWS:
        for item in filter(None, row["counts"].removeprefix("-").split("|")):
            assert re.fullmatch(r"\??(\w+)=[~><≥]?\d+(\.\d+)?(\+|-\d+)?", item), row["id"]
            assert item.removeprefix("?").split("=")[0] in WHATS, row["id"]
        assert not row["time"] or re.fullmatch(r"-|\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?", row["time"]), row["id"]
        for slot in ("actors", "recipients", "locations"):
            items = [] if row[slot] in ("", "-") else row[slot].split("|")
            assert all(any(way.removeprefix("?") in row["text"] for way in item.split("/")) for item in items), row["id"]
