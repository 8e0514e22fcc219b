"""Ids by their first characters: a person types as many as it takes."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from tocsin.ledger.errors import AmbiguousId


def one_of(
    connection: Connection, column: ColumnElement[Any], prefix: str, *, meaning: ColumnElement[Any] | None = None
) -> str | None:
    """The one id in `column` that is `prefix` or begins with it, or what `meaning` says of it; None when there is none.

    Raises `AmbiguousId` when it fits several.
    """
    asked = column if meaning is None else meaning
    exact = connection.scalar(select(asked).where(column == prefix).limit(1))
    if exact is not None:
        return str(exact)
    # a database may compare letters in any case; an id means the letters as they stand
    begun = connection.execute(select(column, asked).where(column.startswith(prefix, autoescape=True)).order_by(column))
    found = sorted({str(answer) for each, answer in begun if each.startswith(prefix)})
    if len(found) > 1:
        raise AmbiguousId(prefix, found)
    return found[0] if found else None
