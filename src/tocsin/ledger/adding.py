"""Adding: bytes, articles, readings and statements, each once; nothing that is there is changed."""

import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from tocsin.ledger.errors import HashMismatch, IdTaken
from tocsin.ledger.forms import statement_form, written
from tocsin.ledger.printing import add_printings, several
from tocsin.ledger.schema import (
    articles,
    captures,
    history,
    problems,
    read_from,
    readings,
    receipts,
    sightings,
    statements,
)
from tocsin.record import (
    PROGRAM,
    Article,
    Capture,
    Problem,
    Report,
    Statement,
    Tally,
    Trend,
    content_id,
    sort_of,
    spans_of,
)
from tocsin.record import statement_id as id_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one article, as rows; the same words read the same way have the same id."""

    id: str
    row: Row
    statements: list[Row]


def reading_of(article: Article, told: Iterable[Statement], *, reader: str, codebook: str, now: datetime) -> Reading:
    """The reading as it will be kept; raises `SpanMismatch` when a quote is not in the article where it says."""
    by_id: dict[str, Statement] = {}
    for statement in told:
        for span in spans_of(statement):
            span.check(article.text)
        by_id.setdefault(id_of(article.id, statement), statement)
    forms = {each: statement_form(statement) for each, statement in by_id.items()}
    reading = content_id(article.id, reader, codebook, written(list(forms.values())))
    rows = [
        statement_row(statement, position=position)
        | {"id": each, "reading": reading, "article": article.id, "coded": forms[each]}
        for position, (each, statement) in enumerate(by_id.items())
    ]
    made = {"id": reading, "article": article.id, "reader": reader, "codebook": codebook, "made": now}
    return Reading(reading, made, rows)


def statement_row(statement: Statement, *, position: int) -> Row:
    """What of a statement is asked for by column."""
    place = statement.place.place if statement.place else None
    when = statement.when.when if statement.when else None
    return {
        "position": position,
        "sort": sort_of(statement),
        "kind": statement.kind if isinstance(statement, Report | Tally | Trend) else None,
        "stage": statement.stage.value,
        "trigger_start": statement.trigger.start,
        "trigger_end": statement.trigger.end,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
    }


def checked(capture: Capture) -> Capture:
    """The capture, whose bytes are what its hash says; raises `HashMismatch` when they are not."""
    found = sha256(capture.raw).hexdigest()
    if found != capture.sha256:
        raise HashMismatch(capture.source, capture.sha256, found)
    return capture


def add_capture(connection: Connection, capture: Capture, now: datetime) -> bool:
    """Keep the bytes and where they came from; whether the bytes are new."""
    row = {"sha256": capture.sha256, "raw": zlib.compress(capture.raw), "size": len(capture.raw), "recorded": now}
    new = add_row(connection, captures, row, "sha256")
    receipt = {"sha256": capture.sha256, "source": capture.source, "media_type": capture.media_type}
    if add_row(connection, receipts, receipt | {"received": capture.received, "recorded": now}, "sha256", "source"):
        log(connection, capture.sha256, f"received from {capture.source}", now=now)
    return new


def add_article(connection: Connection, article: Article, now: datetime) -> bool:
    """Keep the article, its printings and the bytes that it was read from; whether one of its printings is new.

    Raises `IdTaken` when its id is that of another text, into which no offset of this one would point.
    """
    row = {"id": article.id, "text": article.text, "added": now} | asdict(article.printings[0])
    new = add_row(connection, articles, row, "id")
    if not new and connection.scalar(select(articles.c.text).where(articles.c.id == article.id)) != article.text:
        raise IdTaken(article.id)
    printed = add_printings(connection, article, now)
    sighting = {"article": article.id, "sha256": article.sha256, "received": article.received, "recorded": now}
    seen = add_row(connection, sightings, sighting, "article", "sha256")
    if new or seen:
        log(connection, article.id, "added" if new else f"seen again in other bytes, {article.sha256[:16]}", now=now)
    for each in printed[new:]:
        log(connection, article.id, f"printed by {each.publisher or 'an unnamed source'} too", now=now)
    return bool(printed)


def add_reading(connection: Connection, reading: Reading, printing: str, now: datetime) -> bool:
    """Keep the reading of a printing, and its statements; whether it is new."""
    new = add_row(connection, readings, reading.row, "id")
    if several(connection, reading.row["article"]):
        row = {"reading": reading.id, "printing": printing, "recorded": now}
        add_row(connection, read_from, row, "reading", "printing")
    if new:
        _add_statements(connection, reading, now)
    return new


def _add_statements(connection: Connection, reading: Reading, now: datetime) -> None:
    if reading.statements:
        connection.execute(insert(statements), reading.statements)
    what = f"read by {reading.row['reader']}, {len(reading.statements)} statements"
    log(connection, reading.row["article"], what, now=now)


def add_problem(connection: Connection, problem: Problem, now: datetime) -> bool:
    """Note what was wrong with the input; whether it was not noted before."""
    each = content_id(problem.where, problem.what, problem.mend)
    row = {"id": each, "where": problem.where, "what": problem.what, "mend": problem.mend, "noted": now}
    new = add_row(connection, problems, row, "id")
    if new:
        log(connection, each, f"noted: {problem}", now=now)
    return new


def add_row(connection: Connection, table: Table, row: Row, *keys: str) -> bool:
    """Insert the row unless one with its keys is there; whether it was inserted."""
    there = select(table.c[keys[0]]).where(*(table.c[key] == row[key] for key in keys))
    if connection.execute(there).first():
        return False
    connection.execute(insert(table), row)
    return True


def log(  # noqa: PLR0913 - a line of history has these six things to say
    connection: Connection, subject: str, what: str, *, now: datetime, by: str = PROGRAM, why: str = ""
) -> None:
    """Write one line of history."""
    connection.execute(insert(history), {"subject": subject, "what": what, "by": by, "why": why, "made": now})
