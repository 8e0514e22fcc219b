"""Verdicts of people on whether reports tell of one occurrence."""

from collections.abc import Sequence
from datetime import datetime

from tocsin.ledger import Ledger
from tocsin.reviewing.outcome import Outcome


def same(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge all these to be one occurrence; `ids` are those of incidents or reports, or their first digits."""
    raise NotImplementedError


def different(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge each of these to be another occurrence than each other.

    A report beside its own incident is parted from the rest of it.
    """
    raise NotImplementedError


def unsure(ledger: Ledger, ids: Sequence[str], *, by: str, why: str, now: datetime) -> Outcome:
    """Judge that nobody can tell whether these are one occurrence; the program's word on them no longer counts."""
    raise NotImplementedError
