"""The sorts of columns that the steps use. They never change: a step that needs another adds it beside these."""

from sqlalchemy import DateTime, String, Text

NAME = String().with_variant(String(collation="C"), "postgresql")
WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its code points in every database, as SQLite does."""
MOMENT = DateTime(timezone=True)
