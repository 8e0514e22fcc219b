"""Decisions: every form that changes the ledger comes through here, and each is in the log with who, when and why."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from tocsin.reviewing import NothingToUndo, Outcome
from tocsin.web.decisions import Decision, decide, undo_one
from tocsin.web.desk import Desk
from tocsin.web.pages.asked import READ, Decider, TheDesk, local
from tocsin.web.security.scopes import Visitor

router = APIRouter(prefix="/decisions", dependencies=[Depends(READ)])


@router.post("/undo")
def undo(
    visitor: Decider,
    desk: TheDesk,
    number: Annotated[int | None, Form(ge=0, le=2**53)] = None,
    why: Annotated[str, Form()] = "",
    then: Annotated[str, Form()] = "",
) -> Response:
    """Undo a decision: by another entry in the log."""
    try:
        outcome = undo_one(desk, visitor, number, why)
    except NothingToUndo as error:
        # a key pressed once too often must not lead away from the page
        outcome = Outcome(str(error), 0)
    return _on(desk, visitor, outcome, then)


@router.post("/{verb}")
def decided(
    verb: str,
    visitor: Decider,
    desk: TheDesk,
    which: Annotated[list[str], Form()],
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    start: Annotated[int | None, Form()] = None,
    end: Annotated[int | None, Form()] = None,
    then: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "",
) -> Response:
    """Accept, reject, correct, comment, or judge incidents the same, different or unsure.

    To correct with `to`, "stage=denied", gives each report of the incidents this value. `seen` are the ids of the reports that
    the page showed of the one incident.
    """
    if verb == "correct" and to:
        field, _, value = to.partition("=")
        which = reports_of(desk, which)
    words = (start, end) if start is not None and end is not None else None
    decision = Decision(
        verb, tuple(which), field=field, value=value, why=why, words=words, seen=frozenset(seen.split())
    )
    return _on(desk, visitor, decide(desk, visitor, decision), then)


def reports_of(desk: Desk, which: Iterable[str]) -> list[str]:
    """The reports of these incidents; what is no incident stays as it is."""
    found = ((each, desk.ledger.incident(each)) for each in which)
    return [report for each, incident in found for report in (incident.reports if incident else (each,))]


def _on(desk: Desk, visitor: Visitor, outcome: Outcome, then: str) -> Response:
    desk.outcomes[visitor.csrf] = outcome
    otherwise = f"/incidents/{outcome.changed[0]}" if outcome.changed else "/queue"
    return RedirectResponse(local(then, otherwise), 303)
