"""Judgements on pairs: only ever added; the latest of one side counts, unless a person undid it.

The program's are "same" or "unsure"; where its last says "different", it has let go of the pair and judges it no longer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, or_, select

from tocsin.ledger.adding import log
from tocsin.ledger.attaching import attached, reattached
from tocsin.ledger.batches import AT_ONCE, batches
from tocsin.ledger.deciding import undone_by_now
from tocsin.ledger.forms import read_reasons, reasons_form
from tocsin.ledger.schema import judgements
from tocsin.record import PROGRAM, Judgement, Verdict

Pair = tuple[str, str, str]

BY_PEOPLE = or_(judgements.c.by < PROGRAM, judgements.c.by > PROGRAM)
"""Whether a person judged, in words by which an index finds the few who did among the program's many."""

OF_PEOPLE = select(judgements).where(BY_PEOPLE)
"""People's judgements, in no order."""

HELD = judgements.c.verdict != Verdict.DIFFERENT.value
"""Whether the program, where it judged, still does."""
LET_GO = "no longer follows from what is told"
"""Why a judgement of the program that the merging does not make was let go."""


def latest(without: Collection[int] = (), *among: ColumnElement[bool]) -> Select[Any]:
    """The last judgement of each side on each pair, in the order of the pairs, `without` those by these decisions.

    Only those `among` which a condition on the pair or the side holds.
    """
    side = (judgements.c.left, judgements.c.right, judgements.c.by)
    counting = or_(judgements.c.decision.is_(None), judgements.c.decision.not_in(sorted(without)))
    last = select(func.max(judgements.c.number)).where(counting, *among).group_by(*side)
    return select(judgements).where(judgements.c.number.in_(last)).order_by(*side)


def all_judgements(connection: Connection) -> list[Judgement]:
    """The judgements that stand, in the order of their pairs; superseded, undone and let go ones are left out."""
    chosen = latest(undone_by_now(connection)).where(or_(BY_PEOPLE, HELD))
    return [judgement_of(row) for row in connection.execute(chosen)]


def let_go_others(connection: Connection, held: Callable[[str, str], bool], now: datetime) -> int:
    """Let go of the program's judgements on other pairs than those held, smaller id first, and how many those are."""
    pairs = _by_program().with_only_columns(judgements.c.left, judgements.c.right)
    stale = [(left, right) for left, right in connection.execute(pairs) if not held(left, right)]
    return add_judgements(connection, (Judgement(*pair, Verdict.DIFFERENT, 0.0, why=LET_GO) for pair in stale), now)


def judged_by_program(connection: Connection) -> Iterator[Judgement]:
    """The program's judgements that stand, in the order of their pairs, some rows at a time."""
    return map(judgement_of, connection.execute(_by_program().execution_options(yield_per=AT_ONCE)))


def judged_since(connection: Connection, after: int) -> list[tuple[str, str]]:
    """The pairs that the program judged, or let go of, after the judgement of this number, in order."""
    told = select(judgements.c.left, judgements.c.right).where(judgements.c.number > after, judgements.c.by == PROGRAM)
    return [(left, right) for left, right in connection.execute(told.distinct().order_by(*told.selected_columns))]


def last_judgement(connection: Connection) -> int:
    """The number of the last judgement, 0 where there is none."""
    return connection.scalar(select(func.max(judgements.c.number))) or 0


def _by_program() -> Select[Any]:
    return latest((), judgements.c.by == PROGRAM).where(HELD)


def judged_by_people(connection: Connection) -> list[Judgement]:
    """People's judgements that stand, on the statements that now tell; one adrift is left out."""
    found = [judgement_of(row) for row in _last_by_people(connection)]
    places = attached(connection, {each for judgement in found for each in (judgement.left, judgement.right)})
    return reattached(found, places)


def judged_in_decisions(connection: Connection) -> dict[int, list[Judgement]]:
    """For the number of each decision the judgements that it consists of, also of one that was undone."""
    found: dict[int, list[Judgement]] = {}
    within = select(judgements).where(judgements.c.decision.is_not(None)).order_by(judgements.c.number)
    for row in connection.execute(within):
        found.setdefault(row.decision, []).append(judgement_of(row))
    return found


def _last_by_people(connection: Connection) -> list[Row[Any]]:
    """What people's judgements that stand are read from, in the order of their pairs.

    The last of each side is chosen here: a database that is to group or order them goes through all of the program's too.
    """
    without, last = undone_by_now(connection), dict[Pair, Row[Any]]()
    for row in sorted(connection.execute(OF_PEOPLE), key=lambda each: each.number):
        if row.decision not in without:
            last[row.left, row.right, row.by] = row
    return [last[side] for side in sorted(last)]


def judgement_of(row: Row[Any]) -> Judgement:
    """The judgement in a row."""
    reasons, verdict = read_reasons(row.reasons), Verdict(row.verdict)
    return Judgement(row.left, row.right, verdict, row.score, reasons, row.by, row.why, row.made)


def add_judgements(connection: Connection, told: Iterable[Judgement], now: datetime) -> int:
    """Add the judgements that say something new, and how many those are; people's go into the history too."""
    listed = list(told)
    standing = _standing(connection, {judgement.left for judgement in listed})
    rows = {}
    for judgement in listed:
        side, row = (judgement.left, judgement.right, judgement.by), judgement_row(judgement, now)
        if standing.get(side) != _content(row):
            rows[side] = row
    if rows:
        connection.execute(insert(judgements), list(rows.values()))
    by_program = sum(side[2] == PROGRAM for side in rows)
    if by_program:
        log(connection, "judgements", f"{by_program} pairs compared", now=now)
    for left, right, by in (side for side in rows if side[2] != PROGRAM):
        row = rows[left, right, by]
        for subject, other in ((left, right), (right, left)):
            log(connection, subject, f"judged {row['verdict']} as {other}", by=by, why=row["why"], now=now)
    return len(rows)


def _standing(connection: Connection, lefts: Iterable[str]) -> dict[Pair, tuple[Any, ...]]:
    found, without = {}, undone_by_now(connection)
    for few in batches(lefts):
        chosen = latest(without, judgements.c.left.in_(few))
        found.update({(row.left, row.right, row.by): _content(row._asdict()) for row in connection.execute(chosen)})
    return found


def _content(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["verdict"], row["score"], row["reasons"], row["why"]


def judgement_row(judgement: Judgement, now: datetime, decision: int | None = None) -> dict[str, Any]:
    """The row of a judgement, made now unless it says when, as part of a person's `decision` where it is one."""
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "score": judgement.score,
        "reasons": reasons_form(judgement.reasons),
        "by": judgement.by,
        "why": judgement.why,
        "made": judgement.made or now,
        "decision": decision,
    }
