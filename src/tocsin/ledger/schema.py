"""The tables, in words that every database understands.

What was received, told and decided is only ever added to; `incidents` and `incident_reports` are derived from it and
may be written again at any time. Ids are hashes of content, moments are UTC, days are days.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from tocsin.ledger.errors import TimeWithoutZone

VERSION = 1
"""The version of these tables; a ledger that says another is not touched."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, with its zone on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment in UTC; one without a zone is refused, since it could mean any."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TimeWithoutZone(value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment with its zone, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


tables = MetaData()

ledger_version = Table("ledger_version", tables, Column("version", Integer, primary_key=True))

captures = Table(
    "captures",
    tables,
    Column("sha256", String, primary_key=True),
    Column("raw", LargeBinary, nullable=False, comment="the bytes as received, compressed with zlib"),
    Column("size", Integer, nullable=False, comment="of the bytes as received"),
)

receipts = Table(
    "receipts",
    tables,
    Column("sha256", String, ForeignKey("captures.sha256"), primary_key=True),
    Column("source", String, primary_key=True, comment="the path or address that the bytes came from"),
    Column("media_type", String, nullable=False),
    Column("received", Moment),
)

articles = Table(
    "articles",
    tables,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("byline", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Date),
    Column("dateline", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("added", Moment, nullable=False),
)

sightings = Table(
    "sightings",
    tables,
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    Column("sha256", String, primary_key=True, comment="of the bytes that the article was read from; may be empty"),
    Column("received", Moment),
)

readings = Table(
    "readings",
    tables,
    Column("id", String, primary_key=True),
    Column("article", String, ForeignKey("articles.id"), nullable=False, index=True),
    Column("reader", String, nullable=False),
    Column("codebook", String, nullable=False),
    Column("made", Moment, nullable=False),
)

statements = Table(
    "statements",
    tables,
    Column("reading", String, ForeignKey("readings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("article", String, ForeignKey("articles.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False, comment="within the reading, from 0"),
    Column("sort", String, nullable=False),
    Column("kind", String),
    Column("stage", String, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", String),
    Column("coded", Text, nullable=False, comment="the coding scheme's JSON form, section 11"),
)

judgements = Table(
    "judgements",
    tables,
    Column("number", Integer, primary_key=True, comment="a later one supersedes those before it by the same side"),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("decision", Integer, comment="the number of a person's decision that it is part of"),
    Index("judgements_pair", "left", "right", "by"),
)

decisions = Table(
    "decisions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("subject", String, nullable=False, index=True, comment="the id of what was decided on"),
    Column("verb", String, nullable=False, comment="same, different, unsure, correct, accept, reject, comment, undo"),
    Column("field", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", Moment, nullable=False),
)

incidents = Table(
    "incidents",
    tables,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("stage", String, nullable=False),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", String),
    Column("actors", Text, nullable=False, comment="labels, case folded, a line each"),
    Column("targets", Text, nullable=False, comment="labels, case folded, a line each"),
    Column("killed", Integer, comment="the least that any source says"),
    Column("words", Text, nullable=False, comment="all labels and words of place, case folded"),
    Column("form", Text, nullable=False, comment="the incident as JSON"),
)

incident_reports = Table(
    "incident_reports",
    tables,
    Column("report", String, primary_key=True, comment="a report is of one incident"),
    Column("incident", String, ForeignKey("incidents.id"), nullable=False, index=True),
    Column(
        "alias",
        String,
        nullable=False,
        index=True,
        comment="the id that the incident has or had where this report is its first",
    ),
)

problems = Table(
    "problems",
    tables,
    Column("id", String, primary_key=True),
    Column("where", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("mend", Text, nullable=False),
    Column("noted", Moment, nullable=False),
)

history = Table(
    "history",
    tables,
    Column("number", Integer, primary_key=True),
    Column("subject", String, nullable=False, index=True, comment="the id of what it happened to"),
    Column("other", String, comment="the id that holds from then on what the subject held"),
    Column("what", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", Moment, nullable=False),
)
