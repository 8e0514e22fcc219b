"""All that a ledger holds, as lines to compare."""

from sqlalchemy import select

from tocsin.ledger import View
from tocsin.ledger.schema import tables

NUMBERS = frozenset({"number", "version"})
MOMENTS = frozenset({"added", "made", "noted", "recorded", "superseded", "received"})


def dump(ledger: View, *, without: frozenset[str] = frozenset()) -> list[str]:
    """Every row of every table, without the columns and tables named."""
    with ledger.reading() as connection:
        return sorted(
            f"{table.name} { {name: value for name, value in row.items() if name not in without} }"
            for table in tables.sorted_tables
            if table.name not in without
            for row in connection.execute(select(table)).mappings()
        )
