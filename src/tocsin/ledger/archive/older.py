"""Archives of older tables: they take the way that an older ledger takes, in a ledger aside."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Connection, MetaData, inspect

from tocsin.ledger.archive.form import LEFT_OUT
from tocsin.ledger.archive.parts import check_tables, put
from tocsin.ledger.archive.writing import archive
from tocsin.ledger.migrations import migrate
from tocsin.ledger.opening import open_ledger
from tocsin.ledger.sqlite import sqlite_engine

FINDING = ("whole_words", "word_parts")
"""How the tables begin that only serve to find."""


def of_today(path: Path, file: ZipFile, version: int, told: dict[str, Any], folder: Path) -> Path:
    """An archive of today's tables, made in the folder, that holds what an older one holds; raises `ArchiveDamaged`."""
    aside = str(folder / "older.db")
    engine = sqlite_engine(aside, wait_s=0)
    try:
        with engine.begin() as connection:
            migrate(connection, since=0, to=version)
            for table in _tables(path, connection, told).sorted_tables:
                put(path, file, connection, table, told[table.name])
            migrate(connection, since=version)
    finally:
        engine.dispose()
    with open_ledger(aside) as ledger:
        archive(ledger, folder / "today.zip")
    return folder / "today.zip"


def _tables(path: Path, connection: Connection, told: dict[str, Any]) -> MetaData:
    """The tables of that version, as they were made."""
    made = inspect(connection).get_table_names()
    names = [name for name in made if name not in LEFT_OUT and not name.startswith(FINDING)]
    check_tables(path, told, names)
    tables = MetaData()
    tables.reflect(connection, only=names)
    return tables
