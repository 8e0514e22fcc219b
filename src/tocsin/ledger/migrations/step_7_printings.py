"""Version 7: every printing of an article is kept, and found by its own title.

An article of an older ledger has the one printing that was kept of it; others were not told apart from it.
"""

from alembic.operations import Operations
from sqlalchemy import Column, Date, ForeignKey, Integer, column, table, text

from tocsin.ledger.migrations.columns import MOMENT, NAME, WORDS
from tocsin.record import content_id

AT_ONCE = 500
HEAD = ("title", "byline", "publisher", "url", "published", "dateline", "language")
WORDS_FOUND = """CREATE TRIGGER searchable_words AFTER INSERT ON searchable BEGIN
    INSERT INTO whole_words (rowid, folded) VALUES (new.number, new.folded);
    INSERT INTO word_parts (rowid, folded) VALUES (new.number, new.folded);
END"""
"""Made again: what was on the table went with it."""


def upgrade(operations: Operations) -> None:
    """Make the tables, and a printing of each article."""
    operations.create_table(
        "printings",
        Column("id", NAME, primary_key=True),
        Column("article", NAME, ForeignKey("articles.id"), nullable=False, index=True),
        Column("title", WORDS, nullable=False),
        Column("byline", WORDS, nullable=False),
        Column("publisher", WORDS, nullable=False),
        Column("url", WORDS, nullable=False),
        Column("published", Date),
        Column("dateline", WORDS, nullable=False),
        Column("language", NAME, nullable=False),
        Column("recorded", MOMENT, nullable=False),
    )
    operations.create_table(
        "read_from",
        Column("reading", NAME, ForeignKey("readings.id"), primary_key=True),
        Column("printing", NAME, ForeignKey("printings.id"), primary_key=True),
        Column("recorded", MOMENT, nullable=False),
    )
    operations.add_column("articles", Column("printing", NAME))
    _print(operations)
    if operations.get_bind().dialect.name == "sqlite":
        _search_in_file(operations)
    else:
        _search_on_server(operations)


def _print(operations: Operations) -> None:
    rows = operations.get_bind().execute(text(f"SELECT id, {', '.join(HEAD)}, added FROM articles ORDER BY id"))  # noqa: S608 - own names
    kept = table("printings", *map(column, ("id", "article", *HEAD, "recorded")))
    for few in rows.mappings().partitions(AT_ONCE):
        told = [{name: row[name] for name in HEAD} for row in few]
        named = [
            {"id": content_id(row["id"], *head.values()), "article": row["id"], "recorded": row["added"]} | head
            for row, head in zip(few, told, strict=True)
        ]
        operations.bulk_insert(kept, named)
    operations.execute("UPDATE articles SET printing = (SELECT id FROM printings WHERE article = articles.id)")


def _search_in_file(operations: Operations) -> None:
    """The numbers stay, and with them all that finds words."""
    operations.create_table(
        "searched",
        Column("number", Integer, primary_key=True),
        Column("printing", NAME, ForeignKey("printings.id"), nullable=False, unique=True),
        Column("folded", WORDS, nullable=False),
    )
    operations.execute(
        "INSERT INTO searched SELECT number, id, folded FROM searchable JOIN printings USING (article) ORDER BY number"
    )
    operations.drop_table("searchable")
    operations.rename_table("searched", "searchable")
    operations.execute(WORDS_FOUND)


def _search_on_server(operations: Operations) -> None:
    operations.add_column("searchable", Column("printing", NAME))
    operations.execute(
        "UPDATE searchable SET printing = printings.id FROM printings WHERE printings.article = searchable.article"
    )
    operations.alter_column("searchable", "printing", nullable=False)
    operations.create_unique_constraint("searchable_printing_key", "searchable", ["printing"])
    operations.create_foreign_key("searchable_printing_fkey", "searchable", "printings", ["printing"], ["id"])
    operations.drop_column("searchable", "article")
