"""The state of each field of a report: the machine's, accepted, corrected or rejected, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tocsin.ledger import DecisionRow, Ledger, reviewed, value_of, written
from tocsin.record import Telling
from tocsin.record.coded import to_coded
from tocsin.reviewing.faults import UnknownId
from tocsin.reviewing.fields import FIELDS


class State(StrEnum):
    """Who answers for a value."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


AFTER = {"accept": State.ACCEPTED, "correct": State.CORRECTED, "reject": State.REJECTED}


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field of a report (`field` "" is the whole report): its state, the last person who decided on it, and both values.

    `machine` and `value` are in the codebook's JSON form as text: what the reader read, and what counts now; "" for
    nothing, and for the whole report.
    """

    field: str
    state: State
    by: str = ""
    why: str = ""
    made: datetime | None = None
    machine: str = ""
    value: str = ""


def states(ledger: Ledger, which: str) -> tuple[FieldState, ...]:
    """The state of the report of this id as a whole, then of each field that it has or had, in the codebook's order."""
    told = ledger.statement_id(which)
    now = ledger.attached([told]).get(told) if told else None
    if now is None:
        raise UnknownId(which)
    return states_of(ledger, [now])[now]


def states_of(ledger: Ledger, reports: Sequence[str]) -> dict[str, tuple[FieldState, ...]]:
    """The same of each of these reports, which tell now."""
    decided = ledger.decided_on(reports)
    read = ledger.tellings(ids=reports, as_read=True)
    return {telling.id: _states(telling, decided.get(telling.id, [])) for telling in read}


def _states(telling: Telling, made: list[DecisionRow]) -> tuple[FieldState, ...]:
    machine = to_coded(telling.statement)
    counts = reviewed(machine, [each for each in made if each.field]) or machine
    told_of = [field for field in FIELDS if value_of(machine, field) or value_of(counts, field)]
    return tuple(_state(field, made, value_of(machine, field), value_of(counts, field)) for field in ("", *told_of))


def _state(field: str, made: list[DecisionRow], machine: Any, value: Any) -> FieldState:  # noqa: ANN401 - whatever the codebook's form holds
    forms = [written(each) if each else "" for each in (machine, value)]
    last = next((each for each in reversed(made) if each.field == field), None)
    if last is None:
        return FieldState(field, State.MACHINE, machine=forms[0], value=forms[1])
    return FieldState(field, AFTER[last.verb], last.by, last.why, last.made, *forms)
