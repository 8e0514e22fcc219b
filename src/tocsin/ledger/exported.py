"""What left the ledger: lines of its history that say who took what away."""

from datetime import datetime

from sqlalchemy import Connection

from tocsin.ledger.adding import log

SUBJECT = "exports"


def note_export(connection: Connection, what: str, *, by: str, now: datetime) -> None:
    """Keep that somebody took this away; each time is a line of its own."""
    log(connection, SUBJECT, what, by=by, now=now)
