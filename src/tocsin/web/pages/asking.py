"""The Answers screen and the check of a claim: each number opens the incidents behind it."""

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from tocsin.analysis.answer import Answer
from tocsin.analysis.chart import Json, vega_lite
from tocsin.analysis.claims.judging import Definition
from tocsin.analysis.picture import svg
from tocsin.answering.about import About
from tocsin.answering.asking import put
from tocsin.answering.asking import wanted as meant_by
from tocsin.answering.claiming import read_claim
from tocsin.answering.claims import check_by_definition
from tocsin.answering.counting import counted
from tocsin.web.desk import Desk
from tocsin.web.filters import Filter, day_in
from tocsin.web.pages.asked import READ, TheAsked, TheDesk
from tocsin.web.questions import QUESTIONS, Given, Question, about, command, unused, weeks_of
from tocsin.web.rows.listing import IncidentLine, line_of
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
ROWS_AT_MOST = 300
IN_A_CELL = 200
"""Incidents listed of each definition."""
LONGEST_CLAIM = 600


@router.get("/answers")
def answers(request: Request, asked: TheAsked) -> Response:
    """The questions that can be asked."""
    return page(request, "answers.html", wanted=asked.wanted, asked=asked, questions=QUESTIONS.values())


@router.get("/answers/{name}")
def answer(request: Request, desk: TheDesk, asked: TheAsked, name: str) -> Response:
    """One question about the incidents of the filter, answered."""
    question = QUESTIONS.get(name)
    if question is None:
        raise Refusal(404, f'"{name[:40]}" is no question', f"ask one of {', '.join(QUESTIONS)}")
    given = question.given(request.query_params)
    found, fault = None, ""
    if "ask" in request.query_params:
        try:
            found = answer_to(desk, question, asked.wanted, given)
        except ValueError as error:
            fault = str(error)
    return page(
        request,
        "answer.html",
        wanted=asked.wanted,
        asked=asked,
        question=question,
        given=given,
        fault=fault,
        answer=found,
        picture=svg(found.chart) if found and found.chart else "",
        spec=vega_lite(found.chart) if found and found.chart else None,
        counted=rows_behind(desk, about(asked.wanted, given)) if found else (),
        to_register=request.url.query if found and still_ahead(desk, question, given) else "",
        unused=unused(asked.wanted),
    )


def still_ahead(desk: Desk, question: Question, given: Given) -> bool:
    """Whether the question is of numbers whose days may not be over, so that its answer can be registered."""
    last = desk.held.last
    if question.name != "forecast" or given["dead"] or last is None:
        return False
    return last + timedelta(weeks=weeks_of(given)) > desk.now().date()


def answer_to(desk: Desk, question: Question, wanted: Filter, given: Given) -> Answer:
    """The answer, with the command that gives it again; that it was asked is noted in the log."""
    typed, meant = command(question, wanted, given, desk.ledger.where), about(wanted, given)
    held = desk.held.dated(meant)
    return put(desk.ledger, held, typed, lambda held, before: question.ask(held, before, meant, given), desk.now())


def rows_behind(desk: Desk, of: About) -> list[IncidentLine]:
    """The incidents that were counted."""
    held = desk.held.dated(of)
    return [line_of(one) for one in held.incidents(counted(held, meant_by(of)).matched.rows[:ROWS_AT_MOST])]


@router.get("/claim")
def claim(request: Request, desk: TheDesk, words: str = "", today: str = "") -> Response:
    """A claim in plain words: how it was read, how it fares under each definition, and the incidents that count."""
    words = words.strip()[:LONGEST_CLAIM]
    found, fault = None, ""
    if words:
        try:
            found = checked(desk, words, said_on(today))
        except ValueError as error:
            fault = str(error)
    return page(request, "claim.html", words=words, today=today, found=found, fault=fault)


def said_on(today: str) -> date | None:
    """The day on which a claim was said, as typed, None where nothing was; raises `ValueError` for what is no day."""
    try:
        return day_in(today[:40]) if today else None
    except ValueError as error:
        raise ValueError(f"said on: {error}") from error


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim checked: the answer, its picture, what draws it anew, each definition, and lines of the incidents of any."""

    answer: Answer
    picture: str
    spec: Json | None
    cells: tuple[Definition, ...]
    main: Definition | None
    lines: dict[str, IncidentLine]


def checked(desk: Desk, words: str, today: date | None) -> Checked:
    """The claim checked; raises `UnreadClaim` and its kin where it cannot be."""
    read = read_claim(words, (desk.rooms, desk.plain_rooms), today or desk.held.last)
    answer, grid = check_by_definition(desk.held, read)
    cells = grid.definitions if grid else ()
    named = {each for cell in cells for each in cell.ids[:IN_A_CELL]}
    lines = {one.id: line_of(one) for one in desk.ledger.incidents_of(named)}
    picture = svg(answer.chart) if answer.chart else ""
    spec = vega_lite(answer.chart) if answer.chart else None
    return Checked(answer, picture, spec, cells, grid.main if grid else None, lines)
