"""The demonstration: the sample reports, their claims, and the accounts of them that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.text import Text

from riwaya import weigh
from riwaya.account_form import account_to_json
from riwaya.reader import read
from riwaya.report import Report
from riwaya.sources.outcome import Defaults
from riwaya.sources.record import read as read_record
from riwaya.view.accounts import account_lines
from riwaya.view.table import look, reading_lines

if TYPE_CHECKING:
    from riwaya.ledger import Ledger


def samples() -> tuple[Report, ...]:
    """The reports that come along, in the order of their names."""
    paths = sorted((p for p in files("riwaya").joinpath("samples").iterdir() if p.name.endswith(".json")), key=lambda p: p.name)
    return tuple(read_record(p.name, p.read_bytes(), Defaults()).report for p in paths)


@contextmanager
def ledger() -> Iterator[Ledger]:
    """A ledger of the samples, gone when it is closed."""
    from riwaya.ledger import Ledger

    with TemporaryDirectory(prefix="riwaya-") as folder, Ledger.open(str(Path(folder) / "samples.db")) as store:
        store.add_all(read(report) for report in samples())
        yield store


def lines(width: int) -> Iterator[Text]:
    """What the demonstration prints, line by line, for a terminal of `width` columns."""
    reports = samples()
    here = look(width)
    yield Text(f"{len(reports)} invented reports of December 2014, read into claims. Who says how many armoured vehicles are in Kuwait?", "bold")
    yield Text("")
    readings = tuple(read(report) for report in reports)
    for reading in readings:
        yield from reading_lines(reading, here)
    disputes = [a for a in weigh.build(readings) if a.verdict == "conflicting"]
    yield Text(f"{len(disputes)} contradiction{'' if len(disputes) == 1 else 's'}: figures that cannot all be true", "bold red")
    for account in disputes:
        yield Text("")
        yield from account_lines(account_to_json(account), here)
    yield Text("Next: riwaya accounts YOUR.jsonl, or riwaya read YOUR.txt --published DAY", "dim")
