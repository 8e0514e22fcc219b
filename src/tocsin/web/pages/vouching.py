"""Coming in by an identity provider: there, and back with its word."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from tocsin.accounts import Refused
from tocsin.web.pages.asked import TheDesk
from tocsin.web.pages.door import give_cookie
from tocsin.web.pages.logging_in import Team, login_page
from tocsin.web.security.problems import Refusal
from tocsin.web.security.provider import NotVouched, Provider, attempt
from tocsin.web.templating import page

router = APIRouter(prefix="/login/provider")
VISIT_COOKIE = "tocsin_visit"
Word = Annotated[str, Query(max_length=4000)]


def provider_of(desk: TheDesk) -> Provider:
    """The desk's provider; raises `Refusal` 404 where it has none."""
    if desk.settings.provider is None:
        raise Refusal(404, "no identity provider vouches for people here", "log in with name and password")
    return desk.settings.provider


TheProvider = Annotated[Provider, Depends(provider_of)]


@router.get("")
def leave_for(request: Request, desk: TheDesk, _team: Team, provider: TheProvider) -> Response:
    """On to the provider."""
    visit = attempt(desk.settings.make_code, desk.now())
    try:
        there = provider.address(visit)
    except NotVouched as why:
        return login_page(request, desk, "", fault=str(why), status=502)
    desk.visits.begin(visit)
    response = RedirectResponse(there, 303)
    # the way back begins at another site: a strict cookie would stay behind
    secure = desk.settings.secure
    response.set_cookie(VISIT_COOKIE, visit.state, httponly=True, samesite="lax", path="/login", secure=secure)
    return response


@router.get("/back")
def come_back(
    request: Request, desk: TheDesk, team: Team, provider: TheProvider, code: Word = "", state: Word = ""
) -> Response:
    """Let in whom the provider vouches for, where an account is known by that name."""
    visit = desk.visits.end(state, request.cookies.get(VISIT_COOKIE, ""), desk.now())
    if visit is None or not code:
        return login_page(request, desk, "", fault="this visit did not begin here, or took too long", status=403)
    try:
        names = provider.names(code, visit, desk.now())
        cookie = team.vouched(names, request.client.host if request.client else "")
    except NotVouched as why:
        return login_page(request, desk, "", fault=str(why), status=403)
    except Refused:
        return login_page(request, desk, "", fault="no account here is known by that name", status=403)
    # the session's cookie is strict: it comes along only from a page of our own
    response = page(request, "entered.html")
    give_cookie(response, cookie, desk)
    response.delete_cookie(VISIT_COOKIE, path="/login")
    return response
