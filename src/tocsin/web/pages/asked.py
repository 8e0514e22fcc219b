"""What a page's function is given: the desk, the visitor, and the filter in the address."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from tocsin.web.desk import Desk
from tocsin.web.filters import Fault, Filter, read_filter
from tocsin.web.security.needs import ADD, COME_IN, DECIDE, MANAGE, NAMES, READ, REVIEW
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Visitor
from tocsin.web.selection import Selection


def desk_of(request: Request) -> Desk:
    """The desk that this application is of."""
    return cast("Desk", request.app.state.desk)


async def at_hand(request: Request) -> Desk:
    """The same for a page's function, which need not wait for a thread to be told."""
    return desk_of(request)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter of the address, what of it could not be read, and the incidents that it means."""

    wanted: Filter
    faults: tuple[Fault, ...]
    selection: Selection


def asked_of(request: Request) -> Asked:
    """What the address asks for; what cannot be read is told of and does not narrow."""
    wanted, faults = read_filter(request.query_params.multi_items())
    return Asked(wanted, faults, desk_of(request).incidents.select(wanted.but(columns=())))


def strictly_asked_of(request: Request) -> Asked:
    """The same for programs, to whom a filter that cannot be read is an error; raises `Refusal` 422."""
    found = asked_of(request)
    if found.faults:
        raise Refusal(422, "; ".join(map(str, found.faults)), "see the codebook for the words")
    return found


def local(address: str, otherwise: str) -> str:
    """The address when it is one of this desk's own, else the other; nobody is sent elsewhere.

    >>> local("/queue?lane=facts", "/"), local("//evil.example", "/"), local("https://evil.example", "/")
    ('/queue?lane=facts', '/', '/')
    """
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else otherwise


__all__ = [
    "ADD",
    "COME_IN",
    "DECIDE",
    "MANAGE",
    "NAMES",
    "READ",
    "REVIEW",
    "Adder",
    "Decider",
    "Manager",
    "Namer",
    "Reader",
    "Reviewer",
    "Self",
    "StrictlyAsked",
    "TheAsked",
    "TheDesk",
    "local",
]

TheDesk = Annotated[Desk, Depends(at_hand)]
TheAsked = Annotated[Asked, Depends(asked_of)]
StrictlyAsked = Annotated[Asked, Depends(strictly_asked_of)]
Adder = Annotated[Visitor, Depends(ADD)]
Reader = Annotated[Visitor, Depends(READ)]
Namer = Annotated[Visitor, Depends(NAMES)]
Reviewer = Annotated[Visitor, Depends(REVIEW)]
Decider = Annotated[Visitor, Depends(DECIDE)]
Manager = Annotated[Visitor, Depends(MANAGE)]
Self = Annotated[Visitor, Depends(COME_IN)]
