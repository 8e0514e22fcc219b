"""How the command line speaks: one console for results, one for what goes wrong, and progress on long work."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tocsin.ledger import Ledger, LedgerError, open_ledger
from tocsin.record import Problem

console = Console(highlight=False, soft_wrap=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True)
Item = TypeVar("Item")


class NoLedger(LedgerError):
    """A question was asked of a ledger that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no ledger at {name}; make one with `tocsin add SOURCE --ledger {name}`")


def open_existing(name: str) -> Ledger:
    """The ledger of this name; raises `NoLedger` rather than make an empty one."""
    if "://" not in name and not Path(name).exists():
        raise NoLedger(name)
    return open_ledger(name)


def problem(found: Problem) -> None:
    """Say what was wrong with an input, where, and what to do."""
    errors.print(f"! {found}", style="yellow", markup=False)


def progress(items: Iterable[Item], label: str, total: int | None = None, *, quiet: bool = False) -> Iterator[Item]:
    """The items as they come, counted on a bar on standard error where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        yield from bar.track(items, total=total)
