"""Storing readings: whole or not at all, and the same ledger whatever the order and however often.

All functions run inside one writing transaction of the caller. Nothing is deleted: what no longer
stands gets an end (`until`) and its postings move to `past_posting`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from riwaya.ledger import full_text
from riwaya.ledger.errors import LedgerError
from riwaya.ledger.keys import day_of
from riwaya.ledger.rows import ClaimRows, ReadingRows, Row, unpacked
from riwaya.ledger.schema import claim, correction, day_tally, figure, past_posting, posting, reading, report, tally, term, term_name
from riwaya.ledger.storable import shown
from riwaya.ledger.terms import Term, common, joined

SOME = 400  # keys asked for at once: SQLite takes 32,766 parameters, PostgreSQL the same


def now() -> str:
    """The time as ledgers write it: UTC to the microsecond, text order is time order."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Change:
    """What one transaction changes: gathered, then written in few statements by `flush`."""

    def __init__(self, connection: Connection, known: set[int]) -> None:
        """`known` are numbers of terms that surely are in the ledger with all the names met so far."""
        self.connection = connection
        self.at = now()
        self.known = known
        self.terms: dict[int, Term] = {}
        self.claims: list[Row] = []
        self.figures: list[Row] = []
        self.postings: list[Row] = []
        self.past: list[Row] = []
        self.tallies: Counter[tuple[int, int, str]] = Counter()
        self.days: Counter[tuple[int, int, str]] = Counter()
        self.taken: set[int] = set()

    def stand(self, rows: Sequence[ClaimRows], report_n: int, since: str, until: str | None) -> None:
        """New claim rows that stand from `since` to `until`."""
        for n, one in zip(free_numbers(self.connection, claim.c.n, [r.row["n"] for r in rows], self.taken), rows, strict=True):
            self.claims.append(one.row | {"n": n, "report": report_n, "since": since, "until": until})
            self.figures += [f | {"claim": n} for f in one.figures]
            kind = one.row["event_type"]
            postings = [{"term": t, "claim": n, "event_type": kind} for t, _ in one.terms]
            for number, told in one.terms:
                self.terms[number] = told if number not in self.terms else joined(self.terms[number], told)
            if until is None:
                self.postings += postings
                self._count(n, kind, [t for t, _ in one.terms], 1)
            else:
                self.past += postings

    def fall(self, rows: Sequence[Any], until: str) -> None:
        """Claims that stood (rows with n, event_type, terms) stand no more."""
        if not rows:
            return
        self.connection.execute(update(claim).where(claim.c.n == bindparam("which")).values(until=until), [{"which": r.n} for r in rows])
        for r in rows:
            numbers = unpacked(r.terms)
            keys = [{"t": t, "c": r.n} for t in numbers]
            self.connection.execute(posting.delete().where(posting.c.term == bindparam("t"), posting.c.claim == bindparam("c")), keys)
            self.past += [{"term": t, "claim": r.n, "event_type": r.event_type} for t in numbers]
            self._count(r.n, r.event_type, numbers, -1)

    def flush(self) -> None:
        """Write what was gathered."""
        self._write_terms()
        for table, rows in ((claim, self.claims), (figure, self.figures), (posting, self.postings), (past_posting, self.past)):
            if rows:
                self.connection.execute(table.insert(), rows)
                rows.clear()
        self._write_tallies()
        self.tallies.clear()
        self.days.clear()

    def mark(self, n: int, kind: str, terms: Iterable[int], no_more: Iterable[int]) -> None:
        """A standing claim has more terms, or some no more: those that are not its own but of what it is part of."""
        more, less = list(terms), list(no_more)
        self.postings += [{"term": t, "claim": n, "event_type": kind} for t in more]
        if less:
            self.connection.execute(posting.delete().where(posting.c.term.in_(less), posting.c.claim == n))
        self._count(n, kind, more, 1)
        self._count(n, kind, less, -1)

    def _count(self, n: int, kind: str, terms: Iterable[int], by: int) -> None:
        day = day_of(n)
        month = 12 * day.year + day.month - 1 if day else 0
        for number in terms:
            self.tallies[number, month, kind] += by
            if number in common():
                self.days[number, day.toordinal() if day else 0, kind] += by

    def _write_terms(self) -> None:
        """New terms, and new or better names of old ones; what `known` says is there already costs nothing."""
        fresh = {n: t for n, t in self.terms.items() if _seen(n, t) not in self.known}
        if not fresh:
            return
        stored = {row.n: row for some in parts(list(fresh)) for row in self.connection.execute(select(term).where(term.c.n.in_(some)))}
        new = [(n, t) for n, t in fresh.items() if n not in stored]
        if new:
            self.connection.execute(term.insert(), [_term_row(n, t) for n, t in new])
        for n, t in fresh.items():
            row = stored.get(n)
            if row is None:
                continue
            if (row.facet, row.key) != (t.facet, t.key):
                raise LedgerError(f"two terms with one number: {row.facet} {row.key!r} and {t.facet} {t.key!r}")
            merged = joined(Term(row.facet, row.key, row.name, row.name_en, row.country, row.lat, row.lon), t)
            wanted = _term_row(n, merged)
            if any(getattr(row, name) != wanted[name] for name in _LABELS):
                self.connection.execute(update(term).where(term.c.n == n).values({name: wanted[name] for name in _LABELS}))
        names = [{"facet": t.facet, "name": name, "term": n} for n, t in fresh.items() for name in t.names]
        insert_new(self.connection, term_name, names)

    def written(self) -> set[int]:
        """What may be added to `known` once the transaction is committed."""
        return {_seen(n, t) for n, t in self.terms.items()}

    def _write_tallies(self) -> None:
        totals: Counter[int] = Counter()
        for (number, _, _), by in self.tallies.items():
            totals[number] += by
        for table, step, counts in ((tally, tally.c.month, self.tallies), (day_tally, day_tally.c.day, self.days)):
            rows = [{"term": number, step.name: at, "event_type": kind, "claims": by} for (number, at, kind), by in counts.items() if by]
            if rows:
                statement: Any = _inserts(self.connection)(table)
                added = statement.on_conflict_do_update(index_elements=[table.c.term, step, table.c.event_type], set_={"claims": table.c.claims + statement.excluded.claims})
                self.connection.execute(added, rows)
        changed = [{"which": number, "by": by} for number, by in totals.items() if by]
        if changed:
            self.connection.execute(update(term).where(term.c.n == bindparam("which")).values(claims=term.c.claims + bindparam("by")), changed)


_LABELS = ("name", "name_en", "country", "lat", "lon")


def store(change: Change, readings: Sequence[ReadingRows]) -> int:
    """Store readings that are not there yet; how many those were."""
    connection = change.connection
    added = 0
    keys = {row[0] for some in parts([r.reading["key"] for r in readings]) for row in connection.execute(select(reading.c.key).where(reading.c.key.in_(some)))}
    numbers: dict[str, int] = {}
    for some in parts([r.report["key"] for r in readings]):
        numbers |= {row.key: row.n for row in connection.execute(select(report.c.key, report.c.n).where(report.c.key.in_(some)))}
    words: list[tuple[int, str]] = []
    for one in readings:
        if one.reading["key"] in keys:
            continue
        keys.add(one.reading["key"])
        n = numbers.get(one.report["key"])
        new_report = n is None
        if n is None:
            n = numbers[one.report["key"]] = free_numbers(connection, report.c.n, [one.report["n"]])[0]
            connection.execute(report.insert(), one.report | {"n": n})
            words.append((n, one.words))
        _store_one(change, one, n, new_report)
        added += 1
    change.flush()
    full_text.add(connection, words)
    _corrected(change, [c.row["id"] for one in readings for c in one.claims])
    return added


def _corrected(change: Change, ids: list[str]) -> None:
    """What people have said of claims with these ids holds for the new readings of them too."""
    from riwaya.ledger import corrections  # it writes too

    connection = change.connection
    if connection.execute(select(correction.c.key).limit(1)).first() is None:
        return
    for some in parts(ids):
        said = list(connection.execute(select(correction.c.claim).where(correction.c.claim.in_(some))).scalars())
        if said:
            corrections.restate(change, said)
            change.flush()


def _store_one(change: Change, one: ReadingRows, n: int, alone: bool) -> None:
    """One new reading of report `n`: it stands unless a newer reader has read the report already."""
    connection = change.connection
    others = [] if alone else connection.execute(select(reading.c.key, reading.c.rank).where(reading.c.report == n, reading.c.until.is_(None))).all()
    mine = (one.reading["rank"], one.reading["key"])
    beaten = any((o.rank, o.key) > mine for o in others)
    until = change.at if beaten else None
    connection.execute(reading.insert(), one.reading | {"report": n, "since": change.at, "until": until})
    change.stand(one.claims, n, change.at, until)
    if beaten or not others:
        return
    change.flush()  # the other reading may be of this very batch
    old = [o.key for o in others]
    connection.execute(update(reading).where(reading.c.key.in_(old)).values(until=change.at))
    rows = connection.execute(select(claim.c.n, claim.c.event_type, claim.c.terms).where(claim.c.reading.in_(old), claim.c.until.is_(None))).all()
    change.fall(rows, change.at)


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those rows whose key is not there yet."""
    if rows:
        connection.execute(_inserts(connection)(table).on_conflict_do_nothing(), rows)


def _inserts(connection: Connection) -> Any:
    return insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql


def free_numbers(connection: Connection, column: Column[int], wanted: Sequence[int], taken: set[int] | None = None) -> list[int]:
    """For each number wanted, that or the next that neither is in the column nor `taken`; they are taken then."""
    taken = set() if taken is None else taken
    stored: set[int] = set()
    for some in parts(list(wanted)):
        stored |= set(connection.execute(select(column).where(column.in_(some))).scalars())
    out: list[int] = []
    for n in wanted:
        while n in taken or n in stored or n != wanted[len(out)] and connection.execute(select(column).where(column == n)).first():
            n += 1  # noqa: PLW2901  the next one, until one is free
        taken.add(n)
        out.append(n)
    return out


def parts(keys: list[Any]) -> Iterable[list[Any]]:
    for i in range(0, len(keys), SOME):
        yield keys[i : i + SOME]


def _seen(n: int, t: Term) -> int:
    """A number for all that is told of a term: the same again need not be written again."""
    return hash((n, t.name, t.name_en, t.country, t.lat, t.lon, t.names))


def _term_row(n: int, t: Term) -> Row:
    def text(value: str | None) -> str | None:
        return None if value is None else shown(value)

    return {"n": n, "facet": t.facet, "key": t.key, "name": text(t.name), "name_en": text(t.name_en), "country": text(t.country), "lat": t.lat, "lon": t.lon}
