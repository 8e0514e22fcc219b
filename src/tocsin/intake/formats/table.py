"""Parquet: a table with an article a row, its columns named like the fields of a JSONL line."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from tocsin.intake.foreign import Refusal, ask
from tocsin.intake.formats.json_lines import FIELDS

ROWS = 256
"""Rows taken from the file at a time, so that a large table is never held whole."""


class NotATable(ValueError):
    """A Parquet file that gives no articles: what was found, and what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def rows_of(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file in order, with the known columns alone; raises `NotATable`."""
    batches = _batches(stream)
    while (batch := ask(lambda: next(batches, None))) is not None:
        if isinstance(batch, Refusal):
            raise NotATable(f"this table breaks off ({batch.reason})", "what came before was read; write it again")
        yield from batch.to_pylist()


def _batches(stream: BinaryIO) -> Iterator[Any]:
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        raise NotATable("Parquet needs pyarrow, which is not installed", 'pip install "tocsin[tables]"') from error
    table = ask(lambda: ParquetFile(stream))
    if isinstance(table, Refusal):
        raise NotATable(f"this is no readable Parquet ({table.reason})", "write the file again")
    names = table.schema_arrow.names
    if "text" not in names:
        found = ", ".join(map(str, names[:12]))
        raise NotATable(f'this table has no column "text", but {found}', f"name its columns {', '.join(FIELDS)}")
    batches: Iterator[Any] = table.iter_batches(ROWS, columns=[name for name in FIELDS if name in names])
    return batches
