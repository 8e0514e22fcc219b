"""A view of a ledger: all that can be asked of it, as it stands now or as it stood at a moment."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tocsin.ledger import (
    attaching,
    deciding,
    incidents,
    judging,
    listing,
    searching,
    sources,
    tellings,
    tombstones,
)
from tocsin.ledger.adrift import find_adrift
from tocsin.ledger.answers import (
    EVERYTHING,
    ArticleRow,
    ChangeRow,
    Counts,
    DecisionRow,
    Found,
    GradeRow,
    HistoryRow,
    IncidentFilter,
    Parties,
    ProblemRow,
    SourceRow,
)
from tocsin.ledger.columns import in_utc
from tocsin.ledger.corrections import looked_at
from tocsin.ledger.opened import Opened
from tocsin.ledger.tombstones import Tombstone
from tocsin.record import Article, Capture, Incident, Judgement, Problem, Telling

if TYPE_CHECKING:
    from tocsin.ledger.gists import Gists


class View(Opened):
    """What can be asked of a ledger as it stood at `moment`, or as it stands now where that is None."""

    def at(self, moment: datetime) -> "View":
        """The ledger as it stood when all that was recorded up to `moment`, and nothing later, was there.

        The view lasts as long as its ledger is open. Raises `TimeWithoutZone`. A ledger of version 1 kept no earlier
        versions of its incidents: they are missing from its past.
        """
        return View(self.engine, self.where, in_utc(moment))

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
        sort: str | Collection[str] | None = None,
        ids: Sequence[str] | None = None,
        *,
        as_read: bool = False,
    ) -> list[Telling]:
        """What the articles say by their latest readings, by publication and article, in the reader's order.

        Only those of one article, of some sorts, or with these ids, where asked for. Values are corrected and rejected
        statements are left out, unless they are wanted `as_read` by the reader.
        """
        with self.reading() as connection:
            return tellings.find_tellings(connection, article_id, sort, ids, as_read=as_read)

    def statement_id(self, prefix: str) -> str | None:
        """The id of the statement, in any reading, whose id begins so, or None; may raise `AmbiguousId`."""
        with self.reading() as connection:
            return tellings.find_statement(connection, prefix)

    def decided_on(self, ids: Collection[str] | None = None) -> dict[str, list[DecisionRow]]:
        """For each statement that now tells, or each of these, people's standing decisions, on its older readings too."""
        with self.reading() as connection:
            return tellings.decisions_on(connection, ids)

    def reviewed(self) -> frozenset[str]:
        """The statements that a person accepted as a whole or corrected, by the ids that tell them now."""
        return frozenset(each for each, decisions in self.decided_on().items() if looked_at(decisions))

    def attached(self, ids: Iterable[str]) -> dict[str, str]:
        """For each of these statements the one that tells it now, found by its words; one adrift is left out."""
        with self.reading() as connection:
            return attaching.attached(connection, ids)

    def adrift(self) -> list[tuple[DecisionRow, tuple[str, ...]]]:
        """Each standing decision on statements that no reading makes any more, with their ids; the first first."""
        with self.reading() as connection:
            return find_adrift(connection)

    def judgements(self) -> list[Judgement]:
        """The last judgement of each side on each pair, in the order of the pairs."""
        with self.reading() as connection:
            return judging.all_judgements(connection)

    def judged_by_people(self) -> list[Judgement]:
        """The judgements of people, on the statements that now tell; those adrift are left out."""
        with self.reading() as connection:
            return judging.judged_by_people(connection)

    def judged_in_decisions(self) -> dict[int, list[Judgement]]:
        """For the number of each decision the judgements that it consists of, on the statements that it was made on."""
        with self.reading() as connection:
            return judging.judged_in_decisions(connection)

    def judged_by_program(self) -> Iterator[Judgement]:
        """The program's judgements that stand, in the order of their pairs, read while they are taken."""
        with self.reading() as connection:
            yield from judging.judged_by_program(connection)

    def decisions(self) -> list[DecisionRow]:
        """Every decision of people, the first first."""
        with self.reading() as connection:
            return deciding.all_decisions(connection)

    def incidents(self, wanted: IncidentFilter = EVERYTHING) -> list[Incident]:
        """The wanted incidents, the earliest first, those without a day last, equals by id."""
        with self.reading() as connection:
            return incidents.find_incidents(connection, wanted)

    def incidents_of(self, ids: Iterable[str]) -> list[Incident]:
        """The incidents with these ids, in their order; ids that none has now are left out."""
        with self.reading() as connection:
            return incidents.these_incidents(connection, ids)

    def incidents_with(self, reports: Iterable[str]) -> frozenset[str]:
        """The ids of the incidents that have one of these reports."""
        with self.reading() as connection:
            return incidents.with_reports(connection, reports)

    def gists(self) -> "Gists":
        """What questions take of all incidents, by id; of the past, derived from the incidents of then."""
        from tocsin.ledger.gists import keeping  # noqa: PLC0415 - numpy comes with it, and few ask

        with self.reading() as connection:
            return keeping.derived(connection) if self.moment else keeping.all_gists(connection)

    def printed(self) -> dict[str, list[str]]:
        """For each publisher the days of the articles that it printed, as ISO 8601 writes them; the undated are left out."""
        with self.reading() as connection:
            return listing.all_printed(connection)

    def parties(self) -> dict[str, Parties]:
        """Who did it and to whom by each report of an event that tells now, and when it was published."""
        with self.reading() as connection:
            return tellings.find_parties(connection)

    def incident(self, id_prefix: str) -> Incident | None:
        """The incident whose id begins so, or None; an id that it once had still finds it. May raise `AmbiguousId`."""
        with self.reading() as connection:
            return incidents.find_incident(connection, id_prefix)

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """At most so many of the articles that hold all the words, whole words first, then the latest published.

        Words in quotes stand together; three letters or more are also found within a word; any text may be asked for.
        """
        with self.reading() as connection:
            return searching.search(connection, words, limit)

    def sources(self) -> list[SourceRow]:
        """A line for each source of the articles, the one with most articles first."""
        with self.reading() as connection:
            return sources.all_sources(connection)

    def grades(self, source: str) -> list[GradeRow]:
        """Every grade that people gave a source, the first first."""
        with self.reading() as connection:
            return sources.all_grades(connection, source)

    def changes(self, after: int = 0, limit: int | None = None) -> list[ChangeRow]:
        """What was recorded after the entry of this number, in order, at most so many entries."""
        with self.reading() as connection:
            return listing.changes_after(connection, after, limit)

    def history(self, id_prefix: str) -> list[HistoryRow]:
        """All that happened to what has this id, the first first."""
        with self.reading() as connection:
            return listing.find_history(connection, id_prefix)

    def histories(self, ids: Sequence[str]) -> list[HistoryRow]:
        """All that happened to what has these ids, in their order, and of each the first first."""
        with self.reading() as connection:
            return listing.find_histories(connection, ids)

    def standing(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids that an incident has now, not in the past."""
        with self.reading() as connection:
            return incidents.standing(connection, ids)

    def unmerged(self) -> bool:
        """Whether a report that tells is in no incident: it was added, and the incidents were not derived since."""
        with self.reading() as connection:
            return incidents.unmerged(connection)

    def articles_since(self, after: int) -> list[str]:
        """The articles that were added, read or decided on after the entry of this number in the log, by id."""
        with self.reading() as connection:
            return listing.articles_since(connection, after)

    def derived_since(self, after: int) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the incidents that are others since the entry of this number, and every report that they had."""
        with self.reading() as connection:
            return incidents.derived_since(connection, after)

    def judged_since(self, after: int) -> list[tuple[str, str]]:
        """The pairs that the program judged after the judgement of this number, or let go of, smaller id first."""
        with self.reading() as connection:
            return judging.judged_since(connection, after)

    def last_judgement(self) -> int:
        """The number of the last judgement, 0 where there is none."""
        with self.reading() as connection:
            return judging.last_judgement(connection)

    def mark(self) -> int:
        """The number of the last line of the history: it grows whenever anything is added, decided or derived anew."""
        with self.reading() as connection:
            return listing.last_line(connection)

    def tombstones(self) -> list[Tombstone]:
        """What stays of each article that was expunged, the last first."""
        with self.reading() as connection:
            return tombstones.tombstones(connection)

    def tombstone(self, id_prefix: str) -> Tombstone | None:
        """What stays of the expunged article whose id begins so."""
        with self.reading() as connection:
            return tombstones.find_tombstone(connection, id_prefix)

    def barred(self, article: Article) -> bool:
        """Whether the article was expunged and may not come back."""
        with self.reading() as connection:
            return tombstones.tombstone_of(connection, article.id, article.text) is not None

    def copies_of(self, article: Article) -> tuple[str, ...]:
        """The ids of the other articles that have the same text, in order."""
        with self.reading() as connection:
            return listing.copies_of(connection, article)

    def what_does_not_hold(self) -> list[Problem]:
        """A problem for each row that is not what its hash, its words, its form or the rows it names say."""
        from tocsin.ledger.verifying import what_does_not_hold  # noqa: PLC0415 - few ask, and all would wait for it

        with self.reading() as connection:
            return list(what_does_not_hold(connection))

    def gists_astray(self) -> list[Problem]:
        """A problem for each row of gists that is not what follows from the incidents."""
        from tocsin.ledger.verifying.derived import gists_hold  # noqa: PLC0415 - as before

        with self.reading() as connection:
            return list(gists_hold(connection))

    def problems(self) -> list[ProblemRow]:
        """Every problem noted, the first noted first."""
        with self.reading() as connection:
            return listing.all_problems(connection)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self.reading() as connection:
            return listing.count_all(connection)
