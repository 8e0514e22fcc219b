"""A view of a ledger: all that can be asked of it, as it stands now or as it stood at a moment."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import StatementError

from tocsin.ledger import deciding, incidents, listing, postgresql, sqlite
from tocsin.ledger.answers import (
    EVERYTHING,
    ArticleRow,
    Counts,
    DecisionRow,
    HistoryRow,
    IncidentFilter,
    ProblemRow,
)
from tocsin.ledger.errors import LedgerError
from tocsin.ledger.transactions import WRITING
from tocsin.record import Article, Capture, Incident, Judgement, Telling


class View:
    """What can be asked of a ledger as it stood at `moment`, or as it stands now where that is None."""

    def __init__(self, engine: Engine, where: str, moment: datetime | None = None) -> None:
        self.engine, self.where, self.moment = engine, where, moment

    def at(self, moment: datetime | None) -> "View":
        """The ledger as it stood when all that was recorded up to `moment` (with its zone), and nothing later, was there.

        The view is open as long as its ledger is. What a ledger of version 1 forgot stays forgotten: earlier versions
        of its incidents.
        """
        return View(self.engine, self.where, moment)

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        try:
            with self.engine.execution_options(**{WRITING: writing}).begin() as connection:
                yield connection
        except StatementError as error:
            named = error.orig if isinstance(error.orig, LedgerError) else _meaning(error.orig, self.where)
            if named is None:
                raise
            raise named from error

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees the ledger as it stands now, and waits for nobody."""
        return self._transaction(writing=False)

    def articles(self) -> Iterator[ArticleRow]:
        """A line for each article, by publication, the undated last."""
        with self.reading() as connection:
            listed = listing.all_articles(connection, self.moment)
        yield from listed

    def article(self, id_prefix: str) -> Article | None:
        """The article whose id begins so, or None; raises `AmbiguousId` when several do."""
        with self.reading() as connection:
            return listing.find_article(connection, id_prefix, self.moment)

    def capture(self, sha256: str) -> Capture | None:
        """The bytes of this hash as they were received, or None."""
        with self.reading() as connection:
            return listing.find_capture(connection, sha256, self.moment)

    def tellings(
        self, article_id: str | None = None, sort: str | None = None, ids: Sequence[str] | None = None
    ) -> list[Telling]:
        """What the articles say by their latest readings, by publication and article, in the reader's order.

        Only those of one article, of one sort, or with these ids, where asked for.
        """
        with self.reading() as connection:
            return listing.find_tellings(connection, article_id, sort, ids, self.moment)

    def judgements(self) -> list[Judgement]:
        """The last judgement of each side on each pair, in the order of the pairs."""
        with self.reading() as connection:
            return deciding.all_judgements(connection, self.moment)

    def decisions(self) -> list[DecisionRow]:
        """Every decision of people, the first first."""
        with self.reading() as connection:
            return deciding.all_decisions(connection, self.moment)

    def incidents(self, wanted: IncidentFilter = EVERYTHING) -> list[Incident]:
        """The wanted incidents, the earliest first, those without a day last, equals by id."""
        with self.reading() as connection:
            return incidents.find_incidents(connection, wanted, self.moment)

    def incident(self, id_prefix: str) -> Incident | None:
        """The incident whose id begins so, or None; an id that it once had still finds it. May raise `AmbiguousId`."""
        with self.reading() as connection:
            return incidents.find_incident(connection, id_prefix, self.moment)

    def history(self, id_prefix: str) -> list[HistoryRow]:
        """All that happened to what has this id, the first first."""
        with self.reading() as connection:
            return listing.find_history(connection, id_prefix, self.moment)

    def problems(self) -> list[ProblemRow]:
        """Every problem noted, the first noted first."""
        with self.reading() as connection:
            return listing.all_problems(connection, self.moment)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self.reading() as connection:
            return listing.count_all(connection, self.moment)


def _meaning(found: BaseException | None, where: str) -> LedgerError | None:
    return sqlite.meaning(found, where) or postgresql.meaning(found, where)
