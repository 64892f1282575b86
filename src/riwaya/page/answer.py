"""What a view answers, before it is HTML, CSV or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from riwaya.ledger import Ledger
from riwaya.ledger.records import Record
from riwaya.page.addresses import Addresses
from riwaya.page.asked import Asked
from riwaya.page.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: which ledger, in which language, with whose addresses, and whether corrections are taken."""

    ledger: Ledger
    tongue: Tongue
    addresses: Addresses
    writes: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One view's answer. `told` is for its template; `records` are its rows as CSV and JSON, unless `whole` says more; `after` is where its next page begins."""

    name: str
    title: str
    told: Mapping[str, Any] = field(default_factory=dict)
    records: Sequence[Record] = ()
    after: str | None = None
    whole: Callable[[], Any] | None = None
    status: int = 200

    def to_json(self) -> Any:
        """As an object of JSON."""
        return self.whole() if self.whole else {"records": [r.to_json() for r in self.records], "after": self.after}


Answers = Callable[[Asker, Asked], View]


def missing(asker: Asker, what: str) -> View:
    """There is no such thing in the ledger; `what` is the word that says so."""
    return View("missing", asker.tongue(what), {"why": asker.tongue(what)}, status=404)
