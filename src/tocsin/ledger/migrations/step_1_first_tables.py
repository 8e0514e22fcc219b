"""Version 1: the tables of the first release."""

from alembic.operations import Operations
from sqlalchemy import Column, Date, Float, ForeignKey, Integer, LargeBinary

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS


def upgrade(operations: Operations) -> None:
    """Make every table of version 1."""
    operations.create_table("ledger_version", Column("version", Integer, primary_key=True))
    _received(operations)
    _told(operations)
    _judged(operations)
    _derived(operations)
    _noted(operations)


def _received(operations: Operations) -> None:
    operations.create_table(
        "captures",
        Column("sha256", NAME, primary_key=True),
        Column("raw", LargeBinary, nullable=False),
        Column("size", Integer, nullable=False),
    )
    operations.create_table(
        "receipts",
        Column("sha256", NAME, ForeignKey("captures.sha256"), primary_key=True),
        Column("source", NAME, primary_key=True),
        Column("media_type", NAME, nullable=False),
        Column("received", MOMENT),
    )
    operations.create_table(
        "articles",
        Column("id", NAME, primary_key=True),
        Column("title", WORDS, nullable=False),
        Column("byline", WORDS, nullable=False),
        Column("publisher", WORDS, nullable=False),
        Column("url", WORDS, nullable=False),
        Column("published", Date),
        Column("dateline", WORDS, nullable=False),
        Column("language", NAME, nullable=False),
        Column("text", WORDS, nullable=False),
        Column("added", MOMENT, nullable=False),
    )
    operations.create_table(
        "sightings",
        Column("article", NAME, ForeignKey("articles.id"), primary_key=True),
        Column("sha256", NAME, primary_key=True),
        Column("received", MOMENT),
    )


def _told(operations: Operations) -> None:
    operations.create_table(
        "readings",
        Column("id", NAME, primary_key=True),
        Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
        Column("reader", NAME, nullable=False),
        Column("codebook", NAME, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
    operations.create_table(
        "statements",
        Column("reading", NAME, ForeignKey("readings.id"), primary_key=True),
        Column("id", NAME, primary_key=True),
        Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
        Column("position", Integer, nullable=False),
        Column("sort", NAME, nullable=False),
        Column("kind", NAME),
        Column("stage", NAME, nullable=False),
        Column("trigger_start", Integer, nullable=False),
        Column("trigger_end", Integer, nullable=False),
        Column("earliest", Date),
        Column("latest", Date),
        Column("lat", Float),
        Column("lon", Float),
        Column("country", NAME),
        Column("coded", WORDS, nullable=False),
    )


def _judged(operations: Operations) -> None:
    operations.create_table(
        "judgements",
        Column("number", Integer, primary_key=True),
        Column("left", NAME, nullable=False),
        Column("right", NAME, nullable=False),
        Column("verdict", NAME, nullable=False),
        Column("score", Float, nullable=False),
        Column("reasons", WORDS, nullable=False),
        Column("by", NAME, nullable=False),
        Column("why", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
    operations.create_index("judgements_pair", "judgements", ["left", "right", "by"])
    operations.create_table(
        "decisions",
        Column("number", Integer, primary_key=True),
        Column("subject", NAME, nullable=False, index=True),
        Column("verb", NAME, nullable=False),
        Column("field", NAME, nullable=False),
        Column("value", WORDS, nullable=False),
        Column("by", NAME, nullable=False),
        Column("why", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )


def _derived(operations: Operations) -> None:
    operations.create_table(
        "incidents",
        Column("id", NAME, primary_key=True),
        Column("kind", NAME, nullable=False, index=True),
        Column("stage", NAME, nullable=False),
        Column("earliest", Date, index=True),
        Column("latest", Date),
        Column("lat", Float),
        Column("lon", Float),
        Column("country", NAME),
        Column("actors", WORDS, nullable=False),
        Column("targets", WORDS, nullable=False),
        Column("killed", Integer),
        Column("words", WORDS, nullable=False),
        Column("form", WORDS, nullable=False),
    )
    operations.create_table(
        "incident_reports",
        Column("report", NAME, primary_key=True),
        Column("incident", NAME, ForeignKey("incidents.id"), nullable=False, index=True),
        Column("alias", NAME, nullable=False, index=True),
    )


def _noted(operations: Operations) -> None:
    operations.create_table(
        "problems",
        Column("id", NAME, primary_key=True),
        Column("where", WORDS, nullable=False),
        Column("what", WORDS, nullable=False),
        Column("mend", WORDS, nullable=False),
        Column("noted", MOMENT, nullable=False),
    )
    operations.create_table(
        "history",
        Column("number", Integer, primary_key=True),
        Column("subject", NAME, nullable=False, index=True),
        Column("what", WORDS, nullable=False),
        Column("by", NAME, nullable=False),
        Column("why", WORDS, nullable=False),
        Column("made", MOMENT, nullable=False),
    )
