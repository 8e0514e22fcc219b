"""The commands, their options and their help; what they do is in the modules beside this one."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.actorcommands import actors_app
from tocsin.cli.backfilling import backfill_app
from tocsin.cli.exporting import exports_app
from tocsin.cli.heldcommands import held_app
from tocsin.cli.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    ByOption,
    CountryOption,
    EveryStageOption,
    Form,
    FormOption,
    KilledOption,
    KindOption,
    LedgerAt,
    LedgerOption,
    LimitOption,
    OnOption,
    Panel,
    ReaderName,
    ReaderOption,
    SinceOption,
    StageOption,
    UntilOption,
    day,
    moment,
)
from tocsin.cli.releasecommands import release_app
from tocsin.cli.reviewcommands import review_app

app = typer.Typer(
    name="tocsin",
    help="Reads news on armed conflict and keeps a ledger of what was reported, every value with the words that say it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for group in (actors_app, backfill_app):
    app.add_typer(group, rich_help_panel=Panel.READ)
app.add_typer(held_app)
app.add_typer(review_app)
app.add_typer(exports_app)
app.add_typer(release_app)


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from tocsin import __version__

        typer.echo(f"tocsin {__version__}")
        raise typer.Exit


places_app = typer.Typer(
    name="places",
    help="Add places of your own, and see what a place phrase is taken for. Added places are kept in one file beside the "
    "ledger (LEDGER.places.tsv) and take part in reading what you add to that ledger from then on.",
    no_args_is_help=True,
)


app.add_typer(places_app, rich_help_panel=Panel.READ)


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news on armed conflict into a ledger where every value has the words that say it."""


@app.command(rich_help_panel=Panel.READ)
def code(
    texts: Annotated[str, typer.Argument(help='JSONL, one article a line: {"id", "text", "published"…}; - for stdin.')],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of printing.")] = None,
    reader: ReaderOption = ReaderName.AUTO,
    places: Annotated[
        Path | None, typer.Option(help="A file of added places, as `tocsin places add` keeps beside a ledger.")
    ] = None,
) -> None:
    """Code articles: one JSON object a line with the statements of each, in the form of the codebook."""
    from tocsin.cli.coding import run

    raise typer.Exit(run(texts, output, reader.value, places))


@app.command(rich_help_panel=Panel.READ)
def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, addresses, feeds, WARC or JSONL; - for stdin.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    published: Annotated[
        str | None, typer.Option(help="Day of publication where the source does not say, like 2020-04-03.")
    ] = None,
    reader: ReaderOption = ReaderName.AUTO,
    max_mb: Annotated[int, typer.Option(min=1, max=2000, help="Largest document accepted, megabytes.")] = 20,
    allow_private: Annotated[bool, typer.Option(help="Also fetch addresses on private networks.")] = False,
) -> None:
    """Add articles to the ledger, and print what was read in them."""
    from tocsin.cli.adding import Intake, run
    from tocsin.codebook.added import added_beside

    intake = Intake(tuple(sources), day(published), max_mb, allow_private, added_beside(ledger))
    raise typer.Exit(run(intake, ledger, reader.value))


@app.command(rich_help_panel=Panel.LOOK)
def incidents(
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
    form: FormOption = Form.TABLE,
) -> None:
    """List incidents: what reports of one occurrence were merged into."""
    from tocsin.cli.listing import Wanted, list_incidents

    wanted = Wanted(kind, tuple(stage or ()), every_stage, by, on, country, day(since), day(until), killed, limit)
    raise typer.Exit(list_incidents(LedgerAt(ledger, moment(as_of)), wanted, form.value))


@app.command(rich_help_panel=Panel.LOOK)
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of an incident or article, or its first digits.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    why: Annotated[bool, typer.Option(help="Also say how places, days and actors were decided.")] = False,
    as_of: AsOfOption = None,
    form: FormOption = Form.TABLE,
) -> None:
    """Show an incident or article: each sentence that tells of it, with the words marked."""
    from tocsin.cli.showing import run

    raise typer.Exit(run(LedgerAt(ledger, moment(as_of)), name, form.value, why=why))


@app.command(rich_help_panel=Panel.LOOK)
def articles(ledger: LedgerOption = DEFAULT_LEDGER, as_of: AsOfOption = None, form: FormOption = Form.TABLE) -> None:
    """List the articles in the ledger."""
    from tocsin.cli.listing import list_articles

    raise typer.Exit(list_articles(LedgerAt(ledger, moment(as_of)), form.value))


@app.command(rich_help_panel=Panel.LOOK)
def brief(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("brief.html"),
    ledger: LedgerOption = DEFAULT_LEDGER,
    title: Annotated[str, typer.Option(help="The brief's title.")] = "What was reported",
    coarsen: Annotated[
        str, typer.Option(help="Tell places no sharper than: admin1, country, or kilometres; without sentences.")
    ] = "",
) -> None:
    """Write a self-contained HTML brief: timeline, table, and behind each value the sentence that says it."""
    from tocsin.cli.briefing import run

    raise typer.Exit(run(ledger, output, title, coarsen))


@app.command(rich_help_panel=Panel.LOOK)
def demo(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of reports; by default the worked theatre, Iraq 2020.")
    ] = None,
    ledger: LedgerOption = "demo.db",
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML brief to write.")] = Path("demo.html"),
    reader: ReaderOption = ReaderName.AUTO,
) -> None:
    """Read the worked example into a new ledger, print its incidents and write its brief."""
    from tocsin.cli.demonstrating import run

    raise typer.Exit(run(folder, ledger, output, reader.value))


@places_app.command("add")
def add_places(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="GeoNames country dumps (XX.txt or XX.zip, 19 columns with tabs), or CSV with the columns name, lat, lon and "
            "if known aliases (with | between), country, admin1, feature, radius_km, population.",
        ),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Keep the places of a list beside the ledger, in place of those added before under the same id."""
    from tocsin.cli.places import add

    raise typer.Exit(add(tuple(files), ledger))


@places_app.command("find")
def find_place(
    text: Annotated[str, typer.Argument(help='A place phrase, such as "30 km west of Mosul".')],
    ledger: LedgerOption = DEFAULT_LEDGER,
    country: Annotated[
        list[str] | None,
        typer.Option(help="A country that the article names, as a two-letter code; the most named first."),
    ] = None,
    form: FormOption = Form.TABLE,
) -> None:
    """Say what a place phrase is taken for and why, and what else it could be."""
    from tocsin.cli.places import find

    raise typer.Exit(find(text, ledger, tuple(country or ()), form.value))


@app.command(rich_help_panel=Panel.READ)
def watch(
    feeds: Annotated[Path, typer.Argument(help="TOML that names feeds and sitemaps, [[feed]] with name and address.")],
    rules: Annotated[
        Path | None, typer.Option(help="TOML that says of what to tell, [[rule]], and how, [send].")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    once: Annotated[bool, typer.Option("--once", help="Ask what is due, and stop.")] = False,
    reader: ReaderOption = ReaderName.AUTO,
    allow_private: Annotated[bool, typer.Option(help="Also ask addresses on private networks.")] = False,
) -> None:
    """Poll feeds politely, add what is new, and tell of what the rules name; goes on until it is stopped."""
    from tocsin.cli.watching import Watching, run

    raise typer.Exit(run(Watching(feeds, rules, once=once, allow_private=allow_private), ledger, reader.value))
