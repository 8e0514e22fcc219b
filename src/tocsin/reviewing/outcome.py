"""What a decision came to: it is kept, and what hangs on it is derived again in the same step."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.keeping import keeping
from tocsin.ledger import DecisionRow, Ledger
from tocsin.record import PROGRAM, Judgement
from tocsin.reviewing.faults import NobodyNamed

COMMENT = "comment"
"""The verb of a decision that changes nothing, so that nothing is derived."""


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


def take(ledger: Ledger, decision: DecisionRow, what: str, *, judged: Sequence[Judgement] = ()) -> Outcome:
    """Keep the decision under the words `what` and bring the incidents up to date, both or neither.

    `judged` are the verdicts on pairs that the decision consists of. Raises `NobodyNamed` where no person decides.
    """
    _check_person(decision)
    if decision.verb == COMMENT:
        return Outcome(what, ledger.decide(decision, what=what))
    with keeping(ledger) as keeper:
        number = ledger.decide(decision, judged, what=what)
        changed, gone = keeper.follow(ledger, decision.made)
    return Outcome(what, number, changed, gone)


def take_all(ledger: Ledger, decisions: Sequence[tuple[DecisionRow, str]], what: str) -> Outcome:
    """Keep the decisions of one act, each under its own words, and then bring the incidents up to date: all or nothing.

    The number of the outcome is that of the last, `what` its words. Raises `NobodyNamed` where no person decides.
    """
    for decision, _ in decisions:
        _check_person(decision)
    with keeping(ledger) as keeper:
        numbers = [ledger.decide(decision, what=said) for decision, said in decisions]
        changed, gone = keeper.follow(ledger, decisions[-1][0].made)
    return Outcome(what, numbers[-1], changed, gone)


def _check_person(decision: DecisionRow) -> None:
    if decision.by.strip() in ("", PROGRAM):
        raise NobodyNamed(decision.by)
