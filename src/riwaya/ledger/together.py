"""Which terms of two facets claims have together: which sources speak of which actors, say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.ledger.ask import numbers, plan
from riwaya.ledger.facets import NEWEST
from riwaya.ledger.filters import Filter
from riwaya.ledger.records import Flat, TermCount
from riwaya.ledger.rows import unpacked
from riwaya.ledger.schema import claim, term
from riwaya.ledger.write import parts


@dataclass(frozen=True, slots=True)
class Together:
    """Two terms, in how many claims they stand together; `claims` of each side counts the looked-at claims with that side."""

    one: TermCount
    other: TermCount
    claims: int

    def to_json(self) -> dict[str, Any]:
        return {"one": self.one.to_json(), "other": self.other.to_json(), "claims": self.claims}

    def flat(self) -> Flat:
        a, b = self.one, self.other
        return {
            a.facet: a.key, f"{a.facet}_name": a.name, f"{a.facet}_name_en": a.name_en, b.facet: b.key, f"{b.facet}_name": b.name, f"{b.facet}_name_en": b.name_en,
            "claims": self.claims,
        }  # fmt: skip


def together(connection: Connection, asked: Filter, one: str, other: str, limit: int) -> tuple[Together, ...]:
    """The commonest pairs among the newest NEWEST claims that fit."""
    made = plan(connection, asked)
    if made is None:
        return ()
    found = numbers(made, NEWEST).subquery()
    held = [unpacked(terms) for terms in connection.execute(select(claim.c.terms).join(found, found.c.claim == claim.c.n)).scalars()]
    single = Counter(n for terms in held for n in terms)
    rows: dict[int, Any] = {}
    for some in parts(sorted(single)):
        rows |= {row.n: row for row in connection.execute(select(term).where(term.c.n.in_(some), term.c.facet.in_((one, other))))}
    pairs: Counter[tuple[int, int]] = Counter()
    for terms in held:
        known = [(n, rows[n].facet) for n in terms if n in rows]
        pairs.update((a, b) for a, f in known if f == one for b, g in known if g == other)
    common = sorted(pairs.items(), key=lambda pair: (-pair[1], rows[pair[0][0]].key, rows[pair[0][1]].key))[:limit]
    return tuple(Together(_told(rows[a], single[a]), _told(rows[b], single[b]), n) for (a, b), n in common)


def _told(row: Any, claims: int) -> TermCount:
    return TermCount(row.facet, row.key, row.name, row.name_en, row.country, row.lat, row.lon, claims)
