"""Visiting: asking addresses politely, one after the other, as robots.txt and the host's patience allow."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from tocsin.intake.decoding import tidy
from tocsin.intake.fetch import AGENT, Fetched, Fetcher, NotNow, Unchanged
from tocsin.record import Problem

SPACING_S = 2.0
"""Seconds between two requests to one host, where its robots.txt does not ask for more."""
LONGEST_SPACING_S = 60.0
"""A host that asks for more than this between requests is visited this often all the same, one page at a time."""
ROBOTS_LAST_S = 86_400.0
"""A robots.txt is asked for again after a day (RFC 9309, section 2.4)."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What a host asks of programs: which paths, how many seconds between requests, and when that was asked."""

    rules: RobotFileParser | None
    spacing_s: float
    asked: float

    def allow(self, address: str) -> bool:
        """Whether the host lets programs like this one read the address."""
        return self.rules is not None and self.rules.can_fetch(AGENT, address)


@dataclass(slots=True)
class Visitor:
    """Visits addresses through a fetcher and remembers when each host was last asked; the one thing here with a state."""

    fetcher: Fetcher = field(default_factory=Fetcher)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    spacing_s: float = SPACING_S
    _asked: dict[str, float] = field(default_factory=dict)
    _manners: dict[str, Manners] = field(default_factory=dict)

    def visit(self, address: str, *, etag: str = "", modified: str = "") -> Fetched | Unchanged | NotNow:
        """What the address gives, when it is its host's turn; `NotNow` where robots.txt shuts programs out."""
        host = host_of(address)
        if not host:
            return NotNow(
                Problem(address, "this is not a web address", "give one that begins with http:// or https://")
            )
        manners = self._manners_of(host)
        if not manners.allow(address):
            return NotNow(_shut(address, manners))
        self._wait(host, manners.spacing_s)
        return self.fetcher.revisit(address, etag=etag, modified=modified)

    def _manners_of(self, host: str) -> Manners:
        known = self._manners.get(host)
        if known is None or self.clock() - known.asked >= ROBOTS_LAST_S:
            self._wait(host, self.spacing_s)
            found = self.fetcher.revisit(f"{host}/robots.txt")
            known = self._manners[host] = read_manners(found, self.spacing_s, self.clock())
        return known

    def _wait(self, host: str, spacing_s: float) -> None:
        last = self._asked.get(host)
        left = 0.0 if last is None else last + spacing_s - self.clock()
        if left > 0:
            self.sleep(left)
        self._asked[host] = self.clock()


def read_manners(found: Fetched | Unchanged | NotNow, spacing_s: float, now: float) -> Manners:
    """What a host's robots.txt asks: one that is not there allows all, one that cannot be had now allows nothing.

    Those are the rules of RFC 9309, sections 2.3.1.3 and 2.3.1.4.
    """
    rules = RobotFileParser()
    if isinstance(found, Fetched):
        rules.parse(tidy(found.raw.decode("utf-8", "replace")).splitlines())
    elif isinstance(found, NotNow) and found.status in range(400, 500) and found.status != 429:
        rules.parse([])
    else:
        return Manners(None, spacing_s, now)
    told = rules.crawl_delay(AGENT)
    return Manners(rules, min(max(float(told or 0), spacing_s), LONGEST_SPACING_S), now)


def host_of(address: str) -> str:
    """The scheme and host of a web address, "" of anything else.

    >>> host_of("https://tigriswire.example/feed?x=1"), host_of("feed.xml")
    ('https://tigriswire.example', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, "", "", "")) if parts.scheme in {"http", "https"} else ""


def _shut(address: str, manners: Manners) -> Problem:
    if manners.rules is None:
        return Problem(address, "the host's robots.txt cannot be had now", "nothing to do; it is asked again later")
    return Problem(address, "the host's robots.txt asks programs to leave this alone", "take it out of the feeds file")
