"""An incident in words, for formats that have a column for prose: what their own columns cannot say is said there."""

from tocsin.codebook.actors import called
from tocsin.exports.sourced import Sourced
from tocsin.record import Basis
from tocsin.record.wording import counted, days


def notes(sourced: Sourced) -> str:
    """The incident in a line, then the sentences of each source in quotes; no sentences where they are withheld."""
    return " ".join((headline(sourced), *said(sourced)))


def headline(sourced: Sourced) -> str:
    """Days, kind, who to whom, where and the tolls, with the basis of each actor that is not plainly stated."""
    incident = sourced.incident
    actors = ", ".join(f"{label}{_basis(sourced, label)}" for label in incident.actors) or "unknown actor"
    aimed = f" → {', '.join(incident.targets)}" if incident.targets else ""
    where = incident.place.name if incident.place else incident.place_words
    tolls = ", ".join(f"{counted(count)} {effect.value}" for effect, count in incident.tolls)
    parts = (days(incident.when), incident.kind, f"{actors}{aimed}", where, tolls)
    return "; ".join(filter(None, parts)) + "."


def said(sourced: Sourced) -> tuple[str, ...]:
    """What each telling says, with its publisher and day."""
    lines = []
    for telling in sourced.tellings:
        sentences = "" if sourced.withheld else sourced.sentences.get(telling.id, "")
        if sentences:
            lines.append(f"[{telling.publisher or 'unnamed source'}, {telling.published or 'no date'}] “{sentences}”")
    return tuple(lines)


def _basis(sourced: Sourced, label: str) -> str:
    doers = (party for report in sourced.reports for party in report.actor)
    bases = {party.basis for party in doers if called(party.label, party.actor_id) == label}
    weak = sorted(basis.value for basis in bases - {Basis.STATED})
    return f" ({', '.join(weak)})" if weak else ""


def tags(sourced: Sourced) -> str:
    """What has no column elsewhere: the stage, every toll as low..high, times, and ends of the time that are open."""
    incident = sourced.incident
    told = [f"stage={incident.stage.value}", *(f"{effect.value}={count}" for effect, count in incident.tolls)]
    if incident.times:
        told.append(f"times={incident.times}")
    if incident.when and incident.when.days is None:
        told.append(f"when={incident.when}")
    return "; ".join(told)
