"""Version 4: the words of articles as they are searched.

`searchable` holds each article's title and text as `folding` folds them. SQLite finds whole words and parts of words in
two FTS5 tables that triggers fill; PostgreSQL finds them by an index on text search vectors and, where we may install
pg_trgm, by one on trigrams. Without pg_trgm it reads all texts, which is slower and finds the same.
"""

from alembic.operations import Operations
from sqlalchemy import Column, ForeignKey, Integer, column, table, text
from sqlalchemy.exc import DBAPIError

from tocsin.ledger.folding import searchable_form
from tocsin.ledger.migrations.columns import NAME, WORDS

AT_ONCE = 500
FTS = (
    "CREATE VIRTUAL TABLE whole_words USING fts5(folded, content=searchable, content_rowid=number, tokenize=unicode61)",
    "CREATE VIRTUAL TABLE word_parts USING fts5(folded, content=searchable, content_rowid=number, tokenize=trigram)",
    """CREATE TRIGGER searchable_words AFTER INSERT ON searchable BEGIN
        INSERT INTO whole_words (rowid, folded) VALUES (new.number, new.folded);
        INSERT INTO word_parts (rowid, folded) VALUES (new.number, new.folded);
    END""",
)
VECTORS = (
    "CREATE INDEX searchable_words ON searchable USING gin (to_tsvector('simple'::regconfig, left(folded, 250000)))"
)
"""A vector has an end, at a megabyte."""
TRIGRAMS = "CREATE INDEX searchable_parts ON searchable USING gin (folded gin_trgm_ops)"


def upgrade(operations: Operations) -> None:
    """Make the table and what finds words in it, and fill them from the articles that are there."""
    operations.create_table(
        "searchable",
        Column("number", Integer, primary_key=True),
        Column("article", NAME, ForeignKey("articles.id"), nullable=False, unique=True),
        Column("folded", WORDS, nullable=False),
    )
    if operations.get_bind().dialect.name == "sqlite":
        for statement in FTS:
            operations.execute(statement)
    else:
        operations.execute(VECTORS)
        _index_trigrams(operations)
    _fill(operations)


def _index_trigrams(operations: Operations) -> None:
    connection = operations.get_bind()
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            connection.execute(text(TRIGRAMS))
    except DBAPIError:
        # whoever runs the server did not allow it
        return


def _fill(operations: Operations) -> None:
    rows = operations.get_bind().execute(text("SELECT id, title, text FROM articles ORDER BY id"))
    kept = table("searchable", column("article"), column("folded"))
    for few in rows.partitions(AT_ONCE):
        folded = [{"article": row.id, "folded": searchable_form(row.title, row.text)} for row in few]
        operations.bulk_insert(kept, folded)
