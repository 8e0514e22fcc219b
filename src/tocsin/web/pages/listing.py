"""The table of incidents with its facets and saved searches, and the list of articles."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from tocsin.codebook.kinds import kinds
from tocsin.ledger import Found
from tocsin.record import Stage
from tocsin.web.desk import Desk
from tocsin.web.filters import EVERY
from tocsin.web.pages.asked import DECIDE, READ, TheAsked, TheDesk
from tocsin.web.pages.reading import incident_of
from tocsin.web.rows.columns import PLAIN, cells
from tocsin.web.rows.listing import LATEST, SORTS, facets, line_of, page_of, stage_counts
from tocsin.web.searches import UnsaidName
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
ARTICLES_ON_A_PAGE = 100


@router.get("/incidents")
def incidents(request: Request, desk: TheDesk, asked: TheAsked, sort: str = LATEST, number: int = 1) -> Response:
    """The incidents that the address means, a page of them."""
    sort = sort if sort in SORTS else LATEST
    shown, columns = page_of(asked.selection, sort, number), asked.wanted.columns or tuple(PLAIN)
    held = desk.incidents.now().incidents
    return page(
        request,
        "incidents.html",
        wanted=asked.wanted,
        asked=asked,
        sort=sort,
        sorts=SORTS,
        page=shown,
        columns=columns,
        cells=cells([held[line.id] for line in shown.lines if line.id in held], columns),
        facets=facets(asked.selection, asked.wanted),
        stages=stage_counts(desk.incidents.select(asked.wanted.but(stage=(EVERY,), columns=()))),
        searches=desk.searches.searches(),
        settable={"stage": tuple(Stage), "kind": tuple(kinds())},
    )


@router.post("/searches", dependencies=[Depends(DECIDE)])
def save_search(desk: TheDesk, name: Annotated[str, Form()], query: Annotated[str, Form()] = "") -> Response:
    """Keep the address under a name."""
    try:
        desk.searches.save(name, query, desk.now())
    except UnsaidName as error:
        raise Refusal(422, str(error)) from error
    return RedirectResponse(f"/incidents?{query}", 303)


@router.post("/searches/forget", dependencies=[Depends(DECIDE)])
def forget_search(desk: TheDesk, name: Annotated[str, Form()]) -> Response:
    """Forget a saved search."""
    desk.searches.forget(name)
    return RedirectResponse("/incidents", 303)


@router.get("/articles")
def articles(request: Request, desk: TheDesk, words: str = "", source: str = "", number: int = 1) -> Response:
    """The articles of the ledger, the latest first; or those that hold the words, with the place where they stand."""
    if words.strip():
        return _search(request, desk, words.strip()[:200])
    found = [row for row in desk.articles.now() if source in {"", *row.publishers}][::-1]
    last = max(1, -(-len(found) // ARTICLES_ON_A_PAGE))
    number = min(max(1, number), last)
    shown = found[(number - 1) * ARTICLES_ON_A_PAGE : number * ARTICLES_ON_A_PAGE]
    return page(
        request, "articles.html", rows=shown, total=len(found), number=number, last=last, words=words, source=source
    )


def _search(request: Request, desk: Desk, words: str) -> Response:
    found = desk.ledger.search(words, ARTICLES_ON_A_PAGE)
    told = incident_of(desk, (each for one in found for each in one.statements))
    held = desk.incidents.now().incidents
    tells = [[held[told[each]] for each in one.statements if told.get(each) in held] for one in found]
    lines = [
        (one, snippet(one), list(dict.fromkeys(map(line_of, known)))) for one, known in zip(found, tells, strict=True)
    ]
    return page(request, "search.html", lines=lines, words=words, most=ARTICLES_ON_A_PAGE)


def snippet(found: Found) -> list[tuple[str, bool]]:
    """The passage in pieces, each with whether it is of the words looked for."""
    pieces, at = [], found.passage.start
    for word in sorted(found.words):
        start = max(word.start, at)
        if word.end > start:
            pieces += [(_cut(found, at, start), False), (_cut(found, start, word.end), True)]
            at = word.end
    return [piece for piece in (*pieces, (_cut(found, at, found.passage.end), False)) if piece[0]]


def _cut(found: Found, start: int, end: int) -> str:
    return found.passage.quote[start - found.passage.start : end - found.passage.start]
