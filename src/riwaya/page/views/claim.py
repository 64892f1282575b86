"""One claim at its own address: its words, its slots, its accounts, how to cite it."""

from __future__ import annotations

from riwaya.ledger.records import ClaimRecord
from riwaya.page.answer import Asker, View, missing
from riwaya.page.asked import Asked


def answer(asker: Asker, asked: Asked) -> View:
    told = asked.own.get("id", "")
    accounts = asker.ledger.accounts_of(told)
    record = next((r for a in accounts for r in asker.ledger.account_claims(a.id) if r.claim.id == told), None)
    if record is None:
        record = _unweighed(asker, told)
    if record is None:
        return missing(asker, "no_claim")
    title = f"{asker.tongue('claim')}: {asker.tongue.label('event_type', record.claim.event_type)}"
    return View("claim", title, {"record": record, "accounts": accounts}, [record])


def _unweighed(asker: Asker, told: str) -> ClaimRecord | None:
    """A claim of no account; ids begin with that of their report, which is all there is to find it by."""
    whole = asker.ledger.report(told.rpartition("/")[0])
    return next((r for r in whole.claims if r.claim.id == told), None) if whole else None
