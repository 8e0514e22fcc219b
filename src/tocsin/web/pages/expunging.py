"""Expunging on the desk: the owner types a reason and the article's id, and it is gone."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from tocsin.web.expunging import SHOWN, allow_one, expunge_one
from tocsin.web.pages.asked import Manager, TheDesk
from tocsin.web.security.problems import Refusal

router = APIRouter(prefix="/articles")


@router.post("/{which}/expunge")
def expunge(
    visitor: Manager, desk: TheDesk, which: str, why: Annotated[str, Form()] = "", confirm: Annotated[str, Form()] = ""
) -> Response:
    """Take the article out for good, where the first characters of its id are typed too."""
    if confirm.strip() != which[:SHOWN]:
        raise Refusal(
            422, "what was typed is not how the article\u2019s id begins", f"type {which[:SHOWN]}, and the reason"
        )
    gone = expunge_one(desk, visitor, which, why)
    return RedirectResponse(f"/articles/{gone.stone.article}", 303)


@router.post("/{which}/allow")
def allow(visitor: Manager, desk: TheDesk, which: str, why: Annotated[str, Form()] = "") -> Response:
    """Let the article be added again."""
    stone = allow_one(desk, visitor, which, why)
    return RedirectResponse(f"/articles/{stone.article}", 303)
