"""Which reading of an article speaks for it."""

from collections.abc import Sequence

from sqlalchemy import Select, Subquery, func, select

from tocsin.ledger.printing import aside
from tocsin.ledger.schema import articles, readings

BY_PUBLICATION = (articles.c.published.asc().nulls_last(), articles.c.id)


def latest_readings(of: Sequence[str] | Select[tuple[str]] | None = None) -> Subquery:
    """The id of the latest reading of each article, or of these, by id; the others are kept, and do not speak.

    Of an article with several printings it is the latest of the one that stands.
    """
    order = (readings.c.made.desc(), readings.c.id)
    place = func.row_number().over(partition_by=readings.c.article, order_by=order).label("place")
    chosen = select(readings.c.id, place).where(~aside())
    ranked = (chosen if of is None else chosen.where(readings.c.article.in_(of))).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1).subquery()
