"""`tocsin export`: what the ledger holds, as a file or on standard output, and what was left out of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import IO

from tocsin.cli.listing import Wanted
from tocsin.cli.screen import errors, open_existing
from tocsin.exports.coarsening import CannotCoarsen
from tocsin.exports.formats import Format
from tocsin.exports.parquet import NeedsTables
from tocsin.exports.sidecar import sidecar
from tocsin.exports.workbook import TooManyRows
from tocsin.ledger import Ledger, LedgerError
from tocsin.record.rows import Json
from tocsin.transfer.manners import CannotExport, Manners, form_of
from tocsin.transfer.outward import export, export_ledger


def said(wanted: Wanted) -> str:
    """The filter in words, as its options would be typed; the stages that are meant when none are named."""
    told = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    named = {name: value for name, value in told.items() if value not in (None, (), False)}
    if not {"stages", "every_stage"} & set(named):
        named["stages"] = "occurred, ongoing, foiled"
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
    wish = manners.wish("" if everything else said(wanted))
    with opened(output, form) as out:
        if form is None:
            chosen = None if everything else ledger.incidents(wanted.filter())
            told = export_ledger(ledger, chosen, out, wish, array=name == "json")
        else:
            told = export(ledger, ledger.incidents(wanted.filter()), form, out, wish)
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
