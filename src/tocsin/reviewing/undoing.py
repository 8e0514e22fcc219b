"""Undoing: another entry in the log, never a deletion."""

from datetime import datetime

from tocsin.ledger import UNDO, DecisionRow, Ledger, standing, subjects_of, undone
from tocsin.reviewing.faults import NothingToUndo
from tocsin.reviewing.outcome import Outcome, take


def undo(ledger: Ledger, *, by: str, why: str, now: datetime, number: int | None = None) -> Outcome:
    """Undo the last decision of this person that stands, or the one of this `number`, an undoing too.

    Raises `NothingToUndo`.
    """
    made = ledger.decisions()
    target = _last(made, by) if number is None else _numbered(made, number)
    field = f" {target.field}" if target.field else ""
    decision = DecisionRow(target.subject, UNDO, "", str(target.number), by, why, now)
    what = f"undid {target.number}, {target.by}'s {target.verb}{field} on {target.subject}"
    return take(ledger, decision, what, on=_reports(made, target))


def _reports(made: list[DecisionRow], target: DecisionRow) -> tuple[str, ...]:
    """The statements whose values come back; of an undoing, those of what it had undone."""
    if target.verb == UNDO:
        return _reports(made, next(each for each in made if str(each.number) == target.value))
    return subjects_of(target)


def _last(made: list[DecisionRow], by: str) -> DecisionRow:
    own = [each for each in standing(made) if each.by == by]
    if not own:
        raise NothingToUndo(f"no decision of {by} stands; `tocsin undo --number N` undoes another's")
    return own[-1]


def _numbered(made: list[DecisionRow], number: int) -> DecisionRow:
    found = next((each for each in made if each.number == number), None)
    if found is None:
        raise NothingToUndo(f"there is no decision {number}; `tocsin history ID` shows them")
    if number in undone(made):
        raise NothingToUndo(f"decision {number} is undone already")
    return found
