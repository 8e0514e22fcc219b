"""Into a ledger: the exchange form as it went out, or tables of others row by row."""

import json
from datetime import datetime
from pathlib import Path

from tocsin.exports.exchange import as_lines, capture_of, judgement_of, read_of, whole
from tocsin.exports.importing.mapping import Columns
from tocsin.keeping import keep_up
from tocsin.ledger import DecisionRow, IdTaken, Ledger
from tocsin.record import Problem
from tocsin.record.rows import Json
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
    known = set(ledger.decisions())
    with path.open("rb") as file:
        for number, line in enumerate(whole(as_lines(file)), 2):
            try:
                _add_line(ledger, line, imported, known, now)
            except (KeyError, TypeError, ValueError, IdTaken) as wrong:
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
        imported.count(new=ledger.add(None, read.article, read.statements, reader=read.reader, now=read.added))
    elif "judgement" in line:
        imported.judgements.append(judgement_of(line))
    elif "decision" in line:
        decision = DecisionRow(**line["decision"] | {"made": datetime.fromisoformat(line["decision"]["made"])})
        if decision not in known:
            ledger.decide(decision)
