"""One incident with its sentences, and one article with all that was read in it."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.ledger import DecisionRow, Ledger
from tocsin.record import Article, Incident, Report, Told, sort_of
from tocsin.reviewing import history_of, states_of
from tocsin.web.desk import Desk
from tocsin.web.discretion import past_for, state_for
from tocsin.web.expunging import SHOWN, missing, stone_for
from tocsin.web.pages.asked import READ, Reader, TheDesk
from tocsin.web.rejected import standing_incident
from tocsin.web.rows.fields import fields_of
from tocsin.web.rows.listing import line_of
from tocsin.web.rows.marked import marks_of, paragraphs
from tocsin.web.rows.statements import statement_lines
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Visitor
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])


def articles_of(ledger: Ledger, ids: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids that the ledger holds."""
    return {each: article for each in dict.fromkeys(ids) if (article := ledger.article(each))}


@router.get("/incidents/{which}")
def incident(
    visitor: Reader, request: Request, desk: TheDesk, which: str, report: str = "", lane: str = ""
) -> Response:
    """An incident: its fields with who says them, and beside them the article of one of its reports."""
    with desk.ledger.reading():
        found = standing_incident(desk, which)
        if found is None:
            raise Refusal(404, f'no incident has an id that begins "{which[:40]}"', "look for it in the table")
        if isinstance(found, DecisionRow):
            return page(request, "rejected.html", status=410, made=found)
        if found.id != which:
            return RedirectResponse(f"/incidents/{found.id}", 303)
        told = _told(visitor, desk, found, report)
    return page(request, "incident.html", incident=found, lane=lane, **told)


def _told(visitor: Visitor, desk: Desk, incident: Incident, report: str) -> dict[str, Any]:
    """What is told of an incident, with the article of this report, or of its first."""
    tellings = desk.ledger.tellings(ids=incident.reports)
    articles = articles_of(desk.ledger, (telling.article_id for telling in tellings))
    shown = next((telling for telling in tellings if telling.id == report), tellings[0])
    states = states_of(desk.ledger, [one.id for one in tellings])
    linked = ((desk.ledger.incident(each.incident), each.why) for each in incident.linked)
    return {
        "line": line_of(incident, reviewed=incident.id in desk.incidents.now().reviewed),
        "fields": fields_of(tellings, articles),
        "states": {each: {one.field: state_for(visitor, one) for one in of} for each, of in states.items()},
        "tellings": tellings,
        "articles": articles,
        "shown": shown,
        "text": paragraphs(articles[shown.article_id].text, marks_of([shown.statement])),
        "history": past_for(visitor, history_of(desk.ledger, incident, tellings)),
        "linked": [(line_of(other), why) for other, why in linked if other],
        "superseded": [told for told in incident.told if told.superseded],
        "differing": differing(incident),
    }


def differing(incident: Incident) -> list[Told]:
    """The standing numbers of each harm of which sources tell more than one."""
    standing = [told for told in incident.told if not told.superseded]
    numbers = {told.effect: {other.count for other in standing if other.effect is told.effect} for told in standing}
    return [told for told in standing if len(numbers[told.effect]) > 1]


@router.get("/articles/{which}")
def article(visitor: Reader, request: Request, desk: TheDesk, which: str) -> Response:
    """An article with the words behind every statement, and the statements beside it."""
    found = desk.ledger.article(which)
    if found is None:
        stone = stone_for(desk, visitor, which)
        if stone is None:
            raise missing(desk, visitor, which)
        return page(request, "expunged.html", status=410, stone=stone)
    tellings = desk.ledger.tellings(article_id=found.id)
    return page(
        request,
        "article.html",
        confirm=SHOWN,
        article=found,
        lines=statement_lines(tellings, incident_of(desk, (each.id for each in tellings))),
        text=paragraphs(found.text, marks_of([each.statement for each in tellings])),
        events=sum(isinstance(each.statement, Report) for each in tellings),
        sorts={each.id: sort_of(each.statement) for each in tellings},
        history=past_for(visitor, desk.ledger.history(found.id)),
    )


def incident_of(desk: Desk, reports: Iterable[str]) -> dict[str, str]:
    """The incident that each of these reports is of."""
    home = desk.incidents.now().home
    return {report: home[report] for report in reports if report in home}
