"""An opened database: the transactions in which a ledger is asked and written, as it stands now or as it stood at a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import local

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import StatementError

from tocsin.ledger import postgresql, sqlite
from tocsin.ledger.errors import LedgerError
from tocsin.ledger.past import stand_at
from tocsin.ledger.transactions import WRITING


class Opened:
    """A database of a ledger, seen as it stood at `moment`, or as it stands now where that is None."""

    def __init__(self, engine: Engine, where: str, moment: datetime | None = None) -> None:
        self.engine, self.where, self.moment = engine, where, moment
        self._own = local()

    @property
    def held(self) -> Connection | None:
        """The transaction that this thread holds the ledger in, if it does."""
        return getattr(self._own, "connection", None)

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        try:
            with self.engine.execution_options(**{WRITING: writing}).begin() as connection:
                yield connection
        except StatementError as error:
            orig, where = error.orig, self.where
            meant = sqlite.meaning(orig, where) or postgresql.meaning(orig, where)
            named = orig if isinstance(orig, LedgerError) else meant
            if named is None:
                raise
            raise named from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it stands, or stood, and waits for nobody; all read within is of one moment."""
        if within := self.held or getattr(self._own, "read_in", None):
            yield within
            return
        with self._transaction(writing=False) as connection:
            if self.moment:
                stand_at(connection, self.moment)
            self._own.read_in = connection
            try:
                yield connection
            finally:
                self._own.read_in = None
            connection.rollback()  # with it goes what shows the past
