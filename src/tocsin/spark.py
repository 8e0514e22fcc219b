"""Tocsin on PySpark: a data frame of articles in, the rows of a back-fill out, coded by every worker at once.

Nothing is written here and each row depends on its article alone, so that a task which is tried again gives the same
rows, once. The workers' Python must have Tocsin installed and be the driver's version (`PYSPARK_PYTHON`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tocsin.backfill import Way
from tocsin.backfill.columns import COLUMNS, batch_of, rows_of
from tocsin.backfill.shard import NO_CLOCK
from tocsin.intake import read_rows
from tocsin.intake.formats.json_lines import FIELDS

SORTS = {
    "string": "string",
    "strings": "array<string>",
    "date": "date",
    "int": "int",
    "float": "double",
    "bool": "boolean",
}
SCHEMA = ", ".join(f"`{name}` {SORTS[sort]}" for name, sort in COLUMNS.items())
"""The columns of a coded frame in Spark's words; they are those of a shard."""
ROWS = 256
"""Most rows that a worker holds at a time."""


def code_frame(frame: Any, way: Way | None = None) -> Any:  # noqa: ANN401 - Spark's own frames
    """The statements of a frame of articles, lazily: a row for each, or one for an article that tells of nothing.

    `frame` has a column `text` and where known `id`, `published`, `publisher`, `title`, `url`, `byline`, `language`, as
    in JSONL; others are ignored. A row without text gives none. Each worker process loads the model once.
    """
    way = way or Way()
    held = frame.select(*[name for name in FIELDS if name in frame.columns])
    return held.mapInArrow(lambda batches: code_batches(batches, way), SCHEMA)


def code_batches(batches: Iterable[Any], way: Way) -> Iterator[Any]:
    """Arrow record batches of articles to batches of coded rows, in order: what `code_frame` has each worker do."""
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            given = batch.slice(start, ROWS).to_pylist()
            rows = [
                row for received in read_rows(given, "frame", now=NO_CLOCK) for row in _rows(received.articles, way)
            ]
            yield batch_of(rows)


def _rows(articles: Iterable[Any], way: Way) -> Iterator[dict[str, Any]]:
    for article in articles:
        statements, was_read = way.read(article)
        yield from rows_of(article, statements, read=was_read)
