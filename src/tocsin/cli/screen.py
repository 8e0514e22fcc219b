"""How the command line speaks: one console for results, one for what goes wrong, and progress on long work."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tocsin.record import Problem

console = Console(highlight=False, soft_wrap=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True)
Item = TypeVar("Item")


def problem(found: Problem) -> None:
    """Say what was wrong with an input, where, and what to do."""
    errors.print(f"! {found}", style="yellow", markup=False)


def progress(items: Iterable[Item], label: str, total: int | None = None, *, quiet: bool = False) -> Iterator[Item]:
    """The items as they come, counted on a bar on standard error where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        yield from bar.track(items, total=total)
