"""Whether what was told stands: each reading by its hash, each statement by its words in the article."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from tocsin.ledger.adding import statement_row
from tocsin.ledger.forms import written
from tocsin.ledger.schema import articles, readings, statements
from tocsin.ledger.verifying.findings import UNREADABLE, wrong
from tocsin.record import Problem, content_id, spans_of, statement_id
from tocsin.record.coded import from_coded

NEAR = 1e-5
"""Degrees: what the coded form keeps of a point."""


def readings_hold(connection: Connection) -> Iterator[Problem]:
    """Readings and statements that are not what their ids, their columns and their articles say."""
    forms: dict[str, list[str]] = {}
    joined = select(statements, articles.c.text).outerjoin(articles, articles.c.id == statements.c.article)
    ordered = joined.order_by(statements.c.reading, statements.c.position)
    for reading, rows in groupby(connection.execute(ordered), key=lambda row: row.reading):
        for row in rows:
            forms.setdefault(reading, []).append(row.coded)
            yield from _statement_holds(row)
    for row in connection.execute(select(readings).order_by(readings.c.id)):
        told = forms.get(row.id, [])
        if row.id != content_id(row.article, row.reader, row.codebook, written(told)):
            yield wrong("readings", row.id, "it is not of this article by this reader, or its statements were changed")


def _statement_holds(row: Row[Any]) -> Iterator[Problem]:
    try:
        statement = from_coded(json.loads(row.coded), row.text)
        for span in spans_of(statement):
            span.check(row.text)
    except UNREADABLE as error:
        yield wrong("statements", row.id, f"its words do not stand in the article: {error}")
        return
    if row.id != statement_id(row.article, statement):
        yield wrong("statements", row.id, "it says something else than what its id is of")
    told, held = statement_row(statement, position=row.position), row._asdict()
    other = sorted(name for name, value in told.items() if not _alike(held[name], value))
    if other:
        yield wrong("statements", row.id, f"{', '.join(other)} is not what its form says")


def _alike(held: object, told: object) -> bool:
    if isinstance(held, float) and isinstance(told, float):
        return abs(held - told) <= NEAR
    return held == told
