"""The tables of the people at a desk and of what was expunged; they stand beside those of `schema`.

Accounts are never deleted, since decisions carry their names. Of passwords, cookies and tokens only hashes are kept.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Table

from tocsin.ledger.columns import NAME, WORDS, Moment, tables

accounts = Table(
    "accounts",
    tables,
    Column("name", NAME, primary_key=True),
    Column("role", NAME, nullable=False),
    Column("password", WORDS, nullable=False, comment="its argon2 hash; empty where an identity provider vouches"),
    Column("provisional", Boolean, nullable=False, comment="whether the owner knows the password still"),
    Column("known_as", NAME, unique=True, comment="how an identity provider names the person"),
    Column("made", Moment, nullable=False),
    Column("disabled", Moment),
)

sessions = Table(
    "sessions",
    tables,
    Column("sha256", NAME, primary_key=True, comment="of the cookie"),
    Column("account", NAME, ForeignKey("accounts.name"), nullable=False, index=True),
    Column("begun", Moment, nullable=False),
    Column("asked", Moment, nullable=False, comment="when something was last asked, to the minute"),
)

tokens = Table(
    "tokens",
    tables,
    Column("name", NAME, primary_key=True),
    Column("sha256", NAME, nullable=False, unique=True),
    Column("scopes", WORDS, nullable=False, comment="with spaces between them"),
    Column("made", Moment, nullable=False),
)

searches = Table(
    "searches",
    tables,
    Column("name", NAME, primary_key=True),
    Column("query", WORDS, nullable=False, comment="the filter as an address has it"),
    Column("made", Moment, nullable=False),
)

expunged = Table(
    "expunged",
    tables,
    Column("article", NAME, primary_key=True, comment="the id of the article that is gone for good"),
    Column("by", NAME, nullable=False),
    Column("why", WORDS, nullable=False),
    Column("made", Moment, nullable=False),
    Column("allowed", Moment, comment="since when it may be added again; null while it may not"),
)

expunged_marks = Table(
    "expunged_marks",
    tables,
    Column(
        "sha256", NAME, primary_key=True, comment="of the text, or of bytes that held it: by these it is known again"
    ),
    Column("article", NAME, ForeignKey("expunged.article"), primary_key=True),
)
