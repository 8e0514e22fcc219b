"""The commands that ask a ledger what may come, what it could have seen, and what came before attacks."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, AsOfOption, LedgerOption, day, moment
from tocsin.cli.questions import AsJson, At, By, From, Kind, On, Plot, Until
from tocsin.cli.questions import app as app  # noqa: PLC0414 - given on, with these commands added

Within = Annotated[int, typer.Option(min=1, max=90, help="Days after a sign within which an attack counts.")]


@app.command()
def forecast(
    weeks: Annotated[int, typer.Option(min=1, max=26, help="How many weeks ahead, all together.")] = 1,
    at_least: Annotated[int, typer.Option(min=1, max=10_000, help="Also the chance of at least so many.")] = 1,
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say how likely incidents are in the coming weeks, beside simpler forecasts and the record of each."""
    from tocsin.answering.asking import About
    from tocsin.cli.answers import Shown
    from tocsin.cli.foretelling import run_forecast
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    raise typer.Exit(run_forecast(LedgerAt(ledger, moment(as_of)), about, weeks, at_least, Shown(as_json, plot)))


@app.command()
def coverage(
    ledger: LedgerOption = DEFAULT_LEDGER,
    still_to_come: Annotated[
        bool, typer.Option("--still-to-come", help="How many incidents of the last days are still to be reported.")
    ] = False,
    missed: Annotated[
        bool, typer.Option("--missed", help="How many no source told of, from where sources overlap.")
    ] = False,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say what the ledger could have seen: sources over time, delays, days without any."""
    from tocsin.answering.asking import About
    from tocsin.answering.foretelling import Look
    from tocsin.cli.answers import Shown
    from tocsin.cli.foretelling import run_coverage
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    raise typer.Exit(
        run_coverage(LedgerAt(ledger, moment(as_of)), about, Look(still_to_come, missed), Shown(as_json, plot))
    )


@app.command()
def signals(
    within: Within = 14,
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    on: On = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say how often attacks followed threats, warnings and deployments, against the same dates moved about."""
    from tocsin.answering.asking import About
    from tocsin.cli.answers import Shown
    from tocsin.cli.foretelling import run_signals
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, on=on, place=place, since=day(first), until=day(until))
    raise typer.Exit(run_signals(LedgerAt(ledger, moment(as_of)), about, within, Shown(as_json, plot)))


@app.command()
def posture(
    of: Annotated[str, typer.Argument(metavar="SIDE", help='Whose forces: a name, "US", "US-led coalition".')],
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Kind = None,
    by: By = None,
    place: At = None,
    first: From = None,
    until: Until = None,
    as_json: AsJson = False,
    as_of: AsOfOption = None,
    plot: Plot = None,
) -> None:
    """Say where a side's forces were told to be, how strong, and how many attacks on them came for each thousand."""
    from tocsin.answering.asking import About
    from tocsin.cli.answers import Shown
    from tocsin.cli.foretelling import run_posture
    from tocsin.cli.screen import LedgerAt

    about = About(kind=kind, by=by, place=place, since=day(first), until=day(until))
    raise typer.Exit(run_posture(LedgerAt(ledger, moment(as_of)), of, about, Shown(as_json, plot)))
