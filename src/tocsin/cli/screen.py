"""How the command line speaks: one console for results, one for what goes wrong, and progress on long work."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.segment import Segment

from tocsin.cli.options import LedgerAt
from tocsin.ledger import Ledger, LedgerError, View, open_ledger
from tocsin.record import Problem

TURNS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that turn the direction of writing, and so can show words in another order than they have."""
ORDERS = frozenset((*range(0x20), *range(0x7F, 0xA0), *TURNS)) - frozenset(b"\t\n")
"""Characters that a terminal takes for orders and not for words."""
UNSAID = dict.fromkeys(ORDERS)
ESCAPED = {code: f"\\u{code:04x}" for code in ORDERS if code > 0x20}


class PlainConsole(Console):
    """A console on which words out of articles, names and addresses give the terminal no orders."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments without the characters of `ORDERS`; the console's own control codes stay."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else text.translate(UNSAID), style, control)

    def on_broken_pipe(self) -> None:
        """Print no more where nobody reads any more (`| head`): the work goes on, and nothing is left half done."""
        with suppress(SystemExit):
            super().on_broken_pipe()


console = PlainConsole(highlight=False, soft_wrap=False)
errors = PlainConsole(stderr=True, highlight=False, soft_wrap=True)
Item = TypeVar("Item")


def json_text(value: object, indent: int | None = None) -> str:
    r"""The value as JSON that reads back the same, with the characters of `ORDERS` escaped.

    >>> json_text("\x9b2J é")
    '"\\u009b2J é"'
    """
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(ESCAPED)


@contextmanager
def held(name: str, *faults: type[Exception], made: bool = False) -> Iterator[Ledger]:
    """The ledger of this name, for what a command does with it; one that is not there is `made` where asked.

    Where the ledger is at fault, or what is named among the `faults`, that is said and the command ends with 2.
    """
    kinds: tuple[type[Exception], ...] = (LedgerError, *faults)
    try:
        with open_ledger(name, existing=not made) as ledger:
            yield ledger
    except kinds as error:
        errors.print(_in_words(error), markup=False)
        raise typer.Exit(2) from error


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}; name a file that can be read and written"
    return str(error)


@contextmanager
def opened(which: LedgerAt, *faults: type[Exception]) -> Iterator[View]:
    """What can be asked of the ledger named, as it stood at the moment named; else as `held`."""
    with held(which.name, *faults) as ledger:
        yield ledger.at(which.moment) if which.moment else ledger


def problem(found: Problem) -> None:
    """Say what was wrong with an input, where, and what to do."""
    errors.print(f"! {found}", style="yellow", markup=False)


def progress(items: Iterable[Item], label: str, total: int | None = None, *, quiet: bool = False) -> Iterator[Item]:
    """The items as they come, counted on a bar on standard error where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        yield from bar.track(items, total=total)
