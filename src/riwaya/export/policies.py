"""Which claims an export lets through, by name. Apart from selection.py, so that `--help` need not load the ledger."""

from __future__ import annotations

POLICIES = {
    "all": "every claim that stands",
    "actual": "what is told as fact: no plans, pledges, denials or possibilities",
    "sure": "what is told as fact, with a confidence of 0.8 or more",
}
SURE = 0.8  # from here on nine of ten claims and more are typed right (docs/evaluation.md, what confidence is worth)
