"""The way from the tables of an older ledger to those of today: one numbered step for each change, in one transaction.

A step says its operations in Alembic's words and never looks at `schema.py`, so that it means for ever what it meant
when it was written. A new ledger takes the same way, from nothing.
"""

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, delete, insert

from tocsin.ledger.migrations import (
    step_1_first_tables,
    step_2_times,
    step_3_grades,
    step_4_search,
    step_5_watching,
    step_6_found_by,
    step_7_printings,
    step_8_gists,
    step_9_desk,
    step_10_decisions,
)
from tocsin.ledger.schema import ledger_version

STEPS = (
    step_1_first_tables.upgrade,
    step_2_times.upgrade,
    step_3_grades.upgrade,
    step_4_search.upgrade,
    step_5_watching.upgrade,
    step_6_found_by.upgrade,
    step_7_printings.upgrade,
    step_8_gists.upgrade,
    step_9_desk.upgrade,
    step_10_decisions.upgrade,
)
"""What leads to version 1, to version 2 and so on."""


def migrate(connection: Connection, *, since: int, to: int = len(STEPS)) -> None:
    """Take the ledger from one version to another, 0 being none; the transaction is the caller's."""
    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[since:to]:
        step(operations)
    connection.execute(delete(ledger_version))
    connection.execute(insert(ledger_version).values(version=to))
