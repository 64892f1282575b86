"""What the claims of a filter are about: actors, places, sources and the like, with how many claims each has."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, func, select

from riwaya.ledger.ask import Plan, numbers, plan
from riwaya.ledger.filters import CODED, Filter
from riwaya.ledger.keys import term_number
from riwaya.ledger.records import PairCount, TermCount
from riwaya.ledger.rows import unpacked
from riwaya.ledger.schema import account, account_claim, claim, term
from riwaya.ledger.terms import PAIR
from riwaya.ledger.write import SOME, parts

FACETS = ("actor", "recipient", "place", "type", "what", "modality", "source", "outlet", "verdict")
# With conditions, the newest claims that are looked into: people want what is common, and this many show it.
NEWEST = 1_000


def facet(connection: Connection, asked: Filter, which: str, limit: int, as_of: str | None) -> tuple[TermCount, ...]:
    """The commonest terms of a facet, over all claims, or over the newest NEWEST that fit where something is asked."""
    if asked == Filter() and as_of is None:
        rows = connection.execute(select(term).where(term.c.facet == which, term.c.claims > 0).order_by(term.c.claims.desc(), term.c.key).limit(limit))
        return tuple(_told(row, row.claims) for row in rows)
    return facets(connection, asked, (which,), limit, as_of)[which]


def facets(connection: Connection, asked: Filter, which: tuple[str, ...], limit: int, as_of: str | None) -> dict[str, tuple[TermCount, ...]]:
    """Several facets of the newest claims that fit, in one go."""
    if asked == Filter() and as_of is None:
        return {name: facet(connection, asked, name, limit, None) for name in which}
    made = plan(connection, asked, as_of)
    counts: Counter[int] = Counter()
    if made is not None:
        found = numbers(made, NEWEST).subquery()
        for terms in connection.execute(select(claim.c.terms).join(found, found.c.claim == claim.c.n)).scalars():
            counts.update(unpacked(terms))
        if "verdict" in which and as_of is None:
            counts.update(_verdicts(connection, made))
    by_facet: dict[str, list[TermCount]] = {name: [] for name in which}
    # Facets of few values are asked for whole; of the others the commonest terms, until each has enough.
    few = [name for name in which if name in CODED]
    for row in connection.execute(select(term).where(term.c.facet.in_(few))) if few else ():
        if counts[row.n] > 0:
            by_facet[row.facet].append(_told(row, counts[row.n]))
    many = [name for name in which if name not in CODED]
    ranked = sorted((pair for pair in counts.items() if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
    at = 0
    while many and at < len(ranked):
        some = dict(ranked[at : at + SOME])
        at += len(some)
        for row in connection.execute(select(term).where(term.c.n.in_(list(some)), term.c.facet.in_(many))):
            by_facet[row.facet].append(_told(row, some[row.n]))
        rest = ranked[at][1] if at < len(ranked) else 0
        many = [name for name in many if sum(t.claims > rest for t in by_facet[name]) < limit]
    return {name: tuple(sorted(found, key=lambda t: (-t.claims, t.key))[:limit]) for name, found in by_facet.items()}


def _verdicts(connection: Connection, made: Plan) -> dict[int, int]:
    found = numbers(made, NEWEST).subquery()
    rows = select(account.c.verdict, func.count(account_claim.c.claim.distinct())).join(account_claim, account_claim.c.account == account.c.n)
    counted = connection.execute(rows.join(found, found.c.claim == account_claim.c.claim).group_by(account.c.verdict))
    return {term_number("verdict", verdict): n for verdict, n in counted}


def pairs(connection: Connection, asked: Filter, limit: int, as_of: str | None) -> tuple[PairCount, ...]:
    """Who acts on whom, the commonest first; counted as `facet` counts."""
    counted = []
    for t in facet(connection, asked, "pair", limit, as_of):
        who, _, whom = t.key.partition(PAIR)
        counted.append((who, whom, t.claims))
    sides: dict[tuple[str, str], TermCount] = {}
    for side, keys in (("actor", {who for who, _, _ in counted}), ("recipient", {whom for _, whom, _ in counted})):
        for some in parts(sorted(keys)):
            for row in connection.execute(select(term).where(term.c.facet == side, term.c.key.in_(some))):
                sides[side, row.key] = _told(row, row.claims)
    return tuple(PairCount(sides["actor", who], sides["recipient", whom], n) for who, whom, n in counted)


def _told(row: Any, claims: int) -> TermCount:
    r = row
    return TermCount(r.facet, r.key, r.name, r.name_en, r.country, r.lat, r.lon, claims)
