"""What can be wrong with a ledger, in one line for people."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be opened, or cannot be asked or told that; the message says why."""
