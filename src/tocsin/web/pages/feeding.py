"""What the filter means as a feed, so that a saved search can be followed by any reader of feeds."""

from itertools import islice

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from tocsin.ledger.following import written_lately
from tocsin.web.desk import Desk
from tocsin.web.pages.asked import READ, Asked, TheAsked, TheDesk
from tocsin.web.pages.taking import only_what_was_asked
from tocsin.web.rows.feed import Entry, atom
from tocsin.web.rows.listing import line_of
from tocsin.web.security.guard import FEED
from tocsin.web.tagging import tagged

router = APIRouter(dependencies=[Depends(READ)])
ENTRIES = 50


@router.get(FEED)
def feed(request: Request, desk: TheDesk, asked: TheAsked) -> Response:
    """The incidents of the filter that the ledger wrote anew last, as Atom."""
    found = only_what_was_asked(asked)
    base = str(request.base_url).rstrip("/")
    title = f"Incidents ({found.wanted.but(columns=()).said()})"
    raw = atom(title, f"{base}/incidents?{found.wanted.query()}", _entries(desk, found, base), desk.now())
    return tagged(request, raw, "application/atom+xml")


def _entries(desk: Desk, found: Asked, base: str) -> list[Entry]:
    held = found.selection.held
    with desk.ledger.reading() as connection:
        lately = ((each, when) for each, when in written_lately(connection) if each in held)
        return [Entry(line_of(held[each]), when, f"{base}/incidents/{each}") for each, when in islice(lately, ENTRIES)]
