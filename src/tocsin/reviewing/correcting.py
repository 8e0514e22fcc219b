"""Corrections: another value for a field of a report, borne out by words of its article."""

from datetime import datetime

from tocsin.ledger import Ledger
from tocsin.resolving import Resolver
from tocsin.reviewing.outcome import Outcome


def correct(
    ledger: Ledger,
    which: str,
    field: str,
    value: str,
    *,
    by: str,
    why: str,
    now: datetime,
    words: tuple[int, int] | None = None,
    resolver: Resolver | None = None,
) -> Outcome:
    """Give a field of a report (an incident, where it has one report) another value.

    `value` is in the codebook's terms: a word of its lists (`kind`, `stage`), days (`when` 2020-01-03..2020-01-04), a
    count (`killed` 2..2), an actor's id, a place's name, or simply the words of the article that say it. `words` are the
    offsets of the words in the article that bear the value out; without them the value's own words are sought beside the
    trigger. Several values of one field stand with ` | ` between them.

    Raises `NotBorneOut` when the words do not say the value, `UnknownField`, `UnknownId`.
    """
    raise NotImplementedError
