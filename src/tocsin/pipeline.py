"""The order of the stages: articles are read, coded, resolved, kept, merged. Doors call this and nothing below it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.abreast import in_order
from tocsin.coding import code
from tocsin.merging import Change, Merger
from tocsin.reading import Reader, open_reader
from tocsin.record import Article, Capture, Incident, Party, Place, Problem, Received, Statement, span_of
from tocsin.record.coded import Json, to_coded
from tocsin.resolving import Resolver, load_resolver
from tocsin.resolving.actors import ActorAnswer
from tocsin.resolving.context import read_context, weighed
from tocsin.resolving.parties import Told, resolve_party
from tocsin.resolving.places import resolve_place
from tocsin.resolving.proposing import Proposal, propose

if TYPE_CHECKING:
    from tocsin.ledger import CannotAdd, Ledger, Touched

AT_ONCE = 5_000
"""Judgements kept at a time, so that memory does not grow with all of them."""

UNKEPT = re.compile("[\ud800-\udfff\x00]")
"""What no file or database holds."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What reading needs, opened once: a reader and a resolver."""

    reader: Reader
    resolver: Resolver


def open_rooms(reader: str = "auto", *, places: Path | None = None, actors: Path | None = None) -> Rooms:
    """Open the reader named ("auto", "trained" or "lexical") and the tables of actors and places.

    `places` and `actors` are a project's own files, which are read too where there are any.
    """
    return Rooms(open_reader(reader), load_resolver(places, actors))


def read(articles: Iterable[Article], rooms: Rooms) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """Each article with its statements, in the order given; several are read at a time."""
    yield from in_order(lambda article: (article, read_one(article, rooms)), articles)


def read_one(article: Article, rooms: Rooms) -> tuple[Statement, ...]:
    """The statements of one article. What is read beside it changes nothing in them."""
    (marks,) = rooms.reader.read([article.text])
    return rooms.resolver.resolve(article, code(article.text, marks))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: its articles with their statements, whether they were new, and its problems."""

    articles: tuple[tuple[Article, tuple[Statement, ...], bool], ...]
    problems: tuple[Problem, ...]


def add(documents: Iterable[Received], ledger: "Ledger", rooms: Rooms, now: datetime) -> Iterator[Added]:
    """Read each document and keep it: one transaction an article, so that a kill leaves whole articles."""
    from tocsin.ledger import CannotAdd  # noqa: PLC0415 - coding alone needs no database, and starts faster without

    for document, read_of_it in in_order(lambda document: (document, _read_all(document, rooms)), documents):
        kept, problems = [], list(document.problems)
        if document.capture and not document.articles:
            ledger.keep(document.capture, now)
        # bytes that hold what was expunged are not kept, though others of their articles are
        capture = None if any(ledger.barred(article) for article, _ in read_of_it) else document.capture
        for article, statements in read_of_it:
            try:
                new = ledger.add(capture, article, statements, reader=rooms.reader.name, now=now)
            except CannotAdd as why:
                problems.append(_left_out(why, document, capture, ledger, now))
            else:
                kept.append((article, statements, new))
        yield Added(tuple(kept), tuple(problems))


def _read_all(document: Received, rooms: Rooms) -> list[tuple[Article, tuple[Statement, ...]]]:
    return [(article, read_one(article, rooms)) for article in document.articles]


def _left_out(why: "CannotAdd", document: Received, kept: Capture | None, ledger: "Ledger", now: datetime) -> Problem:
    """The problem of an article that was left out; its bytes are kept, where they may be."""
    if kept:
        ledger.keep(kept, now)
    return Problem(document.capture.source if document.capture else "", str(why), "this one was left out")


@dataclass(frozen=True, slots=True)
class Others:
    """What other programs derived: incidents that they made, changed or withdrew, these incidents' reports, and pairs judged."""

    incidents: frozenset[str]
    reports: frozenset[str]
    pairs: list[tuple[str, str]]


def open_merger(ledger: "Ledger") -> Merger:
    """What keeps the ledger's incidents up to date while it is held; reads the whole ledger once."""
    return Merger(ledger.tellings(sort="event"), ledger.judged_by_people())


def merge(ledger: "Ledger", now: datetime) -> "Touched":
    """Derive all incidents anew from what the ledger holds, and keep them; which are other than before."""
    with ledger.together():
        return merge_all(ledger, open_merger(ledger), now)


def merge_all(ledger: "Ledger", merger: Merger, now: datetime) -> "Touched":
    """Make all incidents of the merger, which holds what the ledger holds, those of the ledger."""
    with ledger.together():
        judgements = merger.judgements()
        while some := list(islice(judgements, AT_ONCE)):
            ledger.save_judgements(some, now)
        ledger.let_go_others(merger.judges, now)
        return ledger.replace_incidents(merger.incidents(), now)


def merge_more(ledger: "Ledger", merger: Merger, articles: Iterable[str], now: datetime) -> list[Change]:
    """Bring the incidents up to date with what these articles, by id, tell now: new, read again, or corrected.

    The merger must hold what the ledger held before; after an error, open another. Gives what changed by each article.
    """
    with ledger.together():
        changes = [merger.replace(each, ledger.tellings(each, sort="event")) for each in articles]
        _keep(ledger, changes, now)
    return changes


def merge_decided(ledger: "Ledger", merger: Merger, now: datetime) -> Change:
    """Bring the incidents up to date with what people have decided on pairs of reports by now."""
    with ledger.together():
        change = merger.decide(ledger.judged_by_people())
        _keep(ledger, [change], now)
    return change


def merge_over(ledger: "Ledger", merger: Merger, others: "Others", now: datetime) -> "Touched":
    """Write over what others derived what the merger holds; which incidents are other than before.

    The merger itself may hold what it held before they wrote, so that none of its changes tells of it: what they decided and
    another undid since.
    """
    held = {incident.id: incident for incident in merger.incidents_of(others.reports)}
    with ledger.together():
        ledger.save_judgements((merger.judge(*pair) for pair in others.pairs), now)
        return ledger.change_incidents(held.values(), others.incidents - held.keys(), now)


def _keep(ledger: "Ledger", changes: Iterable[Change], now: datetime) -> None:
    """Write what the changes come to: an incident that is there only between two of them was never anybody's."""
    after: dict[str, Incident | None] = {}
    for change in changes:
        ledger.save_judgements(change.judgements, now)
        after |= dict.fromkeys(change.withdrawn) | {incident.id: incident for incident in change.incidents}
    made = [incident for incident in after.values() if incident]
    ledger.change_incidents(made, [each for each, incident in after.items() if incident is None], now)


def explain(words: str, day: date | None, text: str, resolver: Resolver) -> ActorAnswer:
    """Which actor the words mean in a text of that day, with the reason; alone where there is no text."""
    article = Article(text if words in text else f"{words}. {text}".strip(), id="-", published=day)
    start = article.text.index(words)
    told = Told(article, read_context(article, resolver.atlas), resolver.atlas, resolver.actors)
    return resolve_party(Party(span_of(article.text, start, start + len(words))), told)


def locate(words: str, resolver: Resolver) -> Place | None:
    """The place that the words mean on their own, None where they mean none or stay open."""
    return resolve_place(words, weighed({}), resolver.atlas).place


def proposals(ledger: "Ledger", resolver: Resolver, *, least: int = 2) -> list[Proposal]:
    """The names of the ledger's articles that recur and that the resolver's tables lack."""
    tellings = ledger.tellings()
    found = (ledger.article(telling_id) for telling_id in sorted({telling.article_id for telling in tellings}))
    articles = {article.id: article for article in found if article}
    return propose(tellings, articles, resolver.atlas, resolver.actors, least=least)


class UnreadableDay(ValueError):
    """A record's day of publication is none."""

    def __init__(self, published: object) -> None:
        super().__init__(f'"{published}" is no day of publication; write it like 2020-03-11')


class UnreadableRecord(ValueError):
    """A record lacks what every record needs."""

    def __init__(self, record: dict[str, Any]) -> None:
        super().__init__(f'a record needs "id" and "text", got {", ".join(map(str, record)) or "nothing"}')


def article_of(record: dict[str, Any]) -> Article:
    """The article of one JSONL record (`id`, `text`, and where known `published`, `publisher`, `title`, `url`).

    Raises ValueError with what is wrong.
    """
    if not isinstance(record.get("text"), str) or not isinstance(record.get("id"), str | int):
        raise UnreadableRecord(record)
    title, publisher, url = (whole(str(record.get(name) or "")) for name in ("title", "publisher", "url"))
    day = _day(record.get("published"))
    return Article(
        whole(record["text"]), whole(str(record["id"])), title=title, publisher=publisher, url=url, published=day
    )


def _day(published: object) -> date | None:
    try:
        return date.fromisoformat(str(published)[:10]) if published else None
    except ValueError as error:
        raise UnreadableDay(published) from error


def whole(words: str) -> str:
    r"""The words with what no file or database holds, halves of characters and zero bytes, shown as U+FFFD.

    >>> whole("two\ud800 died")
    'two\ufffd died'
    """
    return UNKEPT.sub("\ufffd", words)


def code_records(
    records: Iterable[dict[str, Any]], *, reader: str = "auto", places: Path | None = None
) -> Iterator[Json]:
    """Code JSONL records: `{"id", "statements"}` each, in order; a bad one has no statements and says its "problem"."""
    rooms = open_rooms(reader, places=places)
    yield from in_order(lambda record: _coded(record, rooms), records)


def _coded(record: dict[str, Any], rooms: Rooms) -> Json:
    try:
        article = article_of(record)
    except ValueError as error:
        return {"id": whole(str(record.get("id", ""))), "statements": [], "problem": whole(str(error))}
    return {"id": article.id, "statements": [to_coded(statement) for statement in read_one(article, rooms)]}
