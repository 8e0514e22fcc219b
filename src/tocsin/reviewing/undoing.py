"""Undoing: another entry in the log, never a deletion; what was decided in one act is taken back in one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from tocsin.ledger import UNDO, DecisionRow, Ledger
from tocsin.ledger.deciding import act_of, decision_numbered, last_standing, undone_by_now
from tocsin.reviewing.faults import NothingToUndo
from tocsin.reviewing.outcome import Outcome, take_all


def undo(
    ledger: Ledger, *, by: str, why: str, now: datetime, number: int | None = None, alone: bool = False
) -> Outcome:
    """Undo the last decision of this person that stands, or the one of this `number`, an undoing too.

    With it go the other parts of the same act, such as a bulk decision: what the same person decided with the same verb,
    on the same field, at the same moment. `alone` leaves them. Raises `NothingToUndo`.
    """
    with ledger.reading() as connection:
        gone = undone_by_now(connection)
        target = _last(connection, by, gone) if number is None else _numbered(connection, number, gone)
        parts = [target] if alone else act_of(connection, target, gone)
    back = [
        (DecisionRow(each.subject, UNDO, "", str(each.number), by, why, now), f"undid {_said([each])}")
        for each in parts
    ]
    return take_all(ledger, back, f"undid {_said(parts)}")


def _said(parts: Sequence[DecisionRow]) -> str:
    """The decisions by number, with what they were."""
    first, numbers = parts[0], [each.number for each in parts]
    on = first.subject if len(parts) == 1 else f"{len(parts)} things"
    field = f" {first.field}" if first.field else ""
    return f"{_listed(numbers)}, {first.by}'s {first.verb}{field} on {on}"


def _listed(numbers: Sequence[int]) -> str:
    """Numbers in rising order, in words.

    >>> _listed([4]), _listed([4, 5, 6]), _listed([4, 6])
    ('4', '4 to 6', '4 and 6')
    """
    *firsts, last = numbers
    if len(firsts) > 1 and last - firsts[0] == len(firsts):
        return f"{firsts[0]} to {last}"
    return " and ".join(filter(None, (", ".join(map(str, firsts)), str(last))))


def _last(connection: Connection, by: str, gone: frozenset[int]) -> DecisionRow:
    found = last_standing(connection, by, gone)
    if found is None:
        raise NothingToUndo(f"no decision of {by} stands; `tocsin undo --number N` undoes another's")
    return found


def _numbered(connection: Connection, number: int, gone: frozenset[int]) -> DecisionRow:
    found = decision_numbered(connection, number)
    if found is None:
        raise NothingToUndo(f"there is no decision {number}; `tocsin history ID` shows them")
    if number in gone:
        raise NothingToUndo(f"decision {number} is undone already")
    return found
