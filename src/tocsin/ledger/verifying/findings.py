"""How it is said that a row does not hold."""

import zlib

from tocsin.record import Problem

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, zlib.error)
"""What reading a damaged value may raise."""
RESTORE = "restore the ledger from an archive or a copy"
REBUILD = "run `tocsin rebuild`"


def wrong(table: str, key: object, what: str, mend: str = RESTORE) -> Problem:
    """The problem with a row."""
    return Problem(f"{table} {key}".strip(), what, mend)
