"""Forecasts on the screens: what was registered beforehand, how it came out, and the button that registers one."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.web.foretelling import how_they_did, id_of, register
from tocsin.web.pages.asked import READ, Adder, TheAsked, TheDesk
from tocsin.web.pages.taking import only_what_was_asked
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])


@router.get("/forecasts")
def forecasts(request: Request, desk: TheDesk, made: str = "") -> Response:
    """The registered forecasts and how they came out; `made` is the id of one that was registered just now."""
    answer, kept = how_they_did(desk)
    return page(request, "forecasts.html", answer=answer, made=made if made in {one.id for one in kept} else "")


@router.post("/forecasts")
def register_forecast(visitor: Adder, request: Request, desk: TheDesk, asked: TheAsked) -> Response:
    """Register the forecast that the address asks for."""
    answer = register(desk, visitor, only_what_was_asked(asked).wanted, request.query_params)
    return RedirectResponse(f"/forecasts?made={id_of(answer)}", 303)
