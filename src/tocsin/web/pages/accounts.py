"""Accounts: the owner makes them and says what each may; everybody has a page for their own password and sessions."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from tocsin import accounts
from tocsin.accounts import ABSOLUTE, IDLE, AccountError, Role
from tocsin.accounts.entering import Refused
from tocsin.web.desk import Desk
from tocsin.web.pages.asked import MANAGE, Manager, Self, TheDesk
from tocsin.web.pages.logging_in import Team
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter()
Name = Annotated[str, Form(max_length=200)]
Why = Annotated[str, Form(max_length=2000)]


@router.get("/accounts", dependencies=[Depends(MANAGE)])
def all_accounts(request: Request, desk: TheDesk) -> Response:
    """Every account, and a form for another."""
    return accounts_page(request, desk)


def accounts_page(
    request: Request, desk: Desk, *, told: tuple[str, str] | None = None, fault: str = "", status: int = 200
) -> Response:
    """The page of accounts; `told` is a name with its first password, which is shown this once."""
    rows = accounts.accounts(desk.ledger)
    return page(
        request,
        "accounts.html",
        status=status,
        rows=rows,
        roles=tuple(Role),
        told=told,
        fault=fault,
        team=desk.settings.team,
    )


def changed(request: Request, desk: Desk, change: Callable[[], None]) -> Response:
    """Make a change to an account; then the list again, or the page with what was wrong."""
    try:
        change()
    except AccountError as error:
        return accounts_page(request, desk, fault=str(error), status=422)
    return RedirectResponse("/accounts", 303)


@router.post("/accounts")
def add_account(
    visitor: Manager,
    request: Request,
    desk: TheDesk,
    name: Name,
    role: Annotated[Role, Form()],
    known_as: Name = "",
) -> Response:
    """Make an account; its first password is shown once."""
    known = known_as.strip() or None
    made = {"by": visitor.name, "make_code": desk.settings.make_code, "now": desk.now(), "known_as": known}
    try:
        password = accounts.add_account(desk.ledger, name.strip(), role, **made)  # type: ignore[arg-type] # four values
    except AccountError as error:
        return accounts_page(request, desk, fault=str(error), status=422)
    return accounts_page(request, desk, told=(name.strip(), password))


@router.post("/accounts/role")
def give_role(
    visitor: Manager, request: Request, desk: TheDesk, name: Name, role: Annotated[Role, Form()], why: Why = ""
) -> Response:
    """Let an account do what another role may, from now on."""
    return changed(
        request, desk, lambda: accounts.give_role(desk.ledger, name, role, by=visitor.name, why=why, now=desk.now())
    )


@router.post("/accounts/disable")
def disable(visitor: Manager, request: Request, desk: TheDesk, name: Name, why: Why = "") -> Response:
    """Let nobody in under this name, at once."""
    return changed(request, desk, lambda: accounts.disable(desk.ledger, name, by=visitor.name, why=why, now=desk.now()))


@router.post("/accounts/enable")
def enable(visitor: Manager, request: Request, desk: TheDesk, name: Name, why: Why = "") -> Response:
    """Let the person in again."""
    return changed(request, desk, lambda: accounts.enable(desk.ledger, name, by=visitor.name, why=why, now=desk.now()))


@router.post("/accounts/sessions/end")
def end_sessions(visitor: Manager, request: Request, desk: TheDesk, name: Name) -> Response:
    """End all sessions of an account; the person may come in again."""
    return changed(request, desk, lambda: accounts.end_sessions(desk.ledger, name, by=visitor.name, now=desk.now()))


@router.post("/accounts/password")
def reset_password(visitor: Manager, request: Request, desk: TheDesk, name: Name) -> Response:
    """Give an account a new first password, shown once; its sessions end."""
    code = desk.settings.make_code
    try:
        password = accounts.reset_password(desk.ledger, name, by=visitor.name, make_code=code, now=desk.now())
    except AccountError as error:
        return accounts_page(request, desk, fault=str(error), status=422)
    return accounts_page(request, desk, told=(name, password))


@router.get("/account")
def own_account(visitor: Self, request: Request, team: Team) -> Response:
    """One's own account: the password, and the sessions that are open."""
    return own_page(visitor, request, team)


def own_page(visitor: Self, request: Request, team: Team, *, fault: str = "", status: int = 200) -> Response:
    """The page of one's own account."""
    open_now, hours = team.book.all_of(visitor.name), (IDLE, ABSOLUTE)
    return page(request, "account.html", status=status, sessions=open_now, hours=hours, fault=fault)


@router.post("/account/password")
def choose_password(
    visitor: Self,
    request: Request,
    desk: TheDesk,
    team: Team,
    password: Annotated[str, Form(max_length=1000)],
    before: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Take another password, for the one before; other sessions end."""
    address = request.client.host if request.client else ""
    try:
        team.entrance.account(visitor.name, before, address)
        accounts.choose_password(desk.ledger, visitor.name, password, session=visitor.session, now=desk.now())
    except Refused as refused:
        fault = str(refused) if refused.too_often else "that is not your password of now"
        return own_page(visitor, request, team, fault=fault, status=429 if refused.too_often else 422)
    except AccountError as error:
        return own_page(visitor, request, team, fault=str(error), status=422)
    return RedirectResponse("/" if visitor.provisional else "/account", 303)


@router.post("/account/sessions/end")
def end_session(visitor: Self, team: Team, session: Annotated[str, Form(max_length=64)]) -> Response:
    """End one of one's own sessions."""
    if len(session) < 64:
        raise Refusal(422, "that names no session", "choose one of the list")
    team.book.end(visitor.name, session, by=visitor.name)
    return RedirectResponse("/account", 303)
