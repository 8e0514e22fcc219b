"""What waits for a person, and pairs that may be one occurrence."""

from collections import Counter

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.reviewing import Lane, QueueItem
from tocsin.web.desk import Desk
from tocsin.web.discretion import verdict_for
from tocsin.web.pages.asked import READ, Reader, TheDesk
from tocsin.web.pages.reading import articles_of
from tocsin.web.rows.fields import Said, fields_of
from tocsin.web.rows.listing import IncidentLine, line_of
from tocsin.web.rows.pairs import compared, verdicts
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page
from tocsin.web.waiting import MOST

router = APIRouter(dependencies=[Depends(READ)])
SHOWN = 50


def address_of(item: QueueItem, lane: str) -> str:
    """Where an item of the queue is looked at by who goes through this lane, "" for all of them, and stays in it."""
    if item.lane is Lane.DUPLICATES and len(item.ids) > 1:
        return f"/duplicates?left={item.ids[0]}&right={item.ids[1]}&lane={lane}"
    return f"/incidents/{item.ids[0]}?lane={lane}"


def lane_of(name: str) -> str:
    """The lane of this name, "" for all of them; raises `Refusal` for another word."""
    if name and name not in tuple(Lane):
        raise Refusal(422, f'"{name[:40]}" is no lane', f"use one of {', '.join(Lane)}")
    return name


@router.get("/queue")
def the_queue(request: Request, desk: TheDesk, lane: str = "") -> Response:
    """The most valuable things to look at, of one lane or of all."""
    items = desk.waiting.now(lane_of(lane), SHOWN)
    shown = [(item, address_of(item, lane), _lines(desk, item)) for item in items]
    counts = Counter(item.lane for item in desk.waiting.now("", len(Lane) * MOST))
    return page(request, "queue.html", items=shown, lane=lane, lanes=[(each, _many(counts[each])) for each in Lane])


def _many(count: int) -> str:
    """A count of what waits; of a lane no more than `MOST` are held."""
    return f"{count}+" if count >= MOST else str(count)


@router.get("/queue/next")
def next_in_queue(desk: TheDesk, lane: str = "", after: str = "") -> Response:
    """On to the first thing of the queue that is not about this incident."""
    items = (item for item in desk.waiting.now(lane_of(lane), SHOWN) if after not in item.ids)
    found = next(items, None)
    return RedirectResponse(address_of(found, lane) if found else f"/queue?lane={lane}", 303)


@router.get("/duplicates")
def duplicates(
    visitor: Reader, request: Request, desk: TheDesk, left: str = "", right: str = "", lane: str = Lane.DUPLICATES
) -> Response:
    """Two incidents side by side, with the next of the lane after them; without two, the pairs that wait."""
    lane = lane_of(lane)
    if not (left and right):
        pairs = [item for item in desk.waiting.now(Lane.DUPLICATES, SHOWN) if len(item.ids) > 1]
        shown = [(item, address_of(item, lane), _lines(desk, item)) for item in pairs]
        return page(request, "pairs.html", items=shown)
    one, other = desk.ledger.incident(left), desk.ledger.incident(right)
    if one is None or other is None:
        raise Refusal(404, "one of the two is no incident of this ledger", "choose a pair from the list")
    return page(
        request,
        "duplicates.html",
        left=line_of(one),
        right=line_of(other),
        lane=lane,
        rows=compared(one, other),
        verdicts=[verdict_for(visitor, each) for each in verdicts(desk.ledger.judgements(), one, other)],
        told=[told_in(desk, each.reports) for each in (one, other)],
    )


def told_in(desk: Desk, reports: tuple[str, ...]) -> list[Said]:
    """The sentences in which these reports are told."""
    tellings = desk.ledger.tellings(ids=reports)
    fields = fields_of(tellings, articles_of(desk.ledger, (each.article_id for each in tellings)))
    return [said for field in fields if field.name == "kind" for value in field.values for said in value.said]


def _lines(desk: Desk, item: QueueItem) -> list[IncidentLine]:
    held = desk.incidents.now().incidents
    found = (held.get(each) or desk.ledger.incident(each) for each in item.ids[:2])
    return [line_of(one) for one in found if one]
