"""Keeping a ledger's incidents up to date while it stays open, without deriving all of them again.

A keeper holds what the ledger held at a line of its log. It reads from the log which articles were added, read again or
decided on since then, by whatever program, and derives only what these reach. What was added and not derived, because
something was killed in between, is derived when a ledger's keeper is first asked: it begins with all that there is.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, RLock
from weakref import WeakKeyDictionary

from tocsin.ledger import Ledger, Touched
from tocsin.merging import Change, Merger
from tocsin.pipeline import merge_all, merge_decided, merge_more, open_merger

FEW = 2_000
"""With more articles than that at once, as after reading all of them again, deriving everything costs less."""


@dataclass(slots=True)
class Keeper:
    """A ledger's merger, and the last line of the ledger's log that it has taken in; one thread at a time has it."""

    merger: Merger | None = None
    mark: int = 0
    turn: RLock = field(default_factory=RLock)

    def follow(self, ledger: Ledger, now: datetime) -> Touched:
        """Bring the incidents up to date with all that was told and decided by now; which are other than before."""
        articles = ledger.articles_since(self.mark) if self.merger else []
        if self.merger is None or len(articles) > FEW:
            touched = self._all(ledger, now)
        else:
            changes = merge_more(ledger, self.merger, articles, now)
            touched = _touched_by(ledger, [*changes, merge_decided(ledger, self.merger, now)])
        self.mark = ledger.mark()
        return touched

    def _all(self, ledger: Ledger, now: datetime) -> Touched:
        self.merger = open_merger(ledger)
        return merge_all(ledger, self.merger, now)


def _touched_by(ledger: Ledger, changes: Sequence[Change]) -> Touched:
    """The incidents that the changes made or changed, and those that they left without reports."""
    named = {incident.id for change in changes for incident in change.incidents}
    named |= {each for change in changes for each in change.withdrawn}
    standing = ledger.standing(named)
    return Touched(tuple(sorted(standing)), tuple(sorted(named - standing)))


KEPT: WeakKeyDictionary[Ledger, Keeper] = WeakKeyDictionary()
ONE_AT_A_TIME = Lock()


def keep_up(ledger: Ledger, now: datetime) -> Touched:
    """Bring an open ledger's incidents up to date; the first time all are derived, later what was told or decided since.

    They are those that `pipeline.merge` would derive.
    """
    with keeping(ledger) as keeper:
        return keeper.follow(ledger, now)


@contextmanager
def keeping(ledger: Ledger) -> Iterator[Keeper]:
    """The ledger's keeper, in one transaction with all that is done within; it begins anew after one that failed."""
    if ledger.held:
        # nobody knows yet whether the caller's transaction will stand
        yield Keeper()
        return
    with ONE_AT_A_TIME:
        keeper = KEPT.setdefault(ledger, Keeper())
    with keeper.turn:
        try:
            with ledger.together():
                yield keeper
        except BaseException:
            keeper.merger = None
            raise
