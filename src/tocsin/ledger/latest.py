"""Which reading of an article speaks for it."""

from collections.abc import Sequence

from sqlalchemy import Subquery, func, select

from tocsin.ledger.schema import articles, readings

BY_PUBLICATION = (articles.c.published.asc().nulls_last(), articles.c.id)


def latest_readings(of: Sequence[str] | None = None) -> Subquery:
    """The id of the latest reading of each article, or of these; earlier ones are kept, and no longer speak."""
    order = (readings.c.made.desc(), readings.c.id)
    place = func.row_number().over(partition_by=readings.c.article, order_by=order).label("place")
    chosen = select(readings.c.id, place)
    ranked = (chosen if of is None else chosen.where(readings.c.article.in_(of))).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1).subquery()
