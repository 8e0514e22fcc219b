"""Acceptance, rejection and comments, on whole incidents and reports or on one field of a report."""

from datetime import datetime

from tocsin.ledger import Ledger
from tocsin.reviewing.outcome import Outcome


def accept(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say that it is right as it stands: an incident with its reports, a report, or one field of a report."""
    raise NotImplementedError


def reject(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say that it is wrong: the report, or every report of the incident, no longer counts; a field is left empty."""
    raise NotImplementedError


def comment(ledger: Ledger, which: str, field: str = "", *, by: str, why: str, now: datetime) -> Outcome:
    """Say something (`why`) on it that changes nothing."""
    raise NotImplementedError
