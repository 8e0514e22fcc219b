"""Undoing: another entry in the log, never a deletion."""

from datetime import datetime

from tocsin.ledger import Ledger
from tocsin.reviewing.outcome import Outcome


def undo(ledger: Ledger, *, by: str, why: str, now: datetime, number: int | None = None) -> Outcome:
    """Undo the last decision of this person that stands, or the one of this `number`, an undoing too.

    Raises `NothingToUndo`.
    """
    raise NotImplementedError
