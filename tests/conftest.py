"""How the tests run: Hypothesis steady by default, searching on request (HYPOTHESIS_PROFILE=search)."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

slow_texts = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=150, suppress_health_check=slow_texts)
settings.register_profile("search", deadline=None, max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "10000")), suppress_health_check=slow_texts)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of coded reports and corpora beside the project; a test that needs it is skipped where it is not."""
    if not (SHARED / "gold" / "dev").is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="module", autouse=True)
def nothing_left_behind() -> None:
    """Takes what the tests before this module made out of the collector's sight: looking through it again is time that tests of speed would measure."""
    gc.collect()
    gc.freeze()
