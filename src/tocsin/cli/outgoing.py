"""`tocsin export`: what the ledger holds, as a file or on standard output, and what was left out of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO

from tocsin.cli.listing import Wanted
from tocsin.cli.screen import errors, open_existing
from tocsin.exports.about import Wish
from tocsin.exports.coarsening import CannotCoarsen
from tocsin.exports.delimited import Manner
from tocsin.exports.formats import FORMATS, Format, delimited
from tocsin.exports.long import LONG
from tocsin.exports.parquet import NeedsTables
from tocsin.exports.sidecar import sidecar
from tocsin.exports.wide import WIDE
from tocsin.exports.workbook import TooManyRows
from tocsin.ledger import Ledger, LedgerError
from tocsin.record.rows import Json
from tocsin.transfer.outward import export, export_ledger


@dataclass(frozen=True, slots=True)
class Manners:
    """How it is written: the options beside the filter."""

    long: bool = False
    hxl: bool = False
    bom: bool = False
    coarsen: str = ""
    licence: str = ""


class CannotExport(ValueError):
    """The options do not fit the format, or each other."""


def form_of(name: str, manners: Manners) -> Format | None:
    """The format as asked for, None for the exchange form. Raises `CannotExport`."""
    if name != "csv" and (manners.long or manners.hxl or manners.bom):
        raise CannotExport("--long, --hxl and --bom are for csv; leave them out, or export csv")
    if name in ("jsonl", "json"):
        if manners.coarsen:
            raise CannotExport(
                f"{name} holds the articles' whole text, which tells every place; coarsen another format"
            )
        return None
    if name != "csv":
        return FORMATS[name]
    if manners.long and manners.hxl:
        raise CannotExport("HXL tags are for the wide form; leave out --long or --hxl")
    return delimited(LONG if manners.long else WIDE, name, Manner(bom=manners.bom, hxl=manners.hxl))


def said(wanted: Wanted) -> str:
    """The filter in words, as its options would be typed; the stages that are meant when none are named."""
    told = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    named = {name: value for name, value in told.items() if value not in (None, (), False)}
    if not {"stage", "every_stage"} & set(named):
        named["stage"] = "occurred, ongoing, foiled"
    return "; ".join(f"{name.replace('_', ' ')}: {_words(value)}" for name, value in named.items())


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@contextmanager
def opened(output: Path | None, form: Format | None) -> Iterator[IO[bytes]]:
    """Where to write: standard output, or a file that is there whole or not at all. Raises `CannotExport`."""
    if output is None:
        if form and not form.printable:
            raise CannotExport(f"{form.name} cannot be printed; name a file with --output")
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    if not output.name or output.is_dir():
        raise CannotExport(f"{output}: this is a folder; name a file that can be written")
    draft = output.with_name(output.name + ".part")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)


def write(ledger: Ledger, name: str, output: Path | None, wanted: Wanted, manners: Manners) -> Json:
    """Write the export and what stands beside it; gives what the file says of itself."""
    form = form_of(name, manners)
    everything = form is None and wanted == Wanted()
    wish = Wish("" if everything else said(wanted), manners.licence, manners.coarsen)
    with opened(output, form) as out:
        if form is None:
            told = export_ledger(ledger, None if everything else wanted.filter(), out, wish, array=name == "json")
        else:
            told = export(ledger, wanted.filter(), form, out, wish)
    if form and form.beside and output:
        beside = output.with_name(output.name + "-metadata.json")
        beside.write_text(sidecar(form.layout, output.name, told, tabs=form.tabs), encoding="utf-8")
    return told


def run(ledger_name: str, name: str, output: Path | None, wanted: Wanted, manners: Manners) -> int:
    """Export, then say what was written and what was left out; 2 when it cannot be."""
    try:
        with open_existing(ledger_name) as ledger:
            told = write(ledger, name, output, wanted, manners)
    except (LedgerError, CannotExport, CannotCoarsen, TooManyRows, NeedsTables, ValueError) as error:
        errors.print(str(error), markup=False)
        return 2
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}; name a file that can be written", markup=False)
        return 2
    where = f" in {output}" if output else ""
    errors.print(f"{told['incidents']} incidents{where} · {told['without_place']} without a place", markup=False)
    for reason, count in told["left_out"].items():
        errors.print(f"{count} left out: {reason}", markup=False)
    return 0
