"""The desk itself: an open ledger with what its pages need, opened once and shared by all visitors."""

import gc
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from tocsin.accounts.rates import Rates
from tocsin.answering.held import Held, held_in
from tocsin.codebook.actors import Actor, load_actors
from tocsin.intake import Fetcher
from tocsin.keeping import make_ready
from tocsin.ledger import Ledger
from tocsin.pipeline import Rooms, open_rooms
from tocsin.reviewing import Outcome
from tocsin.web.articles import Articles
from tocsin.web.filters import EVERY, Filter
from tocsin.web.rows.points import packed
from tocsin.web.searches import SearchBook
from tocsin.web.security.provider import Provider
from tocsin.web.security.sessions import Sessions
from tocsin.web.security.team import TeamSessions, team_sessions
from tocsin.web.security.tokens import TokenBook
from tocsin.web.security.visits import Visits
from tocsin.web.snapshot import Incidents
from tocsin.web.waiting import MOST, Waiting


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a desk is run. `name` is who works at it alone, `hosts` the host names it answers to.

    A `team` comes in by accounts; `secure` says that browsers reach it by https alone,
    and a `provider` vouches for people. `clock`, `steady`, `make_code` and `fetcher` stand in for the world in
    tests.
    """

    name: str
    hosts: frozenset[str]
    team: bool = False
    secure: bool = False
    provider: Provider | None = None
    reader: str = "auto"
    places: Path | None = None
    actors: Path | None = None
    clock: Callable[[], datetime] = utc_now
    steady: Callable[[], float] = time.monotonic
    make_code: Callable[[], str] = secrets.token_urlsafe
    fetcher: Fetcher = field(default_factory=Fetcher)
    per_second: float = 50.0
    burst: float = 200.0
    launched: Callable[[str], None] = lambda code: None  # noqa: ARG005 - told nobody unless somebody listens


class Desk:
    """What the pages share. Nothing here knows of a page."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self.ledger, self.settings = ledger, settings
        self.now, self.steady = settings.clock, settings.steady
        self.sessions: Sessions | TeamSessions = (
            team_sessions(ledger, settings.make_code, settings.clock, settings.steady)
            if settings.team
            else Sessions(settings.name, settings.make_code, settings.clock)
        )
        self.rates = Rates(settings.per_second, settings.burst)
        self.visits = Visits()
        self.tokens = TokenBook(ledger)
        self.searches = SearchBook(ledger)
        self.incidents = Incidents(ledger)
        self.articles = Articles(ledger)
        self.waiting = Waiting(ledger, settings.steady)
        self.outcomes: dict[str, Outcome] = {}
        self._held: tuple[int, Held] | None = None
        self._lock = Lock()

    @cached_property
    def rooms(self) -> Rooms:
        """The reader and the resolver, opened when something is first read."""
        return open_rooms(self.settings.reader, places=self.settings.places, actors=self.settings.actors)

    @cached_property
    def plain_rooms(self) -> Rooms:
        """The lexical reader, which claims are read with where the other finds nothing."""
        return open_rooms("lexical", places=self.settings.places, actors=self.settings.actors)

    def warm(self) -> None:
        """Read the ledger and open the reader before anybody asks; what is asked for most comes first."""
        gc.disable()
        try:
            for each in (Filter(), Filter(stage=(EVERY,))):
                _ = self.incidents.select(each).counted
            packed(self.incidents.select(Filter()).mapped)
            self.articles.now()
            _ = self.rooms
            make_ready(self.ledger)
            self.waiting.now("", MOST)
            _ = self.held
        finally:
            gc.enable()
            # what was read stays: to look through it for garbage stops everybody for a second, again and again
            gc.freeze()

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors of the tables by id, those of the user's own file among them."""
        return load_actors(self.settings.actors).actors

    @property
    def held(self) -> Held:
        """What the ledger holds, as questions take it; taken out again when the ledger has changed."""
        version = self.incidents.now().version
        with self._lock:
            if self._held is None or self._held[0] != version:
                self._held = version, held_in(self.ledger)
            return self._held[1]
