"""Out of a ledger as a release: the same bytes for the same ledger, names and filter."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import IO

from tocsin.exports.about import Wish
from tocsin.exports.moments import moment
from tocsin.exports.persons import Persons
from tocsin.exports.release.changes import Previous
from tocsin.exports.release.edition import CannotRelease, Edition
from tocsin.exports.release.writing import Released, write_release
from tocsin.ledger import DecisionRow, View
from tocsin.ledger.following import ASIDE
from tocsin.record import Incident
from tocsin.record.rows import Json
from tocsin.transfer.outward import sourced_in

LINES = 500
"""Lines of the log looked at at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a release is to be: its names, what the file says of itself, the release before, whether people are named."""

    edition: Edition
    wish: Wish
    previous: Previous | None = None
    names: bool = False


def release(ledger: View, wanted: Iterable[Incident], asked: Asked, out: IO[bytes]) -> Json:
    """Write a release of these incidents; what it says of itself. Raises `CannotRelease` and `CannotCoarsen`."""
    sourced = sourced_in(ledger, wanted, asked.wish.coarseness)
    decided = Decided(ledger, names=asked.names, withheld=asked.wish.coarseness is not None)
    return write_release(Released(sourced, decided.on, asked.previous, _holder(ledger)), asked.edition, asked.wish, out)


def last_day(ledger: View) -> date:
    """The day on which the ledger last changed, in UTC: what a release is dated where nobody says.

    Who took something away, or asked, changed nothing. Raises `CannotRelease` for a ledger in which nothing ever happened.
    """
    for mark in range(ledger.mark(), 0, -LINES):
        lines = ledger.changes(after=max(0, mark - LINES), limit=LINES)
        changed = [each for each in lines if each.subject not in ASIDE]
        if changed:
            return changed[-1].made.astimezone(UTC).date()
    raise CannotRelease("the ledger is empty: add articles first")


def _holder(ledger: View) -> Callable[[str], str]:
    """What gives the id of the incident that holds what an incident once held, "" where none does."""

    def holder(name: str) -> str:
        found = ledger.incident(name)
        return found.id if found else ""

    return holder


class Decided:
    """The decisions of a ledger as they go out: people by number unless `names`, without words where `withheld`."""

    def __init__(self, ledger: View, *, names: bool = False, withheld: bool = False) -> None:
        self._made, self._withheld = ledger.decisions(), withheld
        self.persons = Persons((decision.by for decision in self._made), shown=names)

    def on(self, ids: set[str]) -> list[Json]:
        """Those on something of these ids, or that name it, as rows in their order."""
        return [self._row(each) for each in concerning(self._made, ids)]

    def _row(self, decision: DecisionRow) -> Json:
        return {
            "number": decision.number,
            "subject": decision.subject,
            "verb": decision.verb,
            "field": decision.field,
            "value": "" if self._withheld else decision.value,
            "by": self.persons(decision.by),
            "why": "" if self._withheld else decision.why,
            "made": moment(decision.made),
        }


def concerning(made: Iterable[DecisionRow], ids: set[str]) -> Iterator[DecisionRow]:
    """Those of the decisions that are on something of these ids, or name it."""
    return (each for each in made if each.subject in ids or not ids.isdisjoint(each.value.split()))
