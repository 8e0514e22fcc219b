"""One input file to one shard: the same bytes read the same way give the same shard, byte for byte.

A shard and what is said of it are written beside their places and moved there when they are whole, so that a kill
leaves whole shards and some hidden rests. The file that says a shard is done comes last.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from tocsin.backfill.columns import arrow, batch_of, rows_of, schema
from tocsin.backfill.done import Done, failed, read_done, write_done
from tocsin.backfill.inputs import hash_of
from tocsin.backfill.way import Way
from tocsin.intake import read_sources
from tocsin.record import Problem, Received
from tocsin.record.coded import Json

AT_A_TIME = 256
"""Documents held at a time: each such group becomes a row group of the shard."""
NO_CLOCK = datetime(9999, 12, 30, tzinfo=UTC)
"""A shard must not depend on the day on which it is made, so no date is too late for it; taking in judges that."""


def code_file(path: Path, folder: Path, way: Way) -> Done:
    """Code one input into its shard in `folder`, unless it is there; what was done, or why it could not be."""
    try:
        digest = hash_of(path)
    except OSError as fault:
        return failed(path, folder, f"it cannot be opened ({fault.strerror})")
    name = f"{digest[:16]}-{way.edition()}"
    return read_done(folder / f"{name}.json") or _code(path, folder / name, digest, way)


def _code(path: Path, place: Path, digest: str, way: Way) -> Done:
    with whole(place.with_suffix(".problems.txt")) as told, whole(place.with_suffix(".parquet")) as shard:
        counts = _write(shard, told, read_sources([str(path)], now=NO_CLOCK), way)
    done = replace(Done(place.name, str(path), digest), **counts)
    return write_done(done, place.with_suffix(".json"))


def _write(shard: Path, told: Path, documents: Iterator[Received], way: Way) -> dict[str, Any]:
    """Write the documents' rows and problems; how many of each there were."""
    counts = {"documents": 0, "articles": 0, "statements": 0, "problems": 0}
    parquet = arrow().parquet
    with (
        told.open("w", encoding="utf-8") as problems,
        parquet.ParquetWriter(shard, _labelled(way), compression="zstd") as writer,
    ):
        while group := list(islice(documents, AT_A_TIME)):
            rows, found = _rows(group, way)
            writer.write_batch(batch_of(rows))
            problems.writelines(" ".join(str(problem).split()) + "\n" for problem in found)
            counts["documents"] += len(group)
            counts["problems"] += len(found)
            counts["articles"] += sum(row["position"] == 0 for row in rows)
            counts["statements"] += sum(row["statement_id"] is not None for row in rows)
    return counts


def _rows(group: Iterable[Received], way: Way) -> tuple[list[Json], list[Problem]]:
    """The rows of the documents, and what was wrong with them."""
    rows, problems = [], list[Problem]()
    for document in group:
        problems += document.problems
        for article in document.articles:
            try:
                statements, was_read = way.read(article)
            except Exception as fault:  # noqa: BLE001 - a page on which we fail must not cost the night's other pages
                statements, was_read = (), False
                what = f"the reader failed on this page ({type(fault).__name__}: {fault})"
                problems.append(Problem(article.url or article.id, what, "this is our fault; please report it"))
            rows += rows_of(article, statements, read=was_read)
    return rows, problems


def _labelled(way: Way) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The schema, with the reader's name for who takes the shard in."""
    return schema().with_metadata({"tocsin.reader": way.reader_name(), "tocsin.edition": way.edition()})


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A hidden path beside `path` to write to, moved there at the end; nothing is left there by a failure."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
