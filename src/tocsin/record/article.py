"""Articles: the text as published, and what is known of where it came from."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from tocsin.record.identity import content_id
from tocsin.record.problem import Problem


@dataclass(frozen=True, slots=True)
class Printing:
    """What stands over a text in one paper. What is not known is "" or None."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    dateline: str = ""
    language: str = ""

    def id_of(self, article: str) -> str:
        """The id of this printing of the article with that id."""
        return content_id(article, *(getattr(self, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` never changes; all offsets point into it.

    Everything but the text may be unknown, and is then "" or None. `published` is the day as printed, in the
    publisher's own zone; `received` is when we got it; `sha256` is of the bytes as received. `also` are the further
    printings of the same text under the same id, in other papers or under other titles.
    """

    text: str
    id: str = ""
    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    dateline: str = ""
    language: str = ""
    sha256: str = ""
    received: datetime | None = None
    also: tuple[Printing, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id(self.url, self.published, self.text))

    @property
    def printings(self) -> tuple[Printing, ...]:
        """The printing that this record shows, then the further ones."""
        return Printing(**{field.name: getattr(self, field.name) for field in fields(Printing)}), *self.also


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received: from where (a path or address), what they are, and when they came."""

    raw: bytes
    source: str
    media_type: str
    sha256: str
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """One document that came in: its bytes, the articles read from them, and what was wrong with it."""

    capture: Capture | None
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
