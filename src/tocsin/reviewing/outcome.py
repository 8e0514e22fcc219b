"""What a decision came to: it is kept, and what hangs on it is derived again in the same step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.ledger import DecisionRow, Ledger
from tocsin.record import PROGRAM, Judgement
from tocsin.reviewing.faults import NobodyNamed
from tocsin.reviewing.keeping import keeper_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done in one line of words, its number in the log, and the ids of the incidents that it touched.

    `changed` exist now and are other than before, or new; `gone` no longer exist, and lead to where their reports are.
    Both are sorted.
    """

    what: str
    number: int
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def take(
    ledger: Ledger, decision: DecisionRow, what: str, *, judged: Sequence[Judgement] = (), on: Iterable[str] = ()
) -> Outcome:
    """Keep the decision under the words `what` and bring the incidents up to date, both or neither.

    `on` are the reports whose values may be others now, `judged` the verdicts on pairs that the decision consists of.
    Raises `NobodyNamed` where no person decides.
    """
    if decision.by.strip() in ("", PROGRAM):
        raise NobodyNamed(decision.by)
    with ledger.together():
        keeper = keeper_of(ledger)
        number = ledger.decide(decision, judged, what=what)
        changed, gone = keeper.follow(ledger, on, decision.made)
    return Outcome(what, number, changed, gone)
