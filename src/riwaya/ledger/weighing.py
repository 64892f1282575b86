"""Accounts kept up to date while readings come: only what a new reading touches is weighed again.

Of several reports with one id the newest is weighed (the last by day and key), with its claims as they
stand: what was found wrong is left out, what was set right counts as it is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, literal, select, update

from riwaya.account import VERDICTS, Account
from riwaya.account_form import account_to_json
from riwaya.claim import Claim
from riwaya.ledger.accounts import last_day
from riwaya.ledger.keys import row_number, term_number
from riwaya.ledger.rows import Row, claim_of, packed, report_of, unpacked
from riwaya.ledger.schema import account, account_claim, account_posting, block, claim, correction, difference, posting, reading, report, term
from riwaya.ledger.storable import from_exact_json, shown, text_and_exact
from riwaya.ledger.write import Change, free_numbers, insert_new, parts
from riwaya.reading import Reading
from riwaya.report import Report
from riwaya.weigh import change as weigh_change
from riwaya.weigh.change import Key
from riwaya.weigh.told import Told, tell

REMEMBERED = 3_000  # readings kept in memory between batches, taken apart: those of some days of news, 50 kB each

Memory = dict[tuple[str, int], Told]


class Shelf:
    """The reports of the ledger as `weigh.change` asks for them."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self._connection = connection
        self._memory = memory
        # Corrections change what a reading is weighed as, so what is remembered is good for one number of them only.
        self._stamp: int = connection.execute(select(func.count()).select_from(correction)).scalar_one()

    def holders(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """For each key the ids of the reports that hold it."""
        numbers = {term_number("block", key): key for key in keys}
        out: dict[str, list[str]] = {}
        for some in parts(list(numbers)):
            for row in self._connection.execute(select(block.c.block, report.c.id, report.c.exact).join(report, report.c.n == block.c.report).where(block.c.block.in_(some))):
                out.setdefault(numbers[row.block], []).append(_identity(row))
        return out

    def mates(self, claims: Collection[Key]) -> Collection[Key]:
        """All claims of the accounts that these claims are of."""
        ids = {shown(c): None for _, c in claims}
        own, mine = account_claim.alias(), claim.alias()
        out: set[Key] = set()
        for some in parts(list(ids)):
            of = select(own.c.account).join(mine, mine.c.n == own.c.claim).where(mine.c.id.in_(some))
            members = select(claim.c.id, claim.c.exact.label("claim_exact"), report.c.id.label("report"), report.c.exact)
            joined = members.join(account_claim, account_claim.c.claim == claim.c.n).join(report, report.c.n == claim.c.report)
            for row in self._connection.execute(joined.where(account_claim.c.account.in_(of))):
                out.add((_identity_of(row.report, row.exact), from_exact_json(row.claim_exact)["id"] if row.claim_exact else row.id))
        return out

    def told(self, identities: Collection[str]) -> Mapping[str, Told]:
        """The readings that are weighed now of those of these reports that are here, taken apart."""
        wanted = set(identities)
        rows: dict[str, Any] = {}
        for some in parts([shown(i) for i in identities]):
            asked = select(report.c.id, report.c.exact, report.c.n, reading.c.key).join(reading, reading.c.report == report.c.n)
            weighed = exists(select(literal(1)).where(block.c.report == report.c.n))
            for row in self._connection.execute(asked.where(report.c.id.in_(some), reading.c.until.is_(None), weighed)):
                if (identity := _identity(row)) in wanted:
                    rows[identity] = row
        return self._taken_apart(rows)

    def of_reports(self, numbers: Mapping[str, int]) -> dict[str, Told]:
        """The standing readings of these reports (by identity), without mentions, taken apart."""
        rows: dict[str, Any] = {}
        by_n = {n: identity for identity, n in numbers.items()}
        for some in parts(list(by_n)):
            asked = select(reading.c.key, reading.c.report.label("n")).where(reading.c.report.in_(some), reading.c.until.is_(None))
            rows |= {by_n[row.n]: row for row in self._connection.execute(asked)}
        return self._taken_apart(rows)

    def _taken_apart(self, rows: Mapping[str, Any]) -> dict[str, Told]:
        """What is remembered, and the rest from the store: rows have the reading's key and n, the report's number."""
        missing = {row.key: row.n for row in rows.values() if (row.key, self._stamp) not in self._memory}
        out = {i: self._memory[row.key, self._stamp] for i, row in rows.items() if row.key not in missing}
        reports: dict[int, Report] = {}
        claims: dict[str, list[Claim]] = {key: [] for key in missing}
        for some in parts(list(missing)):
            told = select(report).where(report.c.n.in_([missing[key] for key in some]))
            reports |= {row.n: report_of(row) for row in self._connection.execute(told)}
            standing = select(claim.c.reading, claim.c.body, claim.c.exact).where(claim.c.reading.in_(some), claim.c.until.is_(None))
            for row in self._connection.execute(standing.order_by(claim.c.reading, claim.c.position)):
                claims[row.reading].append(claim_of(row.body, row.exact))
        for identity, row in rows.items():
            if row.key in missing:
                out[identity] = tell(Reading(reports[row.n], (), tuple(claims[row.key])))
                if len(self._memory) >= REMEMBERED:
                    del self._memory[next(iter(self._memory))]
                self._memory[row.key, self._stamp] = out[identity]
        return out


@dataclass(frozen=True, slots=True)
class Before:
    """What is weighed under some ids before a change; for every other id the ledger itself tells."""

    shelf: Shelf
    held: Mapping[str, Told | None]

    def holders(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """As `Shelf.holders`: blocks are written last."""
        return self.shelf.holders(keys)

    def told(self, identities: Collection[str]) -> Mapping[str, Told]:
        """As `Shelf.told`, before the change."""
        others = self.shelf.told([i for i in identities if i not in self.held])
        return {**others, **{i: told for i in identities if (told := self.held.get(i))}}

    def mates(self, claims: Collection[Key]) -> Collection[Key]:
        """As `Shelf.mates`: accounts are written last too."""
        return self.shelf.mates(claims)


def before(connection: Connection, identities: Iterable[str], memory: Memory) -> Before:
    """To be asked for before anything is written about these reports."""
    shelf = Shelf(connection, memory)
    asked = list(dict.fromkeys(identities))
    told = shelf.told(asked)
    return Before(shelf, {identity: told.get(identity) for identity in asked})


def weigh(change: Change, held: Before, memory: Memory) -> None:
    """Weigh anew what the reports touch that `before` was asked for, now that they are written."""
    connection = change.connection
    after = Shelf(connection, memory)
    numbers = _newest(connection, list(held.held))
    standing = after.of_reports(numbers)
    fresh = {i: told for i, told in standing.items() if (old := held.held[i]) is None or told.reading != old.reading}
    if not fresh:
        return
    changed = weigh_change(held, fresh.values())
    _blocks(connection, {i: numbers[i] for i in fresh}, fresh)
    _store(change, changed.accounts, changed.claims)


def _newest(connection: Connection, identities: Sequence[str]) -> dict[str, int]:
    """Of the reports with each of these ids the number of the last by day and key."""
    last: dict[str, tuple[tuple[str, str], int]] = {}
    for some in parts([shown(i) for i in identities]):
        for row in connection.execute(select(report.c.n, report.c.published, report.c.key, report.c.id, report.c.exact).where(report.c.id.in_(some))):
            identity, order = _identity(row), (row.published or "", row.key)
            if identity not in last or last[identity][0] < order:
                last[identity] = (order, row.n)
    return {i: last[i][1] for i in identities if i in last}


def _blocks(connection: Connection, newest: Mapping[str, int], fresh: Mapping[str, Told]) -> None:
    """The keys of what is weighed now, in place of those of the same ids before."""
    for some in parts([shown(identity) for identity in newest]):
        old = select(block.c.report).join(report, report.c.n == block.c.report).where(report.c.id.in_(some)).distinct()
        ids = {r.n for r in connection.execute(select(report.c.n, report.c.id, report.c.exact).where(report.c.n.in_(old))) if _identity(r) in newest}
        if ids:
            connection.execute(block.delete().where(block.c.report.in_(ids)))
    rows = [{"block": b, "report": n} for identity, n in newest.items() for b in sorted({term_number("block", key) for key in fresh[identity].all_keys})]
    # A report that is in no block would look unknown, so each is in one of its own.
    rows += [{"block": term_number("report", str(n)), "report": n} for n in newest.values()]
    insert_new(connection, block, rows)


def _store(change: Change, accounts: Sequence[Account], claims: Collection[tuple[str, str]]) -> None:
    connection = change.connection
    pairs = {*claims, *(m.key for a in accounts for m in a.members)}
    rows = _claim_rows(connection, pairs)
    numbers = [r.n for found in rows.values() for r in found]
    old: dict[int, Any] = {}
    for some in parts(numbers):
        stale = select(account).join(account_claim, account_claim.c.account == account.c.n).where(account_claim.c.claim.in_(some))
        old |= {r.n: r for r in connection.execute(stale)}
    members: dict[int, list[int]] = {n: [] for n in old}
    for some in parts(list(old)):
        of = select(account_claim).where(account_claim.c.account.in_(some)).order_by(account_claim.c.account, account_claim.c.position)
        for r in connection.execute(of):
            members[r.account].append(r.claim)
    by_id = {r.id: r for r in old.values()}
    kept: set[int] = set()
    fresh: list[tuple[Row, list[int], Account]] = []
    for a in accounts:
        standing = [r for m in a.members for r in rows.get(m.key, ()) if r.until is None]
        row = _account_row(a, standing)
        own = list(dict.fromkeys(r.n for r in standing))
        same = by_id.get(row["id"])
        if same is not None and same.body == row["body"] and same.exact == row["exact"] and members[same.n] == own:
            kept.add(same.n)
        else:
            fresh.append((row, own, a))
    gone = [r for n, r in old.items() if n not in kept]
    affected = {c for r in gone for c in members[r.n]} | {c for _, own, _ in fresh for c in own}
    counts: Counter[int] = Counter()
    _delete(connection, gone, counts)
    _insert(change, fresh, counts)
    _verdicts(change, sorted(affected))
    changes = [{"which": t, "by": by} for t, by in counts.items() if by]
    if changes:
        connection.execute(update(term).where(term.c.n == bindparam("which")).values(accounts=term.c.accounts + bindparam("by")), changes)


def _claim_rows(connection: Connection, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Any]]:
    """All rows of these claims (report id, claim id), those that stand no more included."""
    wanted = {(shown(a), shown(b)): (a, b) for a, b in pairs}
    out: dict[tuple[str, str], list[Any]] = {}
    for some in parts(sorted({b for _, b in wanted})):
        asked = select(claim.c.n, claim.c.id, claim.c.until, claim.c.day, claim.c.terms, report.c.id.label("report")).join(report, report.c.n == claim.c.report)
        for row in connection.execute(asked.where(claim.c.id.in_(some))):
            pair = wanted.get((row.report, row.id))
            if pair is not None:
                out.setdefault(pair, []).append(row)
    return out


def _account_row(a: Account, standing: Sequence[Any]) -> Row:
    body, exact = text_and_exact(account_to_json(a))
    day = last_day(a)
    terms = sorted({t for r in standing for t in unpacked(r.terms)} | {_verdict(a.verdict)})
    return {
        "n": row_number(day, "account", a.id), "id": shown(a.id), "event_type": a.event_type, "verdict": a.verdict, "day": day.isoformat() if day else None,
        "time_start": a.time.start.isoformat() if a.time else None, "time_end": a.time.end.isoformat() if a.time else None,
        "label_ar": shown(a.label.ar), "label_en": shown(a.label.en), "claims": len(a.members), "reports": len({m.report.identity for m in a.members}),
        "body": body, "exact": exact, "terms": packed(terms),
    }  # fmt: skip


def _delete(connection: Connection, gone: Sequence[Any], counts: Counter[int]) -> None:
    for some in parts([r.n for r in gone]):
        connection.execute(account_claim.delete().where(account_claim.c.account.in_(some)))
        connection.execute(difference.delete().where(difference.c.account.in_(some)))
    postings = [{"t": t, "a": r.n} for r in gone for t in unpacked(r.terms)]
    if postings:
        connection.execute(account_posting.delete().where(account_posting.c.term == bindparam("t"), account_posting.c.account == bindparam("a")), postings)
        counts.subtract(p["t"] for p in postings)
    for some in parts([r.n for r in gone]):
        connection.execute(account.delete().where(account.c.n.in_(some)))


def _insert(change: Change, fresh: Sequence[tuple[Row, list[int], Account]], counts: Counter[int]) -> None:
    connection = change.connection
    rows, held, postings, differences = [], [], [], []
    numbers = free_numbers(connection, account.c.n, [row["n"] for row, _, _ in fresh])
    for n, (row, own, a) in zip(numbers, fresh, strict=True):
        rows.append(row | {"n": n})
        held += [{"claim": c, "account": n, "position": i} for i, c in enumerate(own)]
        terms = unpacked(row["terms"])
        postings += [{"term": t, "account": n} for t in terms]
        counts.update(terms)
        for i, d in enumerate(a.differences):
            one, other = d.one, d.other
            differences.append({
                "account": n, "position": i, "kind": d.kind, "verdict": d.verdict, "report": shown(one.report.identity), "claim": shown(one.claim.id),
                "evidence": shown(one.claim.evidence.text), "other_report": shown(other.report.identity), "other_claim": shown(other.claim.id),
                "other_evidence": shown(other.claim.evidence.text), "why_ar": shown(d.why.ar), "why_en": shown(d.why.en),
            })  # fmt: skip
    insert_new(connection, term, [{"n": _verdict(v), "facet": "verdict", "key": v} for v in VERDICTS])
    for table, some in ((account, rows), (account_claim, held), (account_posting, postings), (difference, differences)):
        if some:
            connection.execute(table.insert(), some)


def _verdicts(change: Change, claims: Sequence[int]) -> None:
    """The verdicts of their accounts as terms of claims."""
    connection = change.connection
    verdicts = {_verdict(v): v for v in VERDICTS}
    wanted: dict[int, set[int]] = {}
    had: dict[int, set[int]] = {}
    kinds: dict[int, str] = {}
    for some in parts(list(claims)):
        for n, verdict in connection.execute(select(account_claim.c.claim, account.c.verdict).join(account, account.c.n == account_claim.c.account).where(account_claim.c.claim.in_(some))):
            wanted.setdefault(n, set()).add(_verdict(verdict))
        for t, n in connection.execute(select(posting.c.term, posting.c.claim).where(posting.c.term.in_(verdicts), posting.c.claim.in_(some))):
            had.setdefault(n, set()).add(t)
        kinds |= {row.n: row.event_type for row in connection.execute(select(claim.c.n, claim.c.event_type).where(claim.c.n.in_(some)))}
    for n in claims:
        change.mark(n, kinds[n], wanted.get(n, set()) - had.get(n, set()), had.get(n, set()) - wanted.get(n, set()))
    change.flush()


def _verdict(name: str) -> int:
    return term_number("verdict", name)


def _identity(row: Any) -> str:
    return _identity_of(row.id, row.exact)


def _identity_of(id_: str, exact: bytes | None) -> str:
    told: str | None = from_exact_json(exact)["id"] if exact is not None else None
    return told or id_
