"""The ledger: one file, or one PostgreSQL database, that keeps what was received, told, judged and decided."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import StatementError

from tocsin.ledger import adding, attaching, deciding, incidents, judging, listing, tellings
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
from tocsin.ledger.sqlite import WRITING, meaning
from tocsin.record import Article, Capture, Incident, Judgement, Problem, Statement, Telling


class Ledger:
    """An open ledger. Every method is one transaction: it is done wholly or not at all."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine, self.where = engine, where

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Close every connection; a closed ledger opens again by itself when it is asked something."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        try:
            with self.engine.execution_options(**{WRITING: writing}).begin() as connection:
                yield connection
        except StatementError as error:
            named = error.orig if isinstance(error.orig, LedgerError) else meaning(error.orig, self.where)
            if named is None:
                raise
            raise named from error

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees the ledger as it stands now, and waits for nobody."""
        return self._transaction(writing=False)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that may write; it waits for its turn, and leaves nothing when it fails."""
        return self._transaction(writing=True)

    # --- what comes in ---------------------------------------------------------------------------------------------

    def add(  # noqa: PLR0913 - what came, what it says, who read it, and when
        self,
        received: Capture | None,
        article: Article,
        statements: Iterable[Statement],
        *,
        reader: str,
        now: datetime,
        codebook: str = "",
    ) -> bool:
        """Keep an article, the bytes it came in, and what `reader` found in it; False when all that is known already.

        A new reading of a known article stands beside the old ones, and from then on speaks for the article. Raises
        `SpanMismatch` when a statement quotes words that the article does not hold, and `IdTaken` when the article's id
        is that of another text; keeps nothing then.
        """
        reading = adding.reading_of(article, statements, reader=reader, codebook=codebook, now=now)
        capture = adding.checked(received) if received else None
        with self.writing() as connection:
            if capture:
                adding.add_capture(connection, capture)
            new = adding.add_article(connection, article, now)
            return adding.add_reading(connection, reading, now) or new

    def keep(self, received: Capture) -> bool:
        """Keep bytes that no article could be read from; False when they are known already."""
        capture = adding.checked(received)
        with self.writing() as connection:
            return adding.add_capture(connection, capture)

    def save_problems(self, problems: Iterable[Problem], now: datetime) -> int:
        """Note problems with the input, each once; how many are new."""
        with self.writing() as connection:
            return sum([adding.add_problem(connection, problem, now) for problem in problems])

    # --- what is decided and derived -------------------------------------------------------------------------------

    def save_judgements(self, judgements: Iterable[Judgement], now: datetime) -> int:
        """Add the judgements that say something new about their pair, and how many those are."""
        with self.writing() as connection:
            return judging.add_judgements(connection, judgements, now)

    def decide(self, decision: DecisionRow, judged: Iterable[Judgement] = (), *, what: str = "") -> int:
        """Add a person's decision, and the judgements on pairs that it consists of; its number in the log.

        It is never changed, only followed by others; `what` says it in the words of the history.
        """
        rows = [judging.judgement_row(judgement, decision.made) for judgement in judged]
        with self.writing() as connection:
            return deciding.add_decision(connection, decision, rows, what=what)

    def replace_incidents(self, derived: Iterable[Incident], now: datetime) -> None:
        """Make these the ledger's incidents."""
        with self.writing() as connection:
            incidents.put_incidents(connection, derived, now)

    # --- what is asked ---------------------------------------------------------------------------------------------

    def articles(self) -> Iterator[ArticleRow]:
        """A line for each article, by publication, the undated last."""
        with self.reading() as connection:
            listed = listing.all_articles(connection)
        yield from listed

    def article(self, id_prefix: str) -> Article | None:
        """The article whose id begins so, or None; raises `AmbiguousId` when several do."""
        with self.reading() as connection:
            return listing.find_article(connection, id_prefix)

    def capture(self, sha256: str) -> Capture | None:
        """The bytes of this hash as they were received, or None."""
        with self.reading() as connection:
            return listing.find_capture(connection, sha256)

    def tellings(
        self,
        article_id: str | None = None,
        sort: str | None = None,
        ids: Sequence[str] | None = None,
        *,
        as_read: bool = False,
    ) -> list[Telling]:
        """What the articles say by their latest readings, by publication and article, in the reader's order.

        Only those of one article, of one sort, or with these ids, where asked for. Values are corrected and rejected
        statements are left out, unless they are wanted `as_read` by the reader.
        """
        with self.reading() as connection:
            return tellings.find_tellings(connection, article_id, sort, ids, as_read=as_read)

    def statement_id(self, prefix: str) -> str | None:
        """The id of the statement, in any reading, whose id begins so, or None; may raise `AmbiguousId`."""
        with self.reading() as connection:
            return tellings.find_statement(connection, prefix)

    def decided_on(self) -> dict[str, list[DecisionRow]]:
        """For each statement that now tells, people's standing decisions on it, on its older readings too."""
        with self.reading() as connection:
            return tellings.decisions_on(connection)

    def attached(self, ids: Iterable[str]) -> dict[str, str]:
        """For each of these statements the one that tells it now, found by its words; one adrift is left out."""
        with self.reading() as connection:
            return attaching.attached(connection, ids)

    def judgements(self) -> list[Judgement]:
        """The last judgement of each side on each pair, in the order of the pairs."""
        with self.reading() as connection:
            return judging.all_judgements(connection)

    def judged_by_people(self) -> list[Judgement]:
        """The judgements of people, on the statements that now tell; those adrift are left out."""
        with self.reading() as connection:
            return judging.judged_by_people(connection)

    def decisions(self) -> list[DecisionRow]:
        """Every decision of people, the first first."""
        with self.reading() as connection:
            return deciding.all_decisions(connection)

    def incidents(self, wanted: IncidentFilter = EVERYTHING) -> list[Incident]:
        """The wanted incidents, the earliest first, those without a day last, equals by id."""
        with self.reading() as connection:
            return incidents.find_incidents(connection, wanted)

    def incident(self, id_prefix: str) -> Incident | None:
        """The incident whose id begins so, or None; an id that it once had still finds it. May raise `AmbiguousId`."""
        with self.reading() as connection:
            return incidents.find_incident(connection, id_prefix)

    def history(self, id_prefix: str) -> list[HistoryRow]:
        """All that happened to what has this id, the first first."""
        with self.reading() as connection:
            return listing.find_history(connection, id_prefix)

    def problems(self) -> list[ProblemRow]:
        """Every problem noted, the first noted first."""
        with self.reading() as connection:
            return listing.all_problems(connection)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self.reading() as connection:
            return listing.count_all(connection)
