"""The crossing between records and the JSON kept in rows; one form for each content, so that equal is equal in bytes."""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tocsin.record import (
    Count,
    Effect,
    Incident,
    Linked,
    Place,
    Reason,
    Stage,
    Statement,
    Told,
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


MOST = 100_000
"""Values that are remembered of each sort."""
LISTS = ("reports", "actors", "targets", "means", "publishers", "claimed_by", "denied_by")


def incident_form(incident: Incident) -> str:
    """The incident as JSON; counts and days in their plain forms."""
    place = incident.place
    return written(
        {
            "reports": incident.reports,
            "kind": incident.kind,
            "stage": incident.stage,
            "when": str(incident.when) if incident.when else None,
            "place": {name: _told(place, name) for name in PLACE} if place else None,
            "place_words": incident.place_words,
            "actors": incident.actors,
            "targets": incident.targets,
            "means": incident.means,
            "tolls": [[effect, str(count)] for effect, count in incident.tolls],
            "times": str(incident.times) if incident.times else None,
            "publishers": incident.publishers,
            "confidence": incident.confidence,
            "claimed_by": incident.claimed_by,
            "denied_by": incident.denied_by,
            "told": [told_form(told) for told in incident.told],
            "sources": incident.sources,
            "linked": [[linked.incident, linked.why] for linked in incident.linked],
        }
    )


def _told(place: Place, name: str) -> object:
    """A field of the place; no zero has a sign, since with one and without it is equal and would be read as either."""
    value = getattr(place, name)
    return value + 0.0 if isinstance(value, float) else value


# a ledger tells of many occurrences and of few days, places and numbers: each is made once, and 5 km is not 5.0 km here,
# since a form is read back as it was written
read_when = lru_cache(MOST)(parse_when)
read_count = lru_cache(MOST)(parse_count)
read_place = lru_cache(MOST, typed=True)(Place)
STAGES = {stage.value: stage for stage in Stage}


def read_incident(form: str) -> Incident:
    """The incident back from its form."""
    value: Json = json.loads(form)
    lists = {name: tuple(value.get(name) or ()) for name in LISTS}
    return Incident(
        kind=value["kind"],
        stage=STAGES[value["stage"]],
        when=read_when(value["when"]) if value["when"] else None,
        place=read_place(*map(value["place"].get, PLACE)) if value["place"] else None,
        place_words=value["place_words"],
        tolls=tuple((Effect(effect), read_count(count)) for effect, count in value["tolls"]),
        times=read_count(value["times"]) if value["times"] else None,
        confidence=value["confidence"],
        told=tuple(read_told(told) for told in value.get("told", ())),
        sources=value.get("sources", 1),
        linked=tuple(Linked(*fields) for fields in value.get("linked", ())),
        **lists,
    )


def told_form(told: Told) -> list[object]:
    """One number with its source, as a list."""
    return [told.effect, str(told.count), told.report, told.publishers, told.speaker, told.superseded]


def read_told(form: Sequence[Any]) -> Told:
    """The number with its source back from its list."""
    effect, count, report, publishers, speaker, superseded = form
    return Told(Effect(effect), read_count(count), report, tuple(publishers), speaker, superseded)


def killed_at_least(incident: Incident) -> int | None:
    """The fewest killed that any source tells of."""
    count: Count | None = incident.toll(Effect.KILLED)
    return count.low if count else None


def days_of(incident: Incident) -> tuple[date | None, date | None]:
    """The ends of the incident's time."""
    return (incident.when.earliest, incident.when.latest) if incident.when else (None, None)
