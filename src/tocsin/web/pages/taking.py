"""What is taken away of what the filter means: exports in every format, and the brief."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from tocsin.exports.coarsening import CannotCoarsen
from tocsin.exports.formats import FORMATS
from tocsin.transfer.briefing import brief_of
from tocsin.web.discretion import check_form
from tocsin.web.downloads import WORDS, TheManners, described, download, note
from tocsin.web.handing import AT_MOST
from tocsin.web.pages.asked import READ, Asked, Reader, TheAsked, TheDesk, desk_of
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
BRIEF = 2000
"""More incidents than these make no brief."""


def exports_page(request: Request, asked: Asked, made: str = "") -> Response:
    """The page of exports; `made` is a token that was made just now."""
    tokens = desk_of(request).tokens.tokens()
    return page(
        request,
        "exports.html",
        wanted=asked.wanted,
        asked=asked,
        forms=WORDS,
        beside={name for name, form in FORMATS.items() if form.beside},
        tokens=tokens,
        made=made,
        brief=BRIEF,
        pack=AT_MOST,
    )


def only_what_was_asked(asked: Asked) -> Asked:
    """The filter where all of it was read; what cannot be read is an error here."""
    if asked.faults:
        raise Refusal(422, "; ".join(map(str, asked.faults)), "an export must be of just what was asked for")
    return asked


@router.get("/exports")
def exports(request: Request, asked: TheAsked) -> Response:
    """What can be taken away of what the filter means, and the tokens of programs."""
    return exports_page(request, asked)


@router.get("/brief")
def brief(visitor: Reader, desk: TheDesk, asked: TheAsked, title: str = "", coarsen: str = "") -> Response:
    """The incidents of the filter as one page that needs nothing else, to be kept and sent."""
    found = only_what_was_asked(asked).selection.incidents
    if len(found) > BRIEF:
        raise Refusal(422, f"{len(found):,} incidents make no brief", f"narrow the filter to {BRIEF:,} or fewer")
    words = " ".join(title.split())[:200] or f"What was reported, as held on {desk.now():%Y-%m-%d}"
    shown = {"content-disposition": 'attachment; filename="brief.html"'}
    try:
        made = brief_of(desk.ledger, found, words, coarsen.strip())
    except CannotCoarsen as error:
        raise Refusal(422, str(error)) from error
    note(desk, visitor, "a brief", asked.wanted.said(), len(found))
    return HTMLResponse(made, headers=shown)


@router.get("/exports/{form}")
def export(visitor: Reader, desk: TheDesk, asked: TheAsked, form: str, manners: TheManners) -> Response:
    """The incidents of the filter in one format."""
    check_form(visitor, form)
    found = only_what_was_asked(asked)
    answer = download(desk.ledger, found.wanted, found.selection.incidents, form, manners)
    note(desk, visitor, form, found.wanted.said(), len(found.selection.incidents))
    return answer


@router.get("/exports/{form}/metadata")
def metadata(desk: TheDesk, asked: TheAsked, form: str, manners: TheManners) -> Response:
    """What stands behind that file: codebook, filter, licence, columns, what was left out."""
    found = only_what_was_asked(asked)
    return described(desk.ledger, found.wanted, found.selection.incidents, form, manners)
