"""Following a ledger: its log from the newest down, what changed since a line of it, and incidents by their ids alone."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, func, literal, select

from tocsin.ledger.answers import HistoryRow, IncidentFilter
from tocsin.ledger.batches import AT_ONCE, batches
from tocsin.ledger.exported import SUBJECT as EXPORTS
from tocsin.ledger.forecasts import SUBJECT as FORECASTS
from tocsin.ledger.forms import read_incident
from tocsin.ledger.incidents import STANDS, conditions
from tocsin.ledger.people import SUBJECT as ACCOUNTS
from tocsin.ledger.questions import SUBJECT as QUESTIONS
from tocsin.ledger.saying import incidents_saying
from tocsin.ledger.schema import history, incidents, printings, readings
from tocsin.record import Incident

ASIDE = frozenset({ACCOUNTS, EXPORTS, FORECASTS, QUESTIONS})
"""Subjects of lines from which nothing of what the ledger holds follows."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log with its number, which grows."""

    number: int
    line: HistoryRow


def last_number(connection: Connection) -> int:
    """The number of the log's last line, 0 when nothing has happened."""
    return connection.scalar(select(func.max(history.c.number))) or 0


def changed_since(connection: Connection, number: int) -> frozenset[str]:
    """The ids of all that something happened to after this line of the log."""
    return frozenset(connection.scalars(select(history.c.subject).where(history.c.number > number).distinct()))


def log_before(connection: Connection, number: int | None, limit: int, by: str = "") -> list[LogLine]:
    """The log's lines from before this number, the newest first; only those of one person where asked for."""
    table = history.c
    chosen = select(table.number, table.subject, table.what, table.by, table.why, table.made)
    if number is not None:
        chosen = chosen.where(table.number < number)
    if by:
        chosen = chosen.where(table.by == by)
    rows = connection.execute(chosen.order_by(table.number.desc()).limit(limit))
    return [LogLine(first, HistoryRow(*rest)) for first, *rest in rows]


def count_of_readings(connection: Connection) -> int:
    """How many readings and printings of articles there are; the list of articles is as it was until there are more."""
    counts = (select(func.count()).select_from(table).scalar_subquery() for table in (readings, printings))
    return connection.scalar(select(sum(counts, literal(0)))) or 0


def written_lately(connection: Connection) -> Iterator[tuple[str, datetime]]:
    """The incidents that stand, each with when it was last written, the latest first, equals by id."""
    table = incidents.c
    rows = connection.execute(select(table.id, table.recorded).where(STANDS).order_by(table.recorded.desc(), table.id))
    return ((each, recorded) for each, recorded in rows)


def wanted_ids(connection: Connection, wanted: IncidentFilter, among: Collection[str] | None = None) -> frozenset[str]:
    """The ids of the wanted incidents, only those `among` these where they are told.

    The text is looked for in what their reports say too, not in labels alone.
    """
    labelled = _meant(connection, wanted, among)
    few = among if among is not None and len(among) <= AT_ONCE else None
    said = incidents_saying(connection, wanted.text, few) if wanted.text else frozenset()
    return labelled | (said & _meant(connection, replace(wanted, text=""), among)) if said else labelled


def _meant(connection: Connection, wanted: IncidentFilter, among: Collection[str] | None) -> frozenset[str]:
    chosen = select(incidents.c.id).where(STANDS, *conditions(wanted))
    if among is None:
        return frozenset(connection.scalars(chosen))
    few = (connection.scalars(chosen.where(incidents.c.id.in_(some))) for some in batches(among))
    return frozenset(each for found in few for each in found)


def standing_among(connection: Connection, ids: Collection[str]) -> dict[str, Incident]:
    """The incidents that have one of these ids now, by id."""
    table = incidents.c
    standing = select(table.id, table.form).where(STANDS)
    rows = (connection.execute(standing.where(table.id.in_(few))) for few in batches(ids))
    return {each: read_incident(form) for found in rows for each, form in found}
