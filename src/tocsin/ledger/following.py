"""Following a ledger: its log from the newest down, what changed since a line of it, and incidents by their ids alone."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tocsin.ledger.answers import HistoryRow, IncidentFilter
from tocsin.ledger.incidents import conditions
from tocsin.ledger.people import SUBJECT as ACCOUNTS
from tocsin.ledger.questions import SUBJECT as QUESTIONS
from tocsin.ledger.schema import history, incidents, readings

ASIDE = frozenset({ACCOUNTS, QUESTIONS})
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


def wanted_ids(connection: Connection, wanted: IncidentFilter) -> frozenset[str]:
    """The ids of the wanted incidents."""
    return frozenset(connection.scalars(select(incidents.c.id).where(*conditions(wanted))))
