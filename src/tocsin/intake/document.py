"""One document: from its bytes to articles, or to the reason why it gives none."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from tocsin.intake.draft import Arrival, Reading, finish
from tocsin.intake.folder import is_left_out
from tocsin.intake.formats.feed import read_feed
from tocsin.intake.formats.pdf import read_pdf
from tocsin.intake.formats.text_file import read_text_file
from tocsin.intake.formats.web_page import read_web_page
from tocsin.intake.kind import HEAD_BYTES, MEDIA_TYPE, Kind, expects_feed, name_other, tell_kind
from tocsin.record import Capture, Problem, Received

READERS: dict[Kind, Callable[[Capture, str], Reading]] = {
    Kind.TEXT: read_text_file,
    Kind.HTML: read_web_page,
    Kind.PDF: read_pdf,
    Kind.FEED: read_feed,
}
READABLE = "give text, HTML, PDF, a feed, JSONL, Parquet or WARC"


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with what was said of them: where from, the media type and character set that a server declared."""

    raw: bytes
    source: str
    media_type: str = ""
    charset: str = ""
    in_folder: bool = False

    @property
    def kind(self) -> Kind:
        """What the document is, by content first."""
        return tell_kind(self.raw[:HEAD_BYTES], self.source.split("?")[0], self.media_type)


def capture_of(raw: bytes, source: str, kind: Kind, arrival: Arrival) -> Capture:
    """The bytes as they came, with their hash and time."""
    return Capture(raw, source, MEDIA_TYPE[kind], sha256(raw).hexdigest(), arrival.now)


def read_document(document: Document, arrival: Arrival) -> Received:
    """What one document gives. The bytes are kept in every case, so that nothing received is lost."""
    kind = document.kind
    capture = capture_of(document.raw, document.source, kind, arrival)
    problem = unreadable(document, kind)
    if problem:
        return Received(capture, (), (problem,))
    reading = READERS[kind](capture, document.charset)
    finished = [finish(draft, capture, arrival) for draft in reading.drafts]
    articles = tuple(article for article, _ in finished)
    return Received(
        capture, articles, (*reading.problems, *(problem for _, problems in finished for problem in problems))
    )


def unreadable(document: Document, kind: Kind) -> Problem | None:
    """Why a document of this kind is not read, or None when it is."""
    where = document.source
    if kind is Kind.EMPTY:
        return Problem(where, f"this document is empty ({len(document.raw)} bytes)", "save or fetch it again")
    if kind is Kind.OTHER or kind not in READERS:
        return Problem(where, f"this is {_other(document.raw)}, which is not read", READABLE)
    if kind is Kind.HTML and expects_feed(where, document.media_type):
        return Problem(
            where,
            "this should be a feed, but is a web page",
            "give the feed's own address, or name the file .html to read it as a page",
        )
    if document.in_folder and is_left_out(where, kind):
        return Problem(
            where, "by its name this is not an article, and was left out", "name the file itself to read it as text"
        )
    return None


def _other(raw: bytes) -> str:
    if raw.lstrip()[:1] in {b"{", b"["}:
        return name_other(raw) or "one JSON document, not one object a line"
    return name_other(raw) or "a binary file"
