"""How long a question may take: beyond that the database is told to stop, and the question fails with a LedgerError."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection

STEPS = 50_000  # of SQLite's virtual machine between two looks at the clock: about a millisecond
_until: ContextVar[float | None] = ContextVar("_until", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Questions asked inside, by this thread or task, together take no longer than this."""
    held = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(held)


def watched(connection: sqlite3.Connection) -> None:
    """Makes a connection to a file look at the clock."""
    connection.set_progress_handler(_over, STEPS)


def limited(connection: Connection) -> None:
    """Tells a server how long the statements of this transaction may take; nothing where nobody set a limit."""
    until = _until.get()
    if until is not None:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(1000 * (until - time.monotonic())))}")


def _over() -> bool:
    until = _until.get()
    return until is not None and time.monotonic() > until
