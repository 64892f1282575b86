"""One account: who says what, oldest first; each figure with its history; each difference with both sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riwaya.account import VERDICTS
from riwaya.ledger.records import ClaimRecord
from riwaya.page import sentences
from riwaya.page.answer import Asker, View, missing
from riwaya.page.asked import Asked
from riwaya.page.cards import counted
from riwaya.page.corrections import with_standing
from riwaya.page.drawing.scale import Mark, Scale, scale_of
from riwaya.view.labels import Label
from riwaya.view.phrases import figure

DIFFERENCES = 40  # shown of one account; each pair of a large group is one, and they repeat the same two numbers


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a figure's history. `before` is the mark of what the same voice said last, where that was another value."""

    day: str | None
    record: ClaimRecord | None
    outlet: str | None
    chain: list[str]
    phrase: Label
    mark: Mark
    before: Mark | None
    derived: bool
    copy: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A figure's history: what is counted (`unit` in the words of the first report that says it), of which scope, oldest value first, drawn on one scale."""

    what: str
    unit: str | None
    scope: dict[str, Any]
    verdict: str
    scale: Scale
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A difference with both sentences in pieces (text, whether marked)."""

    kind: str
    verdict: str
    why: str
    sides: tuple[tuple[ClaimRecord, list[sentences.Piece]], ...]


def answer(asker: Asker, asked: Asked) -> View:
    history = asker.ledger.history(asked.own.get("id", ""))
    if history is None:
        return missing(asker, "no_account")
    data = history.account.data
    by_key = {(r.report.id, r.claim.id): r for r in history.claims}
    members = {(m["report"]["id"], m["claim"]): m for m in data["claims"]}
    oldest = sorted(history.claims, key=lambda r: r.report.published or date.max)
    said = _said([(r, members.get((r.report.id, r.claim.id), {})) for r in oldest])
    told = {
        "account": history.account, "data": data, "said": said, "ids": [r.claim.id for r in oldest], "series": [_series(f, by_key, members) for f in sorted(data["figures"], key=_gravest_first)],
        "pairs": _pairs(data["differences"], by_key, asker), "left_out": max(0, len(data["differences"]) - DIFFERENCES), "corrections": with_standing(history.corrections),
    }  # fmt: skip
    return View("account", asker.tongue.of(history.account.label), told, history.claims, whole=history.account.to_json)


def _gravest_first(told: dict[str, Any]) -> tuple[int, int]:
    return -VERDICTS.index(told["verdict"]), -len(told["values"])


def _said(told: list[tuple[ClaimRecord, dict[str, Any]]]) -> list[tuple[ClaimRecord, dict[str, Any], list[ClaimRecord]]]:
    """Each claim with the copies of it: what an outlet takes over word for word from another report stands under it, not beside it."""
    out: list[tuple[ClaimRecord, dict[str, Any], list[ClaimRecord]]] = []
    first: dict[tuple[str | None, str], int] = {}
    for record, member in told:
        words = " ".join(record.claim.evidence.text.split())
        source = member.get("copy_of")
        at = first.get((source, words)) if source else None
        if at is None:
            first[record.report.id, words] = len(out)
            out.append((record, member, []))
        else:
            out[at][2].append(record)
    return out


def _series(told: dict[str, Any], by_key: dict[tuple[str, str], ClaimRecord], members: dict[tuple[str, str], dict[str, Any]]) -> Series:
    values = [(v, counted(v)) for v in told["values"]]
    scale = scale_of(count for _, count in values)
    last: dict[str, tuple[Any, Mark]] = {}
    rows = []
    for v, count in sorted(values, key=lambda pair: pair[0]["as_of"] or "9"):
        key = (v["report"], v["claim"])
        record, member = by_key.get(key), members.get(key, {})
        chain = [link.name for link in record.claim.attribution] if record else []
        outlet = record.report.outlet if record else None
        mark = scale.mark(count)
        same = (count.value, count.low, count.high)
        known = last.get(v["by"])
        before = known[1] if known and known[0] != same else None
        last[v["by"]] = (same, mark)
        rows.append(Row(v["as_of"], record, outlet, chain, figure(count), mark, before, v["derived"], bool(member.get("copy_of"))))
    return Series(told["what"], _unit(told, rows) if told["scope"]["of"] else None, told["scope"], told["verdict"], scale, tuple(rows))


def _unit(told: dict[str, Any], rows: Sequence[Row]) -> str | None:
    """What is counted, as a report has it: the scope knows only its stem."""
    for row in rows:
        for count in row.record.claim.counts if row.record else ():
            if count.what == told["what"] and count.unit and figure(count) == row.phrase:
                return count.unit
    return None


def _pairs(differences: Sequence[dict[str, Any]], by_key: dict[tuple[str, str], ClaimRecord], asker: Asker) -> list[Pair]:
    graver = sorted(differences, key=lambda d: d["verdict"] != "conflicting")[:DIFFERENCES]
    out = []
    for d in graver:
        records = [by_key.get((s["report"], s["claim"])) for s in d["between"]]
        if records[0] is None or records[1] is None:
            continue
        marked = sentences.differing(d["kind"], records[0].claim, records[1].claim)
        out.append(Pair(d["kind"], d["verdict"], d["why"][asker.tongue.code], ((records[0], marked[0]), (records[1], marked[1]))))
    return out
