"""Options that several commands share."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

LedgerOption = Annotated[
    str, typer.Option("--ledger", envvar="TOCSIN_LEDGER", help="The ledger's file.", metavar="FILE")
]
DEFAULT_LEDGER = "tocsin.db"


class Form(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


class ReaderName(StrEnum):
    """Which reader reads."""

    AUTO = "auto"
    TRAINED = "trained"
    LEXICAL = "lexical"


ReaderOption = Annotated[ReaderName, typer.Option(help="Which reader reads; auto takes the best that is installed.")]
FormOption = Annotated[Form, typer.Option("--format", "-f", help="How to print.")]
KindOption = Annotated[str | None, typer.Option("--kind", help="Only this kind, such as shelling.")]
StageOption = Annotated[
    list[str] | None,
    typer.Option("--stage", help="Only these stages; by default what occurred, goes on or was foiled."),
]
EveryStageOption = Annotated[bool, typer.Option("--all", help="Every stage: also what is feared, planned, denied.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Only with this actor (part of the name).")]
OnOption = Annotated[str | None, typer.Option("--on", help="Only with this target (part of the name).")]
CountryOption = Annotated[str | None, typer.Option("--country", help="Only in this country, as a two-letter code.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="Only from this day on.")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Only up to this day.")]
KilledOption = Annotated[
    int | None, typer.Option("--killed", min=0, max=10**12, help="Only with at least so many killed.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=0, max=10**9, help="At most so many.")]


def day(value: str | None) -> date | None:
    """A date typed by the user; a fault names the form wanted."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" is not a date; write it like 2020-04-03') from error
