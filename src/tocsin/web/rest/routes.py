"""The routes of the API. Bodies and answers are JSON; what is refused is told as problem details (RFC 9457)."""

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from tocsin.analysis.form import to_json
from tocsin.answering.claiming import read_claim
from tocsin.answering.claims import check
from tocsin.intake.draft import Arrival
from tocsin.ledger import DecisionRow
from tocsin.ledger.following import log_before
from tocsin.record.coded import to_coded
from tocsin.record.rows import incident_row
from tocsin.reviewing import history, states
from tocsin.web import tagging
from tocsin.web.decisions import Decision, decide, undo_one
from tocsin.web.discretion import check_form, past_for, source_for, state_for
from tocsin.web.downloads import TheManners, download, note
from tocsin.web.expunging import missing
from tocsin.web.pages.adding import at_address, day_of, pasted, take
from tocsin.web.pages.asked import ADD, NAMES, READ, Decider, Reader, Reviewer, StrictlyAsked, TheDesk
from tocsin.web.pages.asking import answer_to, said_on
from tocsin.web.pages.keeping import grade_source
from tocsin.web.pages.pictures import edges_of
from tocsin.web.pages.queueing import lane_of
from tocsin.web.questions import QUESTIONS
from tocsin.web.rejected import standing_incident
from tocsin.web.rest.forms import article_form, decision_form, line_form, log_form
from tocsin.web.rest.paging import AT_MOST, page_after
from tocsin.web.rest.parameters import FILTERED, QUESTIONED, QuestionAsked, only_what_is_told
from tocsin.web.security.problems import Refusal

router = APIRouter(prefix="/api/v1", dependencies=[Depends(READ), Depends(only_what_is_told)])
Json = dict[str, Any]
Limit = Annotated[int, Query(ge=1, le=AT_MOST)]
Text = Annotated[str, Field(max_length=2000)]


def tagged(request: Request, body: object) -> Response:
    """The body as JSON with its ETag; 304 without a body for a program that has it already."""
    return tagging.tagged(request, json.dumps(body, ensure_ascii=False, default=str).encode(), "application/json")


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of this API."""
    whole = request.app.openapi()
    mine = {path: routes for path, routes in whole["paths"].items() if path.startswith(router.prefix)}
    return JSONResponse(whole | {"paths": mine})


@router.get("/incidents", openapi_extra=FILTERED)
def incidents(
    request: Request,
    asked: StrictlyAsked,
    cursor: Annotated[str, Query(max_length=300)] = "",
    limit: Limit = 100,
) -> Response:
    """Incidents of the filter, a page of them, with the numbers of all and the cursor of the next page."""
    found = asked.selection
    chosen, following = page_after(found.incidents, cursor, limit)
    body = {
        "incidents": [incident_row(one) | {"reviewed": one.id in found.reviewed} for one in chosen],
        "total": len(found.incidents),
        "without_place": found.without_place,
        "unreviewed": found.unreviewed,
        "filter": asked.wanted.query(),
        "next": following,
    }
    return tagged(request, body)


@router.get("/incidents/{which}")
def incident(visitor: Reader, request: Request, desk: TheDesk, which: str) -> Response:
    """An incident with each report of it, every value with its words, and its history."""
    found = standing_incident(desk, which)
    if isinstance(found, DecisionRow):
        raise Refusal(410, "this was rejected", f"undo decision {found.number} to have it back")
    if found is None:
        raise Refusal(404, f'no incident has an id that begins "{which[:40]}"')
    tellings = desk.ledger.tellings(ids=found.reports)
    told = [
        {"id": one.id, "article": one.article_id, "publisher": one.publisher, "published": one.published}
        | to_coded(one.statement)
        for one in tellings
    ]
    past = [line_form(line) for line in past_for(visitor, history(desk.ledger, found.id))]
    return tagged(request, incident_row(found) | {"told": told, "history": past})


@router.get("/articles")
def articles(
    request: Request,
    desk: TheDesk,
    after: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Limit = 100,
) -> Response:
    """The articles by day, from the line `after` on."""
    rows = desk.articles.now()
    following = after + limit if after + limit < len(rows) else None
    shown = [article_form(row) for row in rows[after : after + limit]]
    return tagged(request, {"articles": shown, "total": len(rows), "next": following})


@router.get("/articles/{which}")
def article(visitor: Reader, request: Request, desk: TheDesk, which: str) -> Response:
    """An article with its statements in the codebook's form; 410 for one that was expunged."""
    found = desk.ledger.article(which)
    if found is None:
        raise missing(desk, visitor, which)
    statements = [{"id": one.id} | to_coded(one.statement) for one in desk.ledger.tellings(article_id=found.id)]
    names = ("id", "title", "byline", "publisher", "url", "published", "dateline", "language", "text", "sha256")
    told = {name: getattr(found, name) for name in names} | {"also": [asdict(each) for each in found.also]}
    return tagged(request, told | {"statements": statements})


class NewArticle(BaseModel):
    """A text with what is known of it, or the address of one."""

    text: Annotated[str, Field(max_length=2_000_000)] = ""
    address: Text = ""
    published: Text = ""
    publisher: Text = ""
    title: Text = ""


@router.post("/articles", status_code=201, dependencies=[Depends(ADD)])
def add_article(desk: TheDesk, given: Annotated[NewArticle, Body()]) -> Json:
    """Read a text or an address into the ledger."""
    day = day_of(given.published)
    if bool(given.text.strip()) == bool(given.address.strip()):
        raise Refusal(422, "give either a text or an address")
    if given.address.strip():
        documents = list(at_address(desk, given.address.strip(), day))
    else:
        arrival = Arrival(desk.now(), day, desk.settings.fetcher.limits)
        documents = [pasted(given.text, arrival, publisher=given.publisher, title=given.title)]
    added, problems = take(desk, documents)
    told = [
        {"id": article.id, "new": new, "statements": [to_coded(one) for one in statements]}
        for one in added
        for article, statements, new in one.articles
    ]
    return {"articles": told, "problems": [str(problem) for problem in problems]}


class NewDecision(BaseModel):
    """A decision: its verb, the ids it is on, and for a field its name, value and the offsets of its words.

    `seen` are the ids of all reports that the first of them had when it was looked at.
    """

    verb: Text
    which: Annotated[list[Text], Field(min_length=1, max_length=500)]
    field: Text = ""
    value: Text = ""
    why: Text = ""
    words: tuple[Annotated[int, Field(ge=0, le=10**9)], Annotated[int, Field(ge=0, le=10**9)]] | None = None
    seen: Annotated[list[Text], Field(max_length=5000)] = Field(default_factory=list)


@router.post("/decisions", status_code=201)
def add_decision(visitor: Decider, desk: TheDesk, given: Annotated[NewDecision, Body()]) -> Json:
    """Accept, reject, correct, comment, or judge incidents the same, different or unsure; 409 where it has others than `seen`."""
    seen = frozenset(given.seen)
    decision = Decision(given.verb, tuple(given.which), given.field, given.value, given.why, given.words, seen)
    return decision_form(decide(desk, visitor, decision))


class Undoing(BaseModel):
    """Which decision to undo (by default the visitor's last), and why; of one on many ids all parts, unless it `alone`."""

    number: Annotated[int, Field(ge=0, le=2**53)] | None = None
    why: Text = ""
    alone: bool = False


@router.post("/decisions/undo", status_code=201)
def undo(visitor: Decider, desk: TheDesk, given: Annotated[Undoing, Body()]) -> Json:
    """Undo a decision, by another entry in the log."""
    return decision_form(undo_one(desk, visitor, given.number, given.why, alone=given.alone))


@router.get("/sources")
def sources(visitor: Reader, request: Request, desk: TheDesk) -> Response:
    """The sources with their days and their grades."""
    return tagged(request, {"sources": [asdict(source_for(visitor, row)) for row in desk.ledger.sources()]})


class NewGrade(BaseModel):
    """How reliable a source is held to be, and why."""

    source: Text
    grade: Text
    why: Annotated[str, Field(min_length=1, max_length=2000)]


@router.post("/sources/grades", status_code=201)
def add_grade(visitor: Reviewer, desk: TheDesk, given: Annotated[NewGrade, Body()]) -> Json:
    """Grade a source; earlier grades stay in its history."""
    return asdict(grade_source(desk, visitor.name, given.source, given.grade, given.why))


@router.get("/search")
def search(
    request: Request, desk: TheDesk, words: Annotated[str, Query(min_length=1, max_length=200)], limit: Limit = 20
) -> Response:
    """The articles that hold all the words, with a passage of each, where the words stand in it, and what it tells."""
    return tagged(request, {"found": [asdict(each) for each in desk.ledger.search(words, limit)]})


@router.get("/states/{which}")
def field_states(visitor: Reader, request: Request, desk: TheDesk, which: str) -> Response:
    """The state of a report and of each of its fields."""
    names = ("field", "state", "by", "why", "made", "machine", "value")
    told = [state_for(visitor, one) for one in states(desk.ledger, which)]
    found = [{name: getattr(one, name) for name in names} for one in told]
    return tagged(request, {"states": found})


@router.get("/queue")
def the_queue(
    request: Request, desk: TheDesk, lane: Annotated[str, Query(max_length=40)] = "", limit: Limit = 20
) -> Response:
    """What waits for a person, the most valuable first."""
    names = ("lane", "ids", "field", "worth", "why")
    items = [{name: getattr(one, name) for name in names} for one in desk.waiting.now(lane_of(lane), limit)]
    return tagged(request, {"items": items})


@router.get("/network", openapi_extra=FILTERED)
def network(request: Request, desk: TheDesk, asked: StrictlyAsked) -> Response:
    """Who acted on whom in the incidents of the filter, and the ties that articles tell of."""
    names = ("a", "b", "relation", "count", "first", "last")
    acted, told = edges_of(desk, asked.selection)
    return tagged(request, {"edges": [{name: getattr(edge, name) for name in names} for edge in (*acted, *told)]})


@router.get("/answers/{name}", openapi_extra=QUESTIONED)
def answer(request: Request, desk: TheDesk, asked: QuestionAsked, name: str) -> Response:
    """A question about the incidents of the filter, answered."""
    if name not in QUESTIONS:
        raise Refusal(404, f'"{name[:40]}" is no question', f"ask one of {', '.join(QUESTIONS)}")
    question = QUESTIONS[name]
    try:
        found = answer_to(desk, question, asked.wanted, question.given(request.query_params))
    except ValueError as error:
        raise Refusal(422, str(error)) from error
    return tagged(request, to_json(found))


@router.get("/claim")
def claim(
    request: Request,
    desk: TheDesk,
    words: Annotated[str, Query(min_length=1, max_length=600)],
    today: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Whether a published count or trend fits what the ledger holds; `today` is the day on which it was said."""
    try:
        read = read_claim(words, (desk.rooms, desk.plain_rooms), said_on(today) or desk.held.last)
        return tagged(request, to_json(check(desk.held, read)))
    except ValueError as error:
        raise Refusal(422, str(error)) from error


@router.get("/log", dependencies=[Depends(NAMES)])
def log(
    request: Request,
    desk: TheDesk,
    before: Annotated[int, Query(ge=0, le=2**53)] | None = None,
    limit: Limit = 100,
) -> Response:
    """The log, the newest line first."""
    with desk.ledger.reading() as connection:
        lines = log_before(connection, before, limit)
    return tagged(request, {"lines": [log_form(line) for line in lines]})


@router.get("/exports/{form}", openapi_extra=FILTERED)
def export(visitor: Reader, desk: TheDesk, asked: StrictlyAsked, form: str, manners: TheManners) -> Response:
    """The incidents of the filter in one format."""
    check_form(visitor, form)
    answer = download(desk.ledger, asked.wanted, asked.selection.incidents, form, manners)
    note(desk, visitor, form, asked.wanted.said(), len(asked.selection.incidents))
    return answer
