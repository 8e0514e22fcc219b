"""The ledger: one file, or one PostgreSQL database, that keeps what was received, told, judged and decided."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from tocsin.ledger import adding, deciding, incidents, judging, sources, tombstones
from tocsin.ledger.answers import DecisionRow, GradeRow, Touched
from tocsin.ledger.tombstones import Tombstone
from tocsin.ledger.view import View
from tocsin.record import Article, Capture, Incident, Judgement, Problem, Statement


class Ledger(View):
    """An open ledger. Every method is one transaction, done wholly or not at all; `together` makes several of them one."""

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

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that may write; it waits for its turn, and leaves nothing when it fails."""
        return nullcontext(self.held) if self.held else self._transaction(writing=True)

    def jotting(self) -> AbstractContextManager[Connection]:
        """A transaction that may write where no other writer does, and so waits for no turn and gets no number."""
        return nullcontext(self.held) if self.held else self._transaction(writing=False)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is asked and written within is one transaction, done wholly or not at all; nobody writes meanwhile."""
        if self.held:
            yield
            return
        with self.writing() as connection:
            self._own.connection = connection
            try:
                yield
            finally:
                self._own.connection = None

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

        The same text under the same id in another paper, or under another title, is another printing of the article; all
        are kept. A new reading of a known article stands beside the old ones, and from then on speaks for the article,
        unless it was made from a printing that does not stand for it. Raises `SpanMismatch` when a statement quotes words
        that the article does not hold, `IdTaken` when the article's id is that of another text, and `Expunged` when it
        was taken out for good; keeps nothing then.
        """
        reading = adding.reading_of(article, statements, reader=reader, codebook=codebook, now=now)
        capture = adding.checked(received) if received else None
        with self.writing() as connection:
            tombstones.check_not_expunged(connection, article.id, article.text)
            if capture and not tombstones.bytes_expunged(connection, capture.sha256):
                adding.add_capture(connection, capture, now)
            printed = adding.add_article(connection, article, now)
            of = article.printings[0].id_of(article.id) if printed.several else None
            return adding.add_reading(connection, reading, now, of=of) or bool(printed.new)

    def keep(self, received: Capture, now: datetime) -> bool:
        """Keep bytes that no article could be read from; False when they are known already, or held what was expunged."""
        capture = adding.checked(received)
        with self.writing() as connection:
            gone = tombstones.bytes_expunged(connection, capture.sha256)
            return not gone and adding.add_capture(connection, capture, now)

    def save_problems(self, problems: Iterable[Problem], now: datetime) -> int:
        """Note problems with the input, each once; how many are new."""
        with self.writing() as connection:
            return sum([adding.add_problem(connection, problem, now) for problem in problems])

    # --- what is decided and derived -------------------------------------------------------------------------------

    def save_judgements(self, judgements: Iterable[Judgement], now: datetime) -> int:
        """Add the judgements that say something new about their pair, and how many those are."""
        with self.writing() as connection:
            return judging.add_judgements(connection, judgements, now)

    def let_go_others(self, held: Callable[[str, str], bool], now: datetime) -> int:
        """Let go of the program's judgements on other pairs than those held, smaller id first, and how many those are."""
        with self.writing() as connection:
            return judging.let_go_others(connection, held, now)

    def decide(self, decision: DecisionRow, judged: Iterable[Judgement] = (), *, what: str = "") -> int:
        """Add a person's decision, and the judgements on pairs that it consists of; its number in the log.

        It is never changed, only followed by others; `what` says it in the words of the history.
        """
        rows = [judging.judgement_row(judgement, decision.made) for judgement in judged]
        with self.writing() as connection:
            return deciding.add_decision(connection, decision, rows, what=what)

    def grade(self, grade: GradeRow) -> None:
        """Add how reliable a person holds a source to be; raises `UnknownSource` when no article is from there."""
        with self.writing() as connection:
            sources.add_grade(connection, grade)

    def replace_incidents(self, derived: Iterable[Incident], now: datetime) -> Touched:
        """Make these the ledger's incidents; which are other than before."""
        with self.writing() as connection:
            return incidents.put_incidents(connection, derived, now)

    def change_incidents(self, derived: Iterable[Incident], withdrawn: Iterable[str], now: datetime) -> Touched:
        """Put these in the place of the incidents with their ids, and take away the withdrawn; which are others now."""
        with self.writing() as connection:
            return incidents.change_incidents(connection, derived, withdrawn, now)

    # --- what is taken out for good --------------------------------------------------------------------------------

    def expunge(self, stone: Tombstone) -> None:
        """Take the article of the tombstone out with all that was made of it; `clean` follows when that is done.

        The incidents are to be derived again in the same transaction.
        """
        from tocsin.ledger.expunging import expunge_article  # noqa: PLC0415 - few ever need it

        with self.writing() as connection:
            expunge_article(connection, stone)

    def clean(self) -> None:
        """Leave no trace on the disk of what was expunged, as far as that is in the database's hands."""
        from tocsin.ledger.cleaning import clean  # noqa: PLC0415 - few ever need it

        clean(self.engine)

    def allow_again(self, article: str, *, by: str, why: str, now: datetime) -> None:
        """Let an article that was expunged be added again; its tombstone stays, and says so."""
        from tocsin.ledger.expunging import allow_again  # noqa: PLC0415 - few ever need it

        with self.writing() as connection:
            allow_again(connection, article, by=by, why=why, now=now)
