"""Feeds, RSS and Atom: every entry is an article. The entries' own pages are not fetched."""

import io
from collections.abc import Iterator
from typing import Any

from tocsin.intake.decoding import tidy
from tocsin.intake.draft import Draft, Reading, located
from tocsin.intake.foreign import Refusal, ask
from tocsin.intake.formats.markup import tree_of
from tocsin.intake.formats.sitemap import Link
from tocsin.intake.pasted.page import without_furniture
from tocsin.record import Capture, Problem

BLOCK_TAGS = "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure"
BLOCKS = frozenset(BLOCK_TAGS.split())
SILENT = frozenset(("script", "style", "figcaption"))
GIVE_FEED = "give the feed's own address, or save it again"


def _words(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's own element
    """The words under an element that are meant to be read, a blank line at each block."""
    from lxml import etree  # noqa: PLC0415 - slow import, only for web pages and feeds

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        words = element.text if event == "start" else element.tail
        silent += (event == "start" and element.tag in SILENT) - (event == "end" and element.tag in SILENT)
        yield "\n\n" if element.tag in BLOCKS else ""
        yield "" if silent else words or ""


def plain_words(fragment: str) -> str:
    r"""The words of a piece of HTML, a paragraph a block.

    >>> plain_words("<p>Two <b>died</b>.</p><p>Ten hurt &amp; taken in.</p>")
    'Two died.\n\nTen hurt & taken in.'
    """
    root = tree_of(fragment)
    words = "" if root is None else "".join(_words(root))
    paragraphs = (" ".join(part.split()) for part in tidy(words).split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def read_feed(capture: Capture, charset: str) -> Reading:  # noqa: ARG001 - a feed declares its own character set
    """One article per entry, from the words the feed itself carries."""
    found = ask(lambda: _parse(capture.raw))
    if isinstance(found, Refusal):
        return Reading((), (Problem(capture.source, f"this feed cannot be read ({found.reason})", GIVE_FEED),))
    if not found.entries:
        what = "this feed has no entries" if not found.bozo else f"this feed is broken ({found.bozo_exception})"
        return Reading((), (Problem(capture.source, what, GIVE_FEED),))
    drafts = [
        located(_entry(entry, found.feed), f"{capture.source} entry {n}") for n, entry in enumerate(found.entries, 1)
    ]
    kept = tuple(draft for draft in drafts if draft.text)
    empty = tuple(
        Problem(draft.where, "this entry has no words", "open its page and add that")
        for draft in drafts
        if not draft.text
    )
    return Reading(kept, (*_broken(found, capture.source), *empty))


def links_of(raw: bytes) -> tuple[Link, ...]:
    """The addresses of a feed's entries, with the dates that it prints; none when it cannot be read."""
    found = ask(lambda: _parse(raw))
    if isinstance(found, Refusal):
        return ()
    told = ((entry.get("link", ""), _moment(entry)) for entry in found.entries)
    return tuple(Link(address, changed) for address, changed in told if address)


def _moment(entry: Any) -> str:  # noqa: ANN401 - feedparser's own record
    """The entry's moment in a form that sorts, "" where none is printed."""
    told = entry.get("updated_parsed") or entry.get("published_parsed")
    return "-".join(f"{part:02d}" for part in told[:6]) if told else ""


def _parse(raw: bytes) -> Any:  # noqa: ANN401 - feedparser's own record
    """Feedparser's result; the bytes go in as a stream, so that it never takes them for a path or an address."""
    import feedparser  # noqa: PLC0415 - slow import, only for feeds

    return feedparser.parse(io.BytesIO(raw))


def _broken(found: Any, where: str) -> tuple[Problem, ...]:  # noqa: ANN401 - feedparser's own record
    fault = found.get("bozo_exception") if found.bozo else None
    if fault is None or type(fault).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}:
        return ()
    what = f"this feed is broken ({' '.join(str(fault).split())}); {len(found.entries)} entries could be read"
    return (Problem(where, what, "the last entries may be missing; fetch it again"),)


def _entry(entry: Any, feed: Any) -> Draft:  # noqa: ANN401 - feedparser's own records
    body = next((part.value for part in entry.get("content", []) if part.get("value")), "") or entry.get("summary", "")
    title = plain_words(entry.get("title", ""))
    return Draft(
        without_furniture(plain_words(body)) or title,
        title=title,
        byline=entry.get("author", ""),
        publisher=plain_words(entry.get("source", {}).get("title", "") or feed.get("title", "")),
        url=entry.get("link", ""),
        printed=entry.get("published", "") or entry.get("updated", ""),
        language=feed.get("language", ""),
    )
