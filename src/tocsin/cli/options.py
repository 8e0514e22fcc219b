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


def day(value: str | None) -> date | None:
    """A date typed by the user; a fault names the form wanted."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" is not a date; write it like 2020-04-03') from error
