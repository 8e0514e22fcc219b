"""Version 6: statements are found by id and judgements by who made them, whatever the size of the ledger."""

from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Make the indexes."""
    operations.create_index("statements_id", "statements", ["id"])
    operations.create_index("judgements_by", "judgements", ["by"])
