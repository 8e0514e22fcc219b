"""Releases and evidence packs on the screens; both tell reasons, and are for those who may see them."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from tocsin.web.handing import TheCalled, ThePack, packed, released
from tocsin.web.pages.asked import READ, Namer, TheAsked, TheDesk
from tocsin.web.pages.taking import only_what_was_asked

router = APIRouter(dependencies=[Depends(READ)])


@router.post("/release")
def release(visitor: Namer, desk: TheDesk, asked: TheAsked, said: TheCalled) -> Response:
    """Freeze what the filter means as a release."""
    return released(desk, visitor, only_what_was_asked(asked), said)


@router.get("/evidence")
def evidence(visitor: Namer, desk: TheDesk, asked: TheAsked, wanted: ThePack) -> Response:
    """An evidence pack of the incidents named by `id`, or of what the filter means."""
    return packed(desk, visitor, only_what_was_asked(asked), wanted)
