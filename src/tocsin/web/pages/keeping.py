"""What the ledger is made of and what left it: sources, the log, the codebook, exports, and tokens for programs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from tocsin.codebook.kinds import kinds
from tocsin.ledger.following import log_before
from tocsin.record import Basis, Direction, Effect, Relation, Stage, Who
from tocsin.web.exporting import FORMS, exported
from tocsin.web.pages.asked import MANAGE, READ, TheAsked, TheDesk
from tocsin.web.rows.sources import source_lines
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope
from tocsin.web.security.tokens import NameTaken
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
LINES = 100
LISTS = {"stage": Stage, "basis": Basis, "effect": Effect, "who": Who, "direction": Direction, "relation": Relation}


@router.get("/sources")
def sources(request: Request, desk: TheDesk) -> Response:
    """Each source with how much it gave and when."""
    lines = source_lines(tuple(desk.ledger.articles()), desk.incidents.now().incidents.values())
    return page(request, "sources.html", lines=lines, problems=desk.ledger.problems()[-LINES:])


@router.get("/audit")
def audit(request: Request, desk: TheDesk, before: int | None = None, by: str = "") -> Response:
    """The log, the newest first."""
    with desk.ledger.reading() as connection:
        lines = log_before(connection, before, LINES, by)
    return page(request, "audit.html", lines=lines, by=by, more=len(lines) == LINES)


@router.get("/codebook")
def codebook(request: Request) -> Response:
    """What is recorded: the kinds and the closed lists."""
    return page(request, "codebook.html", kinds=tuple(kinds().values()), lists=LISTS)


@router.get("/exports")
def exports(request: Request, desk: TheDesk, asked: TheAsked) -> Response:
    """What can be taken away of what the filter means, and the tokens of programs."""
    return page(
        request, "exports.html", wanted=asked.wanted, asked=asked, forms=FORMS, tokens=desk.tokens.tokens(), made=""
    )


@router.get("/exports/{form}")
def export(asked: TheAsked, form: str) -> Response:
    """The incidents of the filter in one form; what of the filter cannot be read is an error here."""
    if asked.faults:
        raise Refusal(422, "; ".join(map(str, asked.faults)), "an export must be of just what was asked for")
    return exported(form, asked.selection.incidents)


@router.post("/tokens", dependencies=[Depends(MANAGE)])
def make_token(
    request: Request,
    desk: TheDesk,
    asked: TheAsked,
    name: Annotated[str, Form()],
    scopes: Annotated[list[Scope], Form()],
) -> Response:
    """Make a token for a program; it is shown once."""
    name = " ".join(name.split())[:60]
    if not name:
        raise Refusal(422, "a token needs a name", "name it after the program that will use it")
    try:
        secret = desk.tokens.make(name, frozenset(scopes), desk.settings.make_code, desk.now())
    except NameTaken as error:
        raise Refusal(409, str(error)) from error
    tokens = desk.tokens.tokens()
    return page(request, "exports.html", wanted=asked.wanted, asked=asked, forms=FORMS, tokens=tokens, made=secret)


@router.post("/tokens/revoke", dependencies=[Depends(MANAGE)])
def revoke_token(desk: TheDesk, name: Annotated[str, Form()]) -> Response:
    """Revoke a token, at once."""
    desk.tokens.revoke(name)
    return RedirectResponse("/exports", 303)
