"""What the ledger is made of and what left it: sources, the log, the codebook, exports, and tokens for programs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from tocsin.codebook.kinds import kinds
from tocsin.ledger import GradeRow
from tocsin.ledger.following import log_before
from tocsin.ledger.sources import all_grades
from tocsin.record import Basis, Direction, Effect, Grade, Relation, Stage, Who
from tocsin.web.desk import Desk
from tocsin.web.discretion import grade_for
from tocsin.web.pages.asked import NAMES, READ, Manager, Reader, Reviewer, TheAsked, TheDesk
from tocsin.web.pages.taking import exports_page
from tocsin.web.rows.sources import source_lines
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope
from tocsin.web.security.tokens import NameTaken
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
LINES = 100
LISTS = {"stage": Stage, "basis": Basis, "effect": Effect, "who": Who, "direction": Direction, "relation": Relation}


@router.get("/sources")
def sources(visitor: Reader, request: Request, desk: TheDesk) -> Response:
    """Each source with how much it gave and when."""
    with desk.ledger.reading() as connection:
        given = [grade_for(visitor, each) for each in all_grades(connection)]
    lines = source_lines(desk.articles.now(), desk.incidents.now().incidents.incidents, given)
    return page(request, "sources.html", lines=lines, known=tuple(Grade), problems=desk.ledger.problems()[-LINES:])


def grade_source(desk: Desk, by: str, source: str, letter: str, why: str) -> GradeRow:
    """Grade a source; raises `Refusal` for what is no grade, or is given without a reason."""
    if letter not in tuple(Grade):
        raise Refusal(422, f'"{letter[:40]}" is no grade', f"use one of {', '.join(Grade)}")
    if not why.strip():
        raise Refusal(422, "a grade needs a reason", "say what in its reporting makes it more or less reliable")
    given = GradeRow(source, Grade(letter), by, why.strip()[:2000], desk.now())
    desk.ledger.grade(given)
    return given


@router.post("/sources/grade")
def grade(
    visitor: Reviewer,
    desk: TheDesk,
    source: Annotated[str, Form()],
    grade: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Say how reliable a source is; it is followed by others, never changed."""
    grade_source(desk, visitor.name, source, grade, why)
    return RedirectResponse("/sources", 303)


@router.get("/audit", dependencies=[Depends(NAMES)])
def audit(
    request: Request, desk: TheDesk, before: Annotated[int | None, Query(ge=0, le=2**53)] = None, by: str = ""
) -> Response:
    """The log, the newest first."""
    with desk.ledger.reading() as connection:
        lines = log_before(connection, before, LINES, by)
    return page(request, "audit.html", lines=lines, by=by, more=len(lines) == LINES)


@router.get("/codebook")
def codebook(request: Request) -> Response:
    """What is recorded: the kinds and the closed lists."""
    return page(request, "codebook.html", kinds=tuple(kinds().values()), lists=LISTS)


@router.post("/tokens")
def make_token(
    visitor: Manager,
    request: Request,
    desk: TheDesk,
    asked: TheAsked,
    name: Annotated[str, Form()],
    scopes: Annotated[list[Scope] | None, Form()] = None,
) -> Response:
    """Make a token for a program; it is shown once."""
    name = " ".join(name.split())[:60]
    if not name:
        raise Refusal(422, "a token needs a name", "name it after the program that will use it")
    if not scopes:
        raise Refusal(422, "a token that may do nothing opens nothing", "choose what it may, such as read")
    try:
        secret = desk.tokens.make(name, frozenset(scopes), desk.settings.make_code, desk.now(), by=visitor.name)
    except NameTaken as error:
        raise Refusal(409, str(error)) from error
    return exports_page(request, asked, made=secret)


@router.post("/tokens/revoke")
def revoke_token(visitor: Manager, desk: TheDesk, name: Annotated[str, Form()]) -> Response:
    """Revoke a token, at once."""
    desk.tokens.revoke(name, desk.now(), by=visitor.name)
    return RedirectResponse("/exports", 303)
