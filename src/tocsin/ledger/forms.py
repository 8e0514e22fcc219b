"""The crossing between records and the JSON kept in rows; one form for each content, so that equal is equal in bytes."""

import json
from datetime import date
from typing import Any

from tocsin.record import (
    Count,
    Effect,
    Incident,
    Place,
    Reason,
    Stage,
    Statement,
    parse_count,
    parse_when,
)
from tocsin.record.coded import from_coded, to_coded

Json = dict[str, Any]


def written(value: object) -> str:
    """The one JSON text of a value: keys sorted, nothing escaped that need not be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def statement_form(statement: Statement) -> str:
    """The statement as JSON, in the coding scheme's form."""
    return written(to_coded(statement))


def read_statement(form: str, text: str) -> Statement:
    """The statement back from its form and the article's text."""
    return from_coded(json.loads(form), text)


def reasons_form(reasons: tuple[Reason, ...]) -> str:
    """The reasons of a judgement as JSON."""
    return written([[reason.fact, reason.weight, reason.left, reason.right] for reason in reasons])


def read_reasons(form: str) -> tuple[Reason, ...]:
    """The reasons back from their form."""
    return tuple(Reason(*fields) for fields in json.loads(form))


PLACE = ("name", "country", "lat", "lon", "precision_km", "admin1", "feature", "place_id", "how")


def incident_form(incident: Incident) -> str:
    """The incident as JSON; counts and days in their plain forms."""
    place = incident.place
    return written(
        {
            "reports": incident.reports,
            "kind": incident.kind,
            "stage": incident.stage,
            "when": str(incident.when) if incident.when else None,
            "place": {name: getattr(place, name) for name in PLACE} if place else None,
            "place_words": incident.place_words,
            "actors": incident.actors,
            "targets": incident.targets,
            "means": incident.means,
            "tolls": [[effect, str(count)] for effect, count in incident.tolls],
            "times": str(incident.times) if incident.times else None,
            "publishers": incident.publishers,
            "confidence": incident.confidence,
        }
    )


def read_incident(form: str) -> Incident:
    """The incident back from its form."""
    value: Json = json.loads(form)
    lists = {name: tuple(value[name]) for name in ("reports", "actors", "targets", "means", "publishers")}
    return Incident(
        kind=value["kind"],
        stage=Stage(value["stage"]),
        when=parse_when(value["when"]) if value["when"] else None,
        place=Place(**value["place"]) if value["place"] else None,
        place_words=value["place_words"],
        tolls=tuple((Effect(effect), parse_count(count)) for effect, count in value["tolls"]),
        times=parse_count(value["times"]) if value["times"] else None,
        confidence=value["confidence"],
        **lists,
    )


def killed_at_least(incident: Incident) -> int | None:
    """The fewest killed that any source tells of."""
    count: Count | None = incident.toll(Effect.KILLED)
    return count.low if count else None


def days_of(incident: Incident) -> tuple[date | None, date | None]:
    """The ends of the incident's time."""
    return (incident.when.earliest, incident.when.latest) if incident.when else (None, None)
