"""Tocsin in Python, for notebooks: `tocsin.open(ledger)` gives a book to add to, list and ask.

Words and answers are those of the command line. A table is a pandas DataFrame where pandas is installed, else a list
of dictionaries. Days are dates or text such as "2020-01-03".
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, Self, Unpack

from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import Day, Narrowing, about_of, day_of, sure_day
from tocsin.answering.claiming import read_claim
from tocsin.answering.claims import check
from tocsin.answering.following import After
from tocsin.answering.foretelling import Look
from tocsin.answering.held import Held, held_in
from tocsin.codebook.added import added_beside
from tocsin.codebook.ownactors import own_file
from tocsin.intake import read_sources
from tocsin.keeping import keep_up
from tocsin.ledger import IncidentFilter, Ledger, open_ledger
from tocsin.ledger.questions import Asked as Noted
from tocsin.pipeline import Rooms, add, open_rooms, read_one
from tocsin.reading import sentences
from tocsin.record import DONE, Article, Problem, Telling
from tocsin.record.coded import Json, to_coded
from tocsin.record.evidence import evidence, passages
from tocsin.record.rows import incident_row

Measure = Literal["step", "answers", "waits", "bursts", "intensity"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What adding did: new articles, known ones, and what was wrong with the input."""

    new: int
    known: int
    problems: tuple[Problem, ...]


class NoIncident(LookupError):
    """No incident has an id that begins so."""

    def __init__(self, given: str) -> None:
        super().__init__(f'no incident has an id that begins "{given}"; the column id of .incidents() holds them')


class Book:
    """A ledger that is open for a notebook. Use it with `with`, or close it."""

    def __init__(self, ledger: Ledger, name: str, reader: str) -> None:
        self.ledger, self._name, self._reader = ledger, name, reader
        self._rooms: Rooms | None = None
        self._held: Held | None = None
        self._mark = 0

    def __enter__(self) -> Self:
        """The book itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    @property
    def rooms(self) -> Rooms:
        """What reads, opened when it is first needed."""
        if self._rooms is None:
            self._rooms = open_rooms(self._reader, places=added_beside(self._name), actors=own_file(self._name))
        return self._rooms

    def add(self, sources: str | Iterable[str], *, published: Day | None = None) -> Taken:
        """Read files, folders or addresses into the ledger; `published` is the day of those that bear none."""
        now, named = datetime.now(UTC), [sources] if isinstance(sources, str) else list(sources)
        fresh, problems = [], list[Problem]()
        for added in add(read_sources(named, published=day_of(published), now=now), self.ledger, self.rooms, now):
            fresh += [is_new for _, _, is_new in added.articles]
            problems += added.problems
        self.ledger.save_problems(problems, now)
        keep_up(self.ledger, now)
        return Taken(sum(fresh), fresh.count(False), tuple(problems))

    def code(self, text: str, *, published: Day | None = None) -> list[Json]:
        """The statements of a text in the form of the codebook; nothing is kept."""
        article = Article(text, published=day_of(published))
        return [to_coded(statement) for statement in read_one(article, self.rooms)]

    def incidents(  # noqa: PLR0913 - one for each thing that narrows
        self,
        *,
        kind: str = "",
        by: str = "",
        on: str = "",
        country: str = "",
        since: Day | None = None,
        until: Day | None = None,
        every: bool = False,
    ) -> Any:  # noqa: ANN401 - a DataFrame where pandas is installed
        """The incidents as a table, earliest first: what was done or tried, with `every` also what was only said."""
        found = IncidentFilter(
            kind=kind,
            stages=frozenset() if every else DONE,
            actor=by,
            target=on,
            country=country.upper(),
            since=day_of(since),
            until=day_of(until),
        )
        return table([incident_row(incident) for incident in self.ledger.incidents(found)])

    def articles(self) -> Any:  # noqa: ANN401 - a DataFrame where pandas is installed
        """The articles as a table, by publication."""
        return table([asdict(row) for row in self.ledger.articles()])

    def reports(self, incident: str) -> Any:  # noqa: ANN401 - a DataFrame where pandas is installed
        """What is told of an incident, found by the first digits of its id, as a table: who says it, in which words.

        Raises `NoIncident` when there is none, and `AmbiguousId` when there are several.
        """
        found = self.ledger.incident(incident)
        if found is None:
            raise NoIncident(incident)
        return table([self._report_row(telling) for telling in self.ledger.tellings(ids=found.reports)])

    def _report_row(self, telling: Telling) -> Json:
        article = self.ledger.article(telling.article_id)
        text = article.text if article else ""
        told = passages(sentences(text), evidence(telling.statement))
        return {
            "article": telling.article_id,
            "publisher": telling.publisher,
            "published": telling.published,
            "words": " … ".join(text[start:end] for start, end in told),
            "coded": to_coded(telling.statement),
        }

    def rate(
        self,
        since: Day,
        *,
        before: int = 365,
        date_chosen: str = "",
        season: bool = True,
        **narrowing: Unpack[Narrowing],
    ) -> Answer:
        """Whether there have been more or fewer incidents since a date.

        `date_chosen` is "before" or "after": whether the date was fixed before looking at the counts.
        """
        chosen = {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(date_chosen, Chosen.UNSAID)
        asked = Asked(sure_day(since), chosen, before, season)
        return self._answer(
            f"rate({since}, {narrowing})",
            lambda held, before: asking.rate(held, before, about_of(narrowing), asked),
            narrowing,
        )

    def change(self, *, most: int = 1, **narrowing: Unpack[Narrowing]) -> Answer:
        """Between which days the rate changed, if it did."""
        return self._answer(
            f"change({most}, {narrowing})",
            lambda held, before: asking.change(held, before, about_of(narrowing), most),
            narrowing,
        )

    def response(  # noqa: PLR0913 - one for each thing asked
        self,
        after: str,
        measure: Measure = "step",
        *,
        against: str | None = None,
        season: bool = True,
        within: int | None = None,
        a_day: tuple[float, float] | None = None,
        **narrowing: Unpack[Narrowing],
    ) -> Answer:
        """What followed interventions, such as "air-strike by US".

        By measure: a "step" in the rate, against a place that should stay the same; who "answers" whom; whether one
        "waits" longer for the next; how many come in "bursts"; or what goes with another "intensity", two numbers of
        them `a_day`, and where. `within` are the days after that count.
        """
        to = After(after, season, against=against, within=within, a_day=a_day)
        return self._answer(
            f"response({measure}, {to}, {narrowing})",
            lambda held, before: following.respond(held, before, about_of(narrowing), to, measure),
            narrowing,
        )

    def forecast(
        self, weeks: int = 1, *, at_least: int = 1, dead: int | None = None, **narrowing: Unpack[Narrowing]
    ) -> Answer:
        """How likely incidents are in the coming weeks, beside simpler forecasts and the record of each.

        With `dead`, how likely one with at least so many dead is.
        """
        return self._answer(
            f"forecast({weeks}, {at_least}, {dead}, {narrowing})",
            lambda held, _: foretelling.foretold(held, about_of(narrowing), weeks, at_least, dead),
            narrowing,
        )

    def signals(self, within: int = 14, **narrowing: Unpack[Narrowing]) -> Answer:
        """How often attacks followed threats, warnings and deployments within so many days."""
        return self._answer(
            f"signals({within}, {narrowing})",
            lambda held, _: foretelling.signalled(held, about_of(narrowing), within),
            narrowing,
        )

    def check(self, claim: str, *, today: Day | None = None) -> Answer:
        """Whether a published count or trend fits what the ledger holds."""

        def ask(held: Held, _: Sequence[Noted]) -> Answer:
            readers = (self.rooms, open_rooms("lexical"))
            return check(held, read_claim(claim, readers, day_of(today) or held.last))

        return self._answer(f"check({claim!r})", ask)

    def coverage(self, *, still_to_come: bool = False, missed: bool = False, **narrowing: Unpack[Narrowing]) -> Answer:
        """What the ledger could have seen: sources over time, delays, days without any.

        Or how many reports of the last days are still to come, or how many incidents no source tells of.
        """
        look = Look(still_to_come, missed)
        return self._answer(
            f"coverage({look}, {narrowing})",
            lambda held, _: foretelling.covered(held, about_of(narrowing), look),
            narrowing,
        )

    def posture(self, of: str, **narrowing: Unpack[Narrowing]) -> Answer:
        """Where a side's forces were told to be, how strong, and how many attacks on them came for each thousand."""
        return self._answer(
            f"posture({of!r}, {narrowing})",
            lambda held, _: foretelling.postured(held, about_of(narrowing), of),
            narrowing,
        )

    def _answer(self, question: str, ask: asking.Ask, narrowing: Narrowing | None = None) -> Answer:
        """Ask, and note that it was asked, so that later answers allow for the number of questions."""
        before = asking.asked_before(self.ledger, question)
        held = self._holding().dated(about_of(narrowing or {}))
        answer = ask(held, before).reproducible(question, held.hash)
        with self.ledger.together():
            grown = self.ledger.mark() != self._mark
            asking.note(self.ledger, answer, datetime.now(UTC))
            # that a question was asked changes nothing in what is held
            self._mark = 0 if grown else self.ledger.mark()
        return answer

    def _holding(self) -> Held:
        """What the ledger holds; it is taken out again only when something was written since."""
        mark = self.ledger.mark()
        if self._held is None or self._mark != mark:
            self._held, self._mark = held_in(self.ledger), mark
        return self._held


def open_book(ledger: str, *, reader: str = "auto") -> Book:
    """The ledger of this name (a file or a `postgresql://` address), made there when there is none yet.

    Raises a `LedgerError` that says what to do when it cannot be opened.
    """
    return Book(open_ledger(ledger), ledger, reader)


def table(rows: Sequence[Json]) -> Any:  # noqa: ANN401 - a DataFrame where pandas is installed
    """The rows as a DataFrame where pandas is installed, else as they are."""
    try:
        from pandas import DataFrame  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return list(rows)
    return DataFrame.from_records(list(rows))
