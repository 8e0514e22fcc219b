"""A reader's answers case by case, as CSV: kept under version control, a change shows what it gains and loses.

Of texts that are not ours to quote, a value is written as a hash: right and wrong can be followed, no word is told.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from evaluation.pairing import Json, Match, Value, match_values, pair_statements, values_of
from evaluation.sets import EvaluationSet

HEADER = ("id", "statement", "field", "gold", "said", "right")


@dataclass(frozen=True, slots=True)
class Case:
    """One value of one text: what the gold holds, what the reader said, and whether that agrees."""

    id: str
    statement: str
    field: str
    gold: str
    said: str
    right: str


def show_value(content: Any) -> str:  # noqa: ANN401 - a coded value is whatever JSON holds
    """A value in one line.

    >>> show_value({"q": "two soldiers", "effect": "killed", "who": "military", "low": 2, "high": 2})
    'two soldiers killed 2..2'
    """
    if content is None:
        return ""
    if isinstance(content, tuple):
        return " ".join("" if part is None else str(part) for part in content).strip()
    if not isinstance(content, dict):
        return str(content)
    parts = [content.get("q"), content.get("effect")]
    bounds = f"{content['low']}..{'' if content.get('high') is None else content['high']}" if "low" in content else None
    return " ".join(part for part in (*parts, bounds) if part)


def _hashed(shown: str) -> str:
    return hashlib.sha256(shown.encode()).hexdigest()[:8] if shown else ""


def _case(key: str, statement: str, match: Match, *, quotable: bool) -> Case:
    def shown(value: Value | None) -> str:
        text = show_value(value.content) if value else ""
        return text if quotable else _hashed(text)

    known = match.true or match.said
    field = known.field if known else ""
    return Case(key, statement, field, shown(match.true), shown(match.said), "1" if match.right else "0")


def _compared(true: list[Json], said: list[Json]) -> Iterator[tuple[str, list[Match]]]:
    partners = dict(pair_statements(true, said))
    for row, wanted in enumerate(true):
        given = values_of(said[partners[row]]) if row in partners else []
        yield f"{wanted['sort']} {row + 1}", match_values(values_of(wanted), given)
    for column, given_too_much in enumerate(said):
        if column not in partners.values():
            yield f"{given_too_much['sort']} +{column + 1}", match_values([], values_of(given_too_much))


def cases_of(chosen: EvaluationSet, answers: dict[str, list[Json]]) -> list[Case]:
    """All cases of a set, text by text in the gold's order."""
    return [
        _case(key, statement, match, quotable=chosen.quotable)
        for key, true in chosen.gold.items()
        for statement, matches in _compared(true, answers.get(key, []))
        for match in matches
    ]


def write_cases(cases: Iterable[Case]) -> str:
    """The cases as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(astuple(case) for case in cases)
    return out.getvalue()
