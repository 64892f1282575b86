"""Answers of a ledger as tables for a terminal, JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from rich.text import Text

from riwaya.json_form import dumps
from riwaya.ledger.records import AccountRecord, Bucket, ClaimRecord, ConflictRecord, FigureRecord, Hit, Page, Record, ReportRef
from riwaya.output import show, terminal
from riwaya.view import accounts
from riwaya.view.labels import label
from riwaya.view.phrases import chain, days, figure, isolated, plain
from riwaya.view.table import Look, line_up, look, paragraph

BAR = 30  # cells of the longest bar of a history
# A spreadsheet takes what begins so for a formula; an apostrophe before it makes it text, and is taken away to have it back.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Lines = Callable[[Page[Any], Look], Iterable[Text]]


def print_page(page: Page[Any], form: str, lines: Lines, whole: object = None) -> None:
    """Print a page as `form`: table, json (`whole`, else one object with the records and where to go on), jsonl (a record a line) or csv."""
    if form == "table":
        console = terminal()
        for line in lines(page, look(console.width)):
            show(console, line)
        if page.after:
            show(console, Text(f"more: --after {page.after}", "dim"))
        elif not len(page):
            show(console, Text("nothing fits", "dim"))
        return
    if form == "json":
        text = dumps(whole or {"records": [r.to_json() for r in page], "after": page.after}, indent=2) + "\n"
    elif form == "jsonl":
        text = "".join(dumps(r.to_json()) + "\n" for r in page)
    else:
        text = csv_text(page.items)
    out = sys.stdout.buffer
    out.write(text.encode("utf-8", "replace"))
    out.flush()


def csv_text(records: Iterable[Record]) -> str:
    """Flat rows under their names; what a spreadsheet would run is made text."""
    out = io.StringIO()
    writer: Any = None
    for record in records:
        row = record.flat()
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: as_text(value) for name, value in row.items()})
    return out.getvalue()


def as_text(cell: str | int | float | None) -> str | int | float | None:
    """A cell as a spreadsheet leaves it alone: an apostrophe before what it would run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def claim_lines(page: Page[ClaimRecord], width: Look) -> Iterable[Text]:
    """A card a claim: its heading, its slots, its words."""
    for record in page:
        c = record.claim
        kind = f"{label('event_type', c.event_type).en}{f' ({plain(c.mode)})' if c.mode else ''}"
        yield Text.assemble((_day(record.day), "bold"), "  ", (kind, "cyan"), "  ", (c.modality, "green" if c.modality == "actual" else "yellow"), "  ", (isolated(plain(c.id)), "dim"))
        told = {
            "who": "، ".join(plain(a.span.text) for a in c.actors),
            "whom": "، ".join(plain(a.span.text) for a in c.recipients),
            "how_many": "؛ ".join(f"{figure(k).en} {plain(k.unit) if k.unit else label('what', k.what).en}" for k in c.counts),
            "where": "، ".join(plain(p.span.text) for p in c.locations),
            "when": days(c.time).en if c.time else "",
            "says_who": chain(c.attribution) or plain(record.report.outlet or "") or label("slot", "own_voice").en,
            "evidence": plain(c.evidence.text),
        }
        widths = {"name": 10, "cell": width.width - 12}
        for name, cell in told.items():
            if cell:
                yield from line_up({"name": label("slot", name).en, "cell": cell}, widths, width, {"name": "dim"})
        if record.corrected:
            yield Text("          corrected; the report reads otherwise", "magenta")
        yield Text("")


def figure_lines(page: Page[FigureRecord], width: Look) -> Iterable[Text]:
    """The history of figures: day, bar, figure, who says so. A range is drawn from its low to its high end."""
    most = max((v for r in page for v in (r.count.value, r.count.high, r.count.low) if v is not None), default=0)
    before: str | None = None
    for record in page:
        day = _day(record.day)
        widths = {"day": 10, "bar": BAR, "figure": 24, "where": 18, "says": max(12, width.width - 90)}
        cells = {
            "day": day if day != before else "",
            "bar": _bar(record, most),
            "figure": f"{figure(record.count).en} {label('what', record.count.what).en}" + (" in all" if record.count.cumulative else ""),
            "where": "، ".join(plain(p.span.text) for p in record.claim.locations),
            "says": chain(record.claim.attribution) or plain(record.report.outlet or "") or label("slot", "own_voice").en,
        }
        before = day
        yield from line_up(cells, widths, width, {"day": "bold", "bar": "red" if record.claim.modality == "denied" else "cyan", "figure": "bold"})


def account_lines(page: Page[AccountRecord], width: Look) -> Iterable[Text]:
    """An account: its verdict, its label, its figures with who says them, its differences."""
    for record in page:
        yield from accounts.account_lines(record.data, width)


def conflict_lines(page: Page[ConflictRecord], width: Look) -> Iterable[Text]:
    """A conflict: its reason, and both sides."""
    for record in page:
        yield Text.assemble((_day(record.day), "bold"), "  ", (record.kind, "yellow"), "  ", (isolated(plain(record.account)), "dim"))
        yield from paragraph("", plain(record.label.ar), width.width, "bold")
        for side in (record.one, record.other):
            who = " ← ".join(plain(name) for name in (side.outlet or side.report, *side.attribution))
            yield from paragraph("   ", f"{who} · {isolated(_day(side.published))}", width.width, "")
            yield from paragraph("   ", plain(side.evidence.text), width.width, "dim")
        yield from paragraph("   why    ", plain(record.why.en), width.width, "yellow", direction="en")
        yield from paragraph("   لماذا  ", plain(record.why.ar), width.width, "yellow")
        yield Text("")


def timeline_lines(page: Page[Bucket], width: Look) -> Iterable[Text]:
    """A bar a step, and what it is made of."""
    steps: dict[date | None, list[Bucket]] = {}
    for bucket in page:
        steps.setdefault(bucket.start, []).append(bucket)
    totals = {start: sum(b.claims for b in buckets) for start, buckets in steps.items()}
    most = max(totals.values(), default=0)
    for start, buckets in steps.items():
        made = ", ".join(f"{b.event_type} {b.claims:,}" for b in sorted(buckets, key=lambda b: (-b.claims, b.event_type)))
        cells = {"day": _day(start), "bar": "█" * max(1, round(BAR * totals[start] / most)), "n": f"{totals[start]:,}", "types": made}
        yield from line_up(cells, {"day": 11, "bar": BAR, "n": 9, "types": max(20, width.width - BAR - 28)}, width, {"day": "bold", "bar": "cyan", "types": "dim"})


def hit_lines(page: Page[Hit], width: Look) -> Iterable[Text]:
    """A report, its passage, and how many claims speak of it."""
    for hit in page:
        yield Text.assemble((_day(hit.report.published), "bold"), "  ", plain(hit.report.outlet or ""), "  ", (isolated(plain(hit.report.id)), "dim"))
        yield from paragraph("", plain(hit.report.title or ""), width.width, "bold") if hit.report.title else ()
        yield from paragraph("", plain(hit.passage.text), width.width, "")
        for claim in hit.claims:
            yield from paragraph("  claim ", f"{claim.event_type} {plain(claim.evidence.text)}", width.width, "cyan")
        yield Text("")


def report_name(ref: ReportRef) -> str:
    """A report in a few words."""
    return " · ".join(part for part in (plain(ref.outlet or ""), _day(ref.published), isolated(plain(ref.id))) if part)


def _day(day: date | None) -> str:
    return day.isoformat() if day else label("slot", "unknown_day").en


def _bar(record: FigureRecord, most: float) -> str:
    c = record.count
    known = [v for v in (c.value, c.low, c.high) if v is not None]
    if not known or most <= 0:
        return ""
    low, high = (round(BAR * v / most) for v in (min(known), max(known)))
    low, high = (max(0, low), max(1, high))
    return "█" * (high if low == high else low) + "░" * (high - low if high > low else 0)
