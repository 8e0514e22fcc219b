"""What a route asks of its visitor: a scope, and of a form its token, so that no other site can send it."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope, Visitor

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
CSRF_HEADER, CSRF_FIELD = "x-csrf", "csrf"
Check = Callable[[Request], Awaitable[Visitor]]


@dataclass(frozen=True, slots=True)
class Needs:
    """A dependency of a route: gives the visitor, or refuses. `scope` is read by the test of who may do what."""

    scope: Scope

    async def __call__(self, request: Request) -> Visitor:
        """The visitor; raises `Refusal` 401 for nobody, 403 without the scope or the form's token."""
        visitor: Visitor | None = request.state.visitor
        if visitor is None:
            raise Refusal(401, "nobody has come in", "open the link that `tocsin serve` printed, or send a token")
        if self.scope not in visitor.scopes:
            raise Refusal(403, f'this needs the scope "{self.scope}"', "ask with a token that has it")
        if request.method not in SAFE and visitor.csrf:
            await _check_form(request, visitor)
        return visitor


async def _check_form(request: Request, visitor: Visitor) -> None:
    """Refuse what another site may have sent: the origin must be ours, and the form must bring the session's token."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, f"the form came from {origin}", "send it from this desk's own page")
    given = request.headers.get(CSRF_HEADER, "")
    if not given and "form" in request.headers.get("content-type", ""):
        given = str((await request.form()).get(CSRF_FIELD, ""))
    if not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
        raise Refusal(403, "the form lacks this session's token", "load the page again, then send it")


READ, REVIEW, ADD, MANAGE = (Needs(scope) for scope in (Scope.READ, Scope.REVIEW, Scope.ADD, Scope.MANAGE))
