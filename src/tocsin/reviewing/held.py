"""What a ledger holds, looked at once for all doubts, and how much hangs on an incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log10

from tocsin.codebook.kinds import kinds
from tocsin.ledger import DecisionRow, Ledger
from tocsin.record import Effect, Incident, Telling

ESCALATION = frozenset({"chemical-attack", "threat", "mobilise", "deploy", "capture", "blockade", "ceasefire"})
"""Kinds that change what may come next."""
MOST = 4.0


@dataclass(frozen=True)
class Held:
    """A ledger's incidents, reports and decisions, each read when first needed, and once."""

    ledger: Ledger

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        """The incidents by their ids."""
        return {incident.id: incident for incident in self.ledger.incidents()}

    @cached_property
    def home(self) -> Mapping[str, Incident]:
        """The incident of each report."""
        return {report: incident for incident in self.incidents.values() for report in incident.reports}

    @cached_property
    def tellings(self) -> Mapping[str, Telling]:
        """What the articles tell of events, by id."""
        return {telling.id: telling for telling in self.ledger.tellings(sort="event")}

    @cached_property
    def decided(self) -> Mapping[str, list[DecisionRow]]:
        """People's standing decisions on each statement."""
        return self.ledger.decided_on()

    def settled(self, incident: Incident, field: str) -> bool:
        """Whether people have decided on the field, or on the whole, of each report of the incident."""
        decisions = (self.decided.get(report, ()) for report in incident.reports)
        return all(any(each.field in ("", field) for each in made) for made in decisions)


def weight(incident: Incident) -> float:
    """How much hangs on an incident, 1 to 4: violence, escalation and deaths. The weights are own choices, not measured.

    >>> from tocsin.record import Count, Stage
    >>> def told(kind: str, killed: int) -> Incident:
    ...     toll = ((Effect.KILLED, Count(killed, killed)),)
    ...     return Incident(reports=("a",), kind=kind, stage=Stage.OCCURRED, when=None, place=None, tolls=toll)
    >>> [round(weight(each), 1) for each in (told("talks", 0), told("shelling", 0), told("shelling", 9))]
    [1.0, 2.0, 3.0]
    """
    killed = incident.toll(Effect.KILLED)
    deaths = log10(1 + (killed.high or killed.low)) if killed else 0.0
    violent = kinds()[incident.kind].violent if incident.kind in kinds() else False
    return min(MOST, 1.0 + violent + (incident.kind in ESCALATION) + deaths)
