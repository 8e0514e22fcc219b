"""Whether every row that another names is there."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from tocsin.ledger.schema import tables
from tocsin.ledger.verifying.findings import wrong
from tocsin.record import Problem


def bound(connection: Connection) -> Iterator[Problem]:
    """Rows that name a row which is not there, by table."""
    for table in tables.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            there = select(key.column).where(key.column == key.parent).exists()
            missing = select(key.parent).where(key.parent.is_not(None), ~there).distinct().order_by(key.parent)
            for name in connection.scalars(missing):
                yield wrong(table.name, name, f"the {key.parent.name} that it names is not in {key.column.table.name}")
