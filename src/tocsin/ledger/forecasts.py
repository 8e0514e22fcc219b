"""Forecasts registered beforehand: lines of a ledger's history that hold what was said, and when, for good."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from tocsin.ledger.adding import log
from tocsin.ledger.schema import history
from tocsin.record import PROGRAM

SUBJECT = "forecasts"


@dataclass(frozen=True, slots=True)
class Kept:
    """A registered forecast: its id, which is of what it says; what it says, as JSON; and when it was registered."""

    id: str
    said: str
    made: datetime


def keep_forecast(connection: Connection, forecast_id: str, said: str, now: datetime, by: str = PROGRAM) -> None:
    """Register a forecast; the same one again changes nothing."""
    if forecast_id not in {one.id for one in forecasts_kept(connection)}:
        log(connection, SUBJECT, forecast_id, now=now, by=by, why=said)


def forecasts_kept(connection: Connection) -> list[Kept]:
    """The forecasts registered so far, the first first."""
    line = history.c
    chosen = select(line.what, line.why, line.made).where(line.subject == SUBJECT).order_by(line.number)
    return [Kept(*row) for row in connection.execute(chosen)]
