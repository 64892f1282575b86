"""Where a ledger lies and how it is spoken to: a file (SQLite) or a server (PostgreSQL).

Every writing transaction begins as the only writer, so that what it has read stays so until it commits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from riwaya.ledger import patience
from riwaya.ledger.errors import LedgerError

BUSY = 120.0  # seconds that a writer waits for others; a batch takes well under one
CACHE = 64  # MB of pages that a connection to a file keeps
_LOCK = 0x72697761  # the advisory lock of writers on a server: any number nobody else uses


def connect(place: str, *, fresh: bool) -> Engine:
    """An engine for a path or URL. Unless `fresh`, a file that is not there is a LedgerError."""
    url = _url(place)
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        if path in ("", ":memory:"):
            raise LedgerError("a ledger is a file or a server; one in memory would be gone with its connection")
        if not fresh and not Path(path).is_file():
            raise LedgerError(f"{place}: no such ledger; `riwaya add` makes one")
        if not Path(path).parent.is_dir():
            raise LedgerError(f"{place}: no such directory")
        engine = create_engine(url, connect_args={"timeout": BUSY, "isolation_level": None, "check_same_thread": False})
        event.listen(engine, "connect", _pragmas)
    else:
        engine = create_engine(url)
    event.listen(engine, "begin", _begin)
    return engine


def passing() -> Engine:
    """An engine for a ledger in memory, gone with the engine. It has one connection: one question at a time."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None, "check_same_thread": False})
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, alone."""
    with engine.connect().execution_options(riwaya_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def asking(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one state of the ledger, whatever others write meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turns what a driver says into a LedgerError that names the ledger."""
    try:
        yield
    except DBAPIError as e:
        told = e.orig.args[0] if e.orig is not None and e.orig.args else None
        reason = told["M"] if isinstance(told, dict) and "M" in told else str(e.orig)  # the driver of PostgreSQL gives a dictionary
        raise LedgerError(f"{place}: {' '.join(reason.split()) or type(e.orig).__name__}") from e
    except sqlite3.Error as e:
        raise LedgerError(f"{place}: {e}") from e
    except OSError as e:
        raise LedgerError(f"{place}: {(e.strerror or str(e)).lower()}") from e


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except ArgumentError:
        raise LedgerError(f"{place}: neither a path nor a URL such as postgresql://user@host/name") from None
    backend = url.get_backend_name()
    if backend == "sqlite":
        return URL.create("sqlite", database=url.database)
    if backend not in ("postgresql", "postgres"):
        raise LedgerError(f"a ledger is a file or lies on PostgreSQL, not on {backend}")
    query = dict(url.query)
    host = query.pop("host", None)
    if isinstance(host, str) and host.startswith("/"):  # a directory of sockets, as libpq writes it
        query["unix_sock"] = f"{host}/.s.PGSQL.{url.port or 5432}"
    url = url.set(drivername="postgresql+pg8000", query=query)
    try:
        url.get_dialect()
        __import__("pg8000")
    except (NoSuchModuleError, ImportError):
        raise LedgerError("PostgreSQL needs the driver: pip install 'riwaya[postgresql]'") from None
    return url


def _pragmas(connection: Any, _record: object) -> None:
    """WAL with synchronous=FULL: what was acknowledged survives a loss of power; WAL with NORMAL may lose it."""
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"cache_size = -{CACHE * 1024}", "temp_store = MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    patience.watched(connection)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("riwaya_writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        patience.limited(connection)
