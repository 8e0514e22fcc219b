"""Version 2: bytes say when they were recorded, incidents are kept as versions, a judgement names its decision.

What version 1 did not record stays unknown: bytes count as recorded when they were received, the only version of an
incident as recorded when it was last formed or changed.
"""

from typing import Any

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, Date, Float, ForeignKey, Integer, column, table, text

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS

FORMED = "SELECT subject, max(made) AS made FROM history WHERE what IN ('formed', 'changed') GROUP BY subject"


def upgrade(operations: Operations) -> None:
    """Add the moments; make each incident the first version of itself."""
    for name in ("captures", "receipts", "sightings"):
        operations.add_column(name, Column("recorded", MOMENT))
    operations.add_column("judgements", Column("decision", Integer))
    operations.add_column("history", Column("other", NAME))
    operations.execute("UPDATE receipts SET recorded = received")
    operations.execute("UPDATE sightings SET recorded = (SELECT added FROM articles WHERE id = sightings.article)")
    operations.execute(
        "UPDATE captures SET recorded = (SELECT min(received) FROM receipts WHERE receipts.sha256 = captures.sha256)"
    )
    _keep_versions(operations)


def _keep_versions(operations: Operations) -> None:
    rows = _rows(operations, "SELECT * FROM incidents ORDER BY id")
    reports = _rows(operations, "SELECT * FROM incident_reports ORDER BY report")
    recorded = {row["subject"]: row["made"] for row in _rows(operations, FORMED)}
    operations.drop_table("incident_reports")
    operations.drop_table("incidents")
    _make_tables(operations)
    _insert(operations, "incidents", [row | {"recorded": recorded[row["id"]]} for row in rows])
    numbers = {row["id"]: row["number"] for row in _rows(operations, "SELECT number, id FROM incidents")}
    versions = [(numbers[row["incident"]], row["report"], row["alias"]) for row in reports]
    _insert(
        operations,
        "incident_reports",
        [dict(zip(("version", "report", "alias"), each, strict=True)) for each in versions],
    )


def _rows(operations: Operations, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in operations.get_bind().execute(text(query)).mappings()]


def _insert(operations: Operations, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        # plain columns: what was read as the database's own text goes back as the same text
        operations.bulk_insert(table(name, *map(column, rows[0])), rows)


def _make_tables(operations: Operations) -> None:
    operations.create_table(
        "incidents",
        Column("number", Integer, primary_key=True),
        Column("id", NAME, nullable=False, index=True),
        Column("kind", NAME, nullable=False, index=True),
        Column("stage", NAME, nullable=False),
        Column("earliest", Date, index=True),
        Column("latest", Date),
        Column("lat", Float),
        Column("lon", Float),
        Column("country", NAME),
        Column("actors", WORDS, nullable=False),
        Column("targets", WORDS, nullable=False),
        Column("killed", BigInteger),
        Column("words", WORDS, nullable=False),
        Column("form", WORDS, nullable=False),
        Column("recorded", MOMENT, nullable=False),
        Column("superseded", MOMENT),
    )
    operations.create_index(
        "incidents_standing",
        "incidents",
        ["id"],
        unique=True,
        sqlite_where=text("superseded IS NULL"),
        postgresql_where=text("superseded IS NULL"),
    )
    operations.create_table(
        "incident_reports",
        Column("version", Integer, ForeignKey("incidents.number"), primary_key=True),
        Column("report", NAME, primary_key=True),
        Column("alias", NAME, nullable=False),
    )
    operations.create_index("ix_incident_reports_report", "incident_reports", ["report"])
    operations.create_index("ix_incident_reports_alias", "incident_reports", ["alias"])
