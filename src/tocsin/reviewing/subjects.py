"""What a person means by an id: an incident with its reports, or one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.ledger import AmbiguousId, Ledger
from tocsin.record import Report
from tocsin.reviewing.faults import NotTwo, UnknownId


@dataclass(frozen=True, slots=True)
class Subject:
    """What an id stands for: the whole id, and the ids of the statements in it; `incident` says which of the two it is."""

    id: str
    reports: tuple[str, ...]
    incident: bool


def subject(ledger: Ledger, prefix: str) -> Subject:
    """The incident or statement whose id begins so; a statement of an old reading is the one that tells it now.

    Raises `UnknownId`, and `AmbiguousId` when it fits several.
    """
    found, told = ledger.incident(prefix), ledger.statement_id(prefix)
    if found and told and prefix not in (found.id, told):
        raise AmbiguousId(prefix, sorted((found.id, told)))
    if told and not (found and prefix == found.id):
        now = ledger.attached([told]).get(told, told)
        return Subject(now, (now,), incident=False)
    if found is None:
        raise UnknownId(prefix)
    return Subject(found.id, found.reports, incident=True)


def several(ledger: Ledger, prefixes: Sequence[str]) -> list[Subject]:
    """At least two different subjects, of reports that can be of one incident; raises `NotTwo` where they are not."""
    found = list(dict.fromkeys(subject(ledger, prefix) for prefix in prefixes))
    if len(found) < 2:
        raise NotTwo(f"{', '.join(prefixes)}: a verdict on a pair needs two; name two incidents, or reports of one")
    wanted = [report for each in found for report in each.reports]
    events = {told.id for told in ledger.tellings(ids=wanted) if isinstance(told.statement, Report)}
    other = [report for report in wanted if report not in events]
    if other:
        raise NotTwo(f"{other[0]} is no report of an event, or was rejected; only reports of events are of an incident")
    return found


def parted(subjects: Sequence[Subject]) -> list[Subject]:
    """The subjects without what others of them name more closely: a report beside its incident leaves the rest of it."""
    found = []
    for each in subjects:
        inner = {report for other in subjects if set(other.reports) < set(each.reports) for report in other.reports}
        found.append(replace(each, reports=tuple(report for report in each.reports if report not in inner)))
    if not all(each.reports for each in found):
        raise NotTwo("these reports are all of their incident; leave its own id out, and name the reports alone")
    return found
