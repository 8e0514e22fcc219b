"""What a ledger holds, taken out once for as many questions as are asked of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.codebook.actors import NameSort, load_actors
from tocsin.ledger import View
from tocsin.record import Incident, Report, Telling, content_id


@dataclass(frozen=True, slots=True)
class Named:
    """A party as told: its words, and the actor of the tables where one was found."""

    label: str
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident with its parties' actors and the day of its first report."""

    incident: Incident
    doers: tuple[Named, ...]
    targets: tuple[Named, ...]
    reported: date | None

    @property
    def day(self) -> date | None:
        """The middle of the days on which it can have happened, where these are at most a month."""
        when = self.incident.when
        if when is None or when.earliest is None or when.latest is None or (when.days or 0) > 31:
            return None
        return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)


@dataclass(frozen=True, slots=True)
class Held:
    """A ledger's incidents, all its tellings, and a day and source for each article; `hash` is of what it holds."""

    happenings: tuple[Happening, ...]
    tellings: tuple[Telling, ...]
    reporting: tuple[tuple[date, str], ...]
    hash: str

    @property
    def first(self) -> date | None:
        """The first day on which something was published."""
        return min((day for day, _ in self.reporting), default=None)

    @property
    def last(self) -> date | None:
        """The last day on which something was published."""
        return max((day for day, _ in self.reporting), default=None)


def held_in(ledger: View) -> Held:
    """All that the ledger holds."""
    tellings = tuple(ledger.tellings())
    incidents = ledger.incidents()
    reporting = tuple((row.published, row.publisher) for row in ledger.articles() if row.published)
    return hold(incidents, tellings, reporting)


def hold(incidents: list[Incident], tellings: tuple[Telling, ...], reporting: tuple[tuple[date, str], ...]) -> Held:
    """These incidents with the parties of their tellings."""
    by_id = {telling.id: telling for telling in tellings}
    happenings = tuple(_happening(incident, by_id) for incident in incidents)
    told = sorted(repr(incident) for incident in incidents)
    return Held(happenings, tellings, tuple(sorted(reporting)), content_id(*told, *sorted(reporting)))


def _happening(incident: Incident, by_id: dict[str, Telling]) -> Happening:
    reports = [by_id[each] for each in incident.reports if each in by_id]
    told = [telling.statement for telling in reports if isinstance(telling.statement, Report)]
    doers = _named(incident.actors, [(party.label, party.actor_id) for one in told for party in one.actor])
    targets = _named(incident.targets, [(party.label, party.actor_id) for one in told for party in one.target])
    days = [telling.published for telling in reports if telling.published]
    return Happening(incident, doers, targets, min(days, default=None))


def _by_name(label: str) -> str | None:
    """The one actor of the tables with just this name, None when there is none or several."""
    found = [actor.id for actor, sort in load_actors().find(label) if sort is NameSort.NAME]
    return found[0] if len(found) == 1 else None


def _named(labels: tuple[str, ...], parties: list[tuple[str, str | None]]) -> tuple[Named, ...]:
    """The incident's own labels with their actors, then further actors named in any of its reports."""
    ids = {label: actor for label, actor in parties if actor}
    kept = [Named(label, ids.get(label) or _by_name(label)) for label in labels]
    known = {one.actor_id for one in kept}
    return (*kept, *(Named(label, actor) for label, actor in ids.items() if actor not in known and label not in labels))
