"""What may be asked for, the same for every question, and how it becomes terms.

Several values of one kind are alternatives; different kinds must all hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, select

from riwaya.ledger.schema import term, term_name
from riwaya.ledger.terms import SPOTS, looked_up

# Of those that are asked for by a code, the code itself is the key; all others are asked for by any of their names.
CODED = ("type", "what", "modality", "verdict")
NAMED = ("actor", "recipient", "place", "source", "outlet")


@dataclass(frozen=True, slots=True)
class Filter:
    """`since` and `until` (both inclusive) are of the last day of a claim's time, of its publication where it has none."""

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    report: tuple[str, ...] = ()

    @classmethod
    def of(cls, **asked: str | date | Sequence[str] | None) -> Filter:
        """A filter from single values or sequences of them; None is nothing asked."""
        names = {f.name for f in fields(cls)}
        told: dict[str, object] = {}
        for name, value in asked.items():
            if name not in names:
                raise TypeError(f"there is no filter {name!r}; there are {', '.join(sorted(names))}")
            if value is None:
                continue
            told[name] = value if name in ("since", "until") else (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Sequence) else value
        return cls(**told)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Condition:
    """One of these terms must hold; `claims` is how many claims have them at most."""

    facet: str
    terms: tuple[int, ...]
    claims: int


def conditions(connection: Connection, asked: Filter) -> list[Condition] | None:
    """The conditions of a filter, the rarest first; None where one can hold for no claim."""
    out = []
    for facet in (*CODED, *NAMED):
        values: tuple[str, ...] = getattr(asked, facet)
        if not values:
            continue
        rows = _coded(connection, facet, values) if facet in CODED else _named(connection, facet, values)
        if not rows:
            return None
        out.append(Condition(facet, tuple(sorted(rows)), sum(rows.values())))
    return sorted(out, key=lambda c: (c.claims, c.facet))


def _coded(connection: Connection, facet: str, values: Sequence[str]) -> dict[int, int]:
    return {row.n: row.claims for row in connection.execute(select(term.c.n, term.c.claims).where(term.c.facet == facet, term.c.key.in_(values)))}


def _named(connection: Connection, facet: str, values: Sequence[str]) -> dict[int, int]:
    exact = [v.casefold() for v in values if facet == "place" and v.casefold().startswith(SPOTS)]
    names = [name for name in (looked_up(v) for v in values if v.casefold() not in exact) if name]
    spots = _coded(connection, "spot", exact) if exact else {}
    found = select(term.c.n, term.c.claims).join(term_name, term_name.c.term == term.c.n).where(term_name.c.facet == facet, term_name.c.name.in_(names))
    return spots | {row.n: row.claims for row in connection.execute(found)}
