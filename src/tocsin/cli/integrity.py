"""`tocsin verify` and `tocsin rebuild`: whether a ledger is whole, and what follows from it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tocsin.cli.screen import console, held, problem
from tocsin.ledger import Ledger
from tocsin.record import Problem
from tocsin.reviewing import rebuild, verify


def check(ledger_name: str) -> int:
    """List what does not hold; 1 when something does not."""
    return _list(ledger_name, verify, "every row holds", "{} rows do not hold")


def derive_again(ledger_name: str) -> int:
    """Derive all incidents again, and list how what was there differed; 1 when it did."""
    return _list(
        ledger_name,
        lambda ledger: rebuild(ledger, datetime.now(UTC)),
        "derived again; nothing differs",
        "derived again; {} differed",
    )


def _list(ledger_name: str, look: Callable[[Ledger], Sequence[Problem]], whole: str, damaged: str) -> int:
    with held(ledger_name) as ledger:
        found = look(ledger)
    for each in found:
        problem(each)
    console.print(damaged.format(len(found)) if found else whole, markup=False)
    return int(bool(found))
