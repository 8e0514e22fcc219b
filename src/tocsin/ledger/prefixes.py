"""Ids by their first characters: a person types as many as it takes."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from tocsin.ledger.errors import AmbiguousId

LAST = "\U0010ffff"
"""The character that sorts after all others."""


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
    # what begins so stands together in an index; a pattern would be held against every row
    begun = connection.scalars(select(asked).where(column >= prefix, column < prefix + LAST))
    found = sorted(set(map(str, begun)))
    if len(found) > 1:
        raise AmbiguousId(prefix, found)
    return found[0] if found else None
