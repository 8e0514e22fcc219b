"""Decisions of people: only ever added, and undone by another."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, or_, select

from tocsin.ledger.adding import log
from tocsin.ledger.answers import DecisionRow
from tocsin.ledger.batches import batches
from tocsin.ledger.schema import decisions, history, judgements

ROWS = select(*(decisions.c[name] for name in ("subject", "verb", "field", "value", "by", "why", "made", "number")))
CORRECT = "correct"
UNDO = "undo"
"""The verb of a decision whose value is the number of the one that it undoes."""


def add_decision(
    connection: Connection, decision: DecisionRow, rows: Sequence[dict[str, Any]] = (), *, what: str = ""
) -> int:
    """Add a decision and the judgements that it consists of; its number.

    The history of everything that it is on gets a line, in the words `what`.
    """
    names = ("subject", "verb", "field", "value", "by", "why", "made")
    added = connection.execute(insert(decisions), {name: getattr(decision, name) for name in names})
    (number,) = added.inserted_primary_key or (0,)
    if rows:
        connection.execute(insert(judgements), [row | {"decision": number} for row in rows])
    said = what or " ".join(part for part in (decision.verb, decision.field, decision.value) if part)
    for subject in sorted({*_named(connection, decision), *(row[side] for row in rows for side in ("left", "right"))}):
        log(connection, subject, said, by=decision.by, why=decision.why, now=decision.made)
    return int(number)


def _named(connection: Connection, decision: DecisionRow) -> tuple[str, ...]:
    """The ids that a decision names: its subject, those that its value lists, and of an undoing what the undone named."""
    first = decision
    while decision.verb == UNDO and (before := _decision(connection, decision.value)):
        decision = before
    return (first.subject, *named(decision))


def _decision(connection: Connection, number: str) -> DecisionRow | None:
    return decision_numbered(connection, int(number)) if number.isdecimal() else None


def decision_numbered(connection: Connection, number: int) -> DecisionRow | None:
    """The decision of this number, where there is one."""
    row = connection.execute(ROWS.where(decisions.c.number == number)).first()
    return DecisionRow(*row) if row else None


def last_standing(connection: Connection, by: str, back: frozenset[int]) -> DecisionRow | None:
    """The last decision of this person that is not among those taken `back`, undoings left out; None where there is none."""
    own = ROWS.where(decisions.c.by == by, decisions.c.verb != UNDO).order_by(decisions.c.number.desc())
    return next((DecisionRow(*row) for row in connection.execute(own) if row.number not in back), None)


def act_of(connection: Connection, decision: DecisionRow, back: frozenset[int]) -> list[DecisionRow]:
    """What is not taken `back` of the act that a decision is of: of one person, verb, field and moment; the first first."""
    names = ("by", "verb", "field", "made")
    alike = all_decisions(connection, *(decisions.c[name] == getattr(decision, name) for name in names))
    return [each for each in alike if each.number not in back]


def ultimate(before: Mapping[str, DecisionRow], decision: DecisionRow) -> DecisionRow:
    """What an undoing, or the undoing of an undoing, is about in the end."""
    while decision.verb == UNDO and decision.value in before:
        decision = before[decision.value]
    return decision


def named(decision: DecisionRow) -> tuple[str, ...]:
    """The ids that a decision names: its subject, and those that its value lists, where it lists any."""
    return (decision.subject, *(() if decision.verb in (CORRECT, UNDO) else decision.value.split()))


def all_decisions(connection: Connection, *among: ColumnElement[bool]) -> list[DecisionRow]:
    """Every decision, or each `among` which a condition holds, in the order in which they were made."""
    return [DecisionRow(*row) for row in connection.execute(ROWS.where(*among).order_by(decisions.c.number))]


def decided_at(connection: Connection, moments: Iterable[datetime]) -> list[DecisionRow]:
    """The decisions that were made at one of these moments, the first of each moment first."""
    return [each for few in batches(moments) for each in all_decisions(connection, decisions.c.made.in_(few))]


def undone_by_now(connection: Connection) -> frozenset[int]:
    """The numbers of the decisions that stand no more."""
    return undone(all_decisions(connection, decisions.c.verb == UNDO))


def standing_on(connection: Connection, ids: Iterable[str]) -> list[DecisionRow]:
    """The decisions that stand and name one of these ids, the first first; some on others may be among them.

    They are found by the history of the ids, where each decision has a line for all that it names.
    """
    found: dict[int, DecisionRow] = {}
    for few in batches(ids):
        moments = select(history.c.made).where(history.c.subject.in_(few))
        naming = or_(decisions.c.subject.in_(few), decisions.c.made.in_(moments))
        found |= {each.number: each for each in all_decisions(connection, naming)}
    back = undone_by_now(connection) if found else frozenset()
    return [found[number] for number in sorted(found) if found[number].verb != UNDO and number not in back]


def undone(made: Iterable[DecisionRow]) -> frozenset[int]:
    """The numbers of the decisions that an undoing took back; an undoing that is undone took nothing back.

    >>> from datetime import UTC, datetime
    >>> noon = datetime(2020, 4, 3, 12, tzinfo=UTC)
    >>> def row(number: int, verb: str, value: str = "") -> DecisionRow:
    ...     return DecisionRow("a", verb, "", value, "anna", "", noon, number)
    >>> sorted(undone([row(1, "reject"), row(2, "undo", "1")]))
    [1]
    >>> sorted(undone([row(1, "reject"), row(2, "undo", "1"), row(3, "undo", "2")]))
    [2]
    """
    back: set[int] = set()
    for decision in sorted(made, key=lambda each: -each.number):
        if decision.verb == UNDO and decision.number not in back and decision.value.isdecimal():
            back.add(int(decision.value))
    return frozenset(back)


def standing(made: Sequence[DecisionRow]) -> list[DecisionRow]:
    """The decisions that nobody took back, the undoings left out."""
    back = undone(made)
    return [each for each in made if each.verb != UNDO and each.number not in back]
