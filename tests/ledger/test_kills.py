"""Adding that is killed at random moments loses nothing that was acknowledged and stores nothing half."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench"


def test_killed_ten_times_it_ends_in_the_same_ledger(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    kills = importlib.import_module("ledger_kills")
    try:
        found = kills.run(10, tmp_path, 12)
    finally:
        for name in ("ledger_kills", "invented_news"):
            sys.modules.pop(name, None)
    assert (10, 0) == (found["kills"], found["bad"]), found
