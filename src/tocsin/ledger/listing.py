"""What the ledger holds, read back: articles, tellings, captures, history, problems, counts."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, Subquery, func, select

from tocsin.ledger.answers import ArticleRow, Counts, HistoryRow, ProblemRow
from tocsin.ledger.forms import read_statement
from tocsin.ledger.prefixes import one_of
from tocsin.ledger.schema import (
    articles,
    captures,
    history,
    incidents,
    judgements,
    problems,
    readings,
    receipts,
    sightings,
    statements,
)
from tocsin.ledger.standing import recorded_by, stands
from tocsin.record import Article, Capture, Problem, Telling

BY_PUBLICATION = (articles.c.published.asc().nulls_last(), articles.c.id)


def latest_readings(moment: datetime | None = None) -> Subquery:
    """The id of each article's latest reading by the moment: earlier ones are kept, and no longer speak."""
    order = (readings.c.made.desc(), readings.c.id)
    place = func.row_number().over(partition_by=readings.c.article, order_by=order).label("place")
    ranked = select(readings.c.id, place).where(recorded_by(readings.c.made, moment)).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1).subquery()


def all_articles(connection: Connection, moment: datetime | None = None) -> list[ArticleRow]:
    """A line for each article, by publication, the undated last."""
    latest, table = latest_readings(moment), articles.c
    told = (
        select(statements.c.article, func.count().label("told"))
        .join(latest, latest.c.id == statements.c.reading)
        .group_by(statements.c.article)
        .subquery()
    )
    fields = (table.id, table.title, table.publisher, table.url, table.published, table.language, table.added)
    chosen = select(*fields, func.coalesce(told.c.told, 0)).outerjoin(told, told.c.article == table.id)
    there = chosen.where(recorded_by(table.added, moment)).order_by(*BY_PUBLICATION)
    return [ArticleRow(*row) for row in connection.execute(there)]


def find_article(connection: Connection, prefix: str, moment: datetime | None = None) -> Article | None:
    """The article whose id begins so, with the first of the bytes that it was read from."""
    there = select(articles.c.id).where(recorded_by(articles.c.added, moment)).subquery()
    found = one_of(connection, there.c.id, prefix)
    if found is None:
        return None
    row = connection.execute(select(articles).where(articles.c.id == found)).one()._asdict()
    seen = select(sightings.c.sha256, sightings.c.received).where(
        sightings.c.article == found, recorded_by(sightings.c.recorded, moment)
    )
    sha256, received = connection.execute(seen.order_by(sightings.c.sha256).limit(1)).one()
    row.pop("added")
    return Article(**row, sha256=sha256, received=received)


def find_tellings(
    connection: Connection,
    article_id: str | None,
    sort: str | None,
    ids: Sequence[str] | None,
    moment: datetime | None = None,
) -> list[Telling]:
    """The statements of the latest readings, by publication and article, each article's in the reader's order."""
    latest = latest_readings(moment)
    fields = (statements.c.id, statements.c.article, statements.c.coded, articles.c.text)
    chosen = (
        select(*fields, articles.c.publisher, articles.c.published)
        .join(latest, latest.c.id == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article)
        .order_by(*BY_PUBLICATION, statements.c.position)
    )
    if article_id is not None:
        chosen = chosen.where(statements.c.article == article_id)
    if sort is not None:
        chosen = chosen.where(statements.c.sort == sort)
    if ids is not None:
        chosen = chosen.where(statements.c.id.in_(ids))
    return [
        Telling(each, article, read_statement(coded, text), publisher, published)
        for each, article, coded, text, publisher, published in connection.execute(chosen)
    ]


def find_capture(connection: Connection, sha256: str, moment: datetime | None = None) -> Capture | None:
    """The bytes of this hash, with the first of the sources that they came from."""
    table = receipts.c
    chosen = select(captures.c.raw, table.source, table.media_type, table.received).join(
        receipts, table.sha256 == captures.c.sha256
    )
    row = connection.execute(
        chosen.where(captures.c.sha256 == sha256, recorded_by(table.recorded, moment)).order_by(table.source).limit(1)
    ).first()
    return Capture(zlib.decompress(row.raw), row.source, row.media_type, sha256, row.received) if row else None


def find_history(connection: Connection, prefix: str, moment: datetime | None = None) -> list[HistoryRow]:
    """All that happened to what has this id, the first first."""
    table = history.c
    subject = one_of(connection, table.subject, prefix)
    chosen = select(table.subject, table.what, table.by, table.why, table.made).where(
        table.subject == subject, recorded_by(table.made, moment)
    )
    return [HistoryRow(*row) for row in connection.execute(chosen.order_by(table.number))]


def all_problems(connection: Connection, moment: datetime | None = None) -> list[ProblemRow]:
    """Every problem noted, the first noted first."""
    table = problems.c
    chosen = select(table.where, table.what, table.mend, table.noted).order_by(table.noted, table.id)
    return [
        ProblemRow(Problem(*row[:3]), row[3])
        for row in connection.execute(chosen.where(recorded_by(table.noted, moment)))
    ]


def count_all(connection: Connection, moment: datetime | None = None) -> Counts:
    """How many rows of each sort."""

    def there(column: Column[Any], recorded: Column[Any]) -> Select[Any]:
        return select(column).where(recorded_by(recorded, moment))

    told = select(statements.c.id).join(latest := latest_readings(moment), latest.c.id == statements.c.reading)
    side = (judgements.c.left, judgements.c.right, judgements.c.by)
    counted = (
        there(captures.c.sha256, captures.c.recorded),
        there(articles.c.id, articles.c.added),
        there(readings.c.id, readings.c.made),
        told,
        select(*side).where(recorded_by(judgements.c.made, moment)).distinct(),
        select(incidents.c.id).where(stands(moment)),
        there(problems.c.id, problems.c.noted),
    )
    return Counts(
        *(connection.execute(select(func.count()).select_from(each.subquery())).scalar_one() for each in counted)
    )
