"""The version in which decisions are found by when they were made and by their verb."""

from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Index what a decision looks up of those before it: the moments of what it names, and what was undone."""
    for column in ("verb", "made"):
        operations.create_index(f"ix_decisions_{column}", "decisions", [column])
