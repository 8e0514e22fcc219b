"""What a ledger holds, taken out once for as many questions as are asked of it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

import numpy as np

from tocsin.analysis.reporting.printed import Printed, printed_by, printed_of
from tocsin.answering.about import About
from tocsin.answering.happenings import Flags, Happenings, Rows
from tocsin.ledger import Parties, View
from tocsin.ledger.gists import gists_of
from tocsin.record import Incident, Report, Telling, content_id
from tocsin.record.statement import sort_of


@dataclass(frozen=True, eq=False)
class Held:
    """A ledger's incidents, and its articles by day and source; `hash` is of what it holds.

    What is told beside events, and incidents as a whole, are read when they are first asked for. `reviewed` are the ids
    of the incidents of which a person accepted or corrected a report.
    """

    happenings: Happenings
    reporting: Printed
    read_tellings: Callable[[Collection[str]], Iterable[Telling]]
    read_incidents: Callable[[Iterable[str]], Iterable[Incident]]
    reviewed: frozenset[str] = frozenset()
    _told: dict[tuple[str, ...], tuple[Telling, ...]] = field(default_factory=dict, repr=False)

    def told(self, *sorts: str) -> tuple[Telling, ...]:
        """What is told beside events, of these sorts: "tally", "trend", "strength", "tie"."""
        if sorts not in self._told:
            self._told[sorts] = tuple(self.read_tellings(sorts))
        return self._told[sorts]

    def incidents(self, rows: Rows) -> tuple[Incident, ...]:
        """These incidents as a whole."""
        return tuple(self.read_incidents(self.happenings.ids(rows)))

    @cached_property
    def is_reviewed(self) -> Flags:
        """Of which incidents a person accepted or corrected a report."""
        return self.happenings.among(self.reviewed)

    def dated(self, about: About) -> "Held":
        """The same, with days as the question counts them."""
        return self._first_told if about.first_told else self

    @cached_property
    def _first_told(self) -> "Held":
        return replace(self, happenings=Happenings(self.happenings.gists, first_told=True))

    @property
    def hash(self) -> str:
        """The same for the same incidents and articles, however they came to be there."""
        gists, printed = self.happenings.gists, self.reporting
        columns = (gists.measured["id"], gists.measured["digest"], printed.days, printed.sources)
        told = (sha256(column.tobytes()).hexdigest() for column in columns)
        return content_id(*told, *printed.names, *sorted(self.reviewed))

    @property
    def first(self) -> date | None:
        """The first day on which something was published."""
        return self.reporting.first

    @property
    def last(self) -> date | None:
        """The last day on which something was published."""
        return self.reporting.last


def held_in(ledger: View) -> Held:
    """All that the ledger holds."""
    printed = ((source, np.array(days, "datetime64[D]")) for source, days in sorted(ledger.printed().items()))
    reporting = printed_by((source, days.astype(np.int64) + EPOCH) for source, days in printed)
    return Held(
        Happenings(ledger.gists()),
        reporting,
        lambda sorts: ledger.tellings(sort=sorts),
        ledger.incidents_of,
        ledger.incidents_with(ledger.reviewed()),
    )


EPOCH = date(1970, 1, 1).toordinal()
"""The day that numpy counts from."""


def hold(incidents: list[Incident], tellings: tuple[Telling, ...], reporting: Iterable[tuple[date, str]]) -> Held:
    """These incidents with the parties of their tellings."""
    parties = {
        each.id: _parties(each.statement, each.published) for each in tellings if isinstance(each.statement, Report)
    }
    whole = {incident.id: incident for incident in incidents}
    return Held(
        Happenings(gists_of(incidents, parties)),
        printed_of(reporting),
        lambda sorts: [each for each in tellings if sort_of(each.statement) in sorts],
        lambda ids: [whole[each] for each in ids],
    )


def _parties(told: Report, published: date | None) -> Parties:
    """The parties of a report."""
    doers, targets = (tuple((party.label, party.actor_id) for party in role) for role in (told.actor, told.target))
    return Parties(doers, targets, published, tuple(harm.words.quote for harm in told.harm if harm.count.high != 0))
