"""The login of a team: name and password become a session."""

import hmac
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from tocsin.accounts import Refused
from tocsin.web.pages.asked import TheDesk, local
from tocsin.web.pages.door import give_cookie
from tocsin.web.security.needs import check_origin
from tocsin.web.security.problems import Refusal
from tocsin.web.security.team import TeamSessions
from tocsin.web.templating import page

router = APIRouter()
FORM_COOKIE = "tocsin_login"
"""Ties the form to the browser that it was given to, before there is a session to tie it to."""


def team_of(desk: TheDesk) -> TeamSessions:
    """The sessions of the team; raises `Refusal` 404 where one person works alone."""
    if not isinstance(desk.sessions, TeamSessions):
        raise Refusal(404, "this desk is for one person, who comes in by the link that it printed", "open that link")
    return desk.sessions


Team = Annotated[TeamSessions, Depends(team_of)]


@router.get("/login")
def login_form(request: Request, desk: TheDesk, _team: Team, then: str = "") -> Response:
    """Where name and password are asked."""
    return login_page(request, desk, then)


def login_page(request: Request, desk: TheDesk, then: str, *, fault: str = "", status: int = 200) -> Response:
    """The page of the login, with what was wrong."""
    code = desk.settings.make_code()
    vouches = desk.settings.provider.issuer if desk.settings.provider else ""
    shown: dict[str, Any] = {"then": local(then, "/"), "fault": fault, "code": code}
    response = page(request, "login.html", status=status, provider=urlsplit(vouches).netloc, **shown)
    response.set_cookie(FORM_COOKIE, code, httponly=True, samesite="strict", path="/login", secure=desk.settings.secure)
    return response


@router.post("/login")
def login(
    request: Request,
    desk: TheDesk,
    team: Team,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    code: Annotated[str, Form()] = "",
    then: Annotated[str, Form()] = "",
) -> Response:
    """Let the account in; whatever is wrong, the same is said, after as long a time."""
    check_origin(request)
    given = request.cookies.get(FORM_COOKIE, "")
    if not given or not hmac.compare_digest(given.encode(), code.encode()):
        return login_page(request, desk, then, fault="this form was not of this page; try again", status=403)
    try:
        cookie, account = team.login(name.strip(), password, request.client.host if request.client else "")
    except Refused as refused:
        return login_page(request, desk, then, fault=str(refused), status=429 if refused.too_often else 401)
    response = RedirectResponse("/account" if account.provisional else local(then, "/"), 303)
    give_cookie(response, cookie, desk)
    response.delete_cookie(FORM_COOKIE, path="/login")
    return response
