"""Whether claims agree: figures of one fact, within a report and across reports."""

from __future__ import annotations

from riwaya.weigh.conflicts import Conflict, Side, conflicts

__all__ = ["Conflict", "Side", "conflicts"]
