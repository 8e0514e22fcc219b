"""`tocsin export` and `tocsin import`: their options and their help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, Narrowed, Panel, narrows

exports_app = typer.Typer()


class ExportForm(StrEnum):
    """What a ledger can be written as."""

    ACLED = "acled"
    UCDP = "ucdp"
    POLECAT = "polecat"
    PLOVER = "plover"
    GEOJSON = "geojson"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOPARQUET = "geoparquet"
    JSONL = "jsonl"
    JSON = "json"


@exports_app.command(rich_help_panel=Panel.KEEP)
@narrows
def export(
    which: Narrowed,
    form: Annotated[ExportForm, typer.Argument(metavar="FORMAT", help=", ".join(ExportForm), show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here; without it, print what can be printed.")
    ] = None,
    long: Annotated[
        bool, typer.Option("--long/--wide", help="CSV: a row for each value with its words, or for each incident.")
    ] = False,
    hxl: Annotated[
        bool, typer.Option(help="CSV: a second line with tags of the humanitarian exchange language.")
    ] = False,
    bom: Annotated[bool, typer.Option(help="CSV: begin with the mark by which old spreadsheets know UTF-8.")] = False,
    coarsen: Annotated[
        str | None, typer.Option(help="Tell places no sharper than: admin1, country, or a number of kilometres.")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="The licence that the file states, such as CC-BY-4.0.")] = None,
) -> None:
    """Write incidents in a format that others read; jsonl and json hold the whole ledger, to be imported again."""
    from tocsin.cli.outgoing import run
    from tocsin.transfer.manners import Manners

    raise typer.Exit(run(which, form.value, output, Manners(long, hxl, bom, coarsen or "", licence or "")))


@exports_app.command("import", rich_help_panel=Panel.KEEP)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `tocsin export` wrote, UCDP GED CSV, or any table.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says which column holds what; see docs/exports.md.")
    ] = None,
) -> None:
    """Add what another ledger or table holds. A table's rows become short articles of their own words."""
    from tocsin.cli.incoming import run

    raise typer.Exit(run(ledger, file, mapping))
