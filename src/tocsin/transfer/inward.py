"""Into a ledger: the exchange form as it went out, or tables of others row by row."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, combinations, islice
from pathlib import Path

from tocsin.exports.exchange import as_lines, capture_of, judgement_of, read_of, whole
from tocsin.exports.importing.mapping import Columns, mapping_for
from tocsin.exports.importing.report import Taken, take_row
from tocsin.exports.importing.rowfiles import CannotRead, rows_of
from tocsin.keeping import keep_up
from tocsin.ledger import CannotAdd, DecisionRow, Ledger
from tocsin.record import Judgement, Problem, Verdict, content_id, statement_id
from tocsin.record.rows import Json

READER = "import"
"""Named as the reader of rows: their values were given, not read."""
ROUNDS = 20
"""How often rows of one table are set apart again before it is left as it is."""


@dataclass(slots=True)
class Imported:
    """What became of a file: new articles, those known already, problems, and the judgements that it holds.

    `barred` are the statements of articles that were expunged here, and their incidents, `unsaid` who judged them and
    when: nothing that was decided on them comes back.
    """

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    barred: set[str] = field(default_factory=set)
    unsaid: set[tuple[str, datetime | None]] = field(default_factory=set)

    def count(self, *, new: bool) -> None:
        """Count one article."""
        self.new, self.known = self.new + new, self.known + (not new)


def import_file(ledger: Ledger, path: Path, now: datetime, mapping: Columns | None = None) -> Imported:
    """Add what a file holds, then merge. Raises `Damaged` or `CannotRead` before anything is added."""
    if is_exchange(path):
        return import_ledger(ledger, path, now)
    return import_rows(ledger, path, now, mapping)


def is_exchange(path: Path) -> bool:
    """Whether the file is our exchange form, by its first line."""
    with path.open("rb") as file:
        first = file.readline(1_000_000)
        first = first if first.strip() != b"[" else file.readline(1_000_000)
    try:
        head = json.loads(first.strip().rstrip(b","))
    except ValueError:
        return False
    return isinstance(head, dict) and head.get("tocsin") == "exchange"


# --- the exchange form ---------------------------------------------------------------------------------------------


def import_ledger(ledger: Ledger, path: Path, now: datetime) -> Imported:
    """Add the articles, statements, judgements and decisions of an exchange form that is whole."""
    with path.open("rb") as file:
        for _ in whole(as_lines(file)):
            pass
    imported = Imported()
    known = set(ledger.decisions())
    with path.open("rb") as file:
        for number, line in enumerate(whole(as_lines(file)), 2):
            try:
                _add_line(ledger, line, imported, known, now)
            except (KeyError, TypeError, ValueError, CannotAdd) as wrong:
                imported.problems.append(Problem(f"{path.name}:{number}", f"line left out: {wrong}", "export it again"))
    ledger.save_judgements(imported.judgements, now)
    ledger.save_problems(imported.problems, now)
    keep_up(ledger, now)
    return imported


def _add_line(ledger: Ledger, line: Json, imported: Imported, known: set[DecisionRow], now: datetime) -> None:
    if "capture" in line:
        capture = capture_of(line)
        ledger.keep(capture, capture.received or now)
    elif "article" in line:
        read = read_of(line)
        if ledger.barred(read.article):
            told = {statement_id(read.article.id, each) for each in read.statements}
            imported.barred |= told | {content_id("incident", each) for each in told}
        imported.count(new=ledger.add(None, read.article, read.statements, reader=read.reader, now=read.added))
    elif "judgement" in line:
        judgement = judgement_of(line)
        if imported.barred.isdisjoint((judgement.left, judgement.right)):
            imported.judgements.append(judgement)
        else:
            imported.unsaid.add((judgement.by, judgement.made))
    elif "decision" in line:
        decision = DecisionRow(**line["decision"] | {"made": datetime.fromisoformat(line["decision"]["made"])})
        if decision not in known and not _on_barred(imported, decision):
            ledger.decide(decision)


def _on_barred(imported: Imported, decision: DecisionRow) -> bool:
    named = (decision.subject, *decision.value.split())
    return not imported.barred.isdisjoint(named) or (decision.by, decision.made) in imported.unsaid


# --- tables of others ----------------------------------------------------------------------------------------------


def import_rows(ledger: Ledger, path: Path, now: datetime, mapping: Columns | None = None) -> Imported:
    """Add each row as an article of its own words with one report. Raises `CannotRead` where no mapping fits."""
    rows = rows_of(path)
    first = list(islice(rows, 1))
    if not first:
        raise CannotRead(path, "it has no rows")
    found = mapping or mapping_for(first[0][1])
    if found is None:
        raise CannotRead(path, "its columns are of no scheme that is known; say with --mapping FILE what they mean")
    imported = Imported()
    for where, row in chain(first, rows):
        taken = take_row(row, found, where)
        imported.problems += taken.problems
        _add_row(ledger, taken, where, imported, now)
    ledger.save_problems(imported.problems, now)
    keep_up(ledger, now)
    set_apart(ledger, found.publisher, now)
    return imported


def _add_row(ledger: Ledger, taken: Taken, where: str, imported: Imported, now: datetime) -> None:
    if taken.article and taken.report:
        try:
            imported.count(new=ledger.add(None, taken.article, [taken.report], reader=READER, now=now))
        except CannotAdd as why:
            imported.problems.append(Problem(where, str(why), "this row was left out"))


def set_apart(ledger: Ledger, publisher: str, now: datetime) -> None:
    """Judge different the rows of one table that were merged: the table tells them apart, as an article does."""
    own = {telling.id for telling in ledger.tellings(sort="event") if telling.publisher == publisher}
    for _ in range(ROUNDS):
        pairs = [
            pair
            for incident in ledger.incidents()
            for pair in combinations(filter(own.__contains__, incident.reports), 2)
        ]
        if not pairs:
            return
        ledger.save_judgements((_different(left, right, publisher) for left, right in pairs), now)
        keep_up(ledger, now)


def _different(left: str, right: str, publisher: str) -> Judgement:
    return Judgement(left, right, Verdict.DIFFERENT, 1.0, by=publisher, why="two rows of one table")
