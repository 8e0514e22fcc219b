"""Tables into a ledger: those of others row by row, and our long form article by article."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice, pairwise
from pathlib import Path

from tocsin.exports.importing.longform import articles_of, is_long
from tocsin.exports.importing.mapping import Columns, mapping_for
from tocsin.exports.importing.report import Taken, take_row
from tocsin.exports.importing.rowfiles import CannotRead, rows_of
from tocsin.exports.importing.rowtext import Row
from tocsin.keeping import keep_up
from tocsin.ledger import Ledger
from tocsin.record import Judgement, Verdict, statement_id
from tocsin.transfer.apart import set_apart
from tocsin.transfer.imported import Imported

AT_ONCE = 500
"""Rows that are added in one transaction."""
LONG_FORM = "Tocsin statements"
"""Who judges what the long form joins and parts."""
READER = "import"
"""Named as the reader of rows: their values were given, not read."""


def import_rows(ledger: Ledger, path: Path, now: datetime, mapping: Columns | None = None) -> Imported:
    """Add each row as an article of its own words with one report. Raises `CannotRead` where no mapping fits."""
    rows = rows_of(path)
    first = list(islice(rows, 1))
    if not first:
        raise CannotRead(path, "it has no rows")
    if mapping is None and is_long(first[0][1]):
        return _import_long(ledger, chain(first, rows), now)
    found = mapping or mapping_for(first[0][1])
    if found is None:
        raise CannotRead(path, "its columns are of no scheme that is known; say with --mapping FILE what they mean")
    imported = Imported()
    waiting = chain(first, rows)
    while few := list(islice(waiting, AT_ONCE)):
        with ledger.together():
            for where, row in few:
                _add_row(ledger, take_row(row, found, where), imported, now)
    ledger.save_problems(imported.problems, now)
    keep_up(ledger, now)
    own = (telling.id for telling in ledger.tellings(sort="event") if found.publisher in telling.publishers)
    set_apart(ledger, {each: each for each in own}, found.publisher, now)
    return imported


def _add_row(ledger: Ledger, taken: Taken, imported: Imported, now: datetime) -> None:
    imported.problems += taken.problems
    if taken.article and taken.report:
        imported.count(new=ledger.add(None, taken.article, [taken.report], reader=READER, now=now))


def _import_long(ledger: Ledger, rows: Iterable[tuple[str, Row]], now: datetime) -> Imported:
    """Add the articles of the long form with their reports, and join and part these as the form does."""
    imported, incidents = Imported(), dict[str, str]()
    waiting = iter(articles_of(rows))
    while few := list(islice(waiting, AT_ONCE)):
        with ledger.together():
            for taken in few:
                reports = [report for _, report in taken.reports]
                imported.problems += taken.problems
                imported.count(new=ledger.add(None, taken.article, reports, reader=READER, now=now))
                incidents |= {statement_id(taken.article.id, report): name for name, report in taken.reports}
    ledger.save_problems(imported.problems, now)
    ledger.save_judgements(_joined(incidents), now)
    keep_up(ledger, now)
    set_apart(ledger, incidents, LONG_FORM, now)
    return imported


def _joined(incidents: Mapping[str, str]) -> Iterator[Judgement]:
    """Judgements that the reports of each incident are the same, as the form has it."""
    groups: dict[str, list[str]] = {}
    for report in sorted(incidents):
        groups.setdefault(incidents[report], []).append(report)
    for left, right in chain.from_iterable(map(pairwise, groups.values())):
        yield Judgement(left, right, Verdict.SAME, 1.0, by=LONG_FORM, why="one incident of the long form")
