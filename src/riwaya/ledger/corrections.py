"""What people say of claims afterwards: rows that are only ever added, and what stands after each.

wrong   the claim is not in the report: it stands no longer
right   a slot has another value: the claim stands with that value from then on
merge   two claims are of one fact; split: they are not. Both are for the accounts.
note    something to be known of the claim; changes nothing
undo    a correction made before (named by its key) holds no longer; both stay in the record

The reading stays as it was. A correction goes by the claim's id, so it holds for what a newer reader reads there too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from riwaya.claim import EVENT_TYPES, MODALITIES, Claim
from riwaya.json_form import claim_from_json, claim_to_json, dumps
from riwaya.ledger.errors import LedgerError
from riwaya.ledger.rows import ClaimRows, claim_of, claim_rows, report_of
from riwaya.ledger.schema import claim, correction, reading, report
from riwaya.ledger.storable import exact_json, from_exact_json, holds, shown
from riwaya.ledger.write import Change, insert_new
from riwaya.mention import PARTY_KINDS, PRECISIONS, QUALIFIERS, WHATS

KINDS = ("merge", "split", "wrong", "right", "note", "undo")
# What may be said anew: never the words of the report, nor where they stand.
_PARTY = {"name", "name_en", "entity", "country", "kind"}
_SLOTS: dict[str, set[str]] = {
    "event_type": set(), "mode": set(), "modality": set(), "time": {"start", "end"}, "actors": _PARTY, "recipients": _PARTY,
    "locations": {"name", "name_en", "country", "admin1", "lat", "lon", "precision", "geonameid"},
    "counts": {"value", "low", "high", "qualifier", "what", "unit", "of", "part_of_total", "cumulative"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `other` is the second claim of merge and split, and the key of what undo takes back; `slot` and `value` (JSON) are of right; `at` is UTC, as `write.now` writes it."""

    kind: str
    claim: str
    by: str
    at: str
    why: str
    other: str | None = None
    slot: str | None = None
    value: str | None = None

    @property
    def key(self) -> str:
        """Of all it says: the same correction twice is one."""
        return hashlib.sha256(exact_json(self.to_json())).hexdigest()[:32]

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind, "claim": self.claim, "other": self.other, "slot": self.slot, "value": None if self.value is None else json.loads(self.value),
            "by": self.by, "at": self.at, "why": self.why,
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Correction:
        """What `to_json` wrote."""
        value = dumps(data["value"]) if data["slot"] is not None else None
        return cls(data["kind"], data["claim"], data["by"], data["at"], data["why"], data["other"], data["slot"], value)


def add(change: Change, said: Correction) -> bool:
    """Add a correction; False where the ledger has it already, LedgerError where it cannot be meant."""
    _check(change.connection, said)
    key = said.key
    if change.connection.execute(select(correction.c.key).where(correction.c.key == key)).first():
        return False
    texts = (said.claim, said.other, said.slot, said.value, said.by, said.why)
    row = {
        "key": key, "kind": said.kind, "claim": shown(said.claim), "other": _shown(said.other), "slot": _shown(said.slot), "value": _shown(said.value),
        "by": shown(said.by), "at": said.at, "why": shown(said.why), "exact": None if all(t is None or holds(t) for t in texts) else exact_json(said.to_json()),
    }  # fmt: skip
    insert_new(change.connection, correction, [row])
    if said.kind in ("wrong", "right", "undo"):
        restate(change, [shown(said.claim)])
        change.flush()
    return True


def all_of(connection: Connection, claims: Sequence[str] | None = None) -> list[Correction]:
    """All corrections, or those of these claims, in the order in which they hold."""
    rows = select(correction)
    if claims is not None:
        ids = [shown(c) for c in claims]
        rows = rows.where(correction.c.claim.in_(ids) | correction.c.other.in_(ids))
    found = sorted(connection.execute(rows), key=lambda r: (r.at, r.key))
    return [_of(row) for row in found]


def reports_of(connection: Connection, said: Correction) -> list[str]:
    """The ids of the reports that have the claims of a correction."""
    ids = [shown(c) for c in (said.claim, said.other) if c]
    rows = connection.execute(select(report).where(report.c.n.in_(select(claim.c.report).where(claim.c.id.in_(ids)))))
    return [report_of(row).identity for row in rows]


def restate(change: Change, ids: Sequence[str]) -> None:
    """Work out anew what stands of the claims with these ids, in every reading that has them."""
    connection = change.connection
    change.flush()
    said: dict[str, list[Correction]] = {}
    for c in all_of(connection, ids):
        if c.kind in ("wrong", "right", "undo"):
            said.setdefault(shown(c.claim), []).append(c)
    if not said:
        return
    columns = (claim.c.n, claim.c.reading, claim.c.report, claim.c.position, claim.c.version, claim.c.id, claim.c.since, claim.c.until)
    stored = select(*columns, claim.c.event_type, claim.c.terms, claim.c.body, claim.c.exact).where(claim.c.id.in_(list(said)))
    by_place: dict[tuple[str, int], list[Any]] = {}
    for row in connection.execute(stored.order_by(claim.c.reading, claim.c.position, claim.c.version)):
        by_place.setdefault((row.reading, row.position), []).append(row)
    for rows in by_place.values():
        _restate_one(change, rows, said[rows[0].id])


def _restate_one(change: Change, rows: list[Any], said: list[Correction]) -> None:
    """Versions of one claim in one reading. Rows stay; what no longer holds for any time ends when it began."""
    connection = change.connection
    first = rows[0]
    span = connection.execute(select(reading.c.since, reading.c.until).where(reading.c.key == first.reading)).one()
    wanted = _states(claim_of(first.body, first.exact), said, span.since, span.until)
    told = report_of(connection.execute(select(report).where(report.c.n == first.report)).one())
    ends = {first.n: wanted[0][1]}
    free = {(r.since, r.body, r.exact): r for r in rows[1:]}
    fresh: list[tuple[ClaimRows, str, str | None]] = []
    for since, until, state in wanted[1:]:
        if state is None:
            continue
        made = claim_rows(state, told, first.reading, first.position, rows[-1].version + 1 + len(fresh))
        known = free.pop((since, made.row["body"], made.row["exact"]), None)
        if known is not None:
            ends[known.n] = until
        else:
            fresh.append((made, since, until))
    ends |= {r.n: r.since for r in free.values()}
    falling = [r for r in rows if r.until is None and ends[r.n] is not None]
    change.fall(falling, change.at)
    for n, until in ends.items():
        connection.execute(update(claim).where(claim.c.n == n).values(until=until))
    for made, since, until in fresh:
        change.stand([made], first.report, since, until)


def _states(told: Claim, said: list[Correction], since: str, until: str | None) -> list[tuple[str, str | None, Claim | None]]:
    """(from, to, the claim then) from when it was read; None where it was wrong."""
    out: list[tuple[str, str | None, Claim | None]] = []
    state: Claim | None = told
    for i, c in enumerate(said, 1):
        at = max(c.at, since)
        if until is not None and at >= until:
            break
        out.append((since, at, state))
        since, state = at, _state(told, said[:i])
    return [*out, (since, until, state)]


def _state(told: Claim, said: list[Correction]) -> Claim | None:
    """The claim after all these corrections, but for those taken back among them."""
    state = told
    for c in standing(said):
        if c.kind == "wrong":
            return None
        if c.kind == "right":
            state = _righted(state, c)
    return state


def standing(said: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold: those that no undo among them takes back."""
    undone = {c.other for c in said if c.kind == "undo"}
    return [c for c in said if c.kind != "undo" and c.key not in undone]


def _righted(told: Claim, said: Correction) -> Claim:
    """The claim with the right value; as it is where this reading has no such slot."""
    try:
        return applied(told, said.slot or "", json.loads(said.value or "null"))
    except LedgerError:
        return told


def applied(told: Claim, slot: str, value: Any) -> Claim:
    """`told` with `value` at `slot` (`counts.0.value`, `modality`, `actors.1`; null takes an item of a list away); LedgerError where that cannot be."""
    root, *rest = slot.split(".")
    data = claim_to_json(told)
    if root not in _SLOTS:
        raise LedgerError(f"{slot!r} is no slot that can be corrected; these can: {', '.join(sorted(_SLOTS))}")
    try:
        _put(data, root, rest, value)
        mended = claim_from_json(data)
    except (KeyError, IndexError, TypeError, ValueError):
        raise LedgerError(f"the claim has no {slot} that could be {json.dumps(value, ensure_ascii=False)}") from None
    _check_codes(mended, slot)
    return mended


def _put(data: dict[str, Any], root: str, rest: list[str], value: Any) -> None:
    if not rest:
        if root in ("actors", "recipients", "locations", "counts") or root == "time" and value is not None and set(value) != {"start", "end"}:
            raise ValueError
        data[root] = {**value, "span": None} if root == "time" and value is not None else value
        return
    inside = data[root]
    if root != "time":
        i, *rest = int(rest[0]), *rest[1:]
        if not rest:
            if value is not None:
                raise ValueError
            del inside[i]
            return
        inside = inside[i]
    (name,) = rest
    if name not in _SLOTS[root]:
        raise KeyError(name)
    inside[name] = value


def _check_codes(c: Claim, slot: str) -> None:
    codes: list[tuple[object, Sequence[str]]] = [(c.event_type, EVENT_TYPES), (c.modality, MODALITIES)]
    codes += [(a.kind, PARTY_KINDS) for a in (*c.actors, *c.recipients) if a.kind is not None]
    codes += [(p.precision, PRECISIONS) for p in c.locations if p.precision is not None]
    codes += [pair for k in c.counts for pair in ((k.what, WHATS), (k.qualifier, QUALIFIERS))]
    for value, allowed in codes:
        if value not in allowed:
            raise LedgerError(f"{slot} cannot be {value!r}; it can be {', '.join(allowed)}")
    numbers = [v for k in c.counts for v in (k.value, k.low, k.high)] + [v for p in c.locations for v in (p.lat, p.lon)]
    texts = [v for a in (*c.actors, *c.recipients) for v in (a.name, a.name_en, a.entity, a.country)] + [v for k in c.counts for v in (k.unit, k.of)] + [c.mode]
    texts += [v for p in c.locations for v in (p.name, p.name_en, p.country, p.admin1)]
    if any(v is not None and (isinstance(v, bool) or not isinstance(v, int | float)) for v in numbers) or any(v is not None and not isinstance(v, str) for v in texts):
        raise LedgerError(f"{slot} cannot have a value of that kind")
    if c.time and c.time.start > c.time.end:
        raise LedgerError(f"{slot}: the time would end before it begins")


def _check(connection: Connection, said: Correction) -> None:
    if said.kind not in KINDS:
        raise LedgerError(f"no correction is of kind {said.kind!r}; there are {', '.join(KINDS)}")
    if not said.by.strip() or not said.why.strip():
        raise LedgerError("a correction says who makes it and why")
    ids = [said.claim] + ([said.other] if said.other and said.kind != "undo" else [])
    if said.kind in ("merge", "split") and (said.other is None or said.other == said.claim):
        raise LedgerError(f"{said.kind} is of two claims")
    if said.kind == "undo" and said.other not in {c.key for c in standing(all_of(connection, [said.claim]))}:
        raise LedgerError("there is no such correction of this claim that could be taken back")
    for told in ids:
        rows = connection.execute(select(claim.c.body, claim.c.exact).where(claim.c.id == shown(told)).order_by(claim.c.version.desc())).first()
        if rows is None:
            raise LedgerError(f"no claim has the id {told!r}")
        if said.kind == "right":
            applied(claim_of(rows.body, rows.exact), said.slot or "", json.loads(said.value or "null"))


def _of(row: Any) -> Correction:
    if row.exact is not None:
        return Correction.from_json(from_exact_json(row.exact))
    return Correction(row.kind, row.claim, row.by, row.at, row.why, row.other, row.slot, row.value)


def _shown(text: str | None) -> str | None:
    return None if text is None else shown(text)


def moment(told: str) -> str:
    """A day or a time as the ledger writes times; a day means its end. LedgerError where it is neither."""
    from datetime import UTC, datetime

    try:
        if len(told) == len("2014-12-09"):
            return f"{date.fromisoformat(told).isoformat()}T23:59:59.999999Z"
        at = datetime.fromisoformat(told)
    except ValueError:
        raise LedgerError(f"{told!r} is no time; write 2014-12-09 or 2014-12-09T14:30") from None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
