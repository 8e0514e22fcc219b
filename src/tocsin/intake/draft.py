"""Drafts: what a format's reader found in a document, before dates and language are checked; and their finishing."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from tocsin.intake.dateline import read_dateline
from tocsin.intake.dates import read_printed
from tocsin.intake.language import tell_language
from tocsin.intake.limits import Limits
from tocsin.record import Article, Capture, Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a document gives it: `printed` is the date in the page's own words."""

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    printed: str = ""
    language: str = ""
    id: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader makes of one document."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What holds for all documents of one batch: the time, the day given for undated ones, the limits."""

    now: datetime
    published: date | None = None
    limits: Limits = field(default_factory=Limits)


def finish(draft: Draft, capture: Capture, arrival: Arrival) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a draft, with its day and language checked and its dateline read, and what was wrong."""
    where = draft.where or capture.source
    published, day_problems = _published(draft.printed, where, arrival)
    language = tell_language(draft.text) or draft.language[:2].lower()
    article = Article(
        draft.text,
        draft.id,
        title=draft.title,
        byline=draft.byline,
        publisher=draft.publisher or publisher_of(draft.url),
        url=draft.url,
        published=published,
        dateline=read_dateline(draft.text),
        language=language,
        sha256=capture.sha256,
        received=capture.received,
    )
    return article, (*day_problems, *_language_problems(language, where))


def publisher_of(url: str) -> str:
    """The host of an address, for want of the publisher's name.

    >>> publisher_of("https://www.tigriswire.example/a/1")
    'tigriswire.example'
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _published(printed: str, where: str, arrival: Arrival) -> tuple[date | None, tuple[Problem, ...]]:
    """The document's own day, else the day given; one that lies ahead of the clock is dropped and told of."""
    own, problems = _own_day(printed, where)
    day = own or arrival.published
    if own and arrival.published and own != arrival.published:
        what = f"the document is dated {own}, not {arrival.published} as given"
        problems = (*problems, Problem(where, what, "the document's own date was kept"))
    # A publisher's zone can be a day ahead of ours, never two.
    if day and day > arrival.now.date() + timedelta(days=1):
        what = f"dated {day}, which lies in the future (today is {arrival.now.date()})"
        return None, (*problems, Problem(where, what, "the date was dropped; give the right one with --published"))
    return day, problems


def _own_day(printed: str, where: str) -> tuple[date | None, tuple[Problem, ...]]:
    if not printed.strip():
        return None, ()
    when = read_printed(printed)
    if when and when.days == 1:
        return when.earliest, ()
    shown = " ".join(printed.split())[:60]
    what = f'the date "{shown}" gives only a {when.precision}' if when else f'the date "{shown}" names no one day'
    return None, (Problem(where, what, "write it like 2020-03-11, or give it with --published"),)


def _language_problems(language: str, where: str) -> tuple[Problem, ...]:
    if language in {"", "en"}:
        return ()
    what = f'the text is in another language ("{language}")'
    return (Problem(where, what, "it was kept, but the reader reads English only; add a translation"),)


def located(draft: Draft, where: str) -> Draft:
    """The draft, told apart from others of the same document by `where`."""
    return replace(draft, where=where)
