"""Scopes: what a visitor may do. A session of the desk's owner has all of them, a token those it was made with."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What may be done. None of them holds another: a token that reviews is made with `read` too."""

    READ = "read"
    REVIEW = "review"
    ADD = "add"
    MANAGE = "manage"


ALL = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the name that goes into the history, what is allowed, and the token that forms must bring back.

    `csrf` is "" for programs, which bring no cookie that another site could borrow.
    """

    name: str
    scopes: frozenset[Scope]
    csrf: str = ""
