"""Discretion: what a visitor who may not see names is told instead. All that says who decided, or why, passes here.

Reasons are held back too: people name each other in them.
"""

from collections.abc import Iterable
from dataclasses import replace

from tocsin.ledger import GradeRow, HistoryRow, SourceRow
from tocsin.record import PROGRAM
from tocsin.reviewing.states import FieldState
from tocsin.transfer.manners import EXCHANGE
from tocsin.web.rows.pairs import Verdict
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope, Visitor

SOMEBODY = "a person"


def past_for(visitor: Visitor, lines: Iterable[HistoryRow]) -> list[HistoryRow]:
    """The history, or nothing."""
    return list(lines) if visitor.may(Scope.NAMES) else []


def state_for(visitor: Visitor, state: FieldState) -> FieldState:
    """The state, without who decided and why."""
    return state if visitor.may(Scope.NAMES) else replace(state, by="", why="")


def verdict_for(visitor: Visitor, verdict: Verdict) -> Verdict:
    """The verdict, with no more than whether a person or the program gave it."""
    if visitor.may(Scope.NAMES) or verdict.by == PROGRAM:
        return verdict
    return replace(verdict, by=SOMEBODY, why="")


def grade_for(visitor: Visitor, grade: GradeRow) -> GradeRow:
    """The grade of a source, without who gave it and why."""
    return grade if visitor.may(Scope.NAMES) else replace(grade, by="", why="")


def source_for(visitor: Visitor, row: SourceRow) -> SourceRow:
    """The source, its grade without who gave it and why."""
    return replace(row, grade=grade_for(visitor, row.grade)) if row.grade else row


def check_form(visitor: Visitor, form: str) -> None:
    """Raise `Refusal` 403 for a form of export that holds every decision with who took it."""
    if form in EXCHANGE and not visitor.may(Scope.NAMES):
        raise Refusal(403, f"{form} tells who decided", "take another form")
