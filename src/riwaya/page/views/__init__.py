"""The views by name, each in the file of its name."""

from __future__ import annotations

from riwaya.page.answer import Answers
from riwaya.page.views import account, accounts, claim, claims, conflicts, figures, front, report, reports, search

VIEWS: dict[str, Answers] = {
    "front": front.answer, "conflicts": conflicts.answer, "accounts": accounts.answer, "claims": claims.answer, "figures": figures.answer,
    "reports": reports.answer, "search": search.answer, "account": account.answer, "claim": claim.answer, "report": report.answer,
}  # fmt: skip
