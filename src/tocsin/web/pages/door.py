"""Coming in alone, and leaving: the launch link becomes a session."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.web.desk import Desk
from tocsin.web.pages.asked import COME_IN, READ, TheDesk
from tocsin.web.security.guard import cookie_of
from tocsin.web.security.problems import Refusal
from tocsin.web.security.sessions import COOKIE, Sessions

router = APIRouter()


@router.get("/launch")
def launch(code: str, desk: TheDesk) -> Response:
    """Open a session for the link's code, which is spent by that."""
    sessions = desk.sessions
    cookie = sessions.launch(code) if isinstance(sessions, Sessions) else None
    if cookie is None or not isinstance(sessions, Sessions):
        raise Refusal(401, "this link was used already, or is of another run", "open the newest link in the terminal")
    desk.settings.launched(sessions.launch_code)
    response = RedirectResponse("/", 303)
    give_cookie(response, cookie, desk)
    return response


def give_cookie(response: Response, cookie: str, desk: Desk) -> None:
    """Let the browser keep the session's cookie: for this host alone, out of scripts' reach, until it is closed."""
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/", secure=desk.settings.secure)


@router.get("/", dependencies=[Depends(READ)])
def home() -> Response:
    """The first screen."""
    return RedirectResponse("/incidents", 303)


@router.post("/leave", dependencies=[Depends(COME_IN)])
def leave(request: Request, desk: TheDesk) -> Response:
    """End the session."""
    desk.sessions.end(cookie_of(request.headers))
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE, path="/")
    return response
