"""Sources: files, folders, addresses and standard input, read one document after the other."""

import io
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from tocsin.intake.document import READABLE, Document, capture_of, read_document
from tocsin.intake.draft import Arrival, finish
from tocsin.intake.fetch import Fetcher
from tocsin.intake.folder import files_of, is_folder, name_of, scheme_of
from tocsin.intake.foreign import hush_parsers
from tocsin.intake.formats.json_lines import line_of, line_too_long, lines_of, read_line
from tocsin.intake.formats.table import NotATable, rows_of
from tocsin.intake.formats.web_archive import read_records
from tocsin.intake.kind import HEAD_BYTES, Kind, tell_kind
from tocsin.intake.limits import megabytes, too_large
from tocsin.intake.repeats import Repeats
from tocsin.record import Problem, Received

STANDARD_INPUT = "standard input"


def read_sources(
    sources: Iterable[str], *, published: date | None = None, now: datetime, fetch: Fetcher | None = None
) -> Iterator[Received]:
    """What each document of `sources` gives, in order: its bytes, its articles, and what was wrong with it.

    A source is a path, a folder, an http(s) address, or "-" for standard input. `published` is the day of documents
    that bear none. The limits of `fetch` hold for files too. Nothing in a document stops the batch; one Received with
    both articles and problems carries notes, one without articles was not read.
    """
    hush_parsers()
    fetcher = fetch or Fetcher()
    arrival = Arrival(now, published, fetcher.limits)
    repeats = Repeats()
    for source in sources:
        for received in _read_source(source, fetcher, arrival):
            yield repeats.without(received)


def _read_source(source: str, fetcher: Fetcher, arrival: Arrival) -> Iterator[Received]:
    scheme = scheme_of(source)
    if source == "-":
        raw = sys.stdin.buffer.read(arrival.limits.max_bytes + 1)
        yield from _read_stream(io.BytesIO(raw), len(raw), Document(b"", STANDARD_INPUT), arrival)
    elif scheme in {"http", "https"}:
        yield from _read_address(source, fetcher, arrival)
    elif scheme:
        yield _failed(
            source, f'addresses of the kind "{scheme}" are not read', "give an http or https address, or a path"
        )
    elif is_folder(Path(source)):
        yield from _read_folder(Path(source), arrival)
    else:
        yield from _read_file(Path(source), arrival)


def _failed(where: str, what: str, mend: str) -> Received:
    return Received(None, (), (Problem(name_of(where), what, mend),))


def _read_folder(folder: Path, arrival: Arrival) -> Iterator[Received]:
    empty = True
    for found in files_of(folder):
        empty = False
        if isinstance(found, Problem):
            yield Received(None, (), (found,))
        else:
            yield from _read_file(found, arrival, in_folder=True)
    if empty:
        yield _failed(str(folder), "no documents in this folder", READABLE)


def _read_address(address: str, fetcher: Fetcher, arrival: Arrival) -> Iterator[Received]:
    fetched = fetcher.fetch(name_of(address))
    if isinstance(fetched, Problem):
        yield Received(None, (), (fetched,))
        return
    said = Document(b"", fetched.url, fetched.media_type, fetched.charset)
    yield from _read_stream(io.BytesIO(fetched.raw), len(fetched.raw), said, arrival)


def _read_file(path: Path, arrival: Arrival, *, in_folder: bool = False) -> Iterator[Received]:
    name = name_of(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield _failed(name, "this is neither a file nor a folder", "give a file; for a pipe, use -")
            return
        with path.open("rb") as stream:
            yield from _read_stream(stream, status.st_size, Document(b"", name, in_folder=in_folder), arrival)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        yield _failed(name, f"it cannot be opened ({reason})", "check the path and its permissions")


def _read_stream(stream: BinaryIO, size: int, said: Document, arrival: Arrival) -> Iterator[Received]:
    """The documents in a stream; line files and web archives are read as they come, all else whole."""
    kind = tell_kind(stream.read(HEAD_BYTES), said.source.split("?")[0], said.media_type)
    stream.seek(0)
    if kind is Kind.JSONL:
        yield from _read_lines(stream, said.source, arrival)
    elif kind is Kind.WARC:
        yield from _read_archive(stream, said.source, arrival)
    elif kind is Kind.PARQUET:
        yield from _read_table(stream, said.source, arrival)
    elif size > arrival.limits.max_bytes:
        yield _failed(said.source, *too_large(f"this document has {megabytes(size)}", arrival.limits))
    else:
        raw = stream.read(arrival.limits.max_bytes + 1)
        yield read_document(Document(raw, said.source, said.media_type, said.charset, said.in_folder), arrival)


def _read_lines(stream: BinaryIO, source: str, arrival: Arrival) -> Iterator[Received]:
    for number, line, whole in lines_of(stream, arrival.limits):
        where = f"{source}:{number}"
        if whole:
            yield _read_line(line, where, arrival)
        else:
            yield Received(None, (), (line_too_long(where, arrival.limits),))


def _read_line(line: bytes, where: str, arrival: Arrival) -> Received:
    capture = capture_of(line, where, Kind.JSONL, arrival)
    draft, problems = read_line(line, where)
    if draft is None:
        return Received(capture, (), problems)
    article, notes = finish(draft, capture, arrival)
    return Received(capture, (article,), (*problems, *notes))


def read_rows(rows: Iterable[Mapping[str, Any]], where: str, *, now: datetime) -> Iterator[Received]:
    """What each row of a table gives, as if it stood as a line in JSONL; the columns are those of a line."""
    for number, row in enumerate(rows, 1):
        yield _read_line(line_of(row), f"{where}:{number}", Arrival(now))


def _read_table(stream: BinaryIO, source: str, arrival: Arrival) -> Iterator[Received]:
    try:
        for number, row in enumerate(rows_of(stream), 1):
            yield _read_line(line_of(row), f"{source}:{number}", arrival)
    except NotATable as fault:
        yield _failed(source, fault.what, fault.mend)


def _read_archive(stream: BinaryIO, source: str, arrival: Arrival) -> Iterator[Received]:
    empty = True
    for record in read_records(stream, source, arrival.limits):
        empty = False
        if isinstance(record, Problem):
            yield Received(None, (), (record,))
        else:
            yield read_document(Document(record.raw, record.address, record.media_type, record.charset), arrival)
    if empty:
        yield _failed(source, "no web pages in this archive", "give one with response records of HTML or text")
