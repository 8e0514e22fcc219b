"""The map, the timeline and the actors: the incidents of the filter as pictures, each with an equal table."""

import gzip
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import JSONResponse, Response

from tocsin.web.desk import Desk
from tocsin.web.pages.asked import READ, TheAsked, TheDesk
from tocsin.web.rows.listing import line_of
from tocsin.web.rows.network import Edge, acts, ties
from tocsin.web.rows.periods import FOOT, HEAD, HEIGHT, WIDTH, drawn_timeline
from tocsin.web.rows.points import packed, told
from tocsin.web.rows.world import WORLD, drawn_map
from tocsin.web.selection import Selection
from tocsin.web.templating import VENDOR, page

router = APIRouter(dependencies=[Depends(READ)])
BESIDE_THE_MAP = 100
CHOSEN = 30
"""Incidents told of at once."""


@router.get("/map")
def the_map(request: Request, asked: TheAsked) -> Response:
    """The incidents that have a place, on a map; the first of them in a list beside it."""
    placed = (one for one in asked.selection.incidents if one.place)
    lines = [line_of(one, reviewed=one.id in asked.selection.reviewed) for one in islice(placed, BESIDE_THE_MAP)]
    drawn = drawn_map(asked.selection.mapped, VENDOR / WORLD)
    return page(request, "map.html", wanted=asked.wanted, asked=asked, drawn=drawn, lines=lines)


@router.get("/map/points")
def points(request: Request, asked: TheAsked) -> Response:
    """The placed incidents as columns, as `rows.points.packed` gives them."""
    raw = packed(asked.selection.mapped)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(raw, media_type="application/json", headers={"content-encoding": "gzip"})
    return Response(gzip.decompress(raw), media_type="application/json")


@router.get("/map/told")
def told_at(desk: TheDesk, which: Annotated[list[str], Query(max_length=CHOSEN)]) -> Response:
    """What these incidents are, and a sentence that says so, for the one who chose them on the map."""
    held = desk.incidents.now().incidents
    found = [held[each] for each in which if each in held]
    tellings = {one.id: one for one in desk.ledger.tellings(ids=[one.reports[0] for one in found])}
    return JSONResponse({"told": told(found, tellings, desk.ledger.article)})


@router.get("/timeline")
def the_timeline(request: Request, asked: TheAsked) -> Response:
    """The incidents by day, week or month; a bar leads to its incidents."""
    drawn = drawn_timeline(asked.selection, asked.wanted)
    sizes = {"width": WIDTH, "height": HEIGHT, "top": HEAD, "foot": FOOT}
    return page(request, "timeline.html", wanted=asked.wanted, asked=asked, drawn=drawn, **sizes)


def edges_of(desk: Desk, selection: Selection) -> tuple[list[Edge], list[Edge]]:
    """Who acted on whom in the incidents selected, and the ties that all articles tell of."""
    happenings = desk.held.happenings
    met = happenings.read(happenings.rows(happenings.among(selection.ids)))
    return acts(met, desk.actors), ties(desk.held.told("tie"), desk.actors)


@router.get("/network")
def the_network(request: Request, desk: TheDesk, asked: TheAsked) -> Response:
    """Who acted on whom in the incidents of the filter, and the ties between actors that articles tell of."""
    acted, told = edges_of(desk, asked.selection)
    return page(request, "network.html", wanted=asked.wanted, asked=asked, acts=acted, ties=told)
