"""Into a ledger: the exchange form as it went out, or tables of others row by row."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tocsin.exports.exchange import as_lines, capture_of, judgement_of, read_of, whole
from tocsin.exports.importing.mapping import Columns
from tocsin.keeping import keep_up
from tocsin.ledger import CannotAdd, DecisionRow, Ledger
from tocsin.record import PROGRAM, Judgement, Problem, content_id, statement_id
from tocsin.record.rows import Json
from tocsin.transfer.decided import Decided, decision_of
from tocsin.transfer.imported import Imported
from tocsin.transfer.tables import import_rows


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
    decided = Decided.of(ledger.decisions())
    with path.open("rb") as file:
        for number, line in enumerate(whole(as_lines(file)), 2):
            try:
                _add_line(ledger, line, imported, decided, now)
            except (KeyError, TypeError, ValueError, CannotAdd) as wrong:
                imported.problems.append(Problem(f"{path.name}:{number}", f"line left out: {wrong}", "export it again"))
    ledger.save_judgements(decided.alone(imported.judgements), now)
    ledger.save_problems(imported.problems, now)
    keep_up(ledger, now)
    return imported


def _add_line(ledger: Ledger, line: Json, imported: Imported, decided: Decided, now: datetime) -> None:
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
        _take_judgement(judgement_of(line), imported)
    elif "decision" in line:
        said = decision_of(line)
        if not _on_barred(imported, *said):
            decided.take(ledger, said)


def _take_judgement(judgement: Judgement, imported: Imported) -> None:
    """Keep what a person judged in mind; what the program judged it derives again."""
    if not imported.barred.isdisjoint((judgement.left, judgement.right)):
        imported.unsaid.add((judgement.by, judgement.made))
    elif judgement.by != PROGRAM:
        imported.judgements.append(judgement)


def _on_barred(imported: Imported, decision: DecisionRow, judged: Sequence[Judgement]) -> bool:
    named = (decision.subject, *decision.value.split(), *(side for each in judged for side in (each.left, each.right)))
    return not imported.barred.isdisjoint(named) or (decision.by, decision.made) in imported.unsaid
