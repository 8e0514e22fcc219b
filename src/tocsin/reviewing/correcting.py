"""Corrections: another value for a field of a statement, borne out by words of its article."""

from datetime import datetime
from functools import cache

from tocsin.codebook.added import added_beside
from tocsin.codebook.ownactors import own_file
from tocsin.ledger import CORRECT, DecisionRow, Ledger, with_value, written
from tocsin.record import sort_of
from tocsin.record.coded import from_coded, to_coded
from tocsin.resolving import Resolver, load_resolver
from tocsin.reviewing.case import open_case
from tocsin.reviewing.faults import UnknownField
from tocsin.reviewing.fields import FIELDS, FIELDS_OF
from tocsin.reviewing.outcome import Outcome, take
from tocsin.reviewing.values import value_for


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
    """Give a field of a report (an incident, where it has one report), a tally or another statement another value.

    `value` is in the codebook's terms: a word of its lists (`kind`, `stage`), days (`when` 2020-01-03..2020-01-04), a
    count (`killed` 2..2, a tally's `count` 15..), an actor's id, a place's name, or simply the words of the article that say it. `words` are the
    offsets of the words in the article that bear the value out; without them the value's own words are sought beside the
    trigger. Several values of one field stand with ` | ` between them. Without a `resolver` that of the ledger's own
    tables is opened when one is needed.

    Raises `NotBorneOut` when the words do not say the value, `UnknownField`, `UnknownId`.
    """
    if field not in FIELDS:
        raise UnknownField(field, FIELDS)
    case = open_case(ledger, which, field, words, lambda: resolver or resolver_of(ledger.where))
    known = FIELDS_OF[sort_of(case.telling.statement)]
    if field not in known:
        raise UnknownField(field, known)
    found = value_for(case, value)
    from_coded(with_value(to_coded(case.telling.statement), field, found), case.article.text)
    decision = DecisionRow(case.telling.id, CORRECT, field, written(found), by, why, now)
    return take(ledger, decision, f"corrected {field} of {case.telling.id} to {value}")


@cache
def resolver_of(where: str) -> Resolver:
    """The resolver with the places and actors kept beside a ledger, opened once."""
    return load_resolver(added_beside(where), own_file(where))
