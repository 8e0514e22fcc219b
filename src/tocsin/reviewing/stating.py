"""Acceptance, rejection and comments, on whole incidents and reports or on one field of them."""

from datetime import datetime

from tocsin.ledger import DecisionRow, Ledger
from tocsin.reviewing.faults import HiddenWithoutReason, UnknownField
from tocsin.reviewing.fields import FIELDS, NEEDED
from tocsin.reviewing.outcome import COMMENT, Outcome, take
from tocsin.reviewing.subjects import subject

DONE = {"accept": "accepted", "reject": "rejected", COMMENT: "commented on"}


def accept(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say that it is right as it stands: an incident with its reports, a report, or one field of them."""
    return _state(ledger, DecisionRow(which, "accept", field, "", by, why, now))


def reject(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say that it is wrong: the report, or every report of the incident, no longer counts; a field is left empty.

    Raises `UnknownField` for a field that no statement can be without, and `HiddenWithoutReason` for what is rejected as a
    whole without a `why`.
    """
    if not field and not why.strip():
        raise HiddenWithoutReason(which)
    if field in NEEDED:
        raise UnknownField(field, tuple(each for each in FIELDS if each not in NEEDED))
    return _state(ledger, DecisionRow(which, "reject", field, "", by, why, now))


def comment(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say something (`why`) on it that changes nothing."""
    return _state(ledger, DecisionRow(which, COMMENT, field, "", by, why, now))


def _state(ledger: Ledger, said: DecisionRow) -> Outcome:
    if said.field and said.field not in FIELDS:
        raise UnknownField(said.field, FIELDS)
    on = subject(ledger, said.subject)
    value = " ".join(on.reports) if on.incident else ""
    decision = DecisionRow(on.id, said.verb, said.field, value, said.by, said.why, said.made)
    return take(ledger, decision, f"{DONE[said.verb]} {said.field or 'as a whole'}: {on.id}")
