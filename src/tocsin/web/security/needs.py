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
    """A dependency of a route: gives the visitor, or refuses. One of the `scopes` is enough, and of none anybody's session.

    They are read by the test of who may do what.
    """

    scopes: frozenset[Scope]

    async def __call__(self, request: Request) -> Visitor:
        """The visitor; raises `Refusal` 401 for nobody, 403 without the scope or the form's token."""
        visitor: Visitor | None = request.state.visitor
        if visitor is None:
            raise Refusal(
                401, "nobody has come in", "open the link that `tocsin serve` printed, log in, or send a token"
            )
        if self.scopes and visitor.provisional:
            raise Refusal(403, "your password is still the first one, which somebody else knows", "choose your own")
        if self.scopes and not visitor.may(*self.scopes):
            needed = " or ".join(sorted(self.scopes))
            raise Refusal(403, f'this needs the scope "{needed}"', "ask an owner for it")
        if request.method not in SAFE and visitor.csrf:
            await _check_form(request, visitor)
        return visitor


async def _check_form(request: Request, visitor: Visitor) -> None:
    """Refuse what another site may have sent: the origin must be ours, and the form must bring the session's token."""
    check_origin(request)
    given = request.headers.get(CSRF_HEADER, "")
    if not given and "form" in request.headers.get("content-type", ""):
        given = str((await request.form()).get(CSRF_FIELD, ""))
    if not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
        raise Refusal(403, "the form lacks this session's token", "load the page again, then send it")


def check_origin(request: Request) -> None:
    """Raise `Refusal` 403 for a form that says it came from another site."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, f"the form came from {origin}", "send it from this desk's own page")


READ, NAMES, REVIEW, ADD, MANAGE = (
    Needs(frozenset((scope,))) for scope in (Scope.READ, Scope.NAMES, Scope.REVIEW, Scope.ADD, Scope.MANAGE)
)
DECIDE = Needs(frozenset((Scope.CODE, Scope.REVIEW)))
COME_IN = Needs(frozenset())
