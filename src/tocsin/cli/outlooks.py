"""The commands that ask a ledger what may come, what it could have seen, and what came before attacks."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.about import NARROWING, Question, asks
from tocsin.cli.options import Panel
from tocsin.cli.questions import app as app  # noqa: PLC0414 - given on, with these commands added

if TYPE_CHECKING:
    from datetime import datetime

    from tocsin.analysis.answer import Answer
    from tocsin.answering.held import Held
    from tocsin.ledger import Ledger


@app.command(rich_help_panel=Panel.ASK)
@asks()
def forecast(
    question: Question,
    weeks: Annotated[int, typer.Option(min=1, max=26, help="How many weeks ahead, all together.")] = 1,
    at_least: Annotated[int, typer.Option(min=1, max=10_000, help="Also the chance of at least so many.")] = 1,
    dead: Annotated[
        int | None, typer.Option(min=1, max=10_000, help="Instead, the chance of one with at least so many dead.")
    ] = None,
    register: Annotated[
        bool, typer.Option("--register", help="Keep the forecast in the ledger, to be held against what comes.")
    ] = False,
) -> None:
    """Say how likely incidents are in the coming weeks, beside simpler forecasts and the record of each."""
    from tocsin.answering import foretelling, registering
    from tocsin.cli.asking import answered

    if register and (dead or question.ledger.moment):
        raise typer.BadParameter("--register keeps a forecast of numbers made now: leave out --dead and --as-of")

    def ask(held: "Held", _earlier: object) -> "Answer":
        return foretelling.foretold(held, question.about, weeks, at_least, dead)

    def keep(ledger: "Ledger", held: "Held", answer: "Answer", now: "datetime") -> "Answer":
        said = registering.foretold(held, question.about, weeks, now.date())
        return registering.register(ledger, answer, said, now)

    raise typer.Exit(answered(question, ask, keep if register else None))


@app.command(rich_help_panel=Panel.ASK)
@asks(without=(*NARROWING, "as_of", "plot"))
def forecasts(question: Question) -> None:
    """Say how the forecasts that were registered did, once their days are over."""
    from tocsin.cli.asking import told_of_forecasts

    raise typer.Exit(told_of_forecasts(question))


@app.command(rich_help_panel=Panel.ASK)
@asks()
def coverage(
    question: Question,
    still_to_come: Annotated[
        bool, typer.Option("--still-to-come", help="How many incidents of the last days are still to be reported.")
    ] = False,
    missed: Annotated[
        bool, typer.Option("--missed", help="How many no source told of, from where sources overlap.")
    ] = False,
) -> None:
    """Say what the ledger could have seen: sources over time, delays, days without any."""
    from tocsin.answering import foretelling
    from tocsin.cli.asking import answered

    look = foretelling.Look(still_to_come, missed)
    raise typer.Exit(answered(question, lambda held, _: foretelling.covered(held, question.about, look)))


@app.command(rich_help_panel=Panel.ASK)
@asks()
def signals(
    question: Question,
    within: Annotated[int, typer.Option(min=1, max=90, help="Days after a sign within which an attack counts.")] = 14,
) -> None:
    """Say how often attacks followed threats, warnings and deployments, against the same dates moved about."""
    from tocsin.answering import foretelling
    from tocsin.cli.asking import answered

    raise typer.Exit(answered(question, lambda held, _: foretelling.signalled(held, question.about, within)))


@app.command(rich_help_panel=Panel.ASK)
@asks(without=("on",))
def posture(
    question: Question,
    of: Annotated[str, typer.Argument(metavar="SIDE", help='Whose forces: a name, "US", "US-led coalition".')],
) -> None:
    """Say where a side's forces were told to be, how strong, and how many attacks on them came for each thousand."""
    from tocsin.answering import foretelling
    from tocsin.cli.asking import answered

    raise typer.Exit(answered(question, lambda held, _: foretelling.postured(held, question.about, of)))
