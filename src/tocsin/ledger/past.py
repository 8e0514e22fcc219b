"""The past of a ledger: every row says when it was recorded, so the past is a condition and never a copy.

For one transaction the tables are covered by temporary views of the same names, which hold what stood then. Whatever is
asked in it, in whatever words, is asked of the past.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache, lru_cache

from sqlalchemy import ColumnElement, Connection, Dialect, MetaData, Select, Table, null, or_, select

from tocsin.ledger.printing import HEAD, standing
from tocsin.ledger.schema import articles, tables

RECORDED = ("recorded", "added", "made", "noted")
"""How the columns are named that say when a row was recorded."""

PARTS = (("statements", "reading", "readings", "made"), ("searchable", "printing", "printings", "recorded"))
"""Tables whose rows were recorded with what they are part of."""


def stand_at(connection: Connection, moment: datetime) -> None:
    """Cover the tables with what stood at the moment, until the transaction is rolled back."""
    views = _views(connection.dialect, moment)
    if connection.dialect.name == "postgresql":
        # statements prepared before now would go on to look at the tables below; and one way there and back does
        views = (";\n".join(("DISCARD PLANS", *views)),)
    for view in views:
        connection.exec_driver_sql(view, execution_options={"no_parameters": True})


@lru_cache(maxsize=16)
def _views(dialect: Dialect, moment: datetime) -> tuple[str, ...]:
    """What makes the views of a moment, which is asked of more than once."""
    rows = _standing(_below(dialect.name), moment)
    return tuple(
        f"CREATE TEMPORARY VIEW {name} AS {query.compile(dialect=dialect, compile_kwargs={'literal_binds': True})}"
        for name, query in rows
    )


@cache
def _below(dialect: str) -> dict[str, Table]:
    """The tables under names that no view covers: SQLite would take a view to be of itself."""
    if dialect != "sqlite":
        return dict(tables.tables)
    below = MetaData()
    return {table.name: table.to_metadata(below, schema="main") for table in tables.sorted_tables}


def _standing(below: dict[str, Table], moment: datetime) -> Iterator[tuple[str, Select[tuple[object, ...]]]]:
    yield articles.name, _articles(below, moment)
    for name, table in below.items():
        recorded = next((table.c[each] for each in RECORDED if each in table.c), None)
        if recorded is not None and name != articles.name:
            by_then = recorded <= moment
            there: ColumnElement[bool] = or_(by_then, recorded.is_(None)) if recorded.nullable else by_then
            if "superseded" in table.c:
                there &= or_(table.c.superseded.is_(None), table.c.superseded > moment)
            yield (
                name,
                select(*(null().label("superseded") if c.name == "superseded" else c for c in table.c)).where(there),
            )
    for name, key, whole, recorded_in in PARTS:
        part, of = below[name], below[whole]
        yield name, select(part).where(part.c[key].in_(select(of.c.id).where(of.c[recorded_in] <= moment)))


def _articles(below: dict[str, Table], moment: datetime) -> Select[tuple[object, ...]]:
    """The articles of then, each as the printing shows it that stood for it then."""
    table, printed = below["articles"], below["printings"]
    shown = {name: printed.c[name] for name in HEAD} | {"printing": printed.c.id}
    chosen = select(*(shown.get(c.name, c).label(c.name) for c in table.c)).join(
        printed, printed.c.article == table.c.id
    )
    return chosen.where(table.c.added <= moment, printed.c.id == standing(table.c.id, moment, printed))
