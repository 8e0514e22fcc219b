"""Whether the rows of incidents are what their forms say, and the gists what follows from them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from tocsin.ledger.forms import incident_form, read_incident
from tocsin.ledger.gists.keeping import derived, rows_of
from tocsin.ledger.incidents import incident_row, report_rows
from tocsin.ledger.schema import gists, incident_reports, incidents
from tocsin.ledger.verifying.findings import REBUILD, UNREADABLE, wrong
from tocsin.record import Problem


def incidents_hold(connection: Connection) -> Iterator[Problem]:
    """Versions of incidents whose columns or reports are not those of their form."""
    listed: dict[int, set[tuple[str, str]]] = {}
    for row in connection.execute(select(incident_reports)):
        listed.setdefault(row.version, set()).add((row.report, row.alias))
    for row in connection.execute(select(incidents).order_by(incidents.c.number)):
        fault = _fault(row, listed.get(row.number, set()))
        if fault:
            yield wrong("incidents", f"{row.id}, version {row.number}", fault, REBUILD)


def gists_hold(connection: Connection) -> Iterator[Problem]:
    """Rows of gists that are not what follows from the incidents and what their reports tell."""
    meant = {row["bucket"]: row for row in rows_of(derived(connection))}
    there = {row["bucket"]: dict(row) for row in connection.execute(select(gists)).mappings()}
    for each in sorted(meant.keys() | there.keys()):
        if meant.get(each) != there.get(each):
            yield wrong("gists", each, "it is not what follows from the incidents and their reports", REBUILD)


def _fault(row: Row[Any], listed: set[tuple[str, str]]) -> str:
    try:
        incident = read_incident(row.form)
    except UNREADABLE as error:
        return f"it cannot be read: {error}"
    if incident_form(incident) != row.form:
        return "its form is not as it was written"
    told, held = incident_row(incident), row._asdict()
    other = sorted(name for name, value in told.items() if held[name] != value)
    if other:
        return f"{', '.join(other)} is not what its form says"
    if {(each["report"], each["alias"]) for each in report_rows(incident)} != listed:
        return "the reports listed for it are not those of its form"
    if row.superseded is not None and row.superseded < row.recorded:
        return "it was superseded before it was recorded"
    return ""
