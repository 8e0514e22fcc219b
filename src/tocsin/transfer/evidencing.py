"""Out of a ledger as an evidence pack: the incidents wanted, with all that was done to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO

from tocsin.exports.about import Wish
from tocsin.exports.evidence.contents import Case, Entry
from tocsin.exports.evidence.writing import write_evidence
from tocsin.exports.persons import Persons
from tocsin.exports.sourced import Sourced
from tocsin.ledger import View
from tocsin.record import Capture, Incident, Judgement
from tocsin.record.rows import Json
from tocsin.transfer.outward import sourced_in
from tocsin.transfer.releasing import Decided


class NoSuchIncident(LookupError):
    """No incident has an id that begins so."""

    def __init__(self, given: str) -> None:
        super().__init__(f'no incident has an id that begins "{given[:40]}"; `tocsin incidents` lists them')


@dataclass(frozen=True, slots=True)
class Handing:
    """How a pack is made: whether whole articles go with it, and whether people are named."""

    originals: bool = False
    names: bool = False


def incidents_named(ledger: View, ids: Iterable[str]) -> list[Incident]:
    """The incidents with ids that begin so, each once. Raises `NoSuchIncident` and `AmbiguousId`."""
    found = {given: ledger.incident(given) for given in ids}
    missing = next((given for given, incident in found.items() if incident is None), None)
    if missing is not None:
        raise NoSuchIncident(missing)
    return list({incident.id: incident for incident in found.values() if incident}.values())


def hand_over(ledger: View, wanted: Iterable[Incident], wish: Wish, handing: Handing, out: IO[bytes]) -> Json:
    """Write an evidence pack of these incidents; what it says of itself."""
    decided = Decided(ledger, names=handing.names)
    pairs: dict[str, list[Judgement]] = {}
    for judgement in ledger.judgements():
        pairs.setdefault(judgement.left, []).append(judgement)
    cases = [_case(ledger, one, decided, pairs) for one in sourced_in(ledger, wanted)]
    return write_evidence(cases, wish, out, originals=handing.originals, names=handing.names)


def _case(ledger: View, one: Sourced, decided: Decided, pairs: Mapping[str, list[Judgement]]) -> Case:
    reports = one.incident.reports
    within = (each for left in reports for each in pairs.get(left, ()) if each.right in reports)
    judgements = tuple(replace(each, by=decided.persons(each.by)) for each in within)
    captures = {each.sha256: each for each in _captures(ledger, one)}
    ids = [one.incident.id, *reports, *one.articles, *captures]
    history = sorted(_history(ledger, ids, decided.persons), key=lambda entry: entry.made)
    return Case(one, judgements, decided.on({one.incident.id, *reports}), history, captures)


def _captures(ledger: View, one: Sourced) -> Iterator[Capture]:
    found = (ledger.capture(article.sha256) for article in one.sources if article.sha256)
    return (capture for capture in found if capture)


def _history(ledger: View, ids: Iterable[str], persons: Persons) -> Iterator[Entry]:
    for each in ids:
        for row in ledger.history(each):
            yield Entry(row.made, row.subject, row.what, persons(row.by), row.why)
