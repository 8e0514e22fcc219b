"""One incident with its sentences, and one article with all that was read in it."""

from collections.abc import Iterable

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from tocsin.ledger import Ledger
from tocsin.record import Article, Incident, Report, Told, sort_of
from tocsin.reviewing import history, states
from tocsin.web.desk import Desk
from tocsin.web.pages.asked import READ, TheDesk
from tocsin.web.rows.fields import fields_of
from tocsin.web.rows.listing import line_of
from tocsin.web.rows.marked import marks_of, paragraphs
from tocsin.web.rows.statements import statement_lines
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])


def articles_of(ledger: Ledger, ids: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids that the ledger holds."""
    return {each: article for each in dict.fromkeys(ids) if (article := ledger.article(each))}


@router.get("/incidents/{which}")
def incident(request: Request, desk: TheDesk, which: str, report: str = "", lane: str = "") -> Response:
    """An incident: its fields with who says them, and beside them the article of one of its reports."""
    found = desk.ledger.incident(which)
    if found is None:
        raise Refusal(404, f'no incident has an id that begins "{which[:40]}"', "look for it in the table")
    if found.id != which:
        return RedirectResponse(f"/incidents/{found.id}", 303)
    tellings = desk.ledger.tellings(ids=found.reports)
    articles = articles_of(desk.ledger, (telling.article_id for telling in tellings))
    shown = next((telling for telling in tellings if telling.id == report), tellings[0])
    return page(
        request,
        "incident.html",
        incident=found,
        line=line_of(found, reviewed=found.id in desk.incidents.now().reviewed),
        fields=fields_of(tellings, articles),
        states={one.id: {state.field: state for state in states(desk.ledger, one.id)} for one in tellings},
        tellings=tellings,
        articles=articles,
        shown=shown,
        text=paragraphs(articles[shown.article_id].text, marks_of([shown.statement])),
        history=history(desk.ledger, found.id),
        lane=lane,
        linked=[(line_of(other), each.why) for each in found.linked if (other := desk.ledger.incident(each.incident))],
        superseded=[told for told in found.told if told.superseded],
        differing=differing(found),
    )


def differing(incident: Incident) -> list[Told]:
    """The standing numbers of each harm of which sources tell more than one."""
    standing = [told for told in incident.told if not told.superseded]
    numbers = {told.effect: {other.count for other in standing if other.effect is told.effect} for told in standing}
    return [told for told in standing if len(numbers[told.effect]) > 1]


@router.get("/articles/{which}")
def article(request: Request, desk: TheDesk, which: str) -> Response:
    """An article with the words behind every statement, and the statements beside it."""
    found = desk.ledger.article(which)
    if found is None:
        raise Refusal(404, f'no article has an id that begins "{which[:40]}"', "look for it in the list of articles")
    tellings = desk.ledger.tellings(article_id=found.id)
    return page(
        request,
        "article.html",
        article=found,
        lines=statement_lines(tellings, incident_of(desk, (each.id for each in tellings))),
        text=paragraphs(found.text, marks_of([each.statement for each in tellings])),
        events=sum(isinstance(each.statement, Report) for each in tellings),
        sorts={each.id: sort_of(each.statement) for each in tellings},
        history=desk.ledger.history(found.id),
    )


def incident_of(desk: Desk, reports: Iterable[str]) -> dict[str, str]:
    """The incident that each of these reports is of."""
    home = desk.incidents.now().home
    return {report: home[report] for report in reports if report in home}
