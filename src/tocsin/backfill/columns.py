"""The columns of a shard: a row for each statement, or one for an article that tells of nothing.

The article's text stands in its first row (`position` 0) and nowhere else; its hash stands in all. `coded` is the whole
statement in the form of the codebook; the columns beside it are for asking without opening it.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from tocsin.record import Article, Report, Statement, Tally, Trend, sort_of, statement_id
from tocsin.record.coded import Json, to_coded

ARTICLE = {
    "article_id": "string",
    "published": "date",
    "publisher": "string",
    "title": "string",
    "byline": "string",
    "url": "string",
    "dateline": "string",
    "language": "string",
    "sha256": "string",
    "text_sha256": "string",
    "read": "bool",
}
STATEMENT = {
    "position": "int",
    "text": "string",
    "statement_id": "string",
    "sort": "string",
    "kind": "string",
    "stage": "string",
    "earliest": "date",
    "latest": "date",
    "place": "string",
    "country": "string",
    "lat": "float",
    "lon": "float",
    "precision_km": "float",
    "actor_ids": "strings",
    "target_ids": "strings",
    "confidence": "float",
    "coded": "string",
}
COLUMNS = ARTICLE | STATEMENT
"""Each column with the sort of its values."""


class NoArrow(RuntimeError):
    """Shards are Parquet, and what writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__('shards are Parquet, which needs pyarrow; install it with pip install "tocsin[tables]"')


def arrow() -> Any:  # noqa: ANN401 - the package, which has no types
    """The package pyarrow; raises `NoArrow` where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        raise NoArrow from error
    return pa


def schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    """The Arrow schema of a shard."""
    pa = arrow()
    forms = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "date": pa.date32(),
        "int": pa.int32(),
        "float": pa.float64(),
        "bool": pa.bool_(),
    }
    return pa.schema([pa.field(name, forms[form]) for name, form in COLUMNS.items()])


def batch_of(rows: Sequence[Json]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The rows as an Arrow record batch."""
    return arrow().RecordBatch.from_pylist(list(rows), schema=schema())


def rows_of(article: Article, statements: Iterable[Statement], *, read: bool = True) -> list[Json]:
    """The rows of one article; an article without statements has one row, whose statement columns are empty."""
    head = {name: getattr(article, name) for name in ARTICLE if name not in {"article_id", "text_sha256", "read"}}
    head |= {"article_id": article.id, "text_sha256": sha256(article.text.encode()).hexdigest(), "read": read}
    told = [_statement_row(article, statement) for statement in statements] or [{}]
    rows = [dict.fromkeys(COLUMNS) | head | row | {"position": n} for n, row in enumerate(told)]
    rows[0]["text"] = article.text
    return rows


def _statement_row(article: Article, statement: Statement) -> Json:
    place = statement.place.place if statement.place else None
    when = statement.when.when if statement.when else None
    return {
        "statement_id": statement_id(article.id, statement),
        "sort": sort_of(statement),
        "kind": statement.kind if isinstance(statement, Report | Tally | Trend) else None,
        "stage": statement.stage.value,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": round(place.lat, 5) if place else None,
        "lon": round(place.lon, 5) if place else None,
        "precision_km": place.precision_km if place else None,
        "actor_ids": _ids(statement, "actor"),
        "target_ids": _ids(statement, "target"),
        "confidence": round(statement.confidence, 4),
        "coded": json.dumps(to_coded(statement), ensure_ascii=False),
    }


def _ids(statement: Statement, field: str) -> list[str]:
    return [party.actor_id for party in getattr(statement, field, ()) if party.actor_id]
