"""What goes into an export: the claims and the facts of a ledger that filters and a policy let through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from riwaya.claim import Count
from riwaya.export.policies import SURE
from riwaya.ledger.records import AccountRecord, ClaimRecord, ReportRef

if TYPE_CHECKING:
    from riwaya.ledger import Ledger

PAGE = 500  # records fetched at once; larger pages gain nothing


@dataclass(frozen=True, slots=True)
class Fact:
    """An account with those of its claims that the policy lets through, oldest report first."""

    account: AccountRecord
    claims: tuple[ClaimRecord, ...]

    def figures(self, what: str) -> list[tuple[Count, ClaimRecord]]:
        """Its figures of one kind that are of the whole and of this fact alone: neither a part of a total nor cumulative over other facts."""
        return [(c, r) for r in self.claims for c in r.claim.counts if c.what == what and not c.part_of_total]


@dataclass(frozen=True, slots=True)
class Selection:
    """A ledger seen through filters and a policy. Everything comes newest first, in one order."""

    store: Ledger
    policy: str = "all"
    asked: dict[str, Any] = field(default_factory=dict)

    def admits(self, told: ClaimRecord) -> bool:
        """Whether the policy lets a claim through."""
        if self.policy == "all":
            return True
        return told.claim.modality == "actual" and (self.policy == "actual" or (told.claim.confidence or 0) >= SURE)

    def claims(self) -> Iterator[ClaimRecord]:
        """Claims that stand, as corrected."""
        after: str | None = None
        while True:
            page = self.store.claims(limit=PAGE, after=after, **self.asked)
            yield from (record for record in page if self.admits(record))
            if not (after := page.after):
                return

    def facts(self) -> Iterator[Fact]:
        """Accounts with at least one claim that the policy lets through."""
        after: str | None = None
        while True:
            page = self.store.accounts(limit=PAGE, after=after, **self.asked)
            for account in page:
                if claims := tuple(c for c in self.store.account_claims(account.id) if self.admits(c)):
                    yield Fact(account, claims)
            if not (after := page.after):
                return


def least_and_most(figures: list[tuple[Count, ClaimRecord]]) -> tuple[int | None, int | None]:
    """The least and the most that is stated; None where nothing is. `more than 12` has no upper end, so that 12 is both."""
    ends = [end for c, _ in figures for end in (c.value, c.low, c.high) if end is not None]
    return (int(min(ends)), int(max(ends))) if ends else (None, None)


def speaker(told: ClaimRecord) -> str:
    """Who says so, outermost first; the outlet where it speaks for itself."""
    return " < ".join(link.name for link in told.claim.attribution) or told.report.outlet or told.report.id


def iso(day: date | None) -> str:
    """A day as text, empty where there is none."""
    return day.isoformat() if day else ""


def cited(report: ReportRef) -> str:
    """A report in a few words: outlet, day, address."""
    return ", ".join(part for part in (report.outlet, iso(report.published), report.url) if part) or report.id
