"""The parts of an archive, read back: rows and bytes, held against what the manifest tells of them."""

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, Table, insert

from tocsin.ledger.archive.form import MANIFEST, ArchiveDamaged, capture_name, row_of, table_name
from tocsin.ledger.postgresql import go_on_counting
from tocsin.ledger.schema import captures

AT_ONCE = 500
BROKEN = (BadZipFile, zlib.error, ValueError, KeyError, TypeError, AttributeError, EOFError, OSError)
"""What reading a damaged archive may raise."""


def check_tables(path: Path, told: dict[str, Any], names: Iterable[str]) -> None:
    """Raise `ArchiveDamaged` where a manifest does not tell of these tables and of no other."""
    if told.keys() != set(names):
        raise ArchiveDamaged(path, MANIFEST, "does not tell of every table")


def put(path: Path, file: ZipFile, connection: Connection, table: Table, told: dict[str, Any]) -> None:
    """Insert the rows of a table; raises `ArchiveDamaged` where they are not what the manifest tells of them."""
    digest, name = sha256(), table_name(table)
    try:
        rows = _rows(file, table, digest)
        count = 0
        while few := list(islice(rows, AT_ONCE)):
            connection.execute(insert(table), few)
            count += len(few)
    except BROKEN as error:
        raise ArchiveDamaged(path, name, f"cannot be read ({error})") from error
    if (count, digest.hexdigest()) != (told["rows"], told["sha256"]):
        raise ArchiveDamaged(path, name, "is not what the manifest says")
    go_on_counting(connection, table)


def _rows(file: ZipFile, table: Table, digest: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - hashlib names no type
    with file.open(table_name(table)) as lines:
        for line in lines:
            digest.update(line)
            row = row_of(table, line)
            yield row | {"raw": _bytes(file, row["sha256"])} if table.name == captures.name else row


def _bytes(file: ZipFile, name: str) -> bytes:
    raw = file.read(capture_name(name))
    if sha256(raw).hexdigest() != name:
        raise ValueError(f"the bytes of {name} are others")
    return zlib.compress(raw)
