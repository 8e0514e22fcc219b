"""The tables, in words that every database understands.

What was received, told and decided is only ever added to. `incidents` and `incident_reports` are derived from it and
may be derived again at any time; what stood before is kept as a version of its own. `gists` hold of the incidents that
stand what questions take. An article shows one of its `printings`, chosen by a rule (`printing`) whatever the order in
which they came. Each row says when it was recorded
(`recorded`, `added`, `made` or `noted`); ids are hashes of content, moments are UTC, days are days. How an older ledger
comes to these tables is in `migrations/`.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    func,
)

from tocsin.ledger import deskschema as deskschema  # noqa: PLC0414 - its tables are part of every ledger
from tocsin.ledger import watchschema as watchschema  # noqa: PLC0414 - its tables are part of every ledger
from tocsin.ledger.columns import NAME, WORDS, Moment
from tocsin.ledger.columns import tables as tables  # noqa: PLC0414 - given on, with all tables in it

VERSION = 10
"""The version of these tables; `migrations` leads to it."""

ledger_version = Table("ledger_version", tables, Column("version", Integer, primary_key=True))

captures = Table(
    "captures",
    tables,
    Column("sha256", NAME, primary_key=True),
    Column("raw", LargeBinary, nullable=False, comment="the bytes as received, compressed with zlib"),
    Column("size", Integer, nullable=False, comment="of the bytes as received"),
    Column("recorded", Moment),
)

receipts = Table(
    "receipts",
    tables,
    Column("sha256", NAME, ForeignKey("captures.sha256"), primary_key=True),
    Column("source", NAME, primary_key=True, comment="the path or address that the bytes came from"),
    Column("media_type", NAME, nullable=False),
    Column("received", Moment),
    Column("recorded", Moment),
)

articles = Table(
    "articles",
    tables,
    Column("id", NAME, primary_key=True),
    Column("title", WORDS, nullable=False),
    Column("byline", WORDS, nullable=False),
    Column("publisher", WORDS, nullable=False),
    Column("url", WORDS, nullable=False),
    Column("published", Date),
    Column("dateline", WORDS, nullable=False),
    Column("language", NAME, nullable=False),
    Column("text", WORDS, nullable=False),
    Column("added", Moment, nullable=False),
    Column("printing", NAME, comment="which of its printings stands for it, as the columns above show it"),
)

printings = Table(
    "printings",
    tables,
    Column("id", NAME, primary_key=True),
    Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
    Column("title", WORDS, nullable=False),
    Column("byline", WORDS, nullable=False),
    Column("publisher", WORDS, nullable=False),
    Column("url", WORDS, nullable=False),
    Column("published", Date),
    Column("dateline", WORDS, nullable=False),
    Column("language", NAME, nullable=False),
    Column("recorded", Moment, nullable=False),
)
LONG = 500
"""Characters of a publisher's name beyond which PostgreSQL's indexes would not take it."""
Index(
    "articles_published",
    articles.c.publisher,
    articles.c.published,
    postgresql_where=func.length(articles.c.publisher) <= LONG,
)
Index(
    "articles_of_long_names",
    articles.c.published,
    sqlite_where=func.length(articles.c.publisher) > LONG,
    postgresql_where=func.length(articles.c.publisher) > LONG,
)

sightings = Table(
    "sightings",
    tables,
    Column("article", NAME, ForeignKey("articles.id"), primary_key=True),
    Column("sha256", NAME, primary_key=True, comment="of the bytes that the article was read from; may be empty"),
    Column("received", Moment),
    Column("recorded", Moment),
)

readings = Table(
    "readings",
    tables,
    Column("id", NAME, primary_key=True),
    Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
    Column("reader", NAME, nullable=False),
    Column("codebook", NAME, nullable=False),
    Column("made", Moment, nullable=False),
)

read_from = Table(
    "read_from",
    tables,
    Column("reading", NAME, ForeignKey("readings.id"), primary_key=True),
    Column("printing", NAME, ForeignKey("printings.id"), primary_key=True, comment="where its article has several"),
    Column("recorded", Moment, nullable=False),
)

statements = Table(
    "statements",
    tables,
    Column("reading", NAME, ForeignKey("readings.id"), primary_key=True),
    Column("id", NAME, primary_key=True),
    Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False, comment="within the reading, from 0"),
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
    Column("coded", WORDS, nullable=False, comment="the coding scheme's JSON form, section 11"),
    Index("statements_id", "id"),
    Index("statements_sort", "sort", "article"),
)

judgements = Table(
    "judgements",
    tables,
    Column("number", Integer, primary_key=True, comment="a later one supersedes those before it by the same side"),
    Column("left", NAME, nullable=False),
    Column("right", NAME, nullable=False),
    Column("verdict", NAME, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", WORDS, nullable=False),
    Column("by", NAME, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("made", Moment, nullable=False),
    Column("decision", Integer, comment="the number of a person's decision that it is part of"),
    Index("judgements_pair", "left", "right", "by"),
    Index("judgements_by", "by"),
)

decisions = Table(
    "decisions",
    tables,
    Column("number", Integer, primary_key=True),
    Column("subject", NAME, nullable=False, index=True, comment="the id of what was decided on"),
    Column(
        "verb",
        NAME,
        nullable=False,
        index=True,
        comment="same, different, unsure, correct, accept, reject, comment, undo",
    ),
    Column("field", NAME, nullable=False),
    Column("value", WORDS, nullable=False),
    Column("by", NAME, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("made", Moment, nullable=False, index=True),
)

incidents = Table(
    "incidents",
    tables,
    Column("number", Integer, primary_key=True, comment="of this version of the incident"),
    Column("id", NAME, nullable=False, index=True),
    Column("kind", NAME, nullable=False, index=True),
    Column("stage", NAME, nullable=False),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", NAME),
    Column("actors", WORDS, nullable=False, comment="labels, case folded, a line each"),
    Column("targets", WORDS, nullable=False, comment="labels, case folded, a line each"),
    Column("killed", BigInteger, comment="the least that any source says"),
    Column("words", WORDS, nullable=False, comment="all labels and words of place, case folded"),
    Column("form", WORDS, nullable=False, comment="the incident as JSON"),
    Column("recorded", Moment, nullable=False),
    Column("superseded", Moment, comment="when another version took its place, or none; null while it stands"),
)
Index(
    "incidents_standing",
    incidents.c.id,
    unique=True,
    sqlite_where=incidents.c.superseded.is_(None),
    postgresql_where=incidents.c.superseded.is_(None),
)

incident_reports = Table(
    "incident_reports",
    tables,
    Column("version", Integer, ForeignKey("incidents.number"), primary_key=True),
    Column("report", NAME, primary_key=True, index=True),
    Column(
        "alias",
        NAME,
        nullable=False,
        index=True,
        comment="the id that the incident has or had where this report is its first",
    ),
)

gists = Table(
    "gists",
    tables,
    Column(
        "bucket", Integer, primary_key=True, autoincrement=False, comment="the first two digits of the incidents' ids"
    ),
    Column("incidents", Integer, nullable=False, comment="how many it has the gists of"),
    Column("words", WORDS, nullable=False, comment="as JSON"),
    Column("numbers", LargeBinary, nullable=False, comment="columns of numbers and of words, as `gists` lists them"),
)

problems = Table(
    "problems",
    tables,
    Column("id", NAME, primary_key=True),
    Column("where", WORDS, nullable=False),
    Column("what", WORDS, nullable=False),
    Column("mend", WORDS, nullable=False),
    Column("noted", Moment, nullable=False),
)

history = Table(
    "history",
    tables,
    Column("number", Integer, primary_key=True),
    Column("subject", NAME, nullable=False, index=True, comment="the id of what it happened to"),
    Column("other", NAME, comment="the id that holds from then on what the subject held"),
    Column("what", WORDS, nullable=False),
    Column("by", NAME, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("made", Moment, nullable=False),
)

grades = Table(
    "grades",
    tables,
    Column("number", Integer, primary_key=True, comment="a later one of the same source supersedes those before it"),
    Column("source", WORDS, nullable=False, index=True, comment="the publisher as the articles name it"),
    Column("grade", NAME, nullable=False, comment="A to F, how reliable the source is held to be"),
    Column("by", NAME, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("made", Moment, nullable=False),
)

searchable = Table(
    "searchable",
    tables,
    Column("number", Integer, primary_key=True),
    Column("printing", NAME, ForeignKey("printings.id"), nullable=False, unique=True),
    Column(
        "folded", WORDS, nullable=False, comment="title and text as they are searched; found by `migrations`' indexes"
    ),
)
