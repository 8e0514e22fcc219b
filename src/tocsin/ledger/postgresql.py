"""All that is said in PostgreSQL's own words: how a database is reached, how writers take turns, what its errors mean."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Connection, Engine, Integer, Table, create_engine, event, func, select

from tocsin.ledger.errors import CannotOpen, CannotReach, LedgerDamaged, LedgerError, LedgerFull, LedgerLocked
from tocsin.ledger.transactions import WRITING

TURN = 0x746F6373696E
"""The advisory lock that a writer holds until it is done, so that numbers are given in the order of what was done."""


def postgresql_engine(url: URL, *, wait_s: float) -> Engine:
    """An engine for the database at this address; writers wait so long for their turn."""
    where = url.render_as_string(hide_password=True)
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": max(1, round(wait_s))}
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=patience, pool_pre_ping=True)
    except ImportError as error:
        mend = "install its driver with `pip install tocsin[postgresql]`"
        raise CannotOpen(where, f"PostgreSQL's driver does not load: {error}", mend) from error
    # PostgreSQL takes 0 for no limit at all
    limit = f"SET lock_timeout = {max(1, round(wait_s * 1000))}"
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, limit))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Any, limit: str) -> None:  # noqa: ANN401 - the driver's own connection, which may not be installed
    raw.execute(limit)
    raw.commit()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
    else:
        # all that one question looks at is of one moment
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


MEANINGS: dict[str, Callable[[str, str], LedgerError]] = {
    "55P03": lambda where, _: LedgerLocked(where),
    "40": lambda where, _: LedgerLocked(where),
    "57014": lambda where, _: LedgerLocked(where),
    "53100": lambda where, _: LedgerFull(where),
    "XX": LedgerDamaged,
    "08": CannotReach,
    "28": CannotReach,
    "3D": CannotReach,
    "53": CannotReach,
    "57P": CannotReach,
    "42501": CannotReach,
    "25006": CannotReach,
}
"""What each of PostgreSQL's conditions means to the user: codes, or the classes that codes begin with."""


def meaning(found: BaseException | None, where: str) -> LedgerError | None:
    """The named error that a database error stands for, or None when it is a fault of the program."""
    code = getattr(found, "sqlstate", None)
    named = next((MEANINGS[code[:size]] for size in (5, 3, 2) if code[:size] in MEANINGS), None) if code else None
    if not code and any(kind.__name__ == "OperationalError" for kind in type(found).__mro__):
        # the driver never heard from the server
        named = CannotReach
    return named(where, " ".join(str(found).split())) if named else None


def go_on_counting(connection: Connection, table: Table) -> None:
    """Let the numbers of a table go on after the last that is there; files count so by themselves."""
    key = next(iter(table.primary_key.columns))
    if connection.dialect.name != "postgresql" or not isinstance(key.type, Integer) or key.foreign_keys:
        return
    last = connection.scalar(select(func.max(key)))
    if last:
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        connection.execute(select(func.setval(sequence, last)))


def take_stock(connection: Connection, *tables: Table) -> None:
    """Let the database know how much is in the tables, before all of it is looked through; files need not.

    Of many rows that came in this same transaction it knows nothing, and joins them in ways whose time grows with the
    square of their number.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {', '.join(table.name for table in tables)}")
