"""What people decided on statements that are expunged: it goes with them, and what it says of others stays.

A decision that was on others too stands without them, and without its reason, which may tell of what is gone.
"""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from tocsin.ledger.answers import DecisionRow
from tocsin.ledger.deciding import CORRECT, UNDO, all_decisions, named
from tocsin.ledger.judging import judgement_row
from tocsin.ledger.schema import decisions, history, judgements
from tocsin.record import Judgement, Verdict

Pair = tuple[str, str]
VERDICTS = frozenset(verdict.value for verdict in Verdict)


def forget_decisions(connection: Connection, told: set[str]) -> None:
    """Take the statements out of every decision, and the decisions on nothing else out of the ledger."""
    gone = set[int]()
    for decision in all_decisions(connection):
        if decision.verb == UNDO:
            if decision.value.isdecimal() and int(decision.value) in gone:
                _forget(connection, decision)
                gone.add(decision.number)
        elif not told.isdisjoint(named(decision)) or _judged(connection, decision, told):
            left = _left(connection, decision, told)
            if left is None:
                _forget(connection, decision)
                gone.add(decision.number)
            else:
                _keep(connection, left, told)


def _judged(connection: Connection, decision: DecisionRow, told: set[str]) -> bool:
    """Whether a verdict on whole incidents was on one of the statements."""
    return decision.verb in VERDICTS and any(not told.isdisjoint(pair) for pair in _pairs(connection, decision))


def _pairs(connection: Connection, decision: DecisionRow) -> list[Pair]:
    chosen = select(judgements.c.left, judgements.c.right).where(judgements.c.decision == decision.number)
    return [(left, right) for left, right in connection.execute(chosen)]


def _left(connection: Connection, decision: DecisionRow, told: set[str]) -> DecisionRow | None:
    """The decision without the statements; None where it was on nothing else."""
    if decision.verb == CORRECT:
        return None
    names = [each for each in named(decision) if each not in told]
    if decision.verb in VERDICTS:
        stands = _still(decision.verb, _pairs(connection, decision), told)
        return replace(decision, subject=names[0], value=" ".join(names[1:]), why="") if stands and names else None
    if decision.subject in told or len(names) == 1:
        # a decision on an incident lists its reports, and none of them is left
        return None
    return replace(decision, value=" ".join(names[1:]), why="")


def _still(verb: str, pairs: list[Pair], told: set[str]) -> list[Pair]:
    """The pairs on which a verdict still is: those without the statements; the rest of what was said to be one stays one."""
    kept = [pair for pair in pairs if told.isdisjoint(pair)]
    sides = sorted({side for pair in pairs for side in pair} - told) if verb == Verdict.SAME else []
    return kept + [(sides[0], other) for other in sides[1:] if (sides[0], other) not in kept]


def _forget(connection: Connection, decision: DecisionRow) -> None:
    connection.execute(delete(judgements).where(judgements.c.decision == decision.number))
    connection.execute(delete(decisions).where(decisions.c.number == decision.number))
    said = (history.c.by == decision.by, history.c.made == decision.made)
    connection.execute(update(history).where(*said).values(what="expunged", why=""))


def _keep(connection: Connection, decision: DecisionRow, told: set[str]) -> None:
    pairs = _pairs(connection, decision)
    for left, right in _still(decision.verb, pairs, told) if pairs else ():
        if (left, right) not in pairs:
            judged = Judgement(left, right, Verdict.SAME, 1.0, by=decision.by, made=decision.made)
            connection.execute(insert(judgements), judgement_row(judged, decision.made, decision.number))
    values = {"subject": decision.subject, "value": decision.value, "why": ""}
    connection.execute(update(decisions).where(decisions.c.number == decision.number).values(**values))
    connection.execute(update(judgements).where(judgements.c.decision == decision.number).values(why=""))
    said = (history.c.by == decision.by, history.c.made == decision.made)
    connection.execute(update(history).where(*said).values(why=""))
