"""What every question has in common as typed: the ledger, what narrows it, and how the answer is shown.

A command that is marked with `asks` takes these as one `Question`, and its help lists them after its own options.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tocsin.answering.about import About
from tocsin.cli.options import DEFAULT_LEDGER, AsOfOption, LedgerAt, LedgerOption, day, moment
from tocsin.cli.taking import Command, taking

NARROWING = ("kind", "by", "on", "place", "first", "until", "first_told")
"""The shared parameters that say which incidents are meant."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How an answer is to be shown, and where to draw it."""

    json: bool = False
    plot: Path | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Which ledger is asked, about what, and how the answer is shown."""

    ledger: LedgerAt
    about: About
    shown: Shown


def as_typed(
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Annotated[
        str | None, typer.Option(help="Only these kinds, such as shelling or air-strike,drone-strike.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(help='Only by this side: a name, "US", "Iran-aligned", "US-led coalition".')
    ] = None,
    on: Annotated[str | None, typer.Option(help="Only on this side.")] = None,
    place: Annotated[str | None, typer.Option(help="Only at this place or in this country (part of the name).")] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="First day counted; by default that of the first article.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Last day counted; by default that of the last article, less the delay.")
    ] = None,
    first_told: Annotated[
        bool, typer.Option("--first-told", help="Count what has no day on the day on which it was first told of.")
    ] = False,
    as_of: AsOfOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Draw it here, .svg or .png; the specification is written beside it.")
    ] = None,
) -> Question:
    """The question as typed; its parameters are the options that commands share."""
    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until), first_told=first_told)
    return Question(LedgerAt(ledger, moment(as_of)), about, Shown(as_json, plot))


def asks(without: Collection[str] = ()) -> Callable[[Command], Command]:
    """Give a command the shared options but these, as the `Question` that it takes first."""
    return taking(as_typed, without)
