"""Statements: the five sorts of thing that an article says, every value with the words that say it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from tocsin.record.count import Count
from tocsin.record.identity import content_id
from tocsin.record.party import Harm, Means, Party, PlaceWords, Times, TimeWords
from tocsin.record.span import Span
from tocsin.record.words import Direction, Relation, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of one occurrence: a statement of sort `event`."""

    trigger: Span
    kind: str
    stage: Stage = Stage.OCCURRED
    actor: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    means: tuple[Means, ...] = ()
    harm: tuple[Harm, ...] = ()
    times: Times | None = None
    place: PlaceWords | None = None
    when: TimeWords | None = None
    speaker: Party | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many events (`what` "events"), or how much harm (`what` an effect), over a period."""

    trigger: Span
    what: str
    count: Count
    words: Span
    kind: str | None = None
    actor: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    place: PlaceWords | None = None
    when: TimeWords | None = None
    speaker: Party | None = None
    stage: Stage = Stage.OCCURRED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """That something rose, fell, began, stopped or changed its kind."""

    trigger: Span
    direction: Direction
    kind: str | None = None
    actor: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    place: PlaceWords | None = None
    when: TimeWords | None = None
    speaker: Party | None = None
    stage: Stage = Stage.OCCURRED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A standing quantity: troops, weapons, held people, territory. `words` are the words of the number."""

    trigger: Span
    what: Span
    words: Span
    count: Count | None = None
    owner: tuple[Party, ...] = ()
    place: PlaceWords | None = None
    when: TimeWords | None = None
    speaker: Party | None = None
    stage: Stage = Stage.OCCURRED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How party `a` stands to party `b`."""

    trigger: Span
    a: Party
    b: Party
    relation: Relation
    place: PlaceWords | None = None
    when: TimeWords | None = None
    speaker: Party | None = None
    stage: Stage = Stage.OCCURRED
    confidence: float = 1.0


Statement = Report | Tally | Trend | Strength | Tie

SORT = {Report: "event", Tally: "tally", Trend: "trend", Strength: "strength", Tie: "tie"}


def sort_of(statement: Statement) -> str:
    """The codebook's word for the statement's sort."""
    return SORT[type(statement)]


def spans_of(value: object) -> Iterator[Span]:
    """Every span inside a statement or one of its values, in field order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def statement_id(article_id: str, statement: Statement) -> str:
    """The id of a statement: the same for the same words read the same way in the same article."""
    what = {field.name: getattr(statement, field.name) for field in fields(statement)}
    head = [what.get(name, "") for name in ("kind", "what", "direction", "relation", "stage")]
    spans = [(span.start, span.end) for span in spans_of(statement)]
    return content_id(article_id, sort_of(statement), head, spans)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with the article it stands in: what merging compares and the ledger keeps."""

    id: str
    article_id: str
    statement: Statement
    publisher: str = ""
    published: date | None = None
    also: tuple[str, ...] = ()
    """Further publishers that print the same text under the same id."""

    @property
    def publishers(self) -> tuple[str, ...]:
        """All who are known to print it, the one that stands for the article first."""
        return (self.publisher, *self.also) if self.publisher else self.also
