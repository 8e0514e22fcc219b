"""The guard before every page: the host that was meant, the visitor behind the cookie or token, how often they ask."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse, Response

from tocsin.web.security.headers import with_safety
from tocsin.web.security.problems import API, ProblemDetails
from tocsin.web.security.scopes import Scope, Visitor
from tocsin.web.security.sessions import COOKIE, Sessions

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Send
    from starlette.types import Scope as Asked

    from tocsin.web.desk import Desk

STATIC = "/static/"
FEED = "/feed.atom"
"""The one address that may hold a token: others keep it, so a token that may do more than read does not open it."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets in what names this host and does not ask too often, and notes who asks in `request.state.visitor`."""

    app: "ASGIApp"
    desk: "Desk"

    async def __call__(self, scope: "Asked", receive: "Receive", send: "Send") -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asset = scope["path"].startswith(STATIC)

        async def send_safely(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_safety(list(message["headers"]), asset=asset)
            await send(message)

        headers = Headers(scope=scope)
        visitor = None if asset else await self._whoever(scope, headers)
        scope.setdefault("state", {})["visitor"] = visitor
        refused = self._refused(scope, headers, visitor)
        await (refused or self.app)(scope, receive, send_safely)

    def _refused(self, scope: "Asked", headers: Headers, visitor: Visitor | None) -> Response | None:
        """The answer to what is not let in, None for the rest."""
        if headers.get("host", "") not in self.desk.settings.hosts:
            # another site's name that leads to this machine: its pages must not reach the desk
            return _said(scope, 421, "this desk does not answer to that host name", "open the link that it printed")
        who = visitor.name if visitor else (scope.get("client") or ("",))[0]
        if not scope["path"].startswith(STATIC) and not self.desk.rates.allows(who, self.desk.steady()):
            return _said(scope, 429, "too many questions in a short time", "wait a second, then ask again")
        return None

    async def _whoever(self, scope: "Asked", headers: Headers) -> Visitor | None:
        if isinstance(self.desk.sessions, Sessions) and scope["path"] != FEED and "authorization" not in headers:
            return self.desk.sessions.visitor(cookie_of(headers))
        # who holds a token or a team's cookie is asked of the database
        return await run_in_threadpool(lambda: self._by_address(scope) or self._visitor(headers))

    def _by_address(self, scope: "Asked") -> Visitor | None:
        """Who holds the token in a feed's address, which readers of feeds can send nowhere else; it may only read."""
        if scope["path"] != FEED:
            return None
        secret = QueryParams(scope["query_string"]).get("token", "")
        found = self.desk.tokens.visitor(secret) if secret else None
        return found if found and found.scopes == {Scope.READ} else None

    def _visitor(self, headers: Headers) -> Visitor | None:
        kind, _, secret = headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer":
            return self.desk.tokens.visitor(secret.strip())
        return self.desk.sessions.visitor(cookie_of(headers))


def cookie_of(headers: Headers) -> str:
    """The session's cookie, "" where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _said(scope: "Asked", status: int, what: str, mend: str) -> Response:
    if scope["path"].startswith(API):
        return ProblemDetails(status, what, mend).response()
    return PlainTextResponse(f"{what}; {mend}\n", status)
