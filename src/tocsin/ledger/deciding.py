"""Judgements and decisions: only ever added, the latest of one side counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from tocsin.ledger.adding import log
from tocsin.ledger.answers import DecisionRow
from tocsin.ledger.forms import read_reasons, reasons_form
from tocsin.ledger.schema import decisions, judgements
from tocsin.ledger.standing import recorded_by
from tocsin.record import PROGRAM, Judgement, Verdict

AT_ONCE = 500
"""Ids asked for in one query, below every database's limit on parameters."""

Pair = tuple[str, str, str]


def latest(moment: datetime | None = None) -> Select[Any]:
    """The last judgement of each side on each pair, in the order of the pairs, as it stood at the moment."""
    side = (judgements.c.left, judgements.c.right, judgements.c.by)
    last = select(func.max(judgements.c.number)).where(recorded_by(judgements.c.made, moment)).group_by(*side)
    return select(judgements).where(judgements.c.number.in_(last)).order_by(*side)


def all_judgements(connection: Connection, moment: datetime | None = None) -> list[Judgement]:
    """The judgements that stand, in the order of their pairs; superseded ones are left out."""
    return [judgement_of(row) for row in connection.execute(latest(moment))]


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement in a row."""
    reasons, verdict = read_reasons(row.reasons), Verdict(row.verdict)
    return Judgement(row.left, row.right, verdict, row.score, reasons, row.by, row.why, row.made)


def add_judgements(connection: Connection, told: Iterable[Judgement], now: datetime) -> int:
    """Add the judgements that say something new, and how many those are; people's go into the history too."""
    listed = list(told)
    standing = _standing(connection, sorted({judgement.left for judgement in listed}))
    rows = {}
    for judgement in listed:
        side, row = (judgement.left, judgement.right, judgement.by), judgement_row(judgement, now)
        if standing.get(side) != _content(row):
            rows[side] = row
    if rows:
        connection.execute(insert(judgements), list(rows.values()))
    for left, right, by in (side for side in rows if side[2] != PROGRAM):
        row = rows[left, right, by]
        for subject, other in ((left, right), (right, left)):
            log(connection, subject, f"judged {row['verdict']} as {other}", by=by, why=row["why"], now=now)
    return len(rows)


def _standing(connection: Connection, lefts: Sequence[str]) -> dict[Pair, tuple[Any, ...]]:
    found = {}
    for start in range(0, len(lefts), AT_ONCE):
        chosen = latest().where(judgements.c.left.in_(lefts[start : start + AT_ONCE]))
        found.update({(row.left, row.right, row.by): _content(row._asdict()) for row in connection.execute(chosen)})
    return found


def _content(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["verdict"], row["score"], row["reasons"], row["why"]


def judgement_row(judgement: Judgement, now: datetime) -> dict[str, Any]:
    """The row of a judgement, made now unless it says when."""
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "score": judgement.score,
        "reasons": reasons_form(judgement.reasons),
        "by": judgement.by,
        "why": judgement.why,
        "made": judgement.made or now,
    }


def add_decision(connection: Connection, decision: DecisionRow) -> None:
    """Add a decision of a person, and a line of history."""
    names = ("subject", "verb", "field", "value", "by", "why", "made")
    connection.execute(insert(decisions).values({name: getattr(decision, name) for name in names}))
    what = " ".join(part for part in (decision.verb, decision.field, decision.value) if part)
    log(connection, decision.subject, what, by=decision.by, why=decision.why, now=decision.made)


def all_decisions(connection: Connection, moment: datetime | None = None) -> list[DecisionRow]:
    """Every decision, in the order in which they were made."""
    table = decisions.c
    chosen = select(table.subject, table.verb, table.field, table.value, table.by, table.why, table.made)
    return [
        DecisionRow(*row)
        for row in connection.execute(chosen.where(recorded_by(table.made, moment)).order_by(table.number))
    ]
