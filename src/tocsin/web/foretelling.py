"""Forecasts registered beforehand, and how they did; the same functions as the commands'."""

import shlex
from collections.abc import Mapping

from tocsin.analysis.answer import Answer
from tocsin.answering import registering
from tocsin.ledger.forecasts import Kept
from tocsin.web.desk import Desk
from tocsin.web.filters import Filter
from tocsin.web.pages.asking import answer_to
from tocsin.web.questions import QUESTIONS, about, weeks_of
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Visitor


def register(desk: Desk, visitor: Visitor, wanted: Filter, address: Mapping[str, str]) -> Answer:
    """The forecast that the address asks for, kept in the ledger, with its id; raises `Refusal` 422 where none can be."""
    question = QUESTIONS["forecast"]
    given = question.given(address)
    if given["dead"]:
        raise Refusal(422, "a forecast of tolls cannot be registered", "leave out dead, and register one of numbers")
    try:
        answer = answer_to(desk, question, wanted, given)
        said = registering.foretold(desk.held, about(wanted, given), weeks_of(given), desk.now().date())
    except ValueError as error:
        raise Refusal(422, str(error)) from error
    return registering.register(desk.ledger, answer, said, desk.now(), visitor.name)


def id_of(answer: Answer) -> str:
    """The id under which the answer's forecast was registered."""
    return str(dict(answer.figures)[registering.REGISTERED_AS])


def how_they_did(desk: Desk) -> tuple[Answer, list[Kept]]:
    """How the registered forecasts did, and the forecasts themselves."""
    kept, held = registering.kept(desk.ledger), desk.held
    command = shlex.join(["tocsin", "forecasts", "--ledger", desk.ledger.where])
    return registering.registered(held, kept).reproducible(command, held.hash), kept
