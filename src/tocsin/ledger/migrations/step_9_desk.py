"""The version with accounts, sessions, tokens, saved searches, and tombstones of what was expunged."""

from alembic.operations import Operations
from sqlalchemy import Boolean, Column, ForeignKey

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS


def upgrade(operations: Operations) -> None:
    """Make the tables of the people at a desk, and of what was expunged."""
    _people(operations)
    operations.create_table(
        "tokens",
        Column("name", NAME, primary_key=True),
        Column("sha256", NAME, nullable=False, unique=True),
        Column("scopes", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
    operations.create_table(
        "searches",
        Column("name", NAME, primary_key=True),
        Column("query", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
    _expunged(operations)


def _people(operations: Operations) -> None:
    operations.create_table(
        "accounts",
        Column("name", NAME, primary_key=True),
        Column("role", NAME, nullable=False),
        Column("password", WORDS, nullable=False),
        Column("provisional", Boolean, nullable=False),
        Column("known_as", NAME, unique=True),
        Column("made", MOMENT, nullable=False),
        Column("disabled", MOMENT),
    )
    operations.create_table(
        "sessions",
        Column("sha256", NAME, primary_key=True),
        Column("account", NAME, ForeignKey("accounts.name"), nullable=False, index=True),
        Column("begun", MOMENT, nullable=False),
        Column("asked", MOMENT, nullable=False),
    )


def _expunged(operations: Operations) -> None:
    operations.create_table(
        "expunged",
        Column("article", NAME, primary_key=True),
        Column("by", NAME, nullable=False),
        Column("why", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
        Column("allowed", MOMENT),
    )
    operations.create_table(
        "expunged_marks",
        Column("sha256", NAME, primary_key=True),
        Column("article", NAME, ForeignKey("expunged.article"), primary_key=True),
    )
