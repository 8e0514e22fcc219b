"""The form of an archive: which tables are in it, how a row is written, what can be wrong with it."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table

from tocsin.ledger.columns import Moment
from tocsin.ledger.errors import LedgerError
from tocsin.ledger.schema import captures, ledger_version, searchable, tables

FORMAT = "tocsin ledger archive 1"
MANIFEST = "manifest.json"
LEFT_OUT = frozenset({ledger_version.name, searchable.name})
"""What the archive says otherwise, or what is made again from the articles."""
BYTES = (captures.name, captures.c.raw.name)


class NotAnArchive(LedgerError):
    """The file is no archive of a ledger, or of a version that this program does not read."""

    def __init__(self, path: object, what: str) -> None:
        super().__init__(f"{path}: {what}; name a file that `tocsin archive` wrote")


class ArchiveDamaged(LedgerError):
    """What is in the archive is not what its manifest says."""

    def __init__(self, path: object, part: str, what: str) -> None:
        super().__init__(f"{path}: {part} {what}; nothing was restored, take another copy of the archive")


class ArchiveExists(LedgerError):
    """There is a file where the archive was to be written."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path}: there is such a file already; name another")


class NotEmpty(LedgerError):
    """The ledger to restore into holds something."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: this ledger is not empty; restore into a new one")


def archived() -> list[Table]:
    """The tables of an archive, those first that others name."""
    return [table for table in tables.sorted_tables if table.name not in LEFT_OUT]


def columns_of(table: Table) -> Iterator[Column[Any]]:
    """The columns of a table's lines: all, but for the bytes of captures, which are files of their own."""
    return (column for column in table.c if (table.name, column.name) != BYTES)


def line_of(table: Table, row: Any) -> bytes:  # noqa: ANN401 - a row of any table
    """The line of a row."""
    told = {column.name: _told(getattr(row, column.name)) for column in columns_of(table)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """The row of a line; raises ValueError or KeyError when it is none."""
    told = json.loads(line)
    return {column.name: _read(column, told[column.name]) for column in columns_of(table)}


def _read(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - a value of any column
    if value is None:
        return None
    if isinstance(column.type, Moment | DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def table_name(table: Table) -> str:
    """Where the rows of a table are in the archive."""
    return f"tables/{table.name}.jsonl"


def capture_name(sha256: str) -> str:
    """Where the bytes of a capture are in the archive."""
    return f"captures/{sha256[:2]}/{sha256}"
