"""The tables of what is watched and of whom was told; they stand beside those of `schema`."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from tocsin.ledger.columns import NAME, WORDS, Moment, tables

watched_feeds = Table(
    "watched_feeds",
    tables,
    Column("address", NAME, primary_key=True, comment="as the feeds file names it"),
    Column("etag", WORDS, nullable=False),
    Column("modified", WORDS, nullable=False, comment="the server's Last-Modified"),
    Column("due", Moment, comment="when to ask again"),
    Column("failures", Integer, nullable=False, comment="in a row"),
    Column("moved", WORDS, nullable=False, comment="the address that it has moved to for good"),
)

watched_pages = Table(
    "watched_pages",
    tables,
    Column("address", NAME, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("read", Boolean, nullable=False),
    Column("asked", Moment, nullable=False),
)

alert_keys = Table(
    "alert_keys",
    tables,
    Column("rule", NAME, primary_key=True, comment="a hash of the rule's words"),
    Column("key", NAME, primary_key=True, comment="a report, a day or a name that the rule has met"),
)

alerts = Table(
    "alerts",
    tables,
    Column("id", NAME, primary_key=True),
    Column("rule", WORDS, nullable=False, comment="the rule's name"),
    Column("sentence", WORDS, nullable=False),
    Column("incident", NAME, nullable=False),
    Column("made", Moment, nullable=False),
)

alert_sendings = Table(
    "alert_sendings",
    tables,
    Column("alert", NAME, ForeignKey("alerts.id"), primary_key=True),
    Column("channel", NAME, primary_key=True),
    Column("outcome", NAME, nullable=False, comment="empty while it is being sent"),
    Column("made", Moment, nullable=False),
)
