"""Options that several commands share."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.taking import Command, taking

if TYPE_CHECKING:
    from tocsin.cli.listing import Wanted

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="TOCSIN_LEDGER",
        help="The ledger: a file, or postgresql://user@host/database.",
        metavar="LEDGER",
    ),
]
DEFAULT_LEDGER = "tocsin.db"


class Panel(StrEnum):
    """Under which heading a command stands in the help."""

    READ = "Read news in"
    LOOK = "Look at what is held"
    DECIDE = "Decide"
    ASK = "Ask"
    KEEP = "Keep, move, exchange"


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
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="Ask the ledger as it stood then: at the end of a day, or at a time like 2020-04-03T09:30, in UTC.",
        metavar="MOMENT",
    ),
]
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


@dataclass(frozen=True, slots=True)
class LedgerAt:
    """The ledger that a question is asked of, as it stood at a moment, or as it stands."""

    name: str
    moment: datetime | None = None


def day(value: str | None) -> date | None:
    """A date typed by the user; a fault names the form wanted."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" is not a date; write it like 2020-04-03') from error


def moment(value: str | None) -> datetime | None:
    """A moment typed by the user: the end of a day, or a time, in UTC where no zone is given.

    >>> moment("2020-04-03"), moment("2020-04-03T09:30+02:00")
    (datetime.datetime(2020, 4, 3, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc), datetime.datetime(2020, 4, 3, 7, 30, tzinfo=datetime.timezone.utc))
    """
    if not value:
        return None
    try:
        when = datetime.fromisoformat(value)
        whole_day = "T" not in value and " " not in value
        when = datetime.combine(when, time.max) if whole_day else when
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f'"{value}" is no moment; write it like 2020-04-03 or 2020-04-03T09:30') from error


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which incidents are meant, and of which ledger."""

    ledger: LedgerAt
    wanted: "Wanted"


def narrowed(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: KindOption = None,
    stage: StageOption = None,
    every_stage: EveryStageOption = False,
    by: ByOption = None,
    on: OnOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    killed: KilledOption = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
) -> Narrowed:
    """The incidents as typed; its parameters are the options of the commands that list or write incidents."""
    from tocsin.cli.listing import Wanted

    wanted = Wanted(kind, tuple(stage or ()), every_stage, by, on, country, day(since), day(until), killed, limit)
    return Narrowed(LedgerAt(ledger, moment(as_of)), wanted)


def narrows(command: Command) -> Command:
    """Give a command the options that say which incidents are meant, as the `Narrowed` that it takes first."""
    return taking(narrowed)(command)
