"""The views by name, each in the file of its name."""

from __future__ import annotations

from riwaya.page.answer import Answers
from riwaya.page.views import account, accounts, claim, claims, conflicts, figures, front, network, places, report, reports, search, timeline

VIEWS: dict[str, Answers] = {
    "front": front.answer, "conflicts": conflicts.answer, "accounts": accounts.answer, "claims": claims.answer, "figures": figures.answer,
    "timeline": timeline.answer, "places": places.answer, "network": network.answer,
    "reports": reports.answer, "search": search.answer, "account": account.answer, "claim": claim.answer, "report": report.answer,
}  # fmt: skip
