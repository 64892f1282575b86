"""How many claims there are, by day, month or year and by type."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import ColumnElement, Connection, Integer, func, literal_column, select

from riwaya.ledger.ask import Plan, numbers, plan
from riwaya.ledger.filters import Filter
from riwaya.ledger.keys import HASH_BITS, first_of
from riwaya.ledger.records import Bucket
from riwaya.ledger.schema import posting, tally

BY = ("day", "month", "year")
# Claims that are gone through one by one for a timeline of several conditions; the newest count. Where there are more, months are told from what is counted already.
MOST = 50_000


def timeline(connection: Connection, asked: Filter, by: str, limit: int, as_of: str | None) -> tuple[Bucket, ...]:
    """The newest `limit` days, months or years that have claims, oldest first."""
    made = plan(connection, asked, as_of)
    if made is None:
        return ()
    alone = len(made.conditions) == 1 and len(made.driver.terms) == 1 and not asked.report and as_of is None
    if alone and by != "day" and _whole_months(asked):
        counts = _counted(connection, made, by)
    elif alone:
        counts = _by_day(connection, made, by, limit)
    else:
        rows = numbers(made, MOST).subquery()
        day = _day_number(rows.c.claim)
        grouped = select(day, rows.c.event_type, func.count()).group_by(day, rows.c.event_type)
        counts = Counter()
        for ordinal, kind, n in connection.execute(grouped):
            counts[_start(date.fromordinal(ordinal) if ordinal else None, by), kind] += n
    starts = sorted({start for start, _ in counts}, key=lambda d: d or date.min)[-limit:]
    kept = set(starts)
    found = [Bucket(start, kind, n) for (start, kind), n in counts.items() if start in kept and n]
    return tuple(sorted(found, key=lambda b: (b.start or date.min, b.event_type)))


def _whole_months(asked: Filter) -> bool:
    return (asked.since is None or asked.since.day == 1) and asked.until is None


def _counted(connection: Connection, made: Plan, by: str) -> Counter[tuple[date | None, str]]:
    """From the tallies: nothing is gone through but months."""
    rows = select(tally.c.month, tally.c.event_type, tally.c.claims).where(tally.c.term == made.driver.terms[0], tally.c.claims > 0)
    if made.asked.since:
        rows = rows.where(tally.c.month >= 12 * made.asked.since.year + made.asked.since.month - 1)
    counts: Counter[tuple[date | None, str]] = Counter()
    for month, kind, n in connection.execute(rows):
        counts[_start(date(month // 12, month % 12 + 1, 1) if month else None, by), kind] += n
    return counts


def _by_day(connection: Connection, made: Plan, by: str, limit: int) -> Counter[tuple[date | None, str]]:
    """From the postings of one term, no further back than the tallies say is needed."""
    p = posting
    least, most = made.least, made.most
    if by == "day":
        months = select(tally.c.month).where(tally.c.term == made.driver.terms[0], tally.c.claims > 0).order_by(tally.c.month.desc()).distinct()
        if made.asked.until:
            months = months.where(tally.c.month <= 12 * made.asked.until.year + made.asked.until.month - 1)
        newest = [m for m in connection.execute(months.limit(limit + 1)).scalars() if m]
        if len(newest) > limit:  # each month has a day at least
            least = max(least, first_of(date(newest[-1] // 12, newest[-1] % 12 + 1, 1)))
        least = _enough(connection, made, newest, limit, least)
    day = _day_number(p.c.claim)
    rows = select(day, p.c.event_type, func.count()).where(p.c.term == made.driver.terms[0], p.c.claim.between(least, most)).group_by(day, p.c.event_type)
    counts: Counter[tuple[date | None, str]] = Counter()
    for ordinal, kind, n in connection.execute(rows):
        counts[_start(date.fromordinal(ordinal) if ordinal else None, by), kind] += n
    return counts


def _enough(connection: Connection, made: Plan, months: list[int], limit: int, least: int) -> int:
    """The first claim number of the month from which on there surely are `limit` days: found by leaping from day to day."""
    p = posting
    at, days = made.most + 1, 0
    newest = select(func.max(p.c.claim)).where(p.c.term == made.driver.terms[0])
    if not months:
        return least
    while days <= limit:
        n = connection.execute(newest.where(p.c.claim < at)).scalar()
        if n is None or n < least:
            return least
        at = (n >> HASH_BITS) << HASH_BITS
        days += 1
    return max(least, at)


def _day_number(claim: ColumnElement[int]) -> ColumnElement[int]:
    """The day of a claim's number; no parameter inside, or PostgreSQL would not know the grouped expression again."""
    return claim.op(">>", return_type=Integer())(literal_column(str(HASH_BITS)))


def _start(day: date | None, by: str) -> date | None:
    if day is None or by == "day":
        return day
    return day.replace(day=1) if by == "month" else day.replace(month=1, day=1)
