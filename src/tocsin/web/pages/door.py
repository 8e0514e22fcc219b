"""Coming in and leaving: the launch link becomes a session."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.web.pages.asked import READ, TheDesk
from tocsin.web.security.guard import cookie_of
from tocsin.web.security.problems import Refusal
from tocsin.web.security.sessions import COOKIE

router = APIRouter()


@router.get("/launch")
def launch(code: str, desk: TheDesk) -> Response:
    """Open a session for the link's code, which is spent by that."""
    cookie = desk.sessions.launch(code)
    if cookie is None:
        raise Refusal(401, "this link was used already, or is of another run", "open the newest link in the terminal")
    desk.settings.launched(desk.sessions.launch_code)
    response = RedirectResponse("/", 303)
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
    return response


@router.get("/", dependencies=[Depends(READ)])
def home() -> Response:
    """The first screen."""
    return RedirectResponse("/incidents", 303)


@router.post("/leave", dependencies=[Depends(READ)])
def leave(request: Request, desk: TheDesk) -> Response:
    """End the session."""
    desk.sessions.end(cookie_of(request.headers))
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE, path="/")
    return response
