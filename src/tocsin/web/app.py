"""The application: the guard, the screens, the API and the static files, put together for one desk."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from tocsin import __version__
from tocsin.ledger import AmbiguousId, Ledger, LedgerError, LedgerLocked
from tocsin.reviewing import ReviewError
from tocsin.web.desk import Desk, Settings
from tocsin.web.pages import routers
from tocsin.web.rest import rest_routers
from tocsin.web.security.guard import Guard
from tocsin.web.security.problems import API, ProblemDetails, Refusal
from tocsin.web.templating import HERE, address_of, page

ABOUT = "Everything that the desk's screens do. Send `Authorization: Bearer …` with a token made on the desk."


def create_app(ledger: Ledger, settings: Settings) -> FastAPI:
    """The desk over this ledger. Nothing is fetched from anywhere, and nothing runs when it is made."""
    desk = Desk(ledger, settings)
    app = FastAPI(
        title="Tocsin", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.desk = desk
    app.add_middleware(Guard, desk=desk)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in (*routers, *rest_routers):
        app.include_router(router)
    for kind in (Refusal, HTTPException, RequestValidationError, LedgerError, ReviewError, Exception):
        app.add_exception_handler(kind, refused)
    return app


def refused(request: Request, error: Exception) -> Response:
    """The refusal that an error means: problem details for programs, a page for people."""
    problem = problem_of(error)
    if _asks_to_come_in(request, problem):
        return RedirectResponse(f"/login?then={quote(address_of(request))}", 303)
    if request.url.path.startswith(API):
        return problem.response()
    return page(request, "problem.html", status=problem.status, problem=problem)


def _asks_to_come_in(request: Request, problem: ProblemDetails) -> bool:
    """Whether a person of a team opened a page without a session."""
    desk: Desk = request.app.state.desk
    page_of_theirs = request.method == "GET" and not request.url.path.startswith(API)
    return desk.settings.team and page_of_theirs and problem.status == HTTPStatus.UNAUTHORIZED


def problem_of(error: Exception) -> ProblemDetails:
    """What an error says, with its HTTP status; of a fault of the program nothing is told but that there was one."""
    match error:
        case Refusal():
            return error.problem
        case HTTPException():
            there = "check the address" if error.status_code == HTTPStatus.NOT_FOUND else ""
            return ProblemDetails(error.status_code, str(error.detail).rstrip("."), there)
        case RequestValidationError():
            return ProblemDetails(422, "; ".join(_told(each) for each in error.errors()))
        case LedgerError() | ReviewError():
            status = 409 if isinstance(error, AmbiguousId) else 503 if isinstance(error, LedgerLocked) else 422
            return ProblemDetails(status, str(error))
    return ProblemDetails(500, "the desk failed at this", "see what it printed where it was started, and report that")


def _told(fault: dict[str, object]) -> str:
    where = fault.get("loc", ())
    name = ".".join(map(str, where[1:])) if isinstance(where, tuple) else ""
    return f"{name}: {fault.get('msg', '')}"
