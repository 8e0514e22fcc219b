"""Plain text: header lines if there are any, then the body; pages pasted whole lose their furniture.

Title: Rockets hit base
Publisher: Tigris Wire
Published: 2020-03-11

BAGHDAD, March 11 (Tigris Wire) - …
"""

import re
from dataclasses import dataclass

from tocsin.intake.decoding import decode, tidy
from tocsin.intake.draft import Draft, Reading
from tocsin.intake.pasted import read_page
from tocsin.record import Capture, Problem

HEADERS = ("title", "publisher", "published", "byline", "url", "language")
HEADER = re.compile(rf"({'|'.join(HEADERS)}):[ \t]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headed:
    """A text with the header lines that stood above it, by lower-case name."""

    headers: dict[str, str]
    body: str


def split_headers(text: str) -> Headed:
    r"""The header lines and the body; no headers unless a blank line ends them.

    >>> split_headers("Title: Raid\nPublished: 2020-03-11\n\nGunmen came.")
    Headed(headers={'title': 'Raid', 'published': '2020-03-11'}, body='Gunmen came.')
    >>> split_headers("Title: a word of law.\nIt went on.").headers
    {}
    """
    head, blank, body = text.lstrip("\n").partition("\n\n")
    matches = [HEADER.fullmatch(line.strip()) for line in head.split("\n")]
    found = {match[1].lower(): match[2].strip() for match in matches if match}
    if not blank or not found or None in matches:
        return Headed({}, text)
    return Headed(found, body)


def read_text_file(capture: Capture, charset: str) -> Reading:
    """The one article of a text file; its text is the body without page furniture."""
    decoded = decode(capture.raw, charset)
    problems = broken_text(decoded.note, capture.source)
    headed = split_headers(tidy(decoded.text))
    page, headers = read_page(headed.body), headed.headers
    if not page.text.strip():
        what = "no text is left once headers and page furniture are taken away"
        return Reading((), (*problems, Problem(capture.source, what, "check that the whole article was saved")))
    address = capture.source if capture.source.startswith(("http://", "https://")) else ""
    draft = Draft(
        page.text,
        title=headers.get("title") or page.title,
        byline=headers.get("byline") or page.byline,
        publisher=headers.get("publisher", ""),
        url=headers.get("url") or page.url or address,
        printed=headers.get("published") or page.printed,
        language=headers.get("language", ""),
    )
    return Reading((draft,), problems)


def broken_text(note: str, where: str) -> tuple[Problem, ...]:
    """The problem that a decoding note tells of, if any."""
    return (Problem(where, note, "check names and quotes in it, or save it again as UTF-8"),) if note else ()
