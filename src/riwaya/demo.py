"""The demonstration: the sample reports, their claims, and the figures among them that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from rich.text import Text

from riwaya.reader import read
from riwaya.report import Report
from riwaya.sources.outcome import Defaults
from riwaya.sources.record import read as read_record
from riwaya.view.labels import label
from riwaya.view.phrases import chain, figure, isolated, plain
from riwaya.view.table import look, paragraph, reading_lines
from riwaya.weigh import Conflict, Side, conflicts


def samples() -> tuple[Report, ...]:
    """The reports that come along, in the order of their names."""
    paths = sorted((p for p in files("riwaya").joinpath("samples").iterdir() if p.name.endswith(".json")), key=lambda p: p.name)
    return tuple(read_record(p.name, p.read_bytes(), Defaults()).report for p in paths)


def lines(width: int) -> Iterator[Text]:
    """What the demonstration prints, line by line, for a terminal of `width` columns."""
    reports = samples()
    here = look(width)
    yield Text(f"{len(reports)} invented reports of December 2014, read into claims. Who says how many armoured vehicles are in Kuwait?", "bold")
    yield Text("")
    readings = tuple(read(report) for report in reports)
    for reading in readings:
        yield from reading_lines(reading, here)
    disputes = _disputes(conflicts(readings))
    yield Text(f"{len(disputes)} contradiction{'' if len(disputes) == 1 else 's'}: figures that cannot all be true", "bold red")
    for dispute in disputes:
        yield Text("")
        yield from _dispute(dispute, width)
    yield Text("")
    yield Text("Next: riwaya read YOUR.txt --published DAY, or riwaya read --help", "dim")


def _disputes(found: tuple[Conflict, ...]) -> list[list[Conflict]]:
    """Conflicts that share a side are one dispute: two papers against two others are four pairs, but one matter."""
    disputes: list[list[Conflict]] = []
    for conflict in found:
        sides = (conflict.one, conflict.other)
        joined = [d for d in disputes if any(side in sides for c in d for side in (c.one, c.other))]
        disputes = [d for d in disputes if d not in joined]
        disputes.append([c for d in joined for c in d] + [conflict])
    return disputes


def _dispute(dispute: list[Conflict], width: int) -> Iterator[Text]:
    """Each figure, under it everybody who says it, and why not all can be right."""
    sides: dict[str, list[Side]] = {}
    for side in (side for conflict in dispute for side in (conflict.one, conflict.other)):
        said = sides.setdefault(figure(side.count).en, [])
        if side not in said:
            said.append(side)
    yield Text(f"{' against '.join(sides)} {label('what', dispute[0].one.count.what).en}", "bold")
    for shown, said in sides.items():
        yield Text(f"   {shown}", "bold cyan")
        for side in said:
            yield from _side(side, width)
    yield from paragraph("   why    ", dispute[0].why.en, width, "yellow")
    yield from paragraph("   لماذا  ", dispute[0].why.ar, width, "yellow")


def _side(side: Side, width: int) -> Iterator[Text]:
    report = side.reading.report
    day = isolated(report.published.isoformat()) if report.published else ""
    who = " ← ".join(filter(None, (plain(report.outlet or report.identity), chain(side.claim.attribution))))
    yield from paragraph("      ", f"{who} · {day}", width, "")
    yield from paragraph("      ", plain(side.claim.evidence.text), width, "dim")
