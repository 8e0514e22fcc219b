"""The commands that ask a ledger how much, since when, after what, and whether a claim fits."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import app as app  # noqa: PLC0414 - given on, with these commands added
from tocsin.cli.options import DEFAULT_LEDGER, AsOfOption, LedgerOption, day, moment

if TYPE_CHECKING:
    from tocsin.analysis.caught import Catching

Kind = Annotated[str | None, typer.Option(help="Only these kinds, such as shelling or air-strike,drone-strike.")]
By = Annotated[str | None, typer.Option(help='Only by this side: a name, "US", "Iran-aligned", "US-led coalition".')]
On = Annotated[str | None, typer.Option(help="Only on this side.")]
At = Annotated[str | None, typer.Option(help="Only at this place or in this country (part of the name).")]
From = Annotated[str | None, typer.Option("--from", help="First day counted; by default that of the first article.")]
Until = Annotated[
    str | None, typer.Option(help="Last day counted; by default that of the last article, less the delay.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
Plot = Annotated[Path | None, typer.Option(help="Draw it here, .svg or .png; the specification is written beside it.")]
Season = Annotated[bool, typer.Option(help="Whether the season may matter; --no-season where it does not.")]
Catch = Annotated[
    str | None, typer.Option(help="How many of a second list's events the ledger holds and misses, like 15:5.")
]


class DateChosen(StrEnum):
    """Whether the date was fixed before the counts were looked at."""

    BEFORE = "before"
    AFTER = "after"


@app.command()
def rate(
    since: Annotated[str, typer.Option(help="The date asked about, like 2020-01-03.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    date_chosen: Annotated[
        DateChosen | None, typer.Option(help="Was the date fixed before or after looking at the counts?")
    ] = None,
    dates: Annotated[int | None, typer.Option(min=1, help="How many dates could have been picked.")] = None,
    before: Annotated[int, typer.Option(min=7, help="Days before to compare with.")] = 365,
    season: Season = True,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say whether incidents have become more or fewer since a date, and how sure that is."""
    from tocsin.analysis.rate import Asked
    from tocsin.answering.asking import About
    from tocsin.cli.answers import Shown
    from tocsin.cli.asking import chosen
    from tocsin.cli.asking import rate as run
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    fixed = day(since)
    if fixed is None:
        raise typer.BadParameter("--since needs a date; write it like 2020-01-03")
    asked = Asked(fixed, chosen(date_chosen), before, season, dates)
    raise typer.Exit(run(LedgerAt(ledger, moment(as_of)), about, asked, Shown(as_json, plot)))


@app.command()
def change(
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    most: Annotated[int, typer.Option(min=1, max=10, help="Up to how many changes are looked for.")] = 1,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say between which days the rate changed, if it did, and whether it has just changed."""
    from tocsin.answering.asking import About
    from tocsin.cli.answers import Shown
    from tocsin.cli.asking import change as run
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    raise typer.Exit(run(LedgerAt(ledger, moment(as_of)), about, most, Shown(as_json, plot)))


@app.command()
def response(
    after: Annotated[str, typer.Option(help='A kind, a doer or both: "air-strike", "US", "air-strike by US".')],
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    against: Annotated[str | None, typer.Option(help="A place that should stay the same, to compare with.")] = None,
    smallest: Annotated[float, typer.Option(min=1.01, help="The smallest change that would matter, as a ratio.")] = 1.5,
    season: Season = True,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say whether there were more or fewer incidents after interventions than after ordinary dates."""
    from tocsin.answering.asking import About, After
    from tocsin.cli.answers import Shown
    from tocsin.cli.asking import respond
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    raise typer.Exit(
        respond(LedgerAt(ledger, moment(as_of)), about, After(after, season, smallest, against), Shown(as_json, plot))
    )


@app.command()
def check(
    claim: Annotated[str | None, typer.Argument(help="A claim in plain words, with a number or a trend.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    every: Annotated[bool, typer.Option("--all", help="Check every tally and trend told in the ledger.")] = False,
    today: Annotated[str | None, typer.Option(help='The day that "in recent weeks" is counted from.')] = None,
    catch: Catch = None,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say whether a published count or trend fits what the ledger holds: supported, consistent, or hard to reconcile."""
    from tocsin.cli.answers import Shown
    from tocsin.cli.asking import check_all, check_words
    from tocsin.cli.screen import LedgerAt

    if every:
        raise typer.Exit(check_all(LedgerAt(ledger, moment(as_of)), catching(catch), as_json=as_json))
    if not claim:
        raise typer.BadParameter('give a claim, like "At least 15 rocket attacks since 3 January", or --all')
    raise typer.Exit(
        check_words(LedgerAt(ledger, moment(as_of)), claim, day(today), catching(catch), Shown(as_json, plot))
    )


def catching(value: str | None) -> "Catching | None":
    """How much is caught, as typed; a fault names the form wanted."""
    from tocsin.analysis.caught import Catching

    if not value:
        return None
    try:
        caught, missed = (float(part) for part in value.split(":"))
        return Catching(caught, missed)
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" says not how many are caught and missed; write it like 15:5') from error
