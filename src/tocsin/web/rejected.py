"""Incidents and reports that a person rejected: hidden, with who, when and why, and brought back by undoing that."""

from tocsin.ledger import DecisionRow
from tocsin.ledger.deciding import named, standing_on
from tocsin.record import Incident
from tocsin.web.desk import Desk


def standing_incident(desk: Desk, which: str) -> Incident | DecisionRow | None:
    """The incident whose id begins so, or that it went into; of one that was rejected the decision; None for no such id.

    Others may have taken over what stood beside the rejected reports: they are not what was asked for.
    """
    found = desk.ledger.incident(which)
    if found is None or not found.id.startswith(which):
        return rejection_of(desk, which) or found
    return found


def rejection_of(desk: Desk, which: str) -> DecisionRow | None:
    """The last standing decision that rejected the whole of the incident or report of this id; None where none did."""
    with desk.ledger.reading() as connection:
        made = standing_on(connection, [which])
    whole = (each for each in reversed(made) if each.verb == "reject" and not each.field)
    return next((each for each in whole if which in named(each)), None)
