"""Accounts for a terminal: the verdict, each figure with everybody who says it, and why they differ.

They are shown from their JSON form, as a ledger keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from riwaya.account import VERDICTS
from riwaya.view.labels import label
from riwaya.view.phrases import figure, isolated, number, plain
from riwaya.view.table import Look, paragraph

STYLES = {"single": "dim", "corroborated": "green", "explained": "cyan", "revised": "yellow", "conflicting": "bold red"}
MOST = 8
"""Sentences shown for one number, and differences for one account: a newsroom reads the first few, the JSON has them all."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Hedged:
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str


def account_lines(account: Json, look: Look) -> Iterator[Text]:
    """The lines of one account in its JSON form."""
    verdict = label("verdict", account["verdict"])
    members = {(m["report"]["id"], m["claim"]): m for m in account["claims"]}
    reports = len({report for report, _ in members})
    named = isolated(plain(account["id"]))
    yield Text.assemble((verdict.en, STYLES[account["verdict"]]), "  ", (plain(account["label"]["en"]), "bold"), "  ", (named, "dim"))
    yield from paragraph("   ", f"{verdict.ar}: {plain(account['label']['ar'])}", look.width, "")
    yield Text(f"   {len(members)} claim{'' if len(members) == 1 else 's'} of {reports} report{'' if reports == 1 else 's'}", "dim")
    shown = [f for f in account["figures"] if not f["scope"].get("part")] or account["figures"]
    for one in shown:
        yield from _figure(one, members, look)
    if not shown:
        yield from _said(account["claims"], look)
    yield from _differences(account["differences"], look)
    yield Text("")


def _figure(told: Json, members: dict[tuple[str, str], Json], look: Look) -> Iterator[Text]:
    scope = told["scope"]
    window, over = scope.get("window"), ""
    if window:
        start, end = isolated(window["start"]), isolated(window["end"])
        over = f" · {start} to {end}" if scope.get("cumulative") is False else f" · since {start}"
    part = " · part of a total" if scope.get("part") else ""
    sides: dict[str, list[Json]] = {}
    for value in told["values"]:
        sides.setdefault(shown_value(value), []).append(value)
    what = label("what", told["what"]).en
    yield Text.assemble("   ", (f"{what}{over}{part}: {' / '.join(sides)}", "bold"), "  ", (label("verdict", told["verdict"]).en, STYLES[told["verdict"]]))
    for shown, values in sides.items():
        yield Text(f"      {shown}", "bold cyan")
        yield from _said([members[v["report"], v["claim"]] for v in values], look)


def shown_value(value: Json) -> str:
    """The figure as it is shown, with the parts it was added up from."""
    text = figure(_Hedged(value["value"], value["low"], value["high"], value["qualifier"])).en
    return f"{text} ({' + '.join(number(p) for p in value['parts'])})" if value.get("derived") else text


def _said(members: Iterable[Json], look: Look) -> Iterator[Text]:
    every = list({(m["report"]["id"], m["claim"]): m for m in members}.values())
    for member in every[:MOST]:
        yield from paragraph("         ", source(member), look.width, "")
        yield from paragraph("         ", plain(member["evidence"]["text"]), look.width, "dim")
    if len(every) > MOST:
        yield Text(f"         and {len(every) - MOST} more", "dim")


def source(member: Json) -> str:
    """The outlet, whom it quotes, the day, and whose wording it repeats."""
    report = member["report"]
    who = " ← ".join(plain(name) for name in (report["outlet"] or report["id"], *member["attribution"]))
    day = isolated(report["published"]) if report["published"] else label("slot", "unknown_day").en
    copied = f" · same wording as {isolated(plain(member['copy_of']))}" if member["copy_of"] else ""
    other = f" · {member['modality']}" if member["modality"] != "actual" else ""
    return f"{who} · {day}{other}{copied}"


def _differences(differences: Iterable[Json], look: Look) -> Iterator[Text]:
    # Two papers against two others are four pairs, but one matter.
    every = sorted({(d["kind"], d["why"]["en"]): d for d in differences}.values(), key=lambda d: -VERDICTS.index(d["verdict"]))
    for d in every[:MOST]:
        style = STYLES[d["verdict"]]
        yield from paragraph("   why    ", f"{label('verdict', d['verdict']).en}: {plain(d['why']['en'])}", look.width, style, direction="en")
        yield from paragraph("   لماذا  ", plain(d["why"]["ar"]), look.width, style)
    if len(every) > MOST:
        yield Text(f"   and {len(every) - MOST} more differences", "dim")
