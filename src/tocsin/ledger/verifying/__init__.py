"""Verifying: every row read again, and held against its hash, its words, its own form and the rows that it names."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from tocsin.ledger.verifying.bound import bound
from tocsin.ledger.verifying.derived import incidents_hold
from tocsin.ledger.verifying.findings import UNREADABLE, wrong
from tocsin.ledger.verifying.people import decisions_hold, grades_hold, judgements_hold
from tocsin.ledger.verifying.received import (
    articles_hold,
    captures_hold,
    printings_hold,
    problems_hold,
    searchable_holds,
)
from tocsin.ledger.verifying.told import readings_hold
from tocsin.record import Problem

CHECKS: dict[str, Callable[[Connection], Iterator[Problem]]] = {
    "rows that others name": bound,
    "captures": captures_hold,
    "articles": articles_hold,
    "printings": printings_hold,
    "searchable": searchable_holds,
    "readings": readings_hold,
    "judgements": judgements_hold,
    "decisions": decisions_hold,
    "grades": grades_hold,
    "incidents": incidents_hold,
    "problems": problems_hold,
}


def what_does_not_hold(connection: Connection) -> Iterator[Problem]:
    """A problem for each row that does not hold, table by table; none in a ledger that is whole."""
    for name, check in CHECKS.items():
        try:
            yield from check(connection)
        except UNREADABLE as error:
            yield wrong(name, "", f"a value of these rows cannot be read: {error}")
