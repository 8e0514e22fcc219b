"""Gists in the database: some hundred rows, each with the gists of the incidents whose ids begin alike."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, delete, insert, select

from tocsin.ledger.forms import read_incident
from tocsin.ledger.gists.columns import Gists, joined, tidy
from tocsin.ledger.gists.form import numbers_form, read_gists, words_form
from tocsin.ledger.gists.gathering import gists_of
from tocsin.ledger.postgresql import take_stock
from tocsin.ledger.schema import articles, gists, incidents, readings, statements
from tocsin.ledger.tellings import find_parties
from tocsin.ledger.transactions import MANY_BYTES
from tocsin.record import Incident

DIGITS = 2
"""Of an id, its first, that say which row has its gist."""
TOLD = (articles, readings, statements)
"""The tables that tell who did it and to whom."""
SHIFT = np.uint64(64 - 4 * DIGITS)


def put_gists(connection: Connection, all_there_are: Iterable[Incident]) -> None:
    """Make the gists of these incidents the ledger's."""
    connection.execute(delete(gists))
    take_stock(connection, *TOLD)
    _put(connection, gists_of(all_there_are, find_parties(connection)))


def change_gists(connection: Connection, changed: Collection[Incident], withdrawn: Iterable[str]) -> None:
    """Put the gists of these incidents in the place of those with their ids, and take away the withdrawn."""
    told = find_parties(connection, [report for incident in changed for report in incident.reports])
    fresh = gists_of(changed, told)
    ids = {*withdrawn, *(incident.id for incident in changed)}
    gone = np.array([int(each, 16) for each in sorted(ids)], np.uint64)
    buckets = sorted({int(each[:DIGITS], 16) for each in ids})
    held = connection.execute(select(gists).where(gists.c.bucket.in_(buckets))).all()
    kept = [each.taken(~np.isin(each.measured["id"], gone)) for each in map(_read, held)]
    connection.execute(delete(gists).where(gists.c.bucket.in_(buckets)))
    _put(connection, joined([*kept, fresh]))


def all_gists(connection: Connection) -> Gists:
    """The gists of all incidents, by id."""
    chosen = select(gists).order_by(gists.c.bucket).execution_options(**{MANY_BYTES: True})
    return joined(map(_read, connection.execute(chosen)))


def derived(connection: Connection) -> Gists:
    """The gists of all incidents as they follow from the incidents and what their reports tell."""
    forms = connection.scalars(select(incidents.c.form).where(incidents.c.superseded.is_(None)))
    return gists_of(map(read_incident, forms), find_parties(connection))


def make_gists(connection: Connection) -> None:
    """Make all gists from what is there, in place of those that are kept."""
    take_stock(connection, *TOLD)
    connection.execute(delete(gists))
    _put(connection, derived(connection))


def _put(connection: Connection, whole: Gists) -> None:
    rows = list(rows_of(whole))
    if rows:
        connection.execute(insert(gists), rows)


def rows_of(whole: Gists) -> Iterator[dict[str, Any]]:
    """The rows that keep these gists."""
    ordered = tidy(whole)
    buckets = ordered.measured["id"].astype(np.uint64) >> SHIFT
    for bucket in np.unique(buckets):
        some = tidy(ordered.taken(np.arange(*np.searchsorted(buckets, [bucket, bucket + np.uint64(1)]))))
        yield {
            "bucket": int(bucket),
            "incidents": len(some),
            "words": words_form(some),
            "numbers": numbers_form(some),
        }


def _read(row: Row[Any]) -> Gists:
    return read_gists(row.incidents, row.words, row.numbers)
