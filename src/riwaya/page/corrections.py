"""Corrections made on the page: checked, added to the ledger, and back to where they were made."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from riwaya.ledger import Correction, Ledger
from riwaya.ledger.corrections import standing
from riwaya.page.addresses import Addresses
from riwaya.page.asked import LONGEST, NotAsked

KINDS = ("wrong", "split", "merge", "note", "undo")
_FIELDS = ("kind", "claim", "other", "by", "why", "account", "report")
LONGEST_WHY = 2_000  # characters


def with_standing(said: Sequence[Correction]) -> list[tuple[Correction, bool]]:
    """Corrections in their order with whether each holds; what only takes another back is told by that one."""
    hold = {c.key for c in standing(said)}
    return [(c, c.key in hold) for c in said if c.kind != "undo"]


async def sent(request: Request) -> dict[str, str]:
    """The fields of a form. Forms are of the plain kind: nothing is uploaded."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise NotAsked("too_many")
    body = (await request.body()).decode("utf-8", "replace")
    return {name: value for name, value in parse_qsl(body, max_num_fields=40) if name in _FIELDS}


def take(ledger: Ledger, addresses: Addresses, told: dict[str, str]) -> str:
    """Add the correction; the address to go back to."""
    kind, by, why = told.get("kind", ""), told.get("by", "").strip(), told.get("why", "").strip()
    if kind not in KINDS or not by or not why:
        raise NotAsked("incomplete")
    if len(by) > LONGEST or len(why) > LONGEST_WHY:
        raise NotAsked("too_long")
    other = told.get("other") if kind in ("split", "merge", "undo") else None
    claim = told.get("claim", "")
    ledger.correct(kind, claim, by=by, why=why, other=other)
    if told.get("report"):
        return addresses.to("report", id=told["report"], done=kind)
    account = told.get("account", "")
    if ledger.account(account) is None:  # its first claim was taken away, and with it the name
        found = ledger.accounts_of(claim)
        account = found[0].id if found else ""
    return addresses.to("account", id=account, done=kind) if account else addresses.to("claim", id=claim)
