"""A small ledger with a conflict, a copy and a revision in it, and the page of it."""

from __future__ import annotations

import pytest

from page.told import client_of, kept, reports


@pytest.fixture(scope="package")
def ledger(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("page") / "l.db", reports()) as made:
        yield made


@pytest.fixture
def own_ledger(tmp_path):
    """A ledger to write into."""
    with kept(tmp_path / "l.db", reports()) as made:
        yield made


@pytest.fixture
def client(ledger):
    return client_of(ledger)
