"""What the ledger holds, read back: articles, tellings, captures, history, problems, counts."""

import zlib
from collections.abc import Sequence

from sqlalchemy import Connection, Subquery, Table, func, select

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
from tocsin.record import Article, Capture, Problem, Telling

BY_PUBLICATION = (articles.c.published.asc().nulls_last(), articles.c.id)


def latest_readings() -> Subquery:
    """The id of each article's latest reading: earlier ones are kept, and no longer speak."""
    order = (readings.c.made.desc(), readings.c.id)
    place = func.row_number().over(partition_by=readings.c.article, order_by=order).label("place")
    ranked = select(readings.c.id, place).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1).subquery()


def all_articles(connection: Connection) -> list[ArticleRow]:
    """A line for each article, by publication, the undated last."""
    latest, table = latest_readings(), articles.c
    told = (
        select(statements.c.article, func.count().label("told"))
        .join(latest, latest.c.id == statements.c.reading)
        .group_by(statements.c.article)
        .subquery()
    )
    fields = (table.id, table.title, table.publisher, table.url, table.published, table.language, table.added)
    chosen = select(*fields, func.coalesce(told.c.told, 0)).outerjoin(told, told.c.article == table.id)
    return [ArticleRow(*row) for row in connection.execute(chosen.order_by(*BY_PUBLICATION))]


def find_article(connection: Connection, prefix: str) -> Article | None:
    """The article whose id begins so, with the first of the bytes that it was read from."""
    found = one_of(connection, articles.c.id, prefix)
    if found is None:
        return None
    row = connection.execute(select(articles).where(articles.c.id == found)).one()._asdict()
    seen = select(sightings.c.sha256, sightings.c.received).where(sightings.c.article == found)
    sha256, received = connection.execute(seen.order_by(sightings.c.sha256).limit(1)).one()
    row.pop("added")
    return Article(**row, sha256=sha256, received=received)


def find_tellings(
    connection: Connection, article_id: str | None, sort: str | None, ids: Sequence[str] | None
) -> list[Telling]:
    """The statements of the latest readings, by publication and article, each article's in the reader's order."""
    latest = latest_readings()
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


def find_capture(connection: Connection, sha256: str) -> Capture | None:
    """The bytes of this hash, with the first of the sources that they came from."""
    table = receipts.c
    chosen = select(captures.c.raw, table.source, table.media_type, table.received).join(
        receipts, table.sha256 == captures.c.sha256
    )
    row = connection.execute(chosen.where(captures.c.sha256 == sha256).order_by(table.source).limit(1)).first()
    return Capture(zlib.decompress(row.raw), row.source, row.media_type, sha256, row.received) if row else None


def find_history(connection: Connection, prefix: str) -> list[HistoryRow]:
    """All that happened to what has this id, the first first."""
    table = history.c
    subject = one_of(connection, table.subject, prefix)
    chosen = select(table.subject, table.what, table.by, table.why, table.made).where(table.subject == subject)
    return [HistoryRow(*row) for row in connection.execute(chosen.order_by(table.number))]


def all_problems(connection: Connection) -> list[ProblemRow]:
    """Every problem noted, the first noted first."""
    table = problems.c
    chosen = select(table.where, table.what, table.mend, table.noted).order_by(table.noted, table.id)
    return [ProblemRow(Problem(*row[:3]), row[3]) for row in connection.execute(chosen)]


def count_all(connection: Connection) -> Counts:
    """How many rows of each sort."""

    def count(table: Table | Subquery) -> int:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()

    latest = latest_readings()
    told = select(statements.c.id).join(latest, latest.c.id == statements.c.reading).subquery()
    sides = select(judgements.c.left, judgements.c.right, judgements.c.by).distinct().subquery()
    return Counts(*(count(each) for each in (captures, articles, readings, told, sides, incidents, problems)))
