"""Exports as downloads: text goes out while it is written, files that are whole or nothing are written first."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Annotated

from fastapi import Depends, Query
from starlette.responses import Response, StreamingResponse

from tocsin.exports.coarsening import CannotCoarsen
from tocsin.exports.formats import Format
from tocsin.exports.parquet import NeedsTables
from tocsin.exports.sidecar import sidecar
from tocsin.exports.workbook import TooManyRows
from tocsin.ledger import Ledger
from tocsin.ledger.exported import note_export
from tocsin.record import Incident
from tocsin.transfer.manners import EXCHANGE, CannotExport, Manners, form_of
from tocsin.transfer.outward import export, export_ledger
from tocsin.web.desk import Desk
from tocsin.web.filters import Filter
from tocsin.web.rows.columns import exported
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Visitor

CHUNK = 1 << 16
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".geojson": "application/geo+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}
WORDS: Mapping[str, str] = {
    "csv": "a table for spreadsheets, a row for each incident",
    "long": "a table with a row for each value, with the words that say it",
    "xlsx": "a workbook: incidents, statements, sources, codebook, filter",
    "geojson": "for maps; incidents without a place have a null geometry",
    "parquet": "the table for data frames",
    "geoparquet": "the table for maps in data frames",
    "acled": "columns as ACLED has them",
    "ucdp": "columns as UCDP GED has them",
    "polecat": "columns as POLECAT has them",
    "plover": "events as PLOVER has them, a line each",
    "jsonl": "articles with all that was read in them, to be imported into another ledger",
    "json": "the same as one JSON array",
}
"""Each format and what it is for, in the order in which they are offered."""
Write = Callable[[IO[bytes]], object]
Flag = Annotated[bool, Query()]
Words = Annotated[str, Query(max_length=80)]


def manners_of(
    *, long: Flag = False, hxl: Flag = False, bom: Flag = False, coarsen: Words = "", licence: Words = ""
) -> Manners:
    """The options of an export, out of the address."""
    return Manners(long, hxl, bom, coarsen.strip(), licence.strip())


TheManners = Annotated[Manners, Depends(manners_of)]


def download(ledger: Ledger, wanted: Filter, incidents: Sequence[Incident], name: str, manners: Manners) -> Response:
    """The incidents in one format; raises `Refusal` 404 for one that there is not, 422 for options that do not fit."""
    manners = replace(manners, columns=exported(wanted.columns))
    form = _form(name, manners)
    wish = manners.wish(wanted.said())

    def write(out: IO[bytes]) -> object:
        if form:
            return export(ledger, incidents, form, out, wish)
        return export_ledger(ledger, incidents, out, wish, array=name == "json")

    suffix = form.suffix if form else f".{name}"
    shown = {"content-disposition": f'attachment; filename="incidents{_part(name)}{suffix}"'}
    parts = streamed(write) if form is None or form.printable else _tabled(write)
    return StreamingResponse(parts, media_type=MEDIA_TYPES[suffix], headers=shown)


def described(ledger: Ledger, wanted: Filter, incidents: Sequence[Incident], name: str, manners: Manners) -> Response:
    """What stands behind that file, which has no room for it: codebook, filter, licence, what was left out."""
    manners = replace(manners, columns=exported(wanted.columns))
    form = _form(name, manners)
    if form is None or not form.beside:
        raise Refusal(404, f"{name} tells inside of itself what stands behind it", "download the file")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a name, not a path of ours
        told = export(ledger, incidents, form, nowhere, manners.wish(wanted.said()))
    file = f"incidents{_part(name)}{form.suffix}"
    shown = {"content-disposition": f'attachment; filename="{file}-metadata.json"'}
    return Response(sidecar(form.layout, file, told, tabs=form.tabs), media_type="application/json", headers=shown)


def note(desk: Desk, visitor: Visitor, form: str, said: str, number: int) -> None:
    """Write into the log who takes what away, in a form, and what it was `said` to be of."""
    what = f"took away {number:,} incident{'' if number == 1 else 's'} as {form} ({said})"
    with desk.ledger.writing() as connection:
        note_export(connection, what, by=visitor.name, now=desk.now())


def _part(name: str) -> str:
    return "" if name in ("csv", "xlsx", "geojson", "parquet", *EXCHANGE) else f"-{name}"


def _form(name: str, manners: Manners) -> Format | None:
    if name not in WORDS:
        raise Refusal(404, f'"{name[:40]}" is no form of export', f"use one of {', '.join(WORDS)}")
    try:
        _ = manners.wish("").coarseness
        return form_of(name, manners)
    except (CannotExport, CannotCoarsen) as error:
        raise Refusal(422, str(error)) from error


def streamed(write: Write) -> Iterator[bytes]:
    """What `write` writes, while it writes; an error in the midst of it is raised again, so that no part passes for all."""
    inward, outward = os.pipe()
    failed: list[Exception] = []

    def run() -> None:
        with suppress(BrokenPipeError), os.fdopen(outward, "wb", buffering=CHUNK) as out:
            try:
                write(out)
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 - raised again where it is read
                failed.append(error)

    writer = Thread(target=run, daemon=True)
    writer.start()
    with os.fdopen(inward, "rb", buffering=0) as parts:
        while part := parts.read(CHUNK):
            yield part
    writer.join()
    if failed:
        raise failed[0]


def whole(write: Write) -> Iterator[bytes]:
    """What `write` writes, when all of it is written; what it raises is raised before anything goes out."""
    file = TemporaryFile()  # noqa: SIM115 - open until the last part is sent
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return _parts(file)


def _tabled(write: Write) -> Iterator[bytes]:
    """The same of a table; raises `Refusal` where it cannot be one."""
    try:
        return whole(write)
    except (TooManyRows, NeedsTables) as error:
        raise Refusal(422, str(error)) from error


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(CHUNK):
            yield part
