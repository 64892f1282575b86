"""How many claims there are, by day, month or year and by type."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Integer, Subquery, func, literal_column, select

from riwaya.ledger.ask import Plan, numbers, plan
from riwaya.ledger.filters import Filter
from riwaya.ledger.keys import HASH_BITS, first_of
from riwaya.ledger.records import Bucket
from riwaya.ledger.schema import day_tally, posting, tally
from riwaya.ledger.terms import common

Counts = Counter[tuple[date | None, str]]
BY = ("day", "month", "year")
# Claims that are gone through one by one for a timeline of several conditions: the newest. 2.5 microseconds each.
MOST = 10_000


def timeline(connection: Connection, asked: Filter, by: str, limit: int, as_of: str | None) -> tuple[Bucket, ...]:
    """The newest `limit` days, months or years that have claims, oldest first."""
    made = plan(connection, asked, as_of)
    if made is None:
        return ()
    alone = len(made.conditions) == 1 and len(made.driver.terms) == 1 and not asked.report and as_of is None
    if alone and by != "day":
        counts = _by_month(connection, made)
    elif alone and made.driver.terms[0] in common():
        counts = _by_common_day(connection, made, limit)
    elif alone:
        counts = _by_day(connection, made, limit)
    else:
        counts = _grouped(connection, numbers(made, MOST).subquery())
    by_start: Counts = Counter()
    for (day, kind), n in counts.items():
        by_start[_start(day, by), kind] += n
    starts = sorted({start for (start, _), n in by_start.items() if n}, key=lambda d: d or date.min)[-limit:]
    kept = set(starts)
    found = [Bucket(start, kind, n) for (start, kind), n in by_start.items() if start in kept and n]
    return tuple(sorted(found, key=lambda b: (b.start or date.min, b.event_type)))


def _by_month(connection: Connection, made: Plan) -> Counts:
    """Whole months from the tallies; only of months that begin or end outside what is asked, the claims are gone through."""
    term, since, until = made.driver.terms[0], made.asked.since, made.asked.until
    first = _month(since) if since else 1 if until else 0
    last = _month(until) if until else _month(date.max)
    counts: Counts = Counter()
    edges = {_month(d) for d, whole in ((since, since and since.day == 1), (until, until and (until == date.max or (until + timedelta(1)).day == 1))) if d and not whole}
    rows = select(tally.c.month, tally.c.event_type, tally.c.claims).where(tally.c.term == term, tally.c.claims > 0, tally.c.month.between(first, last))
    for month, kind, n in connection.execute(rows):
        if month not in edges:
            counts[_first_day(month) if month else None, kind] += n
    for month in sorted(edges):
        counts += _of_days(connection, made, first_of(_first_day(month)), first_of(_first_day(month + 1)) - 1 if month < _month(date.max) else made.most)
    return counts


def _by_common_day(connection: Connection, made: Plan, limit: int) -> Counts:
    """From the tallies of days; one day more than `limit`, as an unknown one counts too."""
    t = day_tally
    here = (t.c.term == made.driver.terms[0], t.c.claims > 0, t.c.day.between(made.least >> HASH_BITS, made.most >> HASH_BITS))
    days = select(t.c.day).where(*here).distinct().order_by(t.c.day.desc()).limit(limit).subquery()
    rows = select(t.c.day, t.c.event_type, t.c.claims).where(*here, t.c.day >= select(func.min(days.c.day)).scalar_subquery())
    return Counter({(_day(day), kind): n for day, kind, n in connection.execute(rows)})


def _by_day(connection: Connection, made: Plan, limit: int) -> Counts:
    """From the postings of one term, from the newest month back until there are enough days."""
    first, last = (d >> HASH_BITS for d in (made.least, made.most))
    months = select(tally.c.month).where(tally.c.term == made.driver.terms[0], tally.c.claims > 0, tally.c.month <= _month(_day(min(last, date.max.toordinal())) or date.min))
    newest = list(connection.execute(months.where(tally.c.month >= _month(_day(first)) if first > 1 else tally.c.month >= 0).distinct().order_by(tally.c.month.desc())).scalars())
    counts: Counts = Counter()
    at, some, below = 0, 2 + limit // 28, made.most + 1
    while at < len(newest) and len({day for day, _ in counts}) < limit:
        month = newest[min(at + some, len(newest)) - 1]
        from_ = first_of(_first_day(month)) if month else 0
        counts += _of_days(connection, made, from_, below - 1)
        at, some, below = at + some, some * 2, from_
    return counts


def _of_days(connection: Connection, made: Plan, least: int, most: int) -> Counts:
    """The postings of one term between two numbers, within what is asked."""
    p = posting
    return _grouped(connection, select(p.c.claim, p.c.event_type).where(p.c.term == made.driver.terms[0], p.c.claim.between(max(least, made.least), min(most, made.most))).subquery())


def _grouped(connection: Connection, rows: Subquery) -> Counts:
    day = _day_number(rows.c.claim)
    counted = connection.execute(select(day, rows.c.event_type, func.count()).group_by(day, rows.c.event_type))
    return Counter({(_day(ordinal), kind): n for ordinal, kind, n in counted})


def _day_number(claim: ColumnElement[int]) -> ColumnElement[int]:
    """The day of a claim's number; no parameter inside, or PostgreSQL would not know the grouped expression again."""
    return claim.op(">>", return_type=Integer())(literal_column(str(HASH_BITS)))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _month(day: date | None) -> int:
    """As `tally.month` counts; 0 for no day."""
    return 12 * day.year + day.month - 1 if day else 0


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _start(day: date | None, by: str) -> date | None:
    if day is None or by == "day":
        return day
    return day.replace(day=1) if by == "month" else day.replace(month=1, day=1)
