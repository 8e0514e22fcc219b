"""The commands, their options and their help; what they do is in the modules beside this one."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.actorcommands import actors_app
from tocsin.cli.heldcommands import held_app
from tocsin.cli.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    Form,
    FormOption,
    LedgerOption,
    ReaderName,
    ReaderOption,
    day,
    moment,
)
from tocsin.cli.reviewcommands import review_app

app = typer.Typer(
    name="tocsin",
    help="Reads news on armed conflict and keeps a ledger of what was reported, every value with the words that say it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(actors_app)
app.add_typer(held_app)
app.add_typer(review_app)


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
app.add_typer(places_app)


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news on armed conflict into a ledger where every value has the words that say it."""


@app.command()
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


@app.command()
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


@app.command()
def incidents(
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as shelling.")] = None,
    stage: Annotated[
        list[str] | None, typer.Option(help="Only these stages; by default what occurred, goes on or was foiled.")
    ] = None,
    every_stage: Annotated[
        bool, typer.Option("--all", help="Every stage: also what is feared, planned, denied.")
    ] = False,
    by: Annotated[str | None, typer.Option(help="Only with this actor (part of the name).")] = None,
    on: Annotated[str | None, typer.Option(help="Only with this target (part of the name).")] = None,
    country: Annotated[str | None, typer.Option(help="Only in this country, as a two-letter code.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    killed: Annotated[int | None, typer.Option(min=0, max=10**12, help="Only with at least so many killed.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, max=10**9, help="At most so many.")] = None,
    as_of: AsOfOption = None,
    form: FormOption = Form.TABLE,
) -> None:
    """List incidents: what reports of one occurrence were merged into."""
    from tocsin.cli.listing import Wanted, list_incidents
    from tocsin.cli.screen import LedgerAt

    wanted = Wanted(kind, tuple(stage or ()), every_stage, by, on, country, day(since), day(until), killed, limit)
    raise typer.Exit(list_incidents(LedgerAt(ledger, moment(as_of)), wanted, form.value))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of an incident or article, or its first digits.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    why: Annotated[bool, typer.Option(help="Also say how places, days and actors were decided.")] = False,
    as_of: AsOfOption = None,
    form: FormOption = Form.TABLE,
) -> None:
    """Show an incident or article: each sentence that tells of it, with the words marked."""
    from tocsin.cli.screen import LedgerAt
    from tocsin.cli.showing import run

    raise typer.Exit(run(LedgerAt(ledger, moment(as_of)), name, form.value, why=why))


@app.command()
def articles(ledger: LedgerOption = DEFAULT_LEDGER, as_of: AsOfOption = None, form: FormOption = Form.TABLE) -> None:
    """List the articles in the ledger."""
    from tocsin.cli.listing import list_articles
    from tocsin.cli.screen import LedgerAt

    raise typer.Exit(list_articles(LedgerAt(ledger, moment(as_of)), form.value))


@app.command()
def brief(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("brief.html"),
    ledger: LedgerOption = DEFAULT_LEDGER,
    title: Annotated[str, typer.Option(help="The brief's title.")] = "What was reported",
) -> None:
    """Write a self-contained HTML brief: timeline, table, and behind each value the sentence that says it."""
    from tocsin.cli.briefing import run

    raise typer.Exit(run(ledger, output, title))


@app.command()
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
