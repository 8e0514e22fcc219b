"""What a decision came to: it is kept, and what hangs on it is derived again in the same step."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.ledger import DecisionRow, Ledger
from tocsin.pipeline import merge
from tocsin.record import Judgement


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


def take(ledger: Ledger, decision: DecisionRow, what: str, judged: Sequence[Judgement] = ()) -> Outcome:
    """Keep the decision under the words `what`, and derive the incidents again."""
    before = {incident.id: incident for incident in ledger.incidents()}
    number = ledger.decide(decision, judged, what=what)
    after = {incident.id: incident for incident in merge(ledger, decision.made)}
    changed = sorted(each for each in after if before.get(each) != after[each])
    return Outcome(what, number, tuple(changed), tuple(sorted(before.keys() - after.keys())))
