"""Makes a fresh ledger, and brings an older one up to date by numbered steps.

A fresh ledger is made by `schema` as it is now. When a table changes, `schema` changes, VERSION goes up
by one and STEPS gets the statements that lead there from the version before; steps are never edited after a release.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, inspect, literal_column, select

from riwaya.ledger import full_text, views
from riwaya.ledger.errors import LedgerError
from riwaya.ledger.keys import HASH_BITS
from riwaya.ledger.schema import day_tally, metadata, posting
from riwaya.ledger.terms import common

VERSION = 2
APPLICATION = 0x72697761  # "riwa": how file(1) and others know a ledger


def _days_are_counted(connection: Connection) -> None:
    metadata.tables["day_tally"].create(connection)
    day = posting.c.claim.op(">>")(literal_column(str(HASH_BITS)))
    counted = select(posting.c.term, day, posting.c.event_type, func.count()).where(posting.c.term.in_(sorted(common()))).group_by(posting.c.term, day, posting.c.event_type)
    connection.execute(day_tally.insert().from_select(["term", "day", "event_type", "claims"], counted))


STEPS: dict[int, Callable[[Connection], None]] = {2: _days_are_counted}  # version reached -> what leads there from the one before


def prepare(connection: Connection, place: str) -> None:
    """Tables, views and version as they are now; LedgerError where `place` is no ledger or a newer one. Inside a writing transaction."""
    found = version_of(connection, place)
    if found > VERSION:
        raise LedgerError(f"{place}: made by a newer riwaya (its tables are of version {found}, this one knows {VERSION})")
    if found == 0:
        metadata.create_all(connection)
        full_text.create(connection)
        _stamp(connection)
    for step in range(found + 1, VERSION + 1) if found else ():
        STEPS[step](connection)
    views.create(connection)
    if found:
        _stamp(connection)


def version_of(connection: Connection, place: str) -> int:
    """The version of the tables, 0 where there are none yet."""
    if connection.dialect.name == "sqlite":
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if application == APPLICATION and version:
            return version
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first():
            raise LedgerError(f"{place}: a database, but no ledger of riwaya")
        return 0
    if not inspect(connection).has_table("ledger_version"):
        return 0
    return int(connection.exec_driver_sql("SELECT version FROM ledger_version").scalar_one())


def _stamp(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    else:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS ledger_version (version INTEGER NOT NULL)")
        connection.exec_driver_sql("DELETE FROM ledger_version")
        connection.exec_driver_sql(f"INSERT INTO ledger_version VALUES ({VERSION})")  # noqa: S608  a number of ours
