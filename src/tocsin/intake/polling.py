"""Polling: asking a feed or a sitemap what is new since it was last asked, and reading the pages that it points to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from tocsin.intake.document import Document, read_document
from tocsin.intake.draft import Arrival
from tocsin.intake.fetch import Fetched, NotNow, Unchanged
from tocsin.intake.formats.feed import links_of
from tocsin.intake.formats.sitemap import Link, read_sitemap, unpacked
from tocsin.intake.visiting import Visitor
from tocsin.record import Problem, Received

MOST_LISTS = 3
"""How many lists of a list of sitemaps are read at one poll, the last changed first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is polled: an address, the server's marks of what it gave last, and whether entries' own pages are read.

    At most `most` new pages are read at one poll; the rest wait for the next.
    """

    address: str
    pages: bool = False
    most: int = 50
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that a feed or sitemap points to, and what came of reading it."""

    address: str
    received: Received


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What a poll gave. `failed` says why nothing was given; `left` is how many new pages wait for the next poll.

    `etag` and `modified` are those to ask with next, "" where something is left, so that the list is given again.
    """

    documents: tuple[Received, ...] = ()
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    failed: NotNow | None = None
    moved: str = ""
    etag: str = ""
    modified: str = ""
    left: int = 0


def poll(asked: Asked, visitor: Visitor, arrival: Arrival, known: Callable[[str], bool]) -> Poll:
    """What is new at an address. `known` says of a page's address whether it was read before. Never raises."""
    found = visitor.visit(asked.address, etag=asked.etag, modified=asked.modified)
    if isinstance(found, NotNow):
        return Poll(failed=found)
    if isinstance(found, Unchanged):
        return Poll(etag=asked.etag, modified=asked.modified)
    sitemap = read_sitemap(unpacked(found.raw, arrival.limits.max_bytes))
    if sitemap is None and not asked.pages:
        received = read_document(Document(found.raw, found.url, found.media_type, found.charset), arrival)
        return Poll(documents=(received,), moved=found.moved, etag=found.etag, modified=found.modified)
    links = (
        links_of(found.raw) if sitemap is None else _pages_of(sitemap.links, visitor, arrival, lists=sitemap.of_lists)
    )
    if not links:
        nothing = Problem(asked.address, "this lists no pages", "give the address of a feed or a sitemap")
        return Poll(problems=(nothing,), moved=found.moved)
    listed = dict.fromkeys(link.address for link in sorted(links, key=lambda link: link.changed, reverse=True))
    new = [address for address in (urljoin(found.url, each) for each in listed) if not known(address)]
    return _poll_of(found, tuple(_read(new[: asked.most], visitor, arrival)), len(new))


def _poll_of(found: Fetched, pages: tuple[Page, ...], new: int) -> Poll:
    """The poll of so many new pages, of which these were asked for."""
    left = new - sum(page.received.capture is not None for page in pages)
    marks = ("", "") if left else (found.etag, found.modified)
    return Poll(pages=pages, moved=found.moved, etag=marks[0], modified=marks[1], left=left)


def _pages_of(links: Iterable[Link], visitor: Visitor, arrival: Arrival, *, lists: bool) -> tuple[Link, ...]:
    """The pages among links, those of the last changed lists where the links are lists."""
    if not lists:
        return tuple(links)
    newest = sorted(links, key=lambda link: link.changed, reverse=True)[:MOST_LISTS]
    answers = [visitor.visit(link.address) for link in newest]
    below = [
        read_sitemap(unpacked(answer.raw, arrival.limits.max_bytes))
        for answer in answers
        if isinstance(answer, Fetched)
    ]
    return tuple(link for sitemap in below if sitemap and not sitemap.of_lists for link in sitemap.links)


def _read(addresses: Iterable[str], visitor: Visitor, arrival: Arrival) -> Iterator[Page]:
    for address in addresses:
        found = visitor.visit(address)
        if isinstance(found, Fetched):
            document = Document(found.raw, found.url, found.media_type, found.charset)
            yield Page(address=address, received=read_document(document, arrival))
        elif isinstance(found, NotNow):
            yield Page(address=address, received=Received(None, (), (found.problem,)))
