"""The demonstration: the sample reports, their claims, and the figures among them that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from rich.text import Text

from riwaya.reader import read
from riwaya.report import Report
from riwaya.sources.outcome import Defaults
from riwaya.sources.record import read as read_record
from riwaya.view.phrases import chain, figure, isolated, plain
from riwaya.view.table import look, paragraph, reading_lines
from riwaya.weigh import Side, conflicts


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
    found = conflicts(readings)
    yield Text(f"{len(found)} contradictions: figures that cannot both be true", "bold red")
    for n, conflict in enumerate(found, 1):
        yield Text("")
        yield Text(f"{n}. {figure(conflict.one.count).en} against {figure(conflict.other.count).en} {conflict.one.count.what}", "bold")
        for side in (conflict.one, conflict.other):
            yield from _side(side, width)
        yield from paragraph("   why: ", conflict.why.en, width, "yellow")
        yield from paragraph("   لماذا: ", conflict.why.ar, width, "yellow")
    yield Text("")
    yield Text("Next: riwaya read YOUR.txt --published DAY, or riwaya read --help", "dim")


def _side(side: Side, width: int) -> Iterator[Text]:
    report = side.reading.report
    day = isolated(report.published.isoformat()) if report.published else ""
    yield from paragraph("   ", f"{plain(report.outlet or report.identity)} · {day}", width, "")
    if side.claim.attribution:
        yield from paragraph("   says who: ", chain(side.claim.attribution), width, "cyan")
    yield from paragraph("   evidence: ", plain(side.claim.evidence.text), width, "")
