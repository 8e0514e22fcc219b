"""All that is said in SQLite's own words: how a file is opened, how a transaction begins, what its errors mean."""

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection as Raw
from sqlite3 import Error

from sqlalchemy import URL, Connection, Engine, create_engine, event

from tocsin.ledger.errors import (
    CannotOpen,
    CannotWrite,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    NotALedger,
)
from tocsin.ledger.transactions import WRITING

AT_A_TIME = 20
"""Connections that stay open once they were needed: to open one takes longer than most questions."""


def sqlite_engine(path: str, *, wait_s: float) -> Engine:
    """An engine for the ledger file at `path`; ":memory:" is a ledger that lasts as long as the engine."""
    if path != ":memory:" and Path(path).is_dir():
        raise CannotOpen(path, "it is a folder")
    engine = create_engine(URL.create("sqlite", database=path), connect_args={"timeout": wait_s}, pool_size=AT_A_TIME)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Raw, _: object) -> None:
    # the driver must not begin transactions by itself: it would do so late, and not at once for writing
    raw.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
        raw.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    # a writer that took its lock only at the first write would fail at once, without waiting, if another wrote meanwhile
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


MEANINGS: dict[str, Callable[[str, str], LedgerError]] = {
    "SQLITE_BUSY": lambda where, _: LedgerLocked(where),
    "SQLITE_LOCKED": lambda where, _: LedgerLocked(where),
    "SQLITE_NOTADB": lambda where, _: NotALedger(where),
    "SQLITE_FULL": lambda where, _: LedgerFull(where),
    "SQLITE_CORRUPT": LedgerDamaged,
    "SQLITE_CANTOPEN": CannotOpen,
    "SQLITE_READONLY": CannotOpen,
    "SQLITE_PERM": CannotOpen,
    "SQLITE_IOERR": CannotWrite,
}
"""What each of SQLite's error codes means to the user; extended codes begin with these."""


def meaning(found: BaseException | None, where: str) -> LedgerError | None:
    """The named error that a database error stands for, or None when it is a fault of the program."""
    name = getattr(found, "sqlite_errorname", "") if isinstance(found, Error) else ""
    for code, named in MEANINGS.items():
        if name.startswith(code):
            return named(where, str(found))
    return None
