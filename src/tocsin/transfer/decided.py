"""People's decisions between ledgers: each with the verdicts that it consists of, on what tells now, under its own number.

A number is a place in one ledger's log: an undoing that comes over names what it took back by the number that this has here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from tocsin.exports.exchange import judgement_line, judgement_of
from tocsin.ledger import UNDO, DecisionRow, Ledger, View
from tocsin.ledger.attaching import reattached
from tocsin.ledger.corrections import ON_STATEMENTS, subjects_of
from tocsin.record import Judgement
from tocsin.record.rows import Json

Said = tuple[DecisionRow, list[Judgement]]

# --- out -----------------------------------------------------------------------------------------------------------


def decision_lines(ledger: View, named: set[str] | None) -> Iterator[Json]:
    """Every decision, or those that are on what is `named`, with its verdicts, on the statements that tell now.

    One whose words no statement has any more is left out, and so is its undoing.
    """
    left_in = set[str]()
    for decision, judged in _as_told_now(ledger):
        undone_is_out = decision.verb == UNDO and decision.value not in left_in
        if undone_is_out or (named is not None and decision.verb != UNDO and decision.subject not in named):
            continue
        left_in.add(str(decision.number))
        verdicts = [judgement_line(each)["judgement"] for each in judged]
        yield {"decision": asdict(decision) | {"made": decision.made.isoformat()}, "judged": verdicts}


def _as_told_now(ledger: View) -> Iterator[Said]:
    made, judged = ledger.decisions(), ledger.judged_in_decisions()
    sides = {side for each in judged.values() for pair in each for side in (pair.left, pair.right)}
    on = {told for each in made if each.verb in ON_STATEMENTS for told in subjects_of(each)}
    places = ledger.attached(sides | on)
    for decision in made:
        verdicts = judged.get(decision.number, [])
        now, pairs = _moved(decision, places), reattached(verdicts, places)
        if now and (pairs or not verdicts):
            yield now, pairs


def _moved(decision: DecisionRow, places: Mapping[str, str]) -> DecisionRow | None:
    """The decision on the statements that take the place of its own; None where none does."""
    if decision.verb not in ON_STATEMENTS:
        return decision
    subjects = subjects_of(decision)
    there = [places[each] for each in subjects if each in places]
    if not there:
        return None
    if subjects == (decision.subject,):
        return replace(decision, subject=there[0])
    return replace(decision, value=" ".join(there))


# --- in ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Decided:
    """What a ledger and a file decided: the numbers that each decision has here, and the verdicts that came with one."""

    known: dict[DecisionRow, list[int]]
    numbers: dict[str, int] = field(default_factory=dict)
    verdicts: set[tuple[str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, made: Iterable[DecisionRow]) -> "Decided":
        """What a ledger decided, before a file comes."""
        known: dict[DecisionRow, list[int]] = {}
        for each in made:
            known.setdefault(replace(each, number=0), []).append(each.number)
        return cls(known)

    def take(self, ledger: Ledger, said: Said) -> None:
        """Keep a decision that the ledger does not hold yet; an undoing of what did not come over is left out."""
        decision, judged = said
        self.verdicts |= {(each.left, each.right, each.by) for each in judged}
        if decision.verb == UNDO and decision.value not in self.numbers:
            return
        value = str(self.numbers[decision.value]) if decision.verb == UNDO else decision.value
        own = replace(decision, value=value, number=0)
        held = self.known.get(own)
        self.numbers[str(decision.number)] = held.pop(0) if held else ledger.decide(own, judged)

    def alone(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """The verdicts of these that no decision of the file consists of."""
        return [each for each in judgements if (each.left, each.right, each.by) not in self.verdicts]


def decision_of(line: Json) -> Said:
    """The decision of a line with its verdicts; raises ValueError, KeyError or TypeError for what is none.

    Files of before verdicts went with their decisions have them on lines of their own.
    """
    told = line["decision"]
    decision = DecisionRow(**told | {"made": datetime.fromisoformat(told["made"])})
    return decision, [judgement_of({"judgement": each}) for each in line.get("judged", ())]
