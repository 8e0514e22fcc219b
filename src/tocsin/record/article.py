"""Articles: the text as published, and what is known of where it came from."""

from dataclasses import dataclass
from datetime import date, datetime

from tocsin.record.identity import content_id
from tocsin.record.problem import Problem


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` never changes; all offsets point into it.

    Everything but the text may be unknown, and is then "" or None. `published` is the day as printed, in the
    publisher's own zone; `received` is when we got it; `sha256` is of the bytes as received.
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

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id(self.url, self.published, self.text))


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
