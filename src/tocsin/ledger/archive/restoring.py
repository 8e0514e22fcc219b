"""Restoring an archive into an empty ledger: all of it, held against its manifest, or nothing."""

import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, Table, func, insert, select

from tocsin.ledger.archive.form import (
    FORMAT,
    MANIFEST,
    ArchiveDamaged,
    NotAnArchive,
    NotEmpty,
    archived,
    capture_name,
    row_of,
    table_name,
)
from tocsin.ledger.folding import searchable_form
from tocsin.ledger.gists.keeping import make_gists
from tocsin.ledger.ledger import Ledger
from tocsin.ledger.postgresql import go_on_counting
from tocsin.ledger.schema import VERSION, articles, captures, searchable

AT_ONCE = 500
BROKEN = (BadZipFile, zlib.error, ValueError, KeyError, TypeError, AttributeError, EOFError, OSError)
"""What reading a damaged archive may raise."""


def restore(path: Path, ledger: Ledger) -> dict[str, int]:
    """Put all that the archive holds into an empty ledger; how many rows of each table.

    Raises `NotAnArchive`, `ArchiveDamaged` and `NotEmpty`; the ledger is then as before.
    """
    with _opened(path) as file, ledger.writing() as connection:
        told = _manifest(path, file)
        if any(connection.scalar(select(func.count()).select_from(table)) for table in archived()):
            raise NotEmpty(ledger.where)
        for table in archived():
            _put(path, file, connection, table, told[table.name])
        _make_searchable(connection)
        make_gists(connection)
    return {name: held["rows"] for name, held in told.items()}


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (BadZipFile, OSError) as error:
        raise NotAnArchive(path, f"this is no archive of a ledger ({error})") from error


def _manifest(path: Path, file: ZipFile) -> dict[str, Any]:
    try:
        manifest = json.loads(file.read(MANIFEST))
        form, version, told = manifest["format"], manifest["version"], manifest["tables"]
    except BROKEN as error:
        raise NotAnArchive(path, f"it has no manifest that can be read ({error})") from error
    if form != FORMAT or version != VERSION:
        raise NotAnArchive(
            path, f"it is {form!r} of tables of version {version}, this program reads {FORMAT!r}, {VERSION}"
        )
    if told.keys() != {table.name for table in archived()}:
        raise ArchiveDamaged(path, MANIFEST, "does not tell of every table")
    found: dict[str, Any] = told
    return found


def _put(path: Path, file: ZipFile, connection: Connection, table: Table, told: dict[str, Any]) -> None:
    """Insert the rows of a table, and hold them against what the manifest tells of them."""
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
            yield row | {"raw": _bytes(file, row["sha256"])} if table is captures else row


def _bytes(file: ZipFile, name: str) -> bytes:
    raw = file.read(capture_name(name))
    if sha256(raw).hexdigest() != name:
        raise ValueError(f"the bytes of {name} are others")
    return zlib.compress(raw)


def _make_searchable(connection: Connection) -> None:
    chosen = connection.execute(select(articles.c.id, articles.c.title, articles.c.text).order_by(articles.c.id))
    rows = [{"article": each, "folded": searchable_form(title, text)} for each, title, text in chosen]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(searchable), rows[start : start + AT_ONCE])
