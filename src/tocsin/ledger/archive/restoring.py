"""Restoring an archive into an empty ledger: all of it, held against its manifest, or nothing."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, func, insert, select

from tocsin.ledger.archive.form import FORMAT, MANIFEST, NotAnArchive, NotEmpty, archived
from tocsin.ledger.archive.parts import AT_ONCE, BROKEN, check_tables, put
from tocsin.ledger.folding import searchable_form
from tocsin.ledger.ledger import Ledger
from tocsin.ledger.schema import VERSION, articles, printings, searchable


def restore(path: Path, ledger: Ledger) -> dict[str, int]:
    """Put all that the archive holds into an empty ledger; how many rows of each table.

    An archive of older tables is brought to ours on the way. Raises `NotAnArchive`, `ArchiveDamaged` and `NotEmpty`;
    the ledger is then as before.
    """
    with _opened(path) as file:
        version, told = _manifest(path, file)
        if version == VERSION:
            return _restore(path, file, told, ledger)
        from tocsin.ledger.archive.older import of_today  # noqa: PLC0415 - few need the steps, and all would load them

        with TemporaryDirectory() as folder:
            return restore(of_today(path, file, version, told, Path(folder)), ledger)


def _restore(path: Path, file: ZipFile, told: dict[str, Any], ledger: Ledger) -> dict[str, int]:
    check_tables(path, told, (table.name for table in archived()))
    with ledger.writing() as connection:
        if any(connection.scalar(select(func.count()).select_from(table)) for table in archived()):
            raise NotEmpty(ledger.where)
        for table in archived():
            put(path, file, connection, table, told[table.name])
        _make_searchable(connection)
    return {name: held["rows"] for name, held in told.items()}


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (BadZipFile, OSError) as error:
        raise NotAnArchive(path, f"this is no archive of a ledger ({error})") from error


def _manifest(path: Path, file: ZipFile) -> tuple[int, dict[str, Any]]:
    """The version of the archive's tables, and what it tells of each."""
    try:
        manifest = json.loads(file.read(MANIFEST))
        form, version, told = manifest["format"], int(manifest["version"]), manifest["tables"]
    except BROKEN as error:
        raise NotAnArchive(path, f"it has no manifest that can be read ({error})") from error
    if form != FORMAT or not 1 <= version <= VERSION:
        raise NotAnArchive(
            path, f"it is {form!r} of tables of version {version}, this program reads {FORMAT!r}, 1 to {VERSION}"
        )
    return version, told


def _make_searchable(connection: Connection) -> None:
    joined = select(printings.c.id, printings.c.title, articles.c.text).join(articles)
    chosen = connection.execute(joined.order_by(articles.c.id, printings.c.id))
    rows = [{"printing": each, "folded": searchable_form(title, text)} for each, title, text in chosen]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(searchable), rows[start : start + AT_ONCE])
