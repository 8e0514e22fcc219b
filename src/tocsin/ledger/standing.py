"""What stood at a moment: every row says when it was recorded, so the past is a condition and never a copy."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, or_, true

from tocsin.ledger.schema import incidents


def recorded_by(recorded: Column[Any], moment: datetime | None) -> ColumnElement[bool]:
    """Rows recorded no later than the moment; all of them for None. What does not say when has always been there."""
    if moment is None:
        return true()
    by_then = recorded <= moment
    return or_(by_then, recorded.is_(None)) if recorded.nullable else by_then


def stands(moment: datetime | None) -> ColumnElement[bool]:
    """The version of each incident that stood at the moment, or stands now for None."""
    now = incidents.c.superseded.is_(None)
    return now if moment is None else (incidents.c.recorded <= moment) & (now | (incidents.c.superseded > moment))
