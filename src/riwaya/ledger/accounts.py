"""Accounts as they are asked for: claims of the same fact, and what cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, exists, literal, or_, select, union

from riwaya.account import Account
from riwaya.account_form import account_to_json
from riwaya.ledger.ask import Plan, claims, cursor, fetch, plan
from riwaya.ledger.corrections import Correction, all_of
from riwaya.ledger.filters import Filter
from riwaya.ledger.keys import row_number
from riwaya.ledger.records import AccountRecord, ClaimRecord, ConflictRecord, Page, Voice
from riwaya.ledger.rows import claim_of, report_of
from riwaya.ledger.schema import account, account_claim, account_posting, claim, reading, report
from riwaya.ledger.storable import from_text, shown
from riwaya.reading import Reading
from riwaya.report import Span
from riwaya.view.labels import Label
from riwaya.weigh import build

MOST = 1_000_000  # accounts of one page
EVERY = 10_000_000


def accounts(connection: Connection, asked: Filter, limit: int, after: str | None, as_of: str | None) -> Page[AccountRecord]:
    """The accounts that fit, newest first: those that have claims which fit, each condition one at least."""
    limit = max(1, min(limit, MOST))
    if as_of is not None:
        return _then(connection, asked, limit, after, as_of)
    made = plan(connection, asked)
    if made is None:
        return Page(())
    found = list(connection.execute(_numbers(made, limit + 1, cursor(after))).scalars())
    records = _fetch(connection, found[:limit])
    return Page(tuple(records[n] for n in found[:limit]), str(found[limit - 1]) if len(found) > limit else None)


def conflicts(connection: Connection, asked: Filter, limit: int, after: str | None, as_of: str | None) -> Page[ConflictRecord]:
    """The differences that are conflicts, of the newest `limit` accounts that have some."""
    wanted = Filter(**{name: getattr(asked, name) for name in Filter.__slots__} | {"verdict": ("conflicting",)})
    page = accounts(connection, wanted, limit, after, as_of)
    return Page(tuple(c for record in page for c in conflicts_of(record)), page.after)


def conflicts_of(record: AccountRecord) -> tuple[ConflictRecord, ...]:
    """The conflicts of one account."""
    outlets = {m["report"]["id"]: m["report"] for m in record.data["claims"]}
    out = []
    for d in record.data["differences"]:
        if d["verdict"] == "conflicting":
            one, other = (_voice(side, outlets.get(side["report"], {})) for side in d["between"])
            out.append(ConflictRecord(record.id, record.label, record.day, d["kind"], Label(**d["why"]), one, other))
    return tuple(out)


def account_by_id(connection: Connection, told: str) -> AccountRecord | None:
    """The account with this id."""
    row = connection.execute(select(account).where(account.c.id == shown(told))).first()
    return _record(row) if row else None


@dataclass(frozen=True, slots=True)
class AccountHistory:
    """An account with what it is made of: its claims in the order of their reports, its conflicts, the corrections of its claims."""

    account: AccountRecord
    claims: tuple[ClaimRecord, ...]
    conflicts: tuple[ConflictRecord, ...]
    corrections: tuple[Correction, ...]


def history(connection: Connection, told: str) -> AccountHistory | None:
    """The account with this id and all of it."""
    record = account_by_id(connection, told)
    if record is None:
        return None
    held = claims_of(connection, told)
    return AccountHistory(record, held, conflicts_of(record), tuple(all_of(connection, [r.claim.id for r in held])))


def claims_of(connection: Connection, told: str) -> tuple[ClaimRecord, ...]:
    """The claims of an account, in its order."""
    asked = select(account_claim.c.claim).join(account, account.c.n == account_claim.c.account).where(account.c.id == shown(told))
    numbers = list(connection.execute(asked.order_by(account_claim.c.position)).scalars())
    records = fetch(connection, numbers)
    return tuple(records[n] for n in numbers)


def of_claim(connection: Connection, claim_id: str) -> tuple[AccountRecord, ...]:
    """The accounts of a claim that stands."""
    own = select(account_claim.c.account).join(claim, claim.c.n == account_claim.c.claim).where(claim.c.id == shown(claim_id))
    return tuple(_record(row) for row in connection.execute(select(account).where(account.c.n.in_(own)).order_by(account.c.n.desc())))


def _numbers(made: Plan, limit: int, before: int | None) -> Any:
    most = made.most if before is None else min(made.most, before - 1)
    parts = [_of_term(made, t, most) for t in made.driver.terms]
    whole = union(*parts) if len(parts) > 1 else parts[0]
    return whole.order_by(whole.selected_columns[0].desc()).limit(limit)


def _of_term(made: Plan, number: int, most: int) -> Select[Any]:
    p = account_posting.alias()
    out = select(p.c.account).where(p.c.term == number, p.c.account.between(made.least, most))
    for condition in made.conditions[1:]:
        q = account_posting.alias()
        out = out.where(exists(select(literal(1)).select_from(q).where(q.c.term.in_(condition.terms), q.c.account == p.c.account)))
    if made.asked.report:
        ids = [shown(r) for r in made.asked.report]
        of = select(account_claim.c.account).join(claim, claim.c.n == account_claim.c.claim).join(report, report.c.n == claim.c.report)
        out = out.where(p.c.account.in_(of.where(or_(report.c.id.in_(ids), report.c.key.in_(ids)))))
    return out


def _fetch(connection: Connection, numbers: Sequence[int]) -> dict[int, AccountRecord]:
    out = {}
    for i in range(0, len(numbers), 500):
        for row in connection.execute(select(account).where(account.c.n.in_(numbers[i : i + 500]))):
            out[row.n] = _record(row)
    return out


def _record(row: Any) -> AccountRecord:
    data = from_text(row.body, row.exact)
    label = Label(data["label"]["ar"], data["label"]["en"])
    day, start, end = (date.fromisoformat(d) if d else None for d in (row.day, row.time_start, row.time_end))
    return AccountRecord(data["id"], row.event_type, row.verdict, day, start, end, label, row.claims, row.reports, data)


def _voice(side: dict[str, Any], of: dict[str, Any]) -> Voice:
    told = side["evidence"]
    published = of.get("published")
    evidence = Span(told["start"], told["end"], told["text"])
    return Voice(side["report"], of.get("outlet"), date.fromisoformat(published) if published else None, side["claim"], evidence, tuple(side["attribution"]))


# ---------------------------------------------------------------- as it stood


def last_day(told: Account) -> date | None:
    """The day by which an account is ordered: the last of its time, else the last on which it was reported."""
    return told.time.end if told.time else max((m.report.published for m in told.members if m.report.published), default=None)


def _then(connection: Connection, asked: Filter, limit: int, after: str | None, as_of: str) -> Page[AccountRecord]:
    """All readings that stood then are weighed anew: exact, and as slow as that is."""
    other = Filter(**{name: getattr(asked, name) for name in Filter.__slots__} | {"verdict": ()})
    fits = None if other == Filter() else {(r.report.id, r.claim.id) for r in claims(connection, other, EVERY, None, as_of)}
    before = cursor(after)
    found = []
    for a in build(_readings(connection, as_of)):
        n = row_number(last_day(a), "account", a.id)
        if (fits is None or any(m.key in fits for m in a.members)) and (not asked.verdict or a.verdict in asked.verdict) and (before is None or n < before):
            found.append((n, a))
    found.sort(key=lambda pair: -pair[0])
    kept = found[:limit]
    return Page(tuple(_told(a) for _, a in kept), str(kept[-1][0]) if len(found) > limit else None)


def _told(a: Account) -> AccountRecord:
    start, end = (a.time.start, a.time.end) if a.time else (None, None)
    return AccountRecord(a.id, a.event_type, a.verdict, last_day(a), start, end, a.label, len(a.members), len({m.report.identity for m in a.members}), account_to_json(a))


def _readings(connection: Connection, as_of: str) -> list[Reading]:
    """What stood then, of several reports with one id the newest, as `weighing` has it."""
    stood = (reading.c.since <= as_of, or_(reading.c.until.is_(None), reading.c.until > as_of))
    held: dict[str, tuple[tuple[str, str], str, Any]] = {}
    for row in connection.execute(select(reading.c.key.label("reading"), report).join(report, report.c.n == reading.c.report).where(*stood)):
        told = report_of(row)
        order = (row.published or "", row.key)
        if told.identity not in held or held[told.identity][0] < order:
            held[told.identity] = (order, row.reading, told)
    by_reading: dict[str, list[Any]] = {key: [] for _, key, _ in held.values()}
    then = (claim.c.since <= as_of, or_(claim.c.until.is_(None), claim.c.until > as_of))
    for row in connection.execute(select(claim.c.reading, claim.c.body, claim.c.exact).where(*then).order_by(claim.c.position)):
        if row.reading in by_reading:
            by_reading[row.reading].append(claim_of(row.body, row.exact))
    return [Reading(told, (), tuple(by_reading[key])) for _, key, told in held.values()]
