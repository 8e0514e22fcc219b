"""Version 3: how reliable people hold each source to be."""

from alembic.operations import Operations
from sqlalchemy import Column, Integer

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS


def upgrade(operations: Operations) -> None:
    """Make the table of grades."""
    operations.create_table(
        "grades",
        Column("number", Integer, primary_key=True),
        Column("source", WORDS, nullable=False, index=True),
        Column("grade", NAME, nullable=False),
        Column("by", NAME, nullable=False),
        Column("why", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
