"""The ledger's incidents held in memory, brought up to date by the ledger's own log, so that screens answer at once.

What a decision changes is read again, and no more; a selection kept from before it is brought up to date likewise.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from sqlalchemy import Connection

from tocsin.ledger import Ledger
from tocsin.ledger.corrections import looked_at
from tocsin.ledger.following import ASIDE, changed_since, last_number, reached, standing_among, wanted_ids
from tocsin.ledger.tellings import decisions_on
from tocsin.record import Incident
from tocsin.web.filters import EVERY, Filter
from tocsin.web.ordered import Ordered, ordered
from tocsin.web.parted import Parted, parted
from tocsin.web.selection import Selection

FEW = 2_000
"""Up to so many changes are followed one by one; of more, and everything is read again."""
REMEMBERED = 64
"""Selections kept, so that paging and a screen's pictures do not select again."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All incidents by id, in order, and the ids of those that a person has decided on; as of a line of the log.

    `version` is the number of the last line that was of more than a question: what is derived from the ledger is as
    old as that. `home` is the incident of each report.
    """

    number: int
    version: int = -1
    incidents: Ordered = field(default_factory=Ordered)
    reviewed: frozenset[str] = frozenset()
    home: Parted[str] = field(default_factory=Parted)

    def but(self, gone: Mapping[str, Incident], come: Mapping[str, Incident]) -> "Snapshot":
        """The snapshot with what has come in the place of what is gone."""
        home = self.home.but(home_of(gone), home_of(come))
        return replace(self, incidents=self.incidents.but(gone, come), home=home)


def home_of(incidents: Mapping[str, Incident]) -> dict[str, str]:
    """The incident of each report."""
    return {report: each for each, one in incidents.items() for report in one.reports}


@dataclass(slots=True)
class Incidents:
    """The incidents of an open ledger as they stand now; one of these serves all visitors."""

    ledger: Ledger
    _snapshot: Snapshot = field(default_factory=lambda: Snapshot(-1))
    _changed: dict[str, int] = field(default_factory=dict)
    """Incidents that changed, each with the number of the snapshot in which it last did."""
    _selections: dict[Filter, tuple[int, Selection]] = field(default_factory=dict)
    _said: tuple[Filter, int, Collection[str]] = (Filter(), -1, ())
    """The last words looked for, in incidents of every stage: the filter, the number of the snapshot, what was found."""
    _following: Lock = field(default_factory=Lock)
    _selecting: Lock = field(default_factory=Lock)

    def now(self) -> Snapshot:
        """The snapshot, brought up to date where the log has grown."""
        with self.ledger.reading() as connection:
            number = last_number(connection)
            if number <= self._snapshot.number:
                return self._snapshot
            with self._following:
                if number > self._snapshot.number:
                    self._follow(connection, number)
                return self._snapshot

    def select(self, wanted: Filter) -> Selection:
        """What the filter means; the same selection until another incident is meant, or one of them has changed.

        Not to be asked within a reading: what is meant now could not be told from what was meant when that began.
        """
        with self._selecting:
            snapshot = self.now()
            number, found = self._selections.pop(wanted, (-1, None))
            if found is None:
                found = Selection(ordered(self._meant(wanted, snapshot)), snapshot.reviewed)
            elif number < snapshot.number:
                changed = {each for each, at in self._changed.items() if at > number}
                found = found.but(changed, self._meant(wanted, snapshot, changed), snapshot.reviewed)
            self._selections[wanted] = snapshot.number, found
            if len(self._selections) > REMEMBERED:
                # the one that was asked for the longest ago
                del self._selections[next(iter(self._selections))]
            return found

    def _meant(self, wanted: Filter, snapshot: Snapshot, changed: Collection[str] | None = None) -> dict[str, Incident]:
        """The incidents that the filter means, in order; only those among the changed, where these are told."""
        held = snapshot.incidents
        among = held.pairs() if changed is None else ((each, held[each]) for each in changed if each in held)
        ids = self._ids(wanted, snapshot, changed)
        return {
            each: incident
            for each, incident in among
            if each in ids and wanted.passes(incident, reviewed=each in snapshot.reviewed)
        }

    def _ids(self, wanted: Filter, snapshot: Snapshot, changed: Collection[str] | None) -> Collection[str]:
        """The ids that the ledger finds. Words are looked for once for every stage: a page counts all stages beside its own."""
        every = wanted.but(stage=(EVERY,))
        if changed is not None or not wanted.words:
            with self.ledger.reading() as connection:
                return wanted_ids(connection, wanted.asked(), changed)
        if self._said[:2] != (every, snapshot.number):
            with self.ledger.reading() as connection:
                self._said = every, snapshot.number, wanted_ids(connection, every.asked())
        among = ((each, snapshot.incidents.get(each)) for each in self._said[2])
        return {each for each, one in among if one and (not wanted.stages or one.stage in wanted.stages)}

    def _follow(self, connection: Connection, number: int) -> None:
        """Take in what the log tells up to this number."""
        before, named = self._snapshot, changed_since(connection, self._snapshot.number) - ASIDE
        if before.number < 0 or len(named) + len(self._changed) > FEW:
            self._snapshot = self._whole(number)
            self._changed.clear()
            self._selections.clear()
            return
        come = standing_among(connection, named)
        gone = {each: before.incidents[each] for each in named if each in before.incidents}
        after = before if gone == come else before.but(gone, come)
        version = number if named else before.version
        looked_into = {after.home[each] for each in reached(connection, named) if each in after.home} | come.keys()
        decided = _reviewed(connection, {each: after.incidents[each] for each in looked_into})
        turned = {each for each in gone.keys() | looked_into if (each in before.reviewed) != (each in decided)}
        reviewed = before.reviewed.symmetric_difference(turned) if turned else before.reviewed
        self._snapshot = replace(after, number=number, version=version, reviewed=reviewed)
        other = {each for each in gone.keys() | come.keys() if gone.get(each) != come.get(each)}
        self._changed |= dict.fromkeys(other | turned, number)

    def _whole(self, number: int) -> Snapshot:
        """All that the ledger holds."""
        incidents = {one.id: one for one in self.ledger.incidents()}
        with self.ledger.reading() as connection:
            reviewed = _reviewed(connection, incidents)
        return Snapshot(number, number, ordered(incidents), reviewed, parted(home_of(incidents)))


def _reviewed(connection: Connection, among: Mapping[str, Incident]) -> frozenset[str]:
    """The incidents among these that a person accepted as a whole, or corrected in a field, or a report of theirs."""
    home = home_of(among)
    decided = decisions_on(connection, home.keys()).items()
    return frozenset(home[report] for report, decisions in decided if looked_at(decisions))
