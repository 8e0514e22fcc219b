"""Opening a ledger: a file or an address in, a ledger out whose tables are there and of our version."""

from sqlalchemy import Connection, Engine, create_engine, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from tocsin.ledger.errors import CannotOpen, NotALedger, OtherVersion
from tocsin.ledger.ledger import Ledger
from tocsin.ledger.schema import VERSION, ledger_version, tables
from tocsin.ledger.sqlite import sqlite_engine

WAIT_S = 10.0
"""How long a writer waits for another before it says that the ledger is locked."""


def open_ledger(url_or_path: str, *, wait_s: float = WAIT_S) -> Ledger:
    """The ledger at a path or a `postgresql://` address, made there when there is none yet.

    Use it with `with`. Raises a `LedgerError` that says what to do when it cannot be opened.
    """
    engine, where = _engine(url_or_path, wait_s)
    ledger = Ledger(engine, where)
    try:
        with ledger.reading() as connection:
            there = _has_tables(connection, where)
        if not there:
            with ledger.writing() as connection:
                # another program may have made them since
                if not _has_tables(connection, where):
                    _make_tables(connection)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _engine(url_or_path: str, wait_s: float) -> tuple[Engine, str]:
    if "://" not in url_or_path:
        return sqlite_engine(url_or_path, wait_s=wait_s), url_or_path
    try:
        url = make_url(url_or_path)
    except ArgumentError as error:
        raise CannotOpen(url_or_path, "it is no path and no address that can be read") from error
    where = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        return sqlite_engine(url.database or ":memory:", wait_s=wait_s), where
    if url.get_backend_name() != "postgresql":
        raise CannotOpen(where, "a ledger is a file or a postgresql:// address")
    try:
        return create_engine(url), where
    except ModuleNotFoundError as error:
        raise CannotOpen(where, f"the driver {error.name} is not installed") from error


def _has_tables(connection: Connection, where: str) -> bool:
    """Whether the ledger's tables are there; raises when something else is, or another version of them."""
    found = inspect(connection).get_table_names()
    if not found:
        return False
    if ledger_version.name not in found:
        raise NotALedger(where)
    version = connection.scalar(select(ledger_version.c.version))
    if version != VERSION:
        raise OtherVersion(where, version or 0, VERSION)
    return True


def _make_tables(connection: Connection) -> None:
    tables.create_all(connection)
    connection.execute(insert(ledger_version).values(version=VERSION))
