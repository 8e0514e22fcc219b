import gzip
import io

import pytest

from tocsin.intake.formats.web_archive import Record, read_records, split_media_type
from tocsin.intake.limits import Limits
from tocsin.record import Problem

PAGE = b"<html><body><p>Two guards died.</p></body></html>"


def write_warc(*records, gz=True):
    """An archive of (address, status, media type, payload) records."""
    archive = b""
    for number, (address, status, media_type, payload) in enumerate(records):
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(payload)}\r\n\r\n".encode()
            + payload
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\nWARC-Date: 2020-03-11T10:00:00Z\r\n"
            f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        ).encode()
        record = head + answer + b"\r\n\r\n"
        archive += gzip.compress(record) if gz else record
    return archive


ARCHIVE = (
    ("https://v.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://v.example/2", "404 Not Found", "text/html", PAGE),
    ("https://v.example/3.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://v.example/4.txt", "200 OK", "text/plain", b"Ten were hurt."),
    ("https://v.example/5", "200 OK", "text/html", b"  "),
)


def read(raw, limits=None):
    return list(read_records(io.BytesIO(raw), "a.warc", limits or Limits()))


@pytest.mark.parametrize("gz", [True, False])
def test_pages_are_taken_and_all_else_passed_over(gz):
    assert read(write_warc(*ARCHIVE, gz=gz)) == [
        Record("https://v.example/1", PAGE, "text/html", "utf-8"),
        Record("https://v.example/4.txt", b"Ten were hurt.", "text/plain", ""),
    ]


def test_a_page_above_the_limit_is_told_of_and_the_next_is_read():
    what = "more than 0.0 MB, above the limit of 0.0 MB for one document"
    assert read(write_warc(*ARCHIVE), Limits(max_bytes=20)) == [
        Problem("a.warc https://v.example/1", what, "raise the limit with --max-mb, or split the document"),
        Record("https://v.example/4.txt", b"Ten were hurt.", "text/plain", ""),
    ]


@pytest.mark.parametrize("gz", [True, False])
def test_an_archive_with_rubbish_at_its_end_gives_what_came_before(gz):
    *pages, problem = read(write_warc(*ARCHIVE, gz=gz) + b"no header at all\r\n\r\n")
    assert [page.address for page in pages] == ["https://v.example/1", "https://v.example/4.txt"]
    assert problem == Problem(
        "a.warc",
        "this web archive breaks off (ArchiveLoadFailed: Invalid WARC record, first line: no header at all)",
        "what came before was read; fetch the archive again for the rest",
    )


def test_a_page_cut_short_is_not_read_for_a_whole_one():
    mend = "what came before was read; fetch the archive again for the rest"
    raw = write_warc(ARCHIVE[3], ARCHIVE[0], gz=False)
    assert read(raw[:-20]) == [
        Record("https://v.example/4.txt", b"Ten were hurt.", "text/plain", ""),
        Problem("a.warc https://v.example/1", "this page is cut short in the archive", mend),
    ]


@pytest.mark.parametrize("raw", [b"WARC/1.0\r\ngarbage", b"WARC/1.0\r\n", write_warc(*ARCHIVE)[:150]])
def test_an_archive_of_a_broken_head_gives_no_page(raw):
    assert [record for record in read(raw) if isinstance(record, Record)] == []


@pytest.mark.parametrize(
    ("header", "told"),
    [("text/html", ("text/html", "")), ("Text/HTML;Charset='UTF-8'; x=y", ("text/html", "UTF-8")), ("", ("", ""))],
)
def test_media_types_are_split(header, told):
    assert split_media_type(header) == told
