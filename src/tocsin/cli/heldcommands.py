"""The commands that look into a ledger's articles, sources and log; what they do is in `holding`."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, AsOfOption, Form, FormOption, LedgerAt, LedgerOption, Panel, moment

held_app = typer.Typer()
By = Annotated[str, typer.Option(envvar="TOCSIN_BY", help="Who says so.")]
Why = Annotated[str, typer.Option(help="Why.")]
Limit = Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")]


@held_app.command(rich_help_panel=Panel.LOOK)
def search(
    words: Annotated[
        list[str], typer.Argument(help='Words that an article must hold; "in quotes" they stand together.')
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    limit: Limit = 20,
    as_of: AsOfOption = None,
    form: FormOption = Form.TABLE,
) -> None:
    """Find the articles that hold the words, and what is told where they stand."""
    from tocsin.cli.holding import run_search

    raise typer.Exit(run_search(LedgerAt(ledger, moment(as_of)), " ".join(words), limit, form.value))


@held_app.command(rich_help_panel=Panel.LOOK)
def sources(ledger: LedgerOption = DEFAULT_LEDGER, as_of: AsOfOption = None, form: FormOption = Form.TABLE) -> None:
    """List the sources of the articles, how many are from each, and how reliable people hold each to be."""
    from tocsin.cli.holding import run_sources

    raise typer.Exit(run_sources(LedgerAt(ledger, moment(as_of)), form.value))


@held_app.command(rich_help_panel=Panel.DECIDE)
def grade(
    source: Annotated[str, typer.Argument(help="The source as `tocsin sources` names it.")],
    letter: Annotated[str, typer.Argument(help="A completely reliable … E unreliable, F cannot be judged.")],
    by: By,
    why: Why,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say how reliable a source is, from A to F; earlier grades are kept."""
    from tocsin.cli.holding import run_grade

    raise typer.Exit(run_grade(ledger, source, letter, by=by, why=why))


@held_app.command(rich_help_panel=Panel.LOOK)
def changes(
    after: Annotated[
        int, typer.Option(min=0, max=2**62, help="Only what was recorded after the entry of this number.")
    ] = 0,
    limit: Limit = 1000,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOfOption = None,
    form: FormOption = Form.TABLE,
) -> None:
    """List what was recorded, in order: each entry has a number, from which to go on another time."""
    from tocsin.cli.holding import run_changes

    raise typer.Exit(run_changes(LedgerAt(ledger, moment(as_of)), after, limit, form.value))
