"""Writing an archive: the same bytes for the same ledger."""

import json
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Table, select

from tocsin.ledger.archive.form import (
    FORMAT,
    MANIFEST,
    ArchiveExists,
    archived,
    capture_name,
    columns_of,
    line_of,
    table_name,
)
from tocsin.ledger.schema import VERSION, captures
from tocsin.ledger.view import View
from tocsin.packing import part as part_named

AT_ONCE = 500


def archive(ledger: View, path: Path) -> dict[str, Any]:
    """Write the ledger as it stands into a new file, whole or not at all; its manifest.

    Raises `ArchiveExists`.
    """
    if path.exists():
        raise ArchiveExists(path)
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with ledger.reading() as connection, ZipFile(unfinished, "w", ZIP_DEFLATED) as file:
            told = {table.name: _write_table(file, connection, table) for table in archived()}
            _write_captures(file, connection)
            manifest = {"format": FORMAT, "version": VERSION, "tables": told}
            file.writestr(part_named(MANIFEST), json.dumps(manifest, indent=1) + "\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _write_table(file: ZipFile, connection: Connection, table: Table) -> dict[str, Any]:
    """Write a table; how many rows it has, and the hash of its lines."""
    count, digest = 0, sha256()
    chosen = select(*columns_of(table)).order_by(*table.primary_key.columns)
    with file.open(part_named(table_name(table)), "w", force_zip64=True) as part:
        for row in connection.execute(chosen.execution_options(yield_per=AT_ONCE)):
            line = line_of(table, row)
            part.write(line)
            digest.update(line)
            count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _write_captures(file: ZipFile, connection: Connection) -> None:
    chosen = select(captures.c.sha256, captures.c.raw).order_by(captures.c.sha256)
    for name, raw in connection.execute(chosen.execution_options(yield_per=1)):
        file.writestr(part_named(capture_name(name)), zlib.decompress(raw))
