"""Accounts: which claims, within a report and across reports, are of the same fact, and whether they agree.

    accounts = weigh.build(readings)                # all at once
    change = weigh.change(shelf, [weigh.tell(reading)])   # what a new reading changes in a store; `weigh.keys(reading)` are to be stored with it
"""

from __future__ import annotations

from riwaya.weigh.build import build, keys
from riwaya.weigh.change import Change, Shelf, change
from riwaya.weigh.told import Told, tell

__all__ = ["Change", "Shelf", "Told", "build", "change", "keys", "tell"]
