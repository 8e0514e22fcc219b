"""Options that several commands share."""

from datetime import date
from typing import Annotated

import typer

LedgerOption = Annotated[
    str, typer.Option("--ledger", envvar="TOCSIN_LEDGER", help="The ledger's file.", metavar="FILE")
]
DEFAULT_LEDGER = "tocsin.db"


def day(value: str | None) -> date | None:
    """A date typed by the user; a fault names the form wanted."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" is not a date; write it like 2020-04-03') from error
