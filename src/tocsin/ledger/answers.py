"""What a ledger is asked with, and what it answers: frozen records."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tocsin.record import Grade, Incident, Problem, Span, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Which incidents are wanted; what is left out does not narrow.

    `actor`, `target` and `text` are parts of words, in any case. An incident is within `since` and `until`, both
    included, when it can have happened then; one without any day never is. `killed` is the least that every source
    must tell of.
    """

    kind: str = ""
    stages: frozenset[Stage] = field(default_factory=frozenset)
    country: str = ""
    actor: str = ""
    target: str = ""
    since: date | None = None
    until: date | None = None
    killed: int = 0
    text: str = ""
    limit: int | None = None


EVERYTHING = IncidentFilter()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line in the list of articles; `statements` are those of its latest reading, `also` its further publishers."""

    id: str
    title: str
    publisher: str
    url: str
    published: date | None
    language: str
    added: datetime
    statements: int
    also: tuple[str, ...] = ()

    @property
    def publishers(self) -> tuple[str, ...]:
        """Everybody who prints it, the publisher that is shown first; "" where nobody is named."""
        return (self.publisher, *self.also)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened to what has this id."""

    subject: str
    what: str
    by: str
    why: str
    made: datetime


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry of the ledger's log: numbers only grow, and in the order in which things were recorded."""

    number: int
    subject: str
    what: str
    by: str
    why: str
    made: datetime


@dataclass(frozen=True, slots=True)
class GradeRow:
    """How reliable a person holds a source to be, and since when."""

    source: str
    grade: Grade
    by: str
    why: str
    made: datetime


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: how many articles it printed, from when to when, and its grade where it has one."""

    source: str
    articles: int
    first: date | None
    last: date | None
    grade: GradeRow | None


@dataclass(frozen=True, slots=True)
class Found:
    """An article that holds the words looked for.

    `passage` is a part of its text, `words` are those found in that part (none where only the title has them), and
    `statements` the ids of what the part tells; offsets are code points into the article's text.
    """

    article: str
    title: str
    publisher: str
    published: date | None
    passage: Span
    words: tuple[Span, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision of a person on statements or a field of one; `number` is its place in the log, 0 before it has one.

    `subject` is a statement's id, or that of an incident, whose reports `value` then lists.
    """

    subject: str
    verb: str
    field: str
    value: str
    by: str
    why: str
    made: datetime
    number: int = 0


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem with something that was to be added, and when it was first noted."""

    problem: Problem
    noted: datetime


class Whole(NamedTuple):
    """All incidents in the order of listing, and a hash that is the same wherever and however they were derived."""

    incidents: list[Incident]
    hash: str


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it and to whom by one report, as labels with actor ids, and the day on which it was published.

    `victims` are the words for those who came to harm.
    """

    doers: tuple[tuple[str, str | None], ...]
    targets: tuple[tuple[str, str | None], ...]
    published: date | None
    victims: tuple[str, ...] = ()


class Touched(NamedTuple):
    """The ids of incidents that are other than before or new, and of those that are gone, both sorted."""

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds; statements are those of the latest readings."""

    captures: int
    articles: int
    readings: int
    statements: int
    judgements: int
    incidents: int
    problems: int
