"""A filter's incidents as an Atom feed (RFC 4287): each in a line of words, the last to change first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, tostring

from tocsin.web.rows.listing import IncidentLine

ATOM = "http://www.w3.org/2005/Atom"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in words, when the ledger last wrote it anew, and where it is shown."""

    line: IncidentLine
    updated: datetime
    address: str


def atom(title: str, address: str, entries: Iterable[Entry], otherwise: datetime) -> bytes:
    """The feed; it was updated when its first entry was, or `otherwise` where it has none. It quotes nothing.

    The id is made of the title, so that it stays while the address changes with the token.
    """
    shown = list(entries)
    feed = Element("feed", xmlns=ATOM)
    _say(feed, "id", f"urn:sha256:{sha256(title.encode()).hexdigest()}")
    _say(feed, "title", title)
    _say(feed, "updated", (shown[0].updated if shown else otherwise).isoformat())
    SubElement(feed, "link", rel="alternate", type="text/html", href=address)
    _say(SubElement(feed, "author"), "name", "Tocsin")
    for entry in shown:
        _add(feed, entry)
    raw: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return raw


def _add(feed: Element, entry: Entry) -> None:
    line, made = entry.line, SubElement(feed, "entry")
    _say(made, "id", f"urn:sha256:{sha256(line.id.encode()).hexdigest()}")
    _say(made, "title", f"{line.kind}, {line.when}: {headline(line)}")
    _say(made, "updated", entry.updated.isoformat())
    SubElement(made, "link", rel="alternate", type="text/html", href=entry.address)
    SubElement(made, "category", term=line.kind)
    told = f"{line.reports} reports by {line.sources} sources"
    tolls = (f"{line.killed} killed" if line.killed else "", f"{line.wounded} wounded" if line.wounded else "")
    _say(made, "summary", " · ".join(filter(None, (line.stage, line.where, *tolls, told))))


def headline(line: IncidentLine) -> str:
    """Who did it, and on whom."""
    return f"{line.who} → {line.whom}" if line.whom else line.who


def _say(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = NO_XML.sub(" ", words)
