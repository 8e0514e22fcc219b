"""What people's decisions make of a statement as read: values corrected, fields emptied, or the whole left out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tocsin.ledger.answers import DecisionRow
from tocsin.record import Effect, Span

Json = dict[str, Any]

WORDS = frozenset({"kind", "stage"})
"""Fields whose value is a word of the codebook; a correction keeps the words that bear it out beside it."""
ON_STATEMENTS = frozenset({"correct", "accept", "reject"})
"""The verbs that say something of single statements."""


def subjects_of(decision: DecisionRow) -> tuple[str, ...]:
    """The ids of the statements that a decision is on: the reports of an incident, or the one statement."""
    return tuple(decision.value.split()) if decision.verb != "correct" and decision.value else (decision.subject,)


def by_statement(decisions: Iterable[DecisionRow]) -> dict[str, list[DecisionRow]]:
    """For each statement the decisions on it, in the order in which they were made."""
    found: dict[str, list[DecisionRow]] = {}
    for decision in decisions:
        if decision.verb in ON_STATEMENTS:
            for subject in subjects_of(decision):
                found.setdefault(subject, []).append(decision)
    return found


def reviewed(coded: Json, decisions: Sequence[DecisionRow]) -> Json | None:
    """The coded statement as people left it; None when it was rejected and not accepted since.

    >>> from datetime import UTC, datetime
    >>> now = datetime(2020, 4, 3, 12, tzinfo=UTC)
    >>> told = {"kind": "attack", "place": {"q": "Taji"}}
    >>> reviewed(told, [DecisionRow("a", "reject", "place", "", "anna", "", now)])
    {'kind': 'attack'}
    >>> reviewed(told, [DecisionRow("a", "reject", "", "", "anna", "", now)]) is None
    True
    """
    whole = [each.verb for each in decisions if not each.field]
    if whole and whole[-1] == "reject":
        return None
    for each in decisions:
        if each.field and each.verb != "accept":
            value = json.loads(each.value) if each.verb == "correct" else None
            coded = with_value(coded, each.field, value)
    return coded


def looked_at(decisions: Iterable[DecisionRow]) -> bool:
    """Whether a person accepted the whole, or corrected a field of it."""
    return any((each.verb == "accept" and not each.field) or each.verb == "correct" for each in decisions)


def value_of(coded: Json, field: str) -> Any:  # noqa: ANN401 - whatever the codebook's form holds there
    """What the coded statement says in a field; the name of an effect is that part of its harm. None where nothing."""
    if field not in set(Effect):
        return coded.get(field)
    return [item for item in coded.get("harm", []) if item["effect"] == field] or None


def with_value(coded: Json, field: str, value: Any) -> Json:  # noqa: ANN401 - the same
    """The coded statement with another value of one field; None empties it."""
    if field in WORDS:
        return coded | {field: value["value"]}
    if field in set(Effect):
        kept = [item for item in coded.get("harm", []) if item["effect"] != field]
        field, value = "harm", sorted([*kept, *(value or [])], key=lambda item: (item["start"], item["effect"]))
    emptied = {name: held for name, held in coded.items() if name != field}
    return emptied | {field: value} if value else emptied


def spans_in(value: object) -> Iterator[Span]:
    """All words that a value in the codebook's form quotes, with their places."""
    if isinstance(value, dict):
        if "q" in value:
            yield Span(value["start"], value["end"], value["q"])
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)
