"""The past of an id: all that happened to it and to what it is made of."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tocsin.ledger import HistoryRow, Ledger
from tocsin.ledger.deciding import decided_at
from tocsin.record import PROGRAM, Incident, Telling
from tocsin.reviewing.faults import UnknownId


def history(ledger: Ledger, which: str) -> list[HistoryRow]:
    """All that happened to an incident, its reports and their articles, to a report or to an article, the first first.

    What a person did to several of them at once is one line. Raises `UnknownId` when nothing ever had such an id.
    """
    incident, lines = ledger.incident(which), ledger.history(which)
    if incident:
        lines += ledger.histories(_about(incident, ledger.tellings(ids=incident.reports)))
    if not lines and ledger.statement_id(which) is None:
        raise UnknownId(which)
    return _each_once(lines)


def history_of(ledger: Ledger, incident: Incident, told: Iterable[Telling]) -> list[HistoryRow]:
    """The history of an incident that is at hand with what tells of it."""
    return _each_once(ledger.histories(_about(incident, told)))


def _about(incident: Incident, told: Iterable[Telling]) -> list[str]:
    return [incident.id, *incident.reports, *sorted({telling.article_id for telling in told})]


def _each_once(lines: Iterable[HistoryRow]) -> list[HistoryRow]:
    once: dict[tuple[object, ...], HistoryRow] = {}
    for line in lines:
        about_all = line.by != PROGRAM
        once.setdefault((line.made, line.what, line.by, line.why, "" if about_all else line.subject), line)
    return sorted(once.values(), key=lambda line: line.made)


def numbers_of(ledger: Ledger, lines: Sequence[HistoryRow]) -> list[str]:
    """For each line the numbers of the decisions that it tells of, by which they are undone; "" where it tells of none."""
    made: dict[tuple[str, datetime], list[int]] = {}
    with ledger.reading() as connection:
        decided = decided_at(connection, (line.made for line in lines if line.by != PROGRAM))
    for each in decided:
        made.setdefault((each.by, each.made), []).append(each.number)
    return [", ".join(map(str, made.get((line.by, line.made), ()))) for line in lines]
