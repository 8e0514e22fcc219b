"""The ledger's incidents held in memory, brought up to date by the ledger's own log, so that screens answer at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from threading import Lock
from types import MappingProxyType

from tocsin.ledger import Ledger
from tocsin.ledger.following import ASIDE, changed_since, last_number, wanted_ids
from tocsin.record import Incident
from tocsin.web.filters import Filter

ONE_BY_ONE = 200
"""Up to so many changed incidents are read one by one; more, and all are read again."""
REMEMBERED = 32
"""Selections kept, so that paging and a screen's pictures do not select again."""


def day_of(incident: Incident) -> date:
    """The day by which an incident is ordered: the earliest it can have been, else the latest, else the end of time."""
    when = incident.when
    return (when.earliest or when.latest or date.max) if when else date.max


def order(incident: Incident) -> tuple[date, str]:
    """The order of incidents everywhere: by day, the undated last, equals by id."""
    return day_of(incident), incident.id


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All incidents by id, in order, and the ids of those that a person has decided on; as of a line of the log.

    `version` is the number of the last line that was of more than a question: what is derived from the ledger is as
    old as that.
    """

    number: int
    version: int = -1
    incidents: Mapping[str, Incident] = field(default_factory=lambda: MappingProxyType({}))
    reviewed: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Selection:
    """The incidents that a filter means, in order, with the numbers that screens show; each is counted once.

    It is equal to itself alone, so that what is made of it can be kept by it.
    """

    incidents: tuple[Incident, ...]
    reviewed: frozenset[str]
    ids: tuple[str, ...]

    @cached_property
    def without_place(self) -> int:
        """How many have no point on the map."""
        return sum(incident.place is None for incident in self.incidents)

    @cached_property
    def unreviewed(self) -> int:
        """How many no person has decided on."""
        return sum(each not in self.reviewed for each in self.ids)

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many there are of each kind."""
        return Counter(one.kind for one in self.incidents)

    @cached_property
    def countries(self) -> Counter[str]:
        """How many there are in each country, by its code."""
        return Counter(one.place.country for one in self.incidents if one.place and one.place.country)

    @cached_property
    def sources(self) -> Counter[str]:
        """How many each source tells of."""
        return Counter(each for one in self.incidents for each in one.publishers)


@dataclass(slots=True)
class Incidents:
    """The incidents of an open ledger as they stand now; one of these serves all visitors."""

    ledger: Ledger
    _snapshot: Snapshot = field(default_factory=lambda: Snapshot(-1))
    _selections: dict[tuple[int, Filter], Selection] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def now(self) -> Snapshot:
        """The snapshot, brought up to date where the log has grown."""
        with self.ledger.reading() as connection:
            number = last_number(connection)
        with self._lock:
            if number != self._snapshot.number:
                self._snapshot = self._newer(number)
            return self._snapshot

    def select(self, wanted: Filter) -> Selection:
        """What the filter means."""
        snapshot = self.now()
        key = snapshot.version, wanted
        found = self._selections.get(key)
        if found is None:
            found = self._select(snapshot, wanted)
            if len(self._selections) >= REMEMBERED:
                self._selections.clear()
            self._selections[key] = found
        return found

    def _select(self, snapshot: Snapshot, wanted: Filter) -> Selection:
        with self.ledger.reading() as connection:
            ids = wanted_ids(connection, wanted.asked())
        chosen = {
            each: incident
            for each, incident in snapshot.incidents.items()
            if each in ids and wanted.passes(incident, reviewed=each in snapshot.reviewed)
        }
        return Selection(tuple(chosen.values()), snapshot.reviewed, tuple(chosen))

    def _newer(self, number: int) -> Snapshot:
        with self.ledger.reading() as connection:
            changed = changed_since(connection, self._snapshot.number)
        if not changed - ASIDE:
            return replace(self._snapshot, number=number)
        if self._snapshot.number < 0 or len(changed) > ONE_BY_ONE:
            incidents = {incident.id: incident for incident in self.ledger.incidents()}
        else:
            incidents = self._with(changed)
        ordered = dict(sorted(incidents.items(), key=lambda item: order(item[1])))
        return Snapshot(number, number, MappingProxyType(ordered), self._reviewed(ordered.values()))

    def _with(self, changed: Iterable[str]) -> dict[str, Incident]:
        incidents = dict(self._snapshot.incidents)
        for each in changed:
            incidents.pop(each, None)
            found = self.ledger.incident(each)
            if found and found.id == each:
                incidents[each] = found
        return incidents

    def _reviewed(self, incidents: Iterable[Incident]) -> frozenset[str]:
        """Those that a person accepted as a whole, or corrected in a field."""
        decided = {
            report
            for report, decisions in self.ledger.decided_on().items()
            if any((one.verb == "accept" and not one.field) or one.verb == "correct" for one in decisions)
        }
        return frozenset(one.id for one in incidents if not decided.isdisjoint(one.reports)) if decided else frozenset()
