"""Decisions of people: only ever added, and undone by another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from tocsin.ledger.adding import log
from tocsin.ledger.answers import DecisionRow
from tocsin.ledger.schema import decisions, judgements

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
    """The decision of this number, where there is one."""
    row = connection.execute(ROWS.where(decisions.c.number == int(number))).first() if number.isdecimal() else None
    return DecisionRow(*row) if row else None


def ultimate(before: Mapping[str, DecisionRow], decision: DecisionRow) -> DecisionRow:
    """What an undoing, or the undoing of an undoing, is about in the end."""
    while decision.verb == UNDO and decision.value in before:
        decision = before[decision.value]
    return decision


def named(decision: DecisionRow) -> tuple[str, ...]:
    """The ids that a decision names: its subject, and those that its value lists, where it lists any."""
    return (decision.subject, *(() if decision.verb in (CORRECT, UNDO) else decision.value.split()))


def all_decisions(connection: Connection) -> list[DecisionRow]:
    """Every decision, in the order in which they were made."""
    return [DecisionRow(*row) for row in connection.execute(ROWS.order_by(decisions.c.number))]


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
