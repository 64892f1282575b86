"""Accounts for a terminal: the verdict, each figure with everybody who says it, and why they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from riwaya.account import Account, Difference, Figure, Member, Value
from riwaya.view.labels import label
from riwaya.view.phrases import chain, days, figure, isolated, plain
from riwaya.view.table import Look, paragraph

STYLES = {"single": "dim", "corroborated": "green", "explained": "cyan", "revised": "yellow", "conflicting": "bold red"}
MOST = 8
"""Sentences shown for one number, and differences for one account: a newsroom reads the first few, the JSON has them all."""


def account_lines(account: Account, look: Look) -> Iterator[Text]:
    """The lines of one account."""
    verdict = label("verdict", account.verdict)
    reports = len({m.report.identity for m in account.members})
    yield Text.assemble((verdict.en, STYLES[account.verdict]), "  ", (plain(account.label.en), "bold"), (f"  {account.id}", "dim"))
    told = f"{verdict.ar}: {plain(account.label.ar)}"
    yield from paragraph("   ", told, look.width, "")
    yield Text(f"   {len(account.members)} claim{'' if len(account.members) == 1 else 's'} of {reports} report{'' if reports == 1 else 's'}", "dim")
    shown = [f for f in account.figures if not f.scope.part] or list(account.figures)
    for one in shown:
        yield from _figure(one, look)
    if not shown:
        yield from _said(account.members, look)
    yield from _differences(account.differences, look)
    yield Text("")


def _figure(told: Figure, look: Look) -> Iterator[Text]:
    scope = told.scope
    over = f" · {days(scope.window).en}" if scope.window and scope.cumulative is False else f" · since {isolated(scope.window.start.isoformat())}" if scope.window else ""
    part = " · part of a total" if scope.part else ""
    sides: dict[str, list[Value]] = {}
    for value in told.values:
        sides.setdefault(shown_value(value), []).append(value)
    what = label("what", scope.what).en
    yield Text.assemble("   ", (f"{what}{over}{part}: {' / '.join(sides)}", "bold"), "  ", (label("verdict", told.verdict).en, STYLES[told.verdict]))
    for number, values in sides.items():
        yield Text(f"      {number}", "bold cyan")
        yield from _said([v.member for v in values], look)


def shown_value(value: Value) -> str:
    """The figure as it is shown, with the parts it was added up from."""
    text = figure(value).en
    return f"{text} ({' + '.join(f'{p:,}' for p in value.parts)})" if value.derived else text


def _said(members: Iterable[Member], look: Look) -> Iterator[Text]:
    every = list({m.key: m for m in members}.values())
    for member in every[:MOST]:
        yield from paragraph("         ", source(member), look.width, "")
        yield from paragraph("         ", plain(member.claim.evidence.text), look.width, "dim")
    if len(every) > MOST:
        yield Text(f"         and {len(every) - MOST} more", "dim")


def source(member: Member) -> str:
    """The outlet, whom it quotes, the day, and whose wording it repeats."""
    report = member.report
    who = " ← ".join(filter(None, (plain(report.outlet or report.identity), chain(member.claim.attribution))))
    day = isolated(report.published.isoformat()) if report.published else label("slot", "unknown_day").en
    copied = f" · same wording as {isolated(plain(member.copy_of))}" if member.copy_of else ""
    denied = f" · {member.claim.modality}" if member.claim.modality != "actual" else ""
    return f"{who} · {day}{denied}{copied}"


def _differences(differences: Iterable[Difference], look: Look) -> Iterator[Text]:
    # Two papers against two others are four pairs, but one matter.
    every = list({(d.kind, d.why.en): d for d in differences}.values())
    for d in every[:MOST]:
        style = STYLES[d.verdict]
        yield from paragraph("   why    ", f"{label('verdict', d.verdict).en}: {plain(d.why.en)}", look.width, style, direction="en")
        yield from paragraph("   لماذا  ", plain(d.why.ar), look.width, style)
    if len(every) > MOST:
        yield Text(f"   and {len(every) - MOST} more differences", "dim")
