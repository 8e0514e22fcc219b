"""Expunging for programs that may manage: the article goes for good, and its tombstone is told."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends
from pydantic import BaseModel, Field

from tocsin.web.expunging import allow_one, expunge_one, stone_for
from tocsin.web.pages.asked import READ, Manager, Reader, TheDesk
from tocsin.web.rest.parameters import only_what_is_told

router = APIRouter(prefix="/api/v1", dependencies=[Depends(READ), Depends(only_what_is_told)])
Json = dict[str, Any]


class Reason(BaseModel):
    """Why; the reason stays when all else is gone."""

    why: Annotated[str, Field(min_length=1, max_length=2000)]


@router.post("/articles/{which}/expunge")
def expunge(visitor: Manager, desk: TheDesk, which: str, given: Annotated[Reason, Body()]) -> Json:
    """Take an article out for good, with all that was made of it; its tombstone, and the incidents that it changed."""
    return asdict(expunge_one(desk, visitor, which, given.why))


@router.post("/articles/{which}/allow")
def allow(visitor: Manager, desk: TheDesk, which: str, given: Annotated[Reason, Body()]) -> Json:
    """Let an article that was expunged be added again."""
    return asdict(allow_one(desk, visitor, which, given.why))


@router.get("/expunged")
def tombstones(visitor: Reader, desk: TheDesk) -> Json:
    """What stays of each article that was expunged, the last first."""
    stones = (stone_for(desk, visitor, each.article) for each in desk.ledger.tombstones())
    return {"expunged": [asdict(stone) for stone in stones if stone]}
