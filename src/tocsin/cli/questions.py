"""The commands that ask a ledger how much, since when, after what, and whether a claim fits."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.about import NARROWING, Question, asks
from tocsin.cli.app import app as app  # noqa: PLC0414 - given on, with these commands added
from tocsin.cli.options import Panel, day

if TYPE_CHECKING:
    from tocsin.analysis.caught import Catching

Season = Annotated[bool, typer.Option(help="Whether the season may matter; --no-season where it does not.")]
Catch = Annotated[
    str | None, typer.Option(help="How many of a second list's events the ledger holds and misses, like 15:5.")
]


class DateChosen(StrEnum):
    """Whether the date was fixed before the counts were looked at."""

    BEFORE = "before"
    AFTER = "after"


class Measure(StrEnum):
    """What is measured of a response."""

    STEP = "step"
    ANSWERS = "answers"
    WAITS = "waits"
    BURSTS = "bursts"
    INTENSITY = "intensity"


@app.command(rich_help_panel=Panel.ASK)
@asks()
def rate(
    question: Question,
    since: Annotated[str, typer.Option(help="The date asked about, like 2020-01-03.")],
    date_chosen: Annotated[
        DateChosen | None, typer.Option(help="Was the date fixed before or after looking at the counts?")
    ] = None,
    dates: Annotated[int | None, typer.Option(min=1, help="How many dates could have been picked.")] = None,
    before: Annotated[int, typer.Option(min=7, help="Days before to compare with.")] = 365,
    season: Season = True,
) -> None:
    """Say whether incidents have become more or fewer since a date, and how sure that is."""
    from tocsin.analysis.rate import Asked
    from tocsin.answering import asking
    from tocsin.cli.asking import answered, chosen

    fixed = day(since)
    if fixed is None:
        raise typer.BadParameter("--since needs a date; write it like 2020-01-03")
    asked = Asked(fixed, chosen(date_chosen), before, season, dates)
    raise typer.Exit(answered(question, lambda held, earlier: asking.rate(held, earlier, question.about, asked)))


@app.command(rich_help_panel=Panel.ASK)
@asks()
def change(
    question: Question,
    most: Annotated[int, typer.Option(min=1, max=10, help="Up to how many changes are looked for.")] = 1,
) -> None:
    """Say between which days the rate changed, if it did, and whether it has just changed."""
    from tocsin.answering import asking
    from tocsin.cli.asking import answered

    raise typer.Exit(answered(question, lambda held, earlier: asking.change(held, earlier, question.about, most)))


@app.command(rich_help_panel=Panel.ASK)
@asks()
def response(
    question: Question,
    after: Annotated[
        str | None, typer.Option(help='A kind, a doer or both: "air-strike", "US", "air-strike by US".')
    ] = None,
    measure: Annotated[
        Measure,
        typer.Option(
            help="step: more or fewer after it than after ordinary dates; answers: who answers whom, and how fast; "
            "waits: whether the next one comes sooner; bursts: how many come in bursts, whatever came before; "
            "intensity: how many more come after more of them a day, and where."
        ),
    ] = Measure.STEP,
    against: Annotated[str | None, typer.Option(help="A place that should stay the same, to compare with.")] = None,
    smallest: Annotated[float, typer.Option(min=1.01, help="The smallest change that would matter, as a ratio.")] = 1.5,
    season: Season = True,
    within: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=90,
            help="Days after that count; else 30 and 90 for steps, 7 for answers, 30 for waits, 7 running for intensity.",
        ),
    ] = None,
    a_day: Annotated[
        str | None, typer.Option(help="For intensity: two numbers of acts a day to compare, like 1:6.")
    ] = None,
) -> None:
    """Say what followed interventions: more or fewer incidents, how fast, in bursts; beside ordinary dates."""
    from tocsin.answering.following import After, respond
    from tocsin.cli.asking import answered

    if not after and measure is not Measure.BURSTS:
        raise typer.BadParameter('give --after a kind, a doer or both, like "air-strike by US"; or --measure bursts')
    to = After(after or "", season, smallest, against, within, pair(a_day, "two numbers a day, the lower first", "1:6"))
    raise typer.Exit(answered(question, lambda held, earlier: respond(held, earlier, question.about, to, measure)))


@app.command(rich_help_panel=Panel.ASK)
@asks(without=NARROWING)
def check(
    question: Question,
    claim: Annotated[str | None, typer.Argument(help="A claim in plain words, with a number or a trend.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Check every tally and trend told in the ledger.")] = False,
    today: Annotated[str | None, typer.Option(help='The day that "in recent weeks" is counted from.')] = None,
    catch: Catch = None,
) -> None:
    """Say whether a published count or trend fits what the ledger holds: supported, consistent, or hard to reconcile."""
    from tocsin.cli.checking import check_all, check_words

    if every:
        raise typer.Exit(check_all(question, catching(catch)))
    if not claim:
        raise typer.BadParameter('give a claim, like "At least 15 rocket attacks since 3 January", or --all')
    raise typer.Exit(check_words(question, claim, day(today), catching(catch)))


def catching(value: str | None) -> "Catching | None":
    """How much is caught, as typed; a fault names the form wanted."""
    from tocsin.analysis.caught import Catching

    found = pair(value, "how many are caught and missed", "15:5")
    try:
        return Catching(*found) if found else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def pair(value: str | None, what: str, like: str) -> tuple[float, float] | None:
    """Two numbers as typed, with a colon between; a fault names the form wanted."""
    if not value:
        return None
    try:
        first, second = (float(part) for part in value.split(":"))
    except ValueError as error:
        raise typer.BadParameter(f'"{value}" says not {what}; write it like {like}') from error
    return first, second
