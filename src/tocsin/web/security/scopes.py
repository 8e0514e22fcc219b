"""Scopes: what a visitor may do. A session has those of its role, a token those it was made with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tocsin.accounts import Role


class Scope(StrEnum):
    """What may be done. None of them holds another: a token that reviews is made with `read` too."""

    READ = "read"
    NAMES = "names"
    """See who decided, and why."""
    CODE = "code"
    """Decide on reports and their fields."""
    REVIEW = "review"
    """Decide on whole incidents and pairs too, grade sources, undo what others decided."""
    ADD = "add"
    MANAGE = "manage"


ALL = frozenset(Scope)
LOOKING = frozenset((Scope.READ, Scope.NAMES))
CODING = LOOKING | {Scope.CODE, Scope.ADD}
MAY: Mapping[Role, frozenset[Scope]] = {
    Role.DATA_VIEWER: frozenset((Scope.READ,)),
    Role.VIEWER: LOOKING,
    Role.CODER: CODING,
    Role.REVIEWER: CODING | {Scope.REVIEW},
    Role.OWNER: ALL,
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the name that goes into the history, what is allowed, and the token that forms must bring back.

    `csrf` is "" for programs, which bring no cookie that another site could borrow. `session` names the session of a
    team’s account, and `provisional` says that its first password is still to be replaced: until then nothing is allowed.
    """

    name: str
    scopes: frozenset[Scope]
    csrf: str = ""
    session: str = ""
    provisional: bool = False

    def may(self, *scopes: Scope) -> bool:
        """Whether one of these is allowed."""
        return any(scope in self.scopes for scope in scopes)
