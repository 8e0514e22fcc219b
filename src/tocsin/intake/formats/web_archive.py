"""WARC: the pages among an archive's response records, one after the other, never the archive whole.

Records of other kinds, and answers other than 200, pass in silence: an archive is full of pictures and scripts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from tocsin.intake.foreign import Refusal, ask
from tocsin.intake.limits import Limits, megabytes, too_large
from tocsin.record import Problem

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
BROKEN = "what came before was read; fetch the archive again for the rest"


@dataclass(frozen=True, slots=True)
class Record:
    """One page of an archive: its address, its bytes as served, and what the server called them."""

    address: str
    raw: bytes
    media_type: str
    charset: str


def read_records(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Record | Problem]:
    """The pages of an archive in order; a problem for one that is too large, and for an archive that breaks off."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - slow import, only for web archives

    records = iter(ArchiveIterator(stream))
    while (page := ask(lambda: _next_page(records, where, limits))) is not None:
        if isinstance(page, Refusal):
            yield Problem(where, f"this web archive breaks off ({page.reason})", BROKEN)
            return
        yield page


def _next_page(records: Iterator[Any], where: str, limits: Limits) -> Record | Problem | None:
    """The next page of an archive, None at its end."""
    pages = (_page(record, where, limits) for record in records)
    return next((page for page in pages if page is not None), None)


def _page(record: Any, where: str, limits: Limits) -> Record | Problem | None:  # noqa: ANN401 - warcio's own record
    """The page in a record; None when it holds none."""
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return None
    media_type, charset = split_media_type(record.http_headers.get_header("Content-Type") or "")
    if media_type not in PAGES:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    raw = record.content_stream().read(limits.max_bytes + 1)
    if len(raw) > limits.max_bytes:
        return Problem(f"{where} {address}", *too_large(f"more than {megabytes(limits.max_bytes)}", limits))
    if _is_cut_short(record):
        return Problem(f"{where} {address}", "this page is cut short in the archive", BROKEN)
    return Record(address, raw, media_type, charset) if raw.strip() else None


def _is_cut_short(record: Any) -> bool:  # noqa: ANN401 - warcio's own record
    """Whether the archive ended before the record had all the bytes that it announced."""
    while record.raw_stream.read(1 << 16):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def split_media_type(header: str) -> tuple[str, str]:
    """The media type and character set of a Content-Type header.

    >>> split_media_type('text/html; charset="UTF-8"')
    ('text/html', 'UTF-8')
    """
    media_type, *parameters = (part.strip() for part in header.split(";"))
    charset = next((part.partition("=")[2] for part in parameters if part.lower().startswith("charset=")), "")
    return media_type.lower(), charset.strip("\"' ")
