"""What the review commands print: what was decided and which incidents it changed, the queue, the past."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from getpass import getuser
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin import reviewing
from tocsin.cli.listing import write_csv
from tocsin.cli.screen import console, held, json_text
from tocsin.cli.words import incident_table
from tocsin.ledger import Ledger
from tocsin.reviewing import Outcome, ReviewError


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and why."""

    by: str
    why: str

    @classmethod
    def named(cls, by: str, why: str) -> "Person":
        """The person named, else who is logged in."""
        return cls(by.strip() or getuser(), why)

    def now(self) -> dict[str, Any]:
        """What every decision is told: by whom, why and when."""
        return {"by": self.by, "why": self.why, "now": datetime.now(UTC)}


def judge(ledger_name: str, verb: str, ids: Sequence[str], person: Person) -> int:
    """Decide whether these are one; 2 when that cannot be."""
    verdict = getattr(reviewing, verb)
    return _decide(ledger_name, lambda ledger: verdict(ledger, ids, **person.now()))


def state(ledger_name: str, verb: str, on: tuple[str, str], person: Person) -> int:
    """Accept, reject or comment on an id and a field; 2 when that cannot be."""
    said = getattr(reviewing, verb)
    return _decide(ledger_name, lambda ledger: said(ledger, *on, **person.now()))


def mend(ledger_name: str, change: tuple[str, str, str], words: str, person: Person) -> int:
    """Correct a field; 2 when its words do not say the value."""

    def corrected(ledger: Ledger) -> Outcome:
        pointed = reviewing.offsets(ledger, *change[:2], words) if words else None
        return reviewing.correct(ledger, *change, words=pointed, **person.now())

    return _decide(ledger_name, corrected)


def take_back(ledger_name: str, number: int | None, alone: bool, person: Person) -> int:
    """Undo a decision, with all parts of its act unless it `alone` is meant; 2 when there is none."""
    return _decide(ledger_name, lambda ledger: reviewing.undo(ledger, number=number, alone=alone, **person.now()))


def _decide(ledger_name: str, decide: Callable[[Ledger], Outcome]) -> int:
    """Decide, and print what came of it."""
    with held(ledger_name, ReviewError) as ledger:
        done = decide(ledger)
        found = [incident for each in done.changed if (incident := ledger.incident(each))]
    console.print(Text.assemble((f"{done.number} ", "cyan"), done.what))
    if found:
        console.print(incident_table(found))
    for gone in done.gone:
        console.print(f"{gone[:8]} is no incident of its own any more", style="dim", markup=False)
    return 0


def list_queue(ledger_name: str, lane: str, limit: int, form: str) -> int:
    """Print what waits for a person; 2 when the lane or the ledger is at fault."""
    return _print(ledger_name, form, partial(_queued, lane=lane, limit=limit))


def list_history(ledger_name: str, which: str, form: str) -> int:
    """Print the past of an id; 2 when nothing ever had it."""
    return _print(ledger_name, form, partial(_past, which=which))


def _past(ledger: Ledger, which: str) -> list[dict[str, Any]]:
    lines = reviewing.history(ledger, which)
    numbers = reviewing.numbers_of(ledger, lines)
    return [asdict(line) | {"decision": number} for line, number in zip(lines, numbers, strict=True)]


def _queued(ledger: Ledger, lane: str, limit: int) -> list[dict[str, Any]]:
    items = reviewing.queue(ledger, lane, limit)
    return [asdict(item) | {"ids": " ".join(item.ids), "worth": round(item.worth, 2)} for item in items]


def _print(ledger_name: str, form: str, ask: Callable[[Ledger], list[dict[str, Any]]]) -> int:
    with held(ledger_name, ReviewError) as ledger:
        rows = [{name: _told(cell) for name, cell in row.items()} for row in ask(ledger)]
    if form == "csv":
        write_csv(rows)
    elif form == "table":
        console.print(_table(rows))
    else:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    return 0


def _told(cell: object) -> object:
    return f"{cell:%Y-%m-%d %H:%M:%S}Z" if isinstance(cell, datetime) else cell


def _table(rows: Sequence[dict[str, Any]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in rows[0] if rows else ("nothing",):
        table.add_column(name)
    for row in rows:
        cells = {"ids": _short, "subject": _short}
        table.add_row(*(Text(cells.get(name, str)(cell)) for name, cell in row.items()))
    return table


def _short(ids: object) -> str:
    return " ".join(each[:8] for each in str(ids).split())
