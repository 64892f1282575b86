"""A reading: a report with its mentions and its claims."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claim import Claim
from riwaya.mention import Mention
from riwaya.report import Report

SCHEMA = "riwaya/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """What `riwaya.read` returns. `doubts` are sentences about the report: what the reader found odd."""

    report: Report
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[str, ...] = ()
