"""Opening a ledger: a file or an address in, a ledger out whose tables are there and of our version."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from tocsin.ledger.errors import CannotOpen, NoLedger, NotALedger, OtherVersion
from tocsin.ledger.ledger import Ledger
from tocsin.ledger.postgresql import postgresql_engine
from tocsin.ledger.schema import VERSION, ledger_version
from tocsin.ledger.sqlite import sqlite_engine

WAIT_S = 10.0
"""How long a writer waits for another before it says that the ledger is locked."""


def open_ledger(url_or_path: str, *, wait_s: float = WAIT_S, existing: bool = False) -> Ledger:
    """The ledger at a path or a `postgresql://` address, made there when there is none yet, unless it must be `existing`.

    A ledger of an older version is brought to ours, wholly or not at all. Use it with `with`. Raises a `LedgerError`
    that says what to do when it cannot be opened.
    """
    engine, where = _engine(url_or_path, wait_s)
    if existing and engine.url.database and engine.dialect.name == "sqlite" and not Path(engine.url.database).exists():
        raise NoLedger(where)
    ledger = Ledger(engine, where)
    try:
        _make_ready(ledger, existing=existing)
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
    return postgresql_engine(url, wait_s=wait_s), where


def version(connection: Connection, where: str) -> int:
    """The version of the ledger's tables, 0 where there are none; raises when they are not a ledger's, or are newer."""
    found = inspect(connection).get_table_names()
    if not found:
        return 0
    if ledger_version.name not in found:
        raise NotALedger(where)
    number = connection.scalar(select(ledger_version.c.version)) or 0
    if not 1 <= number <= VERSION:
        raise OtherVersion(where, number, VERSION)
    return number


def _make_ready(ledger: Ledger, *, existing: bool) -> None:
    with ledger.reading() as connection:
        found = version(connection, ledger.where)
    if existing and not found:
        raise NoLedger(ledger.where)
    if found != VERSION:
        # a ledger of today opens faster without
        from tocsin.ledger.gists.keeping import make_gists  # noqa: PLC0415
        from tocsin.ledger.migrations import migrate  # noqa: PLC0415

        with ledger.writing() as connection:
            # another program may have done it since
            since = version(connection, ledger.where)
            migrate(connection, since=since)
            if 0 < since < VERSION:
                make_gists(connection)
