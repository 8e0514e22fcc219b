"""Printings: every paper that prints a text is kept, and one stands for the article by a rule that knows no order.

The earliest published stands, one with a day before one without, one that names its publisher, or has a title, before
one that does not; of equals the first by publisher and title. Where an article has several printings, each of its
readings says which it was made from, since a title or a dateline may tell a reader where things happened: those made
from the printing that stands speak.
"""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    ScalarSelect,
    Table,
    UnaryExpression,
    exists,
    insert,
    literal,
    select,
    update,
)

from tocsin.ledger.folding import searchable_form
from tocsin.ledger.schema import articles, printings, read_from, readings, searchable
from tocsin.record import Article, Printing

HEAD = tuple(field.name for field in fields(Printing))


def rank(table: FromClause) -> tuple[UnaryExpression[Any] | ColumnElement[Any], ...]:
    """The order of printings in which the first stands for its article."""
    of = table.c
    return (of.published.asc().nulls_last(), of.publisher == "", of.title == "", of.publisher, of.title, of.id)


def add_printings(connection: Connection, article: Article, now: datetime) -> list[Printing]:
    """Keep each printing of an article that is there; those that are new. The article then shows the one that stands."""
    known = set(connection.scalars(select(printings.c.id).where(printings.c.article == article.id)))
    new = {each.id_of(article.id): each for each in article.printings if each.id_of(article.id) not in known}
    if new and len(known) == 1:
        _read_from(connection, article.id, known.pop(), now)
    for printing, told in new.items():
        row = {"id": printing, "article": article.id, "recorded": now}
        connection.execute(insert(printings), row | asdict(told))
        folded = searchable_form(told.title, article.text)
        connection.execute(insert(searchable).values(printing=printing, folded=folded))
    if new:
        _show(connection, article.id)
    return list(new.values())


def _read_from(connection: Connection, article: str, printing: str, now: datetime) -> None:
    """Say of the readings so far that they were made from what was the only printing."""
    made = connection.scalars(select(readings.c.id).where(readings.c.article == article)).all()
    if made:
        rows = [{"reading": each, "printing": printing, "recorded": now} for each in made]
        connection.execute(insert(read_from), rows)


def _show(connection: Connection, article: str) -> None:
    """Let the article show the printing that stands for it."""
    chosen = select(printings).where(printings.c.id == standing(literal(article)))
    told = connection.execute(chosen).mappings().one()
    shown = {name: told[name] for name in HEAD} | {"printing": told["id"]}
    other = articles.c.printing.is_distinct_from(told["id"])
    connection.execute(update(articles).where(articles.c.id == article, other).values(shown))


def standing(
    article: ColumnElement[Any], moment: datetime | None = None, table: Table = printings
) -> ScalarSelect[Any]:
    """The id of the printing that stands for an article, or that stood for it at a moment."""
    of = table.alias()
    chosen = select(of.c.id).where(of.c.article == article).order_by(*rank(of)).limit(1)
    return (chosen if moment is None else chosen.where(of.c.recorded <= moment)).scalar_subquery()


def several(connection: Connection, article: str) -> bool:
    """Whether the article has more than one printing."""
    return len(connection.scalars(select(printings.c.id).where(printings.c.article == article).limit(2)).all()) > 1


def aside() -> ColumnElement[bool]:
    """Whether a reading was made from other printings alone than the one that stands for its article."""
    mine = read_from.c.reading == readings.c.id
    of_shown = (articles.c.id == readings.c.article, articles.c.printing == read_from.c.printing)
    return exists().where(mine) & ~exists().where(mine, *of_shown)


def also_by(connection: Connection, article: str | None = None) -> dict[str, tuple[str, ...]]:
    """The further publishers of each article that has several printings, or of this one, in the order of the printings."""
    table = printings.c
    listed = select(table.article).join(read_from, read_from.c.printing == table.id)
    chosen = select(table.article, table.publisher).join(articles, articles.c.id == table.article)
    among = table.article.in_(listed) if article is None else table.article == article
    others = (table.publisher != "", table.publisher != articles.c.publisher)
    found: dict[str, list[str]] = {}
    for each, publisher in connection.execute(chosen.where(among, *others).order_by(table.article, *rank(printings))):
        found.setdefault(each, []).append(publisher)
    return {each: tuple(dict.fromkeys(publishers)) for each, publishers in found.items()}


def find_also(connection: Connection, article: str, shown: str | None) -> tuple[Printing, ...]:
    """The printings of an article beside the one shown, in their order."""
    table = printings.c
    chosen = select(*(table[name] for name in HEAD)).where(table.article == article, table.id != shown)
    return tuple(Printing(*row) for row in connection.execute(chosen.order_by(*rank(printings))))
