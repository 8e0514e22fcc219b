"""PDF: the text of its pages, paragraphs put together again."""

import io
import re
from typing import Any

from tocsin.intake.decoding import tidy
from tocsin.intake.draft import Draft, Reading
from tocsin.intake.foreign import Refusal, ask
from tocsin.intake.pasted import read_page
from tocsin.record import Capture, Problem

HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
WRAPPED = re.compile(r"(?<![.!?”\"’:\n])\n(?=[^\n])")
ENDED_SHORT = re.compile(r"(?<=[.!?”\"])\n(?!\n)")
BLANKS = re.compile(r"[ \t]+")
PAGE_NUMBER = re.compile(r"(?m)^[ \t]*(?:Page )?\d{1,4}(?: (?:of|/) \d{1,4})?[ \t]*$")


def read_pdf(capture: Capture, charset: str) -> Reading:  # noqa: ARG001 - the formats share one signature
    """The one article of a PDF. The file's own creation day is not taken for the day of publication."""
    found = ask(lambda: _pages(capture.raw))
    if isinstance(found, Refusal):
        return _nothing(
            capture, f"this PDF cannot be read ({found.reason})", "save it again, or paste its text into a .txt file"
        )
    if found is None:
        return _nothing(capture, "this PDF is locked with a password", "unlock it and save it without one")
    title, author, pages = found
    page = read_page(join_lines(tidy("\n\n".join(pages))))
    if not page.text.strip():
        return _nothing(
            capture, f"no text in this PDF ({len(pages)} pages of pictures)", "run text recognition on it first"
        )
    draft = Draft(
        page.text, title=title or page.title, byline=page.byline or author, url=page.url, printed=page.printed
    )
    return Reading((draft,))


def join_lines(text: str) -> str:
    r"""Paragraphs on one line each: lines that break inside a sentence are joined, hyphens at line ends go.

    >>> join_lines("Rockets hit a mili-\ntary base on\nTuesday.\n\nTwo died.\n\n3")
    'Rockets hit a military base on Tuesday.\n\nTwo died.'
    """
    text = PAGE_NUMBER.sub("", BLANKS.sub(" ", text)).replace(" \n", "\n")
    text = re.sub(r"\n{2,}", "\n\n", text)
    joined = WRAPPED.sub(" ", HYPHENATED.sub("", text))
    return ENDED_SHORT.sub(" ", joined).strip()


def _nothing(capture: Capture, what: str, mend: str) -> Reading:
    return Reading((), (Problem(capture.source, what, mend),))


def _pages(raw: bytes) -> tuple[str, str, list[str]] | None:
    """Title, author and the text of each page; None when a password is needed."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow import, only for PDF files

    reader = PdfReader(io.BytesIO(raw))
    # Many files are "encrypted" with an empty password, which opens them.
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    return _said(reader, "title"), _said(reader, "author"), [page.extract_text() for page in reader.pages]


def _said(reader: Any, field: str) -> str:  # noqa: ANN401 - pypdf's own reader
    said = getattr(reader.metadata, field, None) if reader.metadata else None
    return tidy(said).strip() if isinstance(said, str) else ""
