"""Following a ledger: its log from the newest down, what changed since a line of it, and incidents by their ids alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from tocsin.ledger.answers import HistoryRow, IncidentFilter
from tocsin.ledger.exported import SUBJECT as EXPORTS
from tocsin.ledger.incidents import STANDS, conditions
from tocsin.ledger.questions import SUBJECT as QUESTIONS
from tocsin.ledger.saying import incidents_saying
from tocsin.ledger.schema import history, incidents, readings

ASIDE = frozenset({EXPORTS, QUESTIONS})
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
    """How many readings of articles there are; the list of articles is as it was until there are more."""
    return connection.scalar(select(func.count()).select_from(readings)) or 0


def written_lately(connection: Connection) -> Iterator[tuple[str, datetime]]:
    """The incidents that stand, each with when it was last written, the latest first, equals by id."""
    table = incidents.c
    rows = connection.execute(select(table.id, table.recorded).where(STANDS).order_by(table.recorded.desc(), table.id))
    return ((each, recorded) for each, recorded in rows)


def wanted_ids(connection: Connection, wanted: IncidentFilter) -> frozenset[str]:
    """The ids of the wanted incidents; the text is looked for in what their reports say too, not in labels alone."""
    labelled = frozenset(connection.scalars(select(incidents.c.id).where(*conditions(wanted))))
    if not wanted.text:
        return labelled
    others = select(incidents.c.id).where(*conditions(replace(wanted, text="")))
    said = incidents_saying(connection, wanted.text)
    return labelled | (said & frozenset(connection.scalars(others))) if said else labelled
