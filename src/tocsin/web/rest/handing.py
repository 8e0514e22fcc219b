"""Releases and evidence packs for programs that may see reasons: the same files as the screens give."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from tocsin.web.handing import TheCalled, ThePack, packed, released
from tocsin.web.pages.asked import READ, Namer, StrictlyAsked, TheDesk
from tocsin.web.rest.parameters import FILTERED, only_what_is_told

router = APIRouter(prefix="/api/v1", dependencies=[Depends(READ), Depends(only_what_is_told)])


@router.post("/release", openapi_extra=FILTERED)
def release(visitor: Namer, desk: TheDesk, asked: StrictlyAsked, said: TheCalled) -> Response:
    """Freeze what the filter means as a release; its names are fields of a form, the release before it a file of that form."""
    return released(desk, visitor, asked, said)


@router.get("/evidence", openapi_extra=FILTERED)
def evidence(visitor: Namer, desk: TheDesk, asked: StrictlyAsked, wanted: ThePack) -> Response:
    """An evidence pack of the incidents named by `id`, or of what the filter means."""
    return packed(desk, visitor, asked, wanted)
