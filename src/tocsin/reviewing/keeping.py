"""Keeping incidents up to date while people decide, one decision after the other, without deriving all of them again.

A keeper holds what the ledger holds. The first decision in a process derives everything; those that follow touch only
what they reach, as long as nobody else has written to the ledger in between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from tocsin.ledger import Ledger
from tocsin.merging import Change, Merger
from tocsin.pipeline import merge_all, merge_decided, merge_more, open_merger

Touched = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids of incidents that are other than before or new, and of those that are gone, both sorted."""


@dataclass(slots=True)
class Keeper:
    """A ledger's merger, and the mark of the ledger when the two last said the same; 0 while they do not."""

    merger: Merger | None = None
    mark: int = 0

    def follow(self, ledger: Ledger, reports: Iterable[str], now: datetime) -> Touched:
        """Bring the incidents up to date after a decision on these reports, or on pairs."""
        self.mark = 0
        touched = some_again(ledger, self.merger, reports, now) if self.merger else self._all(ledger, now)
        self.mark = ledger.mark()
        return touched

    def _all(self, ledger: Ledger, now: datetime) -> Touched:
        before = {incident.id: incident for incident in ledger.incidents()}
        self.merger = open_merger(ledger)
        after = {incident.id: incident for incident in merge_all(ledger, self.merger, now)}
        changed = sorted(each for each in after if before.get(each) != after[each])
        return tuple(changed), tuple(sorted(before.keys() - after.keys()))


def some_again(ledger: Ledger, merger: Merger, reports: Iterable[str], now: datetime) -> Touched:
    """Bring up to date what a decision on these reports, or on pairs, reaches."""
    there = sorted(ledger.attached(reports).values())
    told = ledger.tellings(ids=there, as_read=True) if there else []
    changes = merge_more(ledger, merger, sorted({each.article_id for each in told}), now)
    return touched_by(ledger, [*changes, merge_decided(ledger, merger, now)])


def touched_by(ledger: Ledger, changes: Sequence[Change]) -> Touched:
    """The incidents that the changes made or changed, and those that they left without reports."""
    named = {incident.id for change in changes for incident in change.incidents}
    named |= {each for change in changes for each in change.withdrawn}
    found = {each: ledger.incident(each) for each in named}
    standing = {each for each, incident in found.items() if incident and incident.id == each}
    return tuple(sorted(standing)), tuple(sorted(named - standing))


KEPT: WeakKeyDictionary[Ledger, Keeper] = WeakKeyDictionary()


def keeper_of(ledger: Ledger) -> Keeper:
    """The ledger's keeper, which begins anew where anybody else has written since; to be asked while holding the ledger."""
    keeper = KEPT.get(ledger)
    if keeper is None or keeper.mark != ledger.mark():
        keeper = KEPT[ledger] = Keeper()
    return keeper
