"""Incidents in the ledger: derived again at will, each change a new version, and found by filter or by id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import ModuleType
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, insert, literal, or_, select, update

from tocsin.ledger.answers import IncidentFilter, Touched
from tocsin.ledger.attaching import attached
from tocsin.ledger.batches import batches
from tocsin.ledger.forms import days_of, incident_form, killed_at_least, read_incident
from tocsin.ledger.latest import latest_readings
from tocsin.ledger.prefixes import one_of
from tocsin.ledger.schema import history, incident_reports, incidents, statements
from tocsin.ledger.tellings import find_tellings
from tocsin.record import PROGRAM, Incident, content_id

STEPS = 1000
"""How often an id that is gone may lead to another before the way is given up: none in any ledger that was kept."""
STANDS = incidents.c.superseded.is_(None)
"""Which version of an incident is looked at: the last, or in a view of the past the last of then."""


def put_incidents(connection: Connection, derived: Iterable[Incident], now: datetime) -> Touched:
    """Make these the ledger's incidents; only what differs is written, with a line of history for each."""
    held = connection.execute(select(incidents.c.id, incidents.c.form).where(STANDS))
    before, listed = {row.id: row.form for row in held}, list(derived)
    _gists().put_gists(connection, listed)
    return _put(connection, before, listed, now)


def change_incidents(
    connection: Connection, derived: Iterable[Incident], withdrawn: Iterable[str], now: datetime
) -> Touched:
    """Put these in the place of those with their ids, and take away the withdrawn; the others stay as they are."""
    listed, gone, before = list(derived), list(withdrawn), dict[str, str]()
    if listed or gone:
        _gists().change_gists(connection, listed, gone)
    for few in batches({*gone, *(incident.id for incident in listed)}):
        held = select(incidents.c.id, incidents.c.form).where(STANDS, incidents.c.id.in_(few))
        before.update((row.id, row.form) for row in connection.execute(held))
    return _put(connection, before, listed, now)


def _put(connection: Connection, before: Mapping[str, str], derived: Iterable[Incident], now: datetime) -> Touched:
    """Put the derived in the place of those before, told as id and form."""
    after = {incident.id: incident for incident in derived}
    forms = {each: incident_form(incident) for each, incident in after.items()}
    gone = [each for each in before if each not in after]
    changed = [each for each in after if each in before and before[each] != forms[each]]
    new = [each for each in after if each not in before]
    _supersede(connection, gone + changed, now)
    _insert(connection, [(after[each], forms[each]) for each in sorted(changed + new)], now)
    heirs = _heirs(connection, {each: read_incident(before[each]) for each in gone}, after)
    named = [(each, "formed", None) for each in new] + [(each, "changed", None) for each in changed]
    lines = sorted(named + [(each, GONE if each in heirs else ENDED, heirs.get(each)) for each in gone])
    if lines:
        rows = [dict(zip(LINE, line, strict=True)) | {"by": PROGRAM, "why": "", "made": now} for line in lines]
        connection.execute(insert(history), rows)
    return Touched(tuple(sorted(changed + new)), tuple(sorted(gone)))


def _gists() -> ModuleType:
    """What keeps gists: numpy comes with it, which who only lists incidents need not wait for."""
    from tocsin.ledger.gists import keeping  # noqa: PLC0415

    return keeping


EVENT = "event"
GONE, ENDED = "its reports went to other incidents", "none of its reports counts any more"
LINE = ("subject", "what", "other")


def _heirs(connection: Connection, gone: Mapping[str, Incident], after: Mapping[str, Incident]) -> dict[str, str]:
    """For each incident that is gone the one that most of its reports went to, the first by id of equals."""
    home = {report: each for each, incident in after.items() for report in incident.reports}
    places = attached(connection, {report for incident in gone.values() for report in incident.reports})
    found = {}
    for each, incident in gone.items():
        went = Counter(home[place] for report in incident.reports if (place := places.get(report, report)) in home)
        if went:
            found[each] = min(went, key=lambda heir: (-went[heir], heir))
    return found


def _supersede(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    # a clock may have been put back, or another machine's be slow
    ended = case((incidents.c.recorded > now, incidents.c.recorded), else_=literal(now, incidents.c.superseded.type))
    for few in batches(ids):
        connection.execute(update(incidents).where(STANDS, incidents.c.id.in_(few)).values(superseded=ended))


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


def these_incidents(connection: Connection, ids: Iterable[str]) -> list[Incident]:
    """The incidents with these ids, in their order."""
    ordered, forms = list(ids), dict[str, str]()
    for few in batches(ordered):
        held = select(incidents.c.id, incidents.c.form).where(STANDS, incidents.c.id.in_(few))
        forms.update((row.id, row.form) for row in connection.execute(held))
    return [read_incident(forms[each]) for each in ordered if each in forms]


def with_reports(connection: Connection, reports: Iterable[str]) -> frozenset[str]:
    """The ids of the incidents that have one of these reports."""
    joined = select(incidents.c.id).join(incident_reports, incident_reports.c.version == incidents.c.number)
    return frozenset(
        each
        for few in batches(reports)
        for each in connection.scalars(joined.where(STANDS, incident_reports.c.report.in_(few)))
    )


def find_incidents(connection: Connection, wanted: IncidentFilter) -> list[Incident]:
    """The wanted incidents, the earliest first (by their latest day where that is all), undated last, equals by id."""
    return [read_incident(form) for form in _forms(connection, wanted)]


def _forms(connection: Connection, wanted: IncidentFilter) -> Sequence[str]:
    order = (func.coalesce(incidents.c.earliest, incidents.c.latest).asc().nulls_last(), incidents.c.id)
    chosen = select(incidents.c.form).where(STANDS, *conditions(wanted)).order_by(*order).limit(wanted.limit)
    return connection.scalars(chosen).all()


def conditions(wanted: IncidentFilter) -> Iterator[ColumnElement[bool]]:
    """What the filter asks, a condition for each field that narrows."""
    table = incidents.c
    if wanted.kind:
        yield table.kind == wanted.kind
    if wanted.stages:
        yield table.stage.in_(sorted(wanted.stages))
    if wanted.country:
        yield table.country == wanted.country.upper()
    for column, part in ((table.actors, wanted.actor), (table.targets, wanted.target)):
        if part:
            yield column.contains(part.casefold(), autoescape=True)
    if wanted.text:
        yield labelled(wanted.text)
    if wanted.since:
        yield or_(table.latest >= wanted.since, table.latest.is_(None) & table.earliest.is_not(None))
    if wanted.until:
        yield or_(table.earliest <= wanted.until, table.earliest.is_(None) & table.latest.is_not(None))
    if wanted.killed:
        yield table.killed >= wanted.killed


def labelled(text: str) -> ColumnElement[bool]:
    """Whether an incident's labels hold the text as it stands, in any case."""
    return incidents.c.words.contains(text.casefold(), autoescape=True)


def standing(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that an incident has now."""
    return {
        each
        for few in batches(ids)
        for each in connection.scalars(select(incidents.c.id).where(STANDS, incidents.c.id.in_(few)))
    }


def derived_since(connection: Connection, after: int) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of incidents that formed, changed or went after the entry of this number in the log, and all reports they ever had."""
    subjects = set(connection.scalars(select(history.c.subject).where(history.c.number > after)))
    joined = select(incidents.c.id, incident_reports.c.report).join(
        incident_reports, incident_reports.c.version == incidents.c.number
    )
    rows = [row for few in batches(subjects) for row in connection.execute(joined.where(incidents.c.id.in_(few)))]
    return frozenset(row.id for row in rows), frozenset(row.report for row in rows)


def unmerged(connection: Connection) -> bool:
    """Whether a report that tells is in no incident: it was added, and the incidents were not derived since."""
    latest = latest_readings()
    held = select(incident_reports.c.report).join(incidents, incidents.c.number == incident_reports.c.version)
    told = select(statements.c.id).join(latest, latest.c.id == statements.c.reading).where(statements.c.sort == EVENT)
    ids = list(connection.scalars(told.where(statements.c.id.not_in(held.where(STANDS)))))
    # those that people rejected are in none either
    return any(find_tellings(connection, ids=few) for few in batches(ids))


def find_incident(connection: Connection, prefix: str) -> Incident | None:
    """The incident whose id begins so; for an id that it had before it was merged or grew, the one it is in now."""
    standing = select(incidents.c.number, incidents.c.id).where(STANDS).subquery()
    aliases = (
        select(incident_reports.c.alias, standing.c.id)
        .join(standing, standing.c.number == incident_reports.c.version)
        .subquery()
    )
    found = one_of(connection, standing.c.id, prefix) or one_of(
        connection, aliases.c.alias, prefix, meaning=aliases.c.id
    )
    if found is None:
        heir = _heir(connection, prefix)
        return find_incident(connection, heir) if heir else None
    form = connection.scalar(select(incidents.c.form).where(STANDS, incidents.c.id == found))
    return read_incident(form) if form else None


def _heir(connection: Connection, prefix: str) -> str | None:
    """The incident that holds most of what one that is gone held; None where there is none, or no such id ever was."""
    left = select(history.c.subject, history.c.other).where(history.c.other.is_not(None)).subquery()
    gone = one_of(connection, left.c.subject, prefix)
    for _ in range(STEPS):
        if gone is None or connection.scalar(select(incidents.c.id).where(STANDS, incidents.c.id == gone)):
            return gone
        last = select(history.c.other).where(history.c.subject == gone, history.c.what == GONE)
        gone = connection.scalar(last.order_by(history.c.number.desc()).limit(1))
    return None
