"""Expunging: an article with all that was made of it goes for good, and a tombstone stays.

Everywhere else nothing is taken out of a ledger; this is for the law, and for people whom a text endangers.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from tocsin.ledger.adding import log
from tocsin.ledger.batches import batches
from tocsin.ledger.deskschema import expunged, expunged_marks
from tocsin.ledger.expungedecisions import forget_decisions
from tocsin.ledger.gists.keeping import change_gists
from tocsin.ledger.incidents import standing
from tocsin.ledger.schema import (
    articles,
    captures,
    history,
    incident_reports,
    incidents,
    judgements,
    printings,
    problems,
    read_from,
    readings,
    receipts,
    searchable,
    sightings,
    statements,
)
from tocsin.ledger.tombstones import Tombstone, text_mark
from tocsin.ledger.watchschema import alert_sendings, alerts
from tocsin.record import PROGRAM, content_id

FOUND_BY = ("whole_words", "word_parts")
"""SQLite's tables of words, which forget an article when they are told what was in it."""


def expunge_article(connection: Connection, stone: Tombstone) -> None:
    """Take the article of this tombstone out of every table and put the tombstone in its place."""
    text = connection.scalars(select(articles.c.text).where(articles.c.id == stone.article)).one()
    urls = set(connection.scalars(select(printings.c.url).where(printings.c.article == stone.article))) - {""}
    told = set(connection.scalars(select(statements.c.id).where(statements.c.article == stone.article)))
    bytes_ = set(connection.scalars(select(sightings.c.sha256).where(sightings.c.article == stone.article))) - {""}
    forget_decisions(connection, told)
    _forget_incidents(connection, told, stone.made)
    _forget_bytes(connection, bytes_, urls)
    _forget_words(connection, stone.article)
    made = select(readings.c.id).where(readings.c.article == stone.article)
    connection.execute(delete(read_from).where(read_from.c.reading.in_(made)))
    for table in (statements, readings, printings, sightings):
        connection.execute(delete(table).where(table.c.article == stone.article))
    connection.execute(delete(articles).where(articles.c.id == stone.article))
    _blank(connection, history.c.subject == stone.article, history.c.by == PROGRAM)
    _bury(connection, stone, {text_mark(text), *bytes_})
    log(connection, stone.article, "expunged", by=stone.by, why=stone.why, now=stone.made)


def allow_again(connection: Connection, article: str, *, by: str, why: str, now: datetime) -> None:
    """Let the article be added again; the tombstone stays and says so."""
    connection.execute(update(expunged).where(expunged.c.article == article).values(allowed=now))
    log(connection, article, "may be added again", by=by, why=why, now=now)


def _bury(connection: Connection, stone: Tombstone, marks: Iterable[str]) -> None:
    connection.execute(delete(expunged_marks).where(expunged_marks.c.article == stone.article))
    connection.execute(delete(expunged).where(expunged.c.article == stone.article))
    connection.execute(insert(expunged), {name: getattr(stone, name) for name in Tombstone.__slots__})
    connection.execute(insert(expunged_marks), [{"sha256": mark, "article": stone.article} for mark in sorted(marks)])


def _forget_incidents(connection: Connection, told: set[str], now: datetime) -> None:
    """Every version of an incident that a report of the article was in, and the alerts on it."""
    named = {content_id("incident", each) for each in told}
    for few in batches(told):
        chosen = select(incident_reports.c.version).where(incident_reports.c.report.in_(few))
        versions = connection.scalars(chosen.distinct()).all()
        for numbers in batches(versions):
            named.update(connection.scalars(select(incidents.c.id).where(incidents.c.number.in_(numbers))))
            connection.execute(delete(incident_reports).where(incident_reports.c.version.in_(numbers)))
            connection.execute(delete(incidents).where(incidents.c.number.in_(numbers)))
        connection.execute(delete(judgements).where(judgements.c.left.in_(few)))
        connection.execute(delete(judgements).where(judgements.c.right.in_(few)))
    for few in batches(named):
        sent = select(alerts.c.id).where(alerts.c.incident.in_(few))
        connection.execute(delete(alert_sendings).where(alert_sendings.c.alert.in_(sent)))
        connection.execute(delete(alerts).where(alerts.c.incident.in_(few)))
    # one that it was in only once stands as it is
    change_gists(connection, (), named - standing(connection, named))
    for each in sorted(named):
        log(connection, each, "lost a report that was expunged", now=now)


def _forget_bytes(connection: Connection, bytes_: set[str], urls: set[str]) -> None:
    """The bytes that the article came in, where they came from, and what was wrong with them."""
    chosen = select(receipts.c.source).where(receipts.c.sha256.in_(sorted(bytes_)))
    sources = {*connection.scalars(chosen), *urls}
    for table in (receipts, captures):
        connection.execute(delete(table).where(table.c.sha256.in_(sorted(bytes_))))
    noted = [row.id for row in connection.execute(select(problems)) if _is_of(row.where, sources)]
    for few in batches(noted):
        connection.execute(delete(problems).where(problems.c.id.in_(few)))
    for few in batches({*bytes_, *noted}):
        _blank(connection, history.c.subject.in_(few), history.c.by == PROGRAM)


def _is_of(where: str, sources: set[str]) -> bool:
    """Whether a problem is with one of the sources, or with a line or part of one."""
    return where in sources or where.rpartition(":")[0] in sources


def _forget_words(connection: Connection, article: str) -> None:
    """What the article is searched by."""
    mine = searchable.c.printing.in_(select(printings.c.id).where(printings.c.article == article))
    if connection.dialect.name == "sqlite":
        rows = connection.execute(select(searchable.c.number, searchable.c.folded).where(mine)).all()
        for name in FOUND_BY:
            forget = f"INSERT INTO {name} ({name}, rowid, folded) VALUES ('delete', ?, ?)"  # noqa: S608 - names of ours
            for row in rows:
                connection.exec_driver_sql(forget, (row.number, row.folded))
            # words of what was deleted stay in the index until its parts are made one
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - the same
    connection.execute(delete(searchable).where(mine))


def _blank(connection: Connection, *which: ColumnElement[bool]) -> None:
    """Leave of lines of history that there was something, by whom and when."""
    connection.execute(update(history).where(*which).values(what="expunged", why=""))
