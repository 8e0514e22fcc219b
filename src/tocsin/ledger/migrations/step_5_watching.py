"""Version 5: what watching remembers of feeds, of pages, and of what people were told."""

from alembic.operations import Operations
from sqlalchemy import Boolean, Column, ForeignKey, Integer

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS


def upgrade(operations: Operations) -> None:
    """Make the tables of watching."""
    operations.create_table(
        "watched_feeds",
        Column("address", NAME, primary_key=True),
        Column("etag", WORDS, nullable=False),
        Column("modified", WORDS, nullable=False),
        Column("due", MOMENT),
        Column("failures", Integer, nullable=False),
        Column("moved", WORDS, nullable=False),
    )
    operations.create_table(
        "watched_pages",
        Column("address", NAME, primary_key=True),
        Column("tries", Integer, nullable=False),
        Column("read", Boolean, nullable=False),
        Column("asked", MOMENT, nullable=False),
    )
    _alerts(operations)


def _alerts(operations: Operations) -> None:
    operations.create_table("alert_keys", Column("rule", NAME, primary_key=True), Column("key", NAME, primary_key=True))
    operations.create_table(
        "alerts",
        Column("id", NAME, primary_key=True),
        Column("rule", WORDS, nullable=False),
        Column("sentence", WORDS, nullable=False),
        Column("incident", NAME, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
    operations.create_table(
        "alert_sendings",
        Column("alert", NAME, ForeignKey("alerts.id"), primary_key=True),
        Column("channel", NAME, primary_key=True),
        Column("outcome", NAME, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
