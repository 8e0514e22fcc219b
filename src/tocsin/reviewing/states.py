"""The state of each field of a report: the machine's, accepted, corrected or rejected, and by whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.ledger import Ledger


class State(StrEnum):
    """Who answers for a value."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field of a report (`field` "" is the whole report): its state, the last person who decided on it, and both values.

    `machine` and `value` are in the codebook's JSON form as text: what the reader read, and what counts now.
    """

    field: str
    state: State
    by: str = ""
    why: str = ""
    made: datetime | None = None
    machine: str = ""
    value: str = ""


def states(ledger: Ledger, which: str) -> tuple[FieldState, ...]:
    """The state of the report of this id as a whole, then of each of its fields, in the codebook's order."""
    raise NotImplementedError
