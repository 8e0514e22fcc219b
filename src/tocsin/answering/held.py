"""What a ledger holds, taken out once for as many questions as are asked of it."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from tocsin.codebook.actors import NameSort, load_actors
from tocsin.ledger import Parties, View
from tocsin.record import Incident, Report, Statement, Telling, When, content_id

BESIDE = ("tally", "trend", "strength", "tie")
"""The sorts of what is told beside events."""
MOST = 100_000
"""Days and sets of names that are remembered while incidents are looked through."""


class Named(NamedTuple):
    """A party as told: its words, and the actor of the tables where one was found."""

    label: str
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident with its parties' actors, the day of its first report, and the day that it is counted on.

    `victims` are those who came to harm: a base can be told as the target while the dead tell whose it was.
    """

    incident: Incident
    doers: tuple[Named, ...]
    targets: tuple[Named, ...]
    reported: date | None
    day: date | None
    victims: tuple[Named, ...] = ()


def day_of(incident: Incident) -> date | None:
    """The middle of the days on which it can have happened, where these are at most a month."""
    return _middle(incident.when)


def _middle(when: When | None) -> date | None:
    if when is None or when.earliest is None or when.latest is None or (when.days or 0) > 31:
        return None
    return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)


@dataclass(frozen=True)
class Held:
    """A ledger's incidents, and a day and source for each article; `hash` is of what it holds.

    What is told beside events is read when it is first asked for. `reviewed` are the reports that a person accepted or
    corrected.
    """

    happenings: tuple[Happening, ...]
    reporting: tuple[tuple[date, str], ...]
    hash: str
    read_tellings: Callable[[], Iterable[Telling]] = tuple
    reviewed: frozenset[str] = frozenset()

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Tallies, trends, strengths and ties as told."""
        return tuple(self.read_tellings())

    def is_reviewed(self, incident: Incident) -> bool:
        """Whether a person accepted or corrected any report of it."""
        return not self.reviewed.isdisjoint(incident.reports)

    @property
    def first(self) -> date | None:
        """The first day on which something was published."""
        return self.reporting[0][0] if self.reporting else None

    @property
    def last(self) -> date | None:
        """The last day on which something was published."""
        return self.reporting[-1][0] if self.reporting else None


def held_in(ledger: View) -> Held:
    """All that the ledger holds."""
    with _uncollected():
        whole, parties, reviewed = ledger.whole(), ledger.parties(), ledger.reviewed()
        reporting = sorted(
            (row.published, name) for row in ledger.articles() if row.published for name in row.publishers
        )
        happenings = _happenings(whole.incidents, parties)
    hashed = content_id(whole.hash, *reporting, *sorted(reviewed))
    return Held(happenings, tuple(reporting), hashed, lambda: ledger.tellings(sort=BESIDE), reviewed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector's walks through records that all stay, which take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def hold(incidents: list[Incident], tellings: tuple[Telling, ...], reporting: tuple[tuple[date, str], ...]) -> Held:
    """These incidents with the parties of their tellings."""
    parties = {each.id: _parties(each.statement, each.published) for each in tellings if _is_event(each)}
    told = sorted(repr(incident) for incident in incidents)
    hashed = content_id(*told, *sorted(reporting))
    beside = tuple(each for each in tellings if not _is_event(each))
    return Held(_happenings(incidents, parties), tuple(sorted(reporting)), hashed, lambda: beside)


def _is_event(telling: Telling) -> bool:
    return isinstance(telling.statement, Report)


def _parties(told: Statement, published: date | None) -> Parties:
    """The parties of a report."""
    if not isinstance(told, Report):
        return Parties((), (), published)
    doers, targets = (tuple((party.label, party.actor_id) for party in role) for role in (told.actor, told.target))
    return Parties(doers, targets, published, tuple(harm.words.quote for harm in told.harm if harm.count.high != 0))


def _happenings(incidents: list[Incident], parties: Mapping[str, Parties]) -> tuple[Happening, ...]:
    """The incidents with their parties; what many tell of is made once."""
    day, named = lru_cache(MOST)(_middle), lru_cache(MOST)(_named)

    def happening(incident: Incident) -> Happening:
        told = [parties[each] for each in incident.reports if each in parties]
        doers = named(incident.actors, tuple(party for one in told for party in one.doers))
        targets = named(incident.targets, tuple(party for one in told for party in one.targets))
        reported = min((one.published for one in told if one.published), default=None)
        victims = named(tuple(dict.fromkeys(each for one in told for each in one.victims)), ())
        return Happening(incident, doers, targets, reported, day(incident.when), victims)

    return tuple(map(happening, incidents))


@cache
def _by_name(label: str) -> str | None:
    """The one actor of the tables with just this name, None when there is none or several."""
    found = [actor.id for actor, sort in load_actors().find(label) if sort is NameSort.NAME]
    return found[0] if len(found) == 1 else None


def _named(labels: tuple[str, ...], parties: tuple[tuple[str, str | None], ...]) -> tuple[Named, ...]:
    """The incident's own labels with their actors, then further actors named in any of its reports."""
    ids = {label: actor for label, actor in parties if actor}
    kept = [Named(label, ids.get(label) or _by_name(label)) for label in labels]
    known = {one.actor_id for one in kept}
    return (*kept, *(Named(label, actor) for label, actor in ids.items() if actor not in known and label not in labels))
