"""The commands of `tocsin actors` with their options and help; what they do is in `actors`."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, day

actors_app = typer.Typer(name="actors", help="Which actor words mean, and which the tables lack.", no_args_is_help=True)


class ProposalForm(StrEnum):
    """How proposals are printed."""

    TEXT = "text"
    TOML = "toml"
    JSON = "json"


@actors_app.command()
def find(
    words: Annotated[str, typer.Argument(help='The words, such as "Hezbollah" or "the Iraqi army".')],
    date: Annotated[str | None, typer.Option(help="The article's day, like 2020-04-03: who was who then.")] = None,
    text: Annotated[str, typer.Option(help="The text that they stand in; it decides what could be several.")] = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say which actor the words mean at a date, and why; exit code 1 when that stays open."""
    from tocsin.cli.actors import find as run

    raise typer.Exit(run(words, day(date), text, ledger))


@actors_app.command()
def propose(
    ledger: LedgerOption = DEFAULT_LEDGER,
    least: Annotated[int, typer.Option(min=1, help="Only names in at least so many articles.")] = 2,
    form: Annotated[ProposalForm, typer.Option("--format", "-f", help="How to print; toml can be appended.")] = (
        ProposalForm.TEXT
    ),
) -> None:
    """List names that recur and that no table holds, with their sentences and the ties that articles assert."""
    from tocsin.cli.actors import propose as run

    raise typer.Exit(run(ledger, least, form.value))


@actors_app.command()
def accept(
    name: Annotated[str, typer.Argument(help="The name as articles give it.")],
    id: Annotated[str, typer.Option(help="Its id; one that the tables hold gets the name as one more alias.")],  # noqa: A002 (the option's name)
    kind: Annotated[str, typer.Option(help="rebel, militia, terrorist, force, government, party, person …")] = "",
    country: Annotated[str, typer.Option(help="Two-letter code, where it is at home in one.")] = "",
    sector: Annotated[str, typer.Option(help="PLOVER's sector: MIL, REB, UAF, GOV, CVL …")] = "",
    alias: Annotated[list[str] | None, typer.Option(help="Another spelling; may be repeated.")] = None,
    tie: Annotated[
        list[str] | None, typer.Option(help='"relation id" or "relation id from..until"; may be repeated.')
    ] = None,
    start: Annotated[str, typer.Option("--from", help="Since when it has the name: 2014, 2014-06 or a day.")] = "",
    end: Annotated[str, typer.Option("--to", help="Until when.")] = "",
    show: Annotated[bool, typer.Option("--show", help="Print the entry and write nothing.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a name into the project's own actors.toml, beside the ledger; it then takes part in resolving."""
    from tocsin.cli.actors import NewActor
    from tocsin.cli.actors import accept as run

    new = NewActor(name, id, kind, country, sector, tuple(alias or ()), tuple(tie or ()), start, end)
    raise typer.Exit(run(new, ledger, show_only=show))
