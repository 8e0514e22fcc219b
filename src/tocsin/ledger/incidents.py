"""Incidents in the ledger: derived again at will, each change a new version, and found by filter or by id."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from tocsin.ledger.answers import IncidentFilter
from tocsin.ledger.forms import days_of, incident_form, killed_at_least, read_incident
from tocsin.ledger.prefixes import one_of
from tocsin.ledger.schema import history, incident_reports, incidents
from tocsin.ledger.standing import stands
from tocsin.record import PROGRAM, Incident, content_id

AT_ONCE = 500
"""Ids asked for in one query, below every database's limit on parameters."""


def put_incidents(connection: Connection, derived: Iterable[Incident], now: datetime) -> None:
    """Make these the ledger's incidents; only what differs is written, with a line of history for each."""
    held = connection.execute(select(incidents.c.id, incidents.c.form).where(stands(None)))
    before = {row.id: row.form for row in held}
    after = {incident.id: incident for incident in derived}
    forms = {each: incident_form(incident) for each, incident in after.items()}
    gone = [each for each in before if each not in after]
    changed = [each for each in after if each in before and before[each] != forms[each]]
    new = [each for each in after if each not in before]
    _supersede(connection, gone + changed, now)
    _insert(connection, [(after[each], forms[each]) for each in sorted(changed + new)], now)
    named = [(each, "formed") for each in new] + [(each, "changed") for each in changed]
    lines = sorted(named + [(each, "its reports went to other incidents") for each in gone])
    if lines:
        rows = [{"subject": each, "what": what, "by": PROGRAM, "why": "", "made": now} for each, what in lines]
        connection.execute(insert(history), rows)


def _supersede(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    for start in range(0, len(ids), AT_ONCE):
        chosen = incidents.c.id.in_(ids[start : start + AT_ONCE])
        connection.execute(update(incidents).where(stands(None), chosen).values(superseded=now))


def _insert(connection: Connection, derived: Sequence[tuple[Incident, str]], now: datetime) -> None:
    if not derived:
        return
    last = connection.scalar(select(func.max(incidents.c.number))) or 0
    rows = [incident_row(incident) | {"form": form, "recorded": now} for incident, form in derived]
    connection.execute(insert(incidents), rows)
    made = select(incidents.c.id, incidents.c.number).where(incidents.c.number > last)
    numbers = {row.id: row.number for row in connection.execute(made)}
    reports = [{"version": numbers[each.id]} | row for each, _ in derived for row in report_rows(each)]
    connection.execute(insert(incident_reports), reports)


def incident_row(incident: Incident) -> dict[str, Any]:
    """What of an incident is asked for by column."""
    (earliest, latest), place = days_of(incident), incident.place
    named = (*incident.actors, *incident.targets, *incident.means, *incident.publishers)
    return {
        "id": incident.id,
        "kind": incident.kind,
        "stage": incident.stage.value,
        "earliest": earliest,
        "latest": latest,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "actors": "\n".join(incident.actors).casefold(),
        "targets": "\n".join(incident.targets).casefold(),
        "killed": killed_at_least(incident),
        "words": "\n".join((*named, incident.place_words, place.name if place else "")).casefold(),
    }


def report_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    """A row for each report, with the id under which an incident that begins with it is known."""
    for report in incident.reports:
        yield {"report": report, "alias": content_id("incident", report)}


def find_incidents(connection: Connection, wanted: IncidentFilter, moment: datetime | None = None) -> list[Incident]:
    """The wanted incidents, the earliest first (by their latest day where that is all), undated last, equals by id."""
    order = (func.coalesce(incidents.c.earliest, incidents.c.latest).asc().nulls_last(), incidents.c.id)
    chosen = select(incidents.c.form).where(stands(moment), *conditions(wanted)).order_by(*order).limit(wanted.limit)
    return [read_incident(form) for form in connection.scalars(chosen)]


def conditions(wanted: IncidentFilter) -> Iterator[ColumnElement[bool]]:
    """What the filter asks, a condition for each field that narrows."""
    table = incidents.c
    if wanted.kind:
        yield table.kind == wanted.kind
    if wanted.stages:
        yield table.stage.in_(sorted(wanted.stages))
    if wanted.country:
        yield table.country == wanted.country.upper()
    for column, part in ((table.actors, wanted.actor), (table.targets, wanted.target), (table.words, wanted.text)):
        if part:
            yield column.contains(part.casefold(), autoescape=True)
    if wanted.since:
        yield or_(table.latest >= wanted.since, table.latest.is_(None) & table.earliest.is_not(None))
    if wanted.until:
        yield or_(table.earliest <= wanted.until, table.earliest.is_(None) & table.latest.is_not(None))
    if wanted.killed:
        yield table.killed >= wanted.killed


def find_incident(connection: Connection, prefix: str, moment: datetime | None = None) -> Incident | None:
    """The incident whose id begins so; for an id that it had before it was merged or grew, the one it is in now."""
    standing = select(incidents.c.number, incidents.c.id).where(stands(moment)).subquery()
    aliases = (
        select(incident_reports.c.alias, standing.c.id)
        .join(standing, standing.c.number == incident_reports.c.version)
        .subquery()
    )
    found = one_of(connection, standing.c.id, prefix) or one_of(
        connection, aliases.c.alias, prefix, meaning=aliases.c.id
    )
    form = connection.scalar(select(incidents.c.form).where(stands(moment), incidents.c.id == found)) if found else None
    return read_incident(form) if form else None
