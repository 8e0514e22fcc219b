"""Keeping a ledger's incidents up to date while it stays open, without deriving all of them again.

A keeper holds what the ledger held at a line of its log. It reads from the log which articles were added, read again or
decided on since then, by whatever program, and derives only what these reach. What was added and not derived, because
something was killed in between, is derived when a ledger's keeper is first asked: it begins with all that there is.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from threading import Lock, RLock
from weakref import WeakKeyDictionary

from tocsin.ledger import Ledger, Touched
from tocsin.merging import Change, Merger
from tocsin.pipeline import Others, merge_all, merge_decided, merge_more, merge_over, open_merger
from tocsin.record import Judgement

FEW = 2_000
"""With more articles than that at once, as after reading all of them again, deriving everything costs less."""


@dataclass(slots=True)
class Keeper:
    """A ledger's merger, and the last line of the ledger's log and judgement that it has taken in; one thread at a time has it.

    `derived` says whether the ledger's incidents are known to be those of the merger.
    """

    merger: Merger | None = None
    mark: int = 0
    judged: int = 0
    derived: bool = False
    turn: RLock = field(default_factory=RLock)

    def open(self, ledger: Ledger) -> Merger:
        """Take in all that the ledger holds. Others may write meanwhile: what they write is followed after the mark."""
        self.mark, self.judged = ledger.mark(), ledger.last_judgement()
        merger = open_merger(ledger)
        self.merger, self.derived = merger, _stand(ledger, merger)
        return merger

    def follow(self, ledger: Ledger, now: datetime) -> Touched:
        """Bring the incidents up to date with all that was told and decided by now; which are other than before."""
        merger, articles = self.merger, ledger.articles_since(self.mark) if self.merger else []
        if merger is None or len(articles) > FEW:
            merger, articles = self.open(ledger), []
        others = Others(*ledger.derived_since(self.mark), ledger.judged_since(self.judged))
        changes = merge_more(ledger, merger, articles, now)
        touched = _touched_by(ledger, [*changes, merge_decided(ledger, merger, now)])
        touched = _joined(touched, merge_over(ledger, merger, others, now))
        if not self.derived:
            touched = _joined(touched, merge_all(ledger, merger, now))
        self.derived, self.mark, self.judged = True, ledger.mark(), ledger.last_judgement()
        return touched


def _stand(ledger: Ledger, merger: Merger) -> bool:
    """Whether the ledger holds the incidents and judgements that follow from what it holds."""
    if ledger.unmerged():
        return False
    standing = {one.id: one for one in ledger.incidents()}
    if any(standing.pop(one.id, None) != one for one in merger.incidents()) or standing:
        return False
    # both come in the order of their pairs: a large ledger's are many, and are not held at once
    beside = zip_longest(ledger.judged_by_program(), merger.judgements())
    return all(one and other and _said(one) == _said(other) for one, other in beside)


def _said(judgement: Judgement) -> tuple[object, ...]:
    return judgement.left, judgement.right, judgement.verdict, judgement.score, judgement.reasons


def _joined(first: Touched, then: Touched) -> Touched:
    gone = {*first.gone, *then.gone} - {*then.changed}
    return Touched(tuple(sorted({*first.changed, *then.changed} - {*then.gone})), tuple(sorted(gone)))


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


def make_ready(ledger: Ledger) -> None:
    """Open the ledger's keeper before anybody decides, which takes a while for a large ledger; nothing is written."""
    keeper = _keeper_of(ledger)
    with keeper.turn:
        if keeper.merger is None:
            keeper.open(ledger)


@contextmanager
def keeping(ledger: Ledger) -> Iterator[Keeper]:
    """The ledger's keeper, in one transaction with all that is done within; it begins anew after one that failed.

    It is opened before the transaction begins, so that nobody is kept from writing meanwhile.
    """
    if ledger.held:
        # nobody knows yet whether the caller's transaction will stand
        yield Keeper()
        return
    keeper, begun = _keeper_of(ledger), False
    with keeper.turn:
        make_ready(ledger)
        try:
            with ledger.together():
                begun = True
                yield keeper
        except BaseException:
            if begun:
                keeper.merger = None
            raise


def _keeper_of(ledger: Ledger) -> Keeper:
    with ONE_AT_A_TIME:
        return KEPT.setdefault(ledger, Keeper())
