"""The map, the timeline and the actors: the incidents of the filter as pictures, each with an equal table."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, Response

from tocsin.record import Effect, Incident
from tocsin.web.pages.asked import READ, TheAsked, TheDesk
from tocsin.web.rows.listing import line_of
from tocsin.web.rows.network import acts, ties
from tocsin.web.rows.periods import HEIGHT, WIDTH, timeline
from tocsin.web.rows.world import world_map
from tocsin.web.templating import VENDOR, page

router = APIRouter(dependencies=[Depends(READ)])
BESIDE_THE_MAP = 100


@router.get("/map")
def the_map(request: Request, asked: TheAsked) -> Response:
    """The incidents that have a place, on a map; the first of them in a list beside it."""
    found = asked.selection.incidents
    lines = [line_of(one, reviewed=one.id in asked.selection.reviewed) for one in found[:BESIDE_THE_MAP]]
    drawn = world_map(found, VENDOR / "world-110m.json")
    return page(request, "map.html", wanted=asked.wanted, asked=asked, drawn=drawn, lines=lines)


@router.get("/map/points")
def points(asked: TheAsked) -> Response:
    """The placed incidents as GeoJSON, with what the map shows of each and no more."""
    features = [_feature(one) for one in asked.selection.incidents if one.place]
    return JSONResponse({"type": "FeatureCollection", "features": features})


def _feature(incident: Incident) -> dict[str, object]:
    place, line = incident.place, line_of(incident)
    assert place is not None  # noqa: S101 - only placed incidents are drawn
    killed = incident.toll(Effect.KILLED)
    shown = {
        "id": incident.id,
        "when": line.when,
        "kind": line.kind,
        "stage": line.stage,
        "who": line.who,
        "whom": line.whom,
        "where": line.where,
        "killed": killed.low if killed else 0,
        "km": place.precision_km,
    }
    geometry = {"type": "Point", "coordinates": [round(place.lon, 4), round(place.lat, 4)]}
    return {"type": "Feature", "geometry": geometry, "properties": shown}


@router.get("/timeline")
def the_timeline(request: Request, asked: TheAsked) -> Response:
    """The incidents by day, week or month; a bar leads to its incidents."""
    drawn = timeline(asked.selection.incidents, asked.wanted)
    return page(request, "timeline.html", wanted=asked.wanted, asked=asked, drawn=drawn, width=WIDTH, height=HEIGHT)


@router.get("/network")
def the_network(request: Request, desk: TheDesk, asked: TheAsked) -> Response:
    """Who acted on whom in the incidents of the filter, and the ties between actors that articles tell of."""
    told = ties(desk.ledger.tellings(sort="tie"))
    acted = acts(asked.selection.incidents)
    return page(request, "network.html", wanted=asked.wanted, asked=asked, acts=acted, ties=told)
