"""`tocsin release` and `tocsin evidence`: what is handed on as a whole; what they do is in `releasing`."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    ByOption,
    CountryOption,
    EveryStageOption,
    KilledOption,
    KindOption,
    LedgerAt,
    LedgerOption,
    LimitOption,
    OnOption,
    Panel,
    SinceOption,
    StageOption,
    UntilOption,
    day,
    moment,
)

release_app = typer.Typer()
Zip = Annotated[Path, typer.Argument(metavar="FILE", help="The zip file to write.")]
CoarsenOption = Annotated[
    str | None, typer.Option(help="Tell places no sharper than: admin1, country, or a number of kilometres.")
]
NamesOption = Annotated[bool, typer.Option("--names", help="Name the people who decided; else they are numbered.")]


@release_app.command(rich_help_panel=Panel.KEEP)
def release(
    file: Zip,
    version: Annotated[str, typer.Option(help="The version of this release, such as 1.0.")],
    licence: Annotated[str, typer.Option(help="Its licence by its SPDX name, such as CC-BY-4.0.")],
    by: Annotated[list[str], typer.Option(help="Who answers for it: a person or a desk; may be given more than once.")],
    title: Annotated[str, typer.Option(help="What the data set is called.")] = "Reported armed conflict",
    dated: Annotated[
        str | None, typer.Option(help="Its day, like 2026-11-23; by default the day on which the ledger last changed.")
    ] = None,
    previous: Annotated[Path | None, typer.Option(help="The release before it, to say what changed since.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: KindOption = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", help="Only these stages; by default all.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Only with this actor (part of the name).")] = None,
    on: OnOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    killed: KilledOption = None,
    coarsen: CoarsenOption = None,
    names: NamesOption = False,
    as_of: AsOfOption = None,
) -> None:
    """Freeze the ledger as a dated, versioned data package with codebook, licence, hashes and a list of changes."""
    from tocsin.cli.listing import Wanted
    from tocsin.cli.releasing import Called, run

    wanted = Wanted(kind, tuple(stage or ()), not stage, actor, on, country, day(since), day(until), killed, None)
    called = Called(title, version, day(dated), licence, tuple(by), previous, coarsen or "", names)
    raise typer.Exit(run(LedgerAt(ledger, moment(as_of)), file, wanted, called))


@release_app.command(rich_help_panel=Panel.KEEP)
def evidence(
    file: Zip,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]…", help="Incidents by their ids; without any, what the filter holds."),
    ] = None,
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
    originals: Annotated[
        bool, typer.Option("--originals", help="Put the articles into it whole, for those who may have them.")
    ] = False,
    names: NamesOption = False,
    licence: Annotated[str | None, typer.Option(help="The licence that the pack states, such as CC-BY-4.0.")] = None,
    as_of: AsOfOption = None,
) -> None:
    """Hand over incidents with the words behind each value, hashes, decisions, history, and a program that checks it all."""
    from tocsin.cli.listing import Wanted
    from tocsin.cli.releasing import run_evidence
    from tocsin.transfer.evidencing import Handing

    wanted = Wanted(kind, tuple(stage or ()), every_stage, by, on, country, day(since), day(until), killed, limit)
    which = LedgerAt(ledger, moment(as_of))
    raise typer.Exit(run_evidence(which, file, tuple(ids or ()), wanted, Handing(originals, names), licence or ""))
