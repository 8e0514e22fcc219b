"""Version 8: the gists of incidents, who published when without a look at the articles' texts, statements by sort.

The gists are made by the program that opens the ledger: they follow from what is there.
"""

from alembic.operations import Operations
from sqlalchemy import Column, Integer, LargeBinary, text

from tocsin.ledger.migrations.columns import WORDS


def upgrade(operations: Operations) -> None:
    """Make the table and the indexes."""
    operations.create_table(
        "gists",
        Column("bucket", Integer, primary_key=True, autoincrement=False),
        Column("incidents", Integer, nullable=False),
        Column("words", WORDS, nullable=False),
        Column("numbers", LargeBinary, nullable=False),
    )
    operations.create_index("statements_sort", "statements", ["sort", "article"])
    operations.create_index(
        "articles_published",
        "articles",
        ["publisher", "published"],
        postgresql_where=text("length(publisher) <= 500"),
    )
    operations.create_index(
        "articles_of_long_names",
        "articles",
        ["published"],
        sqlite_where=text("length(publisher) > 500"),
        postgresql_where=text("length(publisher) > 500"),
    )
