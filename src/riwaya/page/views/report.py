"""One report: its text as published, its claims beside it, what is doubted on top."""

from __future__ import annotations

from typing import Any

from riwaya.claim import Claim
from riwaya.json_form import reading_to_json
from riwaya.page.answer import Asker, View, missing
from riwaya.page.asked import Asked
from riwaya.page.corrections import with_standing
from riwaya.report import Span


def answer(asker: Asker, asked: Asked) -> View:
    whole = asker.ledger.report(asked.own.get("id", ""))
    if whole is None:
        return missing(asker, "no_report")
    report = whole.reading.report
    standing = {r.claim.id: r for r in whole.claims}
    rows = []
    for claim in whole.reading.claims:
        record = standing.get(claim.id)
        shown = record.claim if record else claim
        said = with_standing([c for c in whole.corrections if claim.id in (c.claim, c.other)])
        rows.append({"claim": shown, "stands": record is not None, "corrected": bool(record and record.corrected), "said": said, "spans": spans(shown), "accounts": asker.ledger.accounts_of(claim.id)})
    told = {"whole": whole, "report": report, "rows": rows, "span": _span(report.text, asked)}
    title = report.title or report.identity

    def as_json() -> Any:
        return {"reading": reading_to_json(whole.reading), "claims": [r.to_json() for r in whole.claims], "corrections": [c.to_json() for c in whole.corrections], "readers": list(whole.readers)}

    return View("report", title, told, whole.claims, whole=as_json)


def spans(claim: Claim) -> list[tuple[str, int, int]]:
    """What is painted in the text for a claim: (slot, start, end) in code points; the script turns them into its own units."""
    told: list[tuple[str, Span | None]] = [("evidence", claim.evidence), ("trigger", claim.trigger)]
    told += [("who", a.span) for a in claim.actors] + [("whom", a.span) for a in claim.recipients]
    told += [("where", p.span) for p in claim.locations] + [("how_many", c.span) for c in claim.counts]
    told += [("says_who", link.span) for link in claim.attribution]
    told += [("modality", claim.modality_cue), ("when", claim.time.span if claim.time else None)]
    return [(slot, span.start, span.end) for slot, span in told if span]


def _span(text: str, asked: Asked) -> Span | None:
    """The words that a permalink points to."""
    first, last = asked.whole("from"), asked.whole("to")
    if first is None or last is None or not 0 <= first < last <= len(text):
        return None
    return Span.of(text, first, last)
