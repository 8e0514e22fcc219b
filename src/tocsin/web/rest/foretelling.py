"""Forecasts for programs: what was registered beforehand, how it came out, and registering one."""

import json
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from tocsin.analysis.form import to_json
from tocsin.web.foretelling import how_they_did, id_of, register
from tocsin.web.pages.asked import READ, Adder, TheDesk
from tocsin.web.rest.parameters import QUESTIONED, QuestionAsked, only_what_is_told
from tocsin.web.rest.routes import tagged

router = APIRouter(prefix="/api/v1", dependencies=[Depends(READ), Depends(only_what_is_told)])


@router.get("/forecasts")
def forecasts(request: Request, desk: TheDesk) -> Response:
    """How the registered forecasts did, and what each said; an id is the hash of the words of `said`."""
    answer, kept = how_they_did(desk)
    told = [{"id": one.id, "registered": one.made.isoformat(), "said": one.said} for one in kept]
    return tagged(request, to_json(answer) | {"registered": told})


@router.post("/forecasts", status_code=201, openapi_extra=QUESTIONED)
def register_forecast(visitor: Adder, request: Request, desk: TheDesk, asked: QuestionAsked) -> dict[str, Any]:
    """Register the forecast that the same address under `answers/forecast` gives."""
    answer = register(desk, visitor, asked.wanted, request.query_params)
    told: dict[str, Any] = json.loads(json.dumps(to_json(answer), default=str))
    return {"id": id_of(answer), "answer": told}
