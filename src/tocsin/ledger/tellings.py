"""What the articles say: the statements of their latest readings, as tellings."""

from collections.abc import Sequence

from sqlalchemy import Connection, Subquery, func, select

from tocsin.ledger.forms import read_statement
from tocsin.ledger.schema import articles, readings, statements
from tocsin.record import Telling

BY_PUBLICATION = (articles.c.published.asc().nulls_last(), articles.c.id)


def latest_readings() -> Subquery:
    """The id of each article's latest reading: earlier ones are kept, and no longer speak."""
    order = (readings.c.made.desc(), readings.c.id)
    place = func.row_number().over(partition_by=readings.c.article, order_by=order).label("place")
    ranked = select(readings.c.id, place).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1).subquery()


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
