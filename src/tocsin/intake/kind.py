"""Kinds of document, told by content first and by name second."""

import json
import re
import zlib
from enum import StrEnum

HEAD_BYTES = 65_536
"""How much of a document is looked at to tell its kind."""


class Kind(StrEnum):
    """What a document is."""

    EMPTY = "empty"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    FEED = "feed"
    JSONL = "jsonl"
    WARC = "warc"
    PARQUET = "parquet"
    OTHER = "other"


MEDIA_TYPE = {
    Kind.EMPTY: "application/x-empty",
    Kind.TEXT: "text/plain",
    Kind.HTML: "text/html",
    Kind.PDF: "application/pdf",
    Kind.FEED: "application/xml",
    Kind.JSONL: "application/x-ndjson",
    Kind.WARC: "application/warc",
    Kind.PARQUET: "application/vnd.apache.parquet",
    Kind.OTHER: "application/octet-stream",
}

OTHERS = {
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a RIFF picture or recording",
    b"\x7fELF": "a program",
    b"MZ": "a Windows program",
    b"SQLite format 3": "a SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"{\\rtf": "a rich text document",
    b"From: <Saved by": "a page saved as MHTML",
}

UTF16 = (b"\xff\xfe", b"\xfe\xff")
FEED = re.compile(rb"\A(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
HTML = re.compile(
    rb"\A(?:<\?[^>]*>|<!--.*?-->|\s)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|"
    rb"section|main|header|nav|div|p|h[1-6]|table|span|a|br|img|ul|ol)\b",
    re.DOTALL | re.IGNORECASE,
)
FEED_NAMES = (".rss", ".atom", ".xml", ".rdf")
HTML_NAMES = (".html", ".htm", ".xhtml")
LINE_NAMES = (".jsonl", ".ndjson")
TEXT_NAMES = (".txt", ".text", ".md")
FEED_ENDS = re.compile(r"(?:[./]rss|[./]atom|/feeds?|\.rdf|\.xml)/?(?:\?.*)?$", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def _plain(head: bytes) -> bytes:
    """`head` as UTF-8 without its byte order mark or leading white space."""
    if head.startswith(UTF16):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace").lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _inflated(head: bytes) -> bytes:
    """The first bytes of a gzip stream; empty when `head` is none."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, CONTROLS))
    return b"\0" in head or controls > len(head) / 20


def _opens_with_object(plain: bytes) -> bool:
    """Whether the first line is one whole JSON object."""
    line = plain.split(b"\n", 1)[0].strip()
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def expects_feed(name: str, media_type: str = "") -> bool:
    """Whether the name or the server's word promises a feed.

    >>> expects_feed("news.rss"), expects_feed("https://wire.example/feed/"), expects_feed("feed.html")
    (True, True, False)
    """
    return bool(FEED_ENDS.search(name)) or any(word in media_type for word in ("rss", "atom"))


def tell_kind(head: bytes, name: str = "", media_type: str = "") -> Kind:
    """What a document is that begins with `head`.

    >>> tell_kind(b"%PDF-1.7", "report.txt")
    <Kind.PDF: 'pdf'>
    >>> tell_kind(b"Rockets hit a base.", "report.txt")
    <Kind.TEXT: 'text'>
    """
    plain = _plain(head)
    if not plain:
        return Kind.EMPTY
    told = (
        (Kind.PDF, b"%PDF-" in plain[:1024]),
        (Kind.WARC, plain.startswith(b"WARC/") or _inflated(head).startswith(b"WARC/")),
        (Kind.PARQUET, plain.startswith(b"PAR1")),
        (Kind.OTHER, bool(name_other(head)) or _is_binary(plain)),
        (Kind.FEED, bool(FEED.match(plain))),
        (Kind.HTML, bool(HTML.match(plain))),
    )
    return next((kind for kind, is_it in told if is_it), None) or _by_name(plain, name.lower(), media_type)


def _by_name(plain: bytes, name: str, media_type: str) -> Kind:
    if name.endswith(LINE_NAMES) or _opens_with_object(plain):
        return Kind.JSONL
    if name.endswith(".json") and plain[:1] in b"[{":
        return Kind.OTHER
    if name.endswith(FEED_NAMES) and plain.startswith(b"<"):
        return Kind.FEED
    if name.endswith(HTML_NAMES) or "html" in media_type:
        return Kind.HTML
    return Kind.TEXT


def name_other(head: bytes) -> str:
    r"""The name of a kind that is not read, "" when the first bytes are none of the known marks.

    >>> name_other(b"PK\x03\x04...")
    'a ZIP archive or office document'
    """
    return next((name for mark, name in OTHERS.items() if head.startswith(mark)), "")
