"""Which claims a filter has, newest first: the one query under every question.

The rarest condition gives the candidates in the order of days, the others are looked up for each. So
the first page comes fast where much fits, and little is read where little does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, literal, or_, select, union, union_all

from riwaya.ledger.errors import LedgerError
from riwaya.ledger.filters import Condition, Filter, conditions
from riwaya.ledger.keys import first_of, term_number
from riwaya.ledger.records import ClaimRecord, Page, ReportRef
from riwaya.ledger.rows import claim_of
from riwaya.ledger.schema import claim, past_posting, posting, report, term
from riwaya.ledger.storable import from_exact_json, shown

MOST = 10_000  # records of one page
_ALL = term_number("all", "")


@dataclass(frozen=True, slots=True)
class Plan:
    """A filter made ready: `None` conditions mean that nothing can fit."""

    asked: Filter
    conditions: tuple[Condition, ...]
    least: int
    most: int
    as_of: str | None

    @property
    def driver(self) -> Condition:
        """The condition whose claims are gone through."""
        return self.conditions[0]


def plan(connection: Connection, asked: Filter, as_of: str | None = None) -> Plan | None:
    """What to look up for a filter; None where no claim can fit."""
    found = conditions(connection, asked)
    if found is None:
        return None
    if not found:
        found = [Condition("all", (_ALL,), connection.execute(select(term.c.claims).where(term.c.n == _ALL)).scalar() or 0)]
    least = first_of(asked.since) if asked.since else 0
    most = first_of(asked.until + timedelta(1)) - 1 if asked.until and asked.until < date.max else 2**53
    if asked.until and not asked.since:
        least = first_of(date.min)  # an unknown day is not known to be before
    return Plan(asked, tuple(found), least, most, as_of)


def numbers(made: Plan, limit: int, before: int | None = None) -> Any:
    """The statement for the numbers of the claims that fit, newest first, with their types."""
    most = made.most if before is None else min(made.most, before - 1)
    parts = [_of_term(made, t, most) for t in made.driver.terms]
    if len(parts) == 1:
        return parts[0].order_by(parts[0].selected_columns.claim.desc()).limit(limit)
    # A union in the order of the index: each part is read only as far as the page needs.
    whole = union(*parts)
    return whole.order_by(whole.selected_columns.claim.desc()).limit(limit)


def _of_term(made: Plan, number: int, most: int) -> Select[Any]:
    here = posting if made.as_of is None else _ever()
    p = here.alias()
    out = select(p.c.claim, p.c.event_type).where(p.c.term == number, p.c.claim.between(made.least, most))
    for condition in made.conditions[1:]:
        if condition.facet == "type":
            out = out.where(p.c.event_type.in_(made.asked.type))
            continue
        q = here.alias()
        out = out.where(exists(select(literal(1)).select_from(q).where(q.c.term.in_(condition.terms), q.c.claim == p.c.claim)))
    if made.as_of is not None or made.asked.report:
        out = out.where(exists(select(literal(1)).where(claim.c.n == p.c.claim, *of_claim(made))))
    return out


def of_claim(made: Plan) -> list[Any]:
    """What a plan asks of the claim's own row."""
    out: list[Any] = []
    if made.as_of is not None:
        out.append(and_(claim.c.since <= made.as_of, or_(claim.c.until.is_(None), claim.c.until > made.as_of)))
    if made.asked.report:
        ids = [shown(r) for r in made.asked.report]
        out.append(claim.c.report.in_(select(report.c.n).where(or_(report.c.id.in_(ids), report.c.key.in_(ids)))))
    return out


def _ever() -> Any:
    return union_all(select(posting), select(past_posting)).subquery()


def claims(connection: Connection, asked: Filter, limit: int, after: str | None, as_of: str | None) -> Page[ClaimRecord]:
    """The claims that fit, newest first."""
    made = plan(connection, asked, as_of)
    if made is None:
        return Page(())
    if asked.verdict and as_of is not None:
        raise LedgerError("claims have verdicts as of now only; ask for accounts as of then")
    limit = max(1, min(limit, MOST))
    if asked.report and as_of is None:
        found = _of_report(connection, made, limit + 1, cursor(after))
    else:
        found = [row.claim for row in connection.execute(numbers(made, limit + 1, cursor(after)))]
    records = fetch(connection, found[:limit])
    return Page(tuple(records[n] for n in found[:limit]), str(found[limit - 1]) if len(found) > limit else None)


def _of_report(connection: Connection, made: Plan, limit: int, before: int | None) -> list[int]:
    """A report has few claims: they are gone through, whatever else is asked."""
    most = made.most if before is None else min(made.most, before - 1)
    out = select(claim.c.n).where(claim.c.until.is_(None), claim.c.n.between(made.least, most), *of_claim(made))
    for condition in made.conditions:
        p = posting.alias()
        out = out.where(exists(select(literal(1)).select_from(p).where(p.c.term.in_(condition.terms), p.c.claim == claim.c.n)))
    return list(connection.execute(out.order_by(claim.c.n.desc()).limit(limit)).scalars())


def cursor(after: str | None) -> int | None:
    """The number of `after`; LedgerError where it is none."""
    if after is None:
        return None
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise LedgerError(f"{after!r} is no place to go on from; give what the page before said")
    return int(after)


_CLAIM = (claim.c.n, claim.c.day, claim.c.version, claim.c.body, claim.c.exact)
REPORT = (report.c.key, report.c.id, report.c.outlet, report.c.title, report.c.published, report.c.url, report.c.exact.label("report_exact"))


def fetch(connection: Connection, wanted: Sequence[int]) -> dict[int, ClaimRecord]:
    """The records of these claims by number."""
    out: dict[int, ClaimRecord] = {}
    for i in range(0, len(wanted), 500):
        rows = connection.execute(select(*_CLAIM, *REPORT).join(report, report.c.n == claim.c.report).where(claim.c.n.in_(wanted[i : i + 500])))
        for row in rows:
            day = date.fromisoformat(row.day) if row.day else None
            out[row.n] = ClaimRecord(claim_of(row.body, row.exact), reference(row), day, row.version > 0)
    return out


def reference(row: Any) -> ReportRef:
    """The report of a row that has REPORT's columns."""
    told = {"id": row.id, "outlet": row.outlet, "title": row.title, "url": row.url}
    if row.report_exact is not None:
        exact = from_exact_json(row.report_exact)
        told = {name: exact[name] or told[name] for name in told}
    return ReportRef(row.key, told["id"], told["outlet"], told["title"], date.fromisoformat(row.published) if row.published else None, told["url"])
