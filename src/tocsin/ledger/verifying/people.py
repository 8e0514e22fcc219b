"""Whether what people said can still be read, and is on what is there."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from tocsin.ledger.corrections import ON_STATEMENTS, spans_in, subjects_of
from tocsin.ledger.deciding import CORRECT, UNDO, all_decisions
from tocsin.ledger.judging import judgement_of
from tocsin.ledger.schema import articles, decisions, grades, judgements, statements
from tocsin.ledger.verifying.findings import UNREADABLE, wrong
from tocsin.record import Grade, Problem, SpanMismatch, Verdict

VERBS = frozenset({*ON_STATEMENTS, *(verdict.value for verdict in Verdict), "comment", UNDO})


def judgements_hold(connection: Connection) -> Iterator[Problem]:
    """Judgements that cannot be read, or are part of a decision that is not there."""
    numbers = set(connection.scalars(select(decisions.c.number)))
    for row in connection.execute(select(judgements).order_by(judgements.c.number)):
        try:
            judgement_of(row)
        except UNREADABLE as error:
            yield wrong("judgements", row.number, f"it cannot be read: {error}")
        if row.decision is not None and row.decision not in numbers:
            yield wrong("judgements", row.number, f"the decision {row.decision} that it is part of is not there")


def decisions_hold(connection: Connection) -> Iterator[Problem]:
    """Decisions that cannot be read, are on statements that never were, or whose words their article does not say."""
    chosen = select(statements.c.id, articles.c.text).join(articles, articles.c.id == statements.c.article)
    texts = {each: text for each, text in connection.execute(chosen)}  # noqa: C416 - a row is no pair to the checker
    made = all_decisions(connection)
    numbers = {decision.number for decision in made}
    for decision in made:
        key = decision.number
        if decision.verb not in VERBS:
            yield wrong("decisions", key, f'"{decision.verb}" is nothing that a person can decide')
        elif decision.verb == UNDO and not (decision.value.isdecimal() and int(decision.value) in numbers - {key}):
            yield wrong("decisions", key, f"the decision {decision.value} that it undoes is not there")
        elif decision.verb in ON_STATEMENTS:
            lost = [each for each in subjects_of(decision) if each not in texts]
            if lost:
                yield wrong("decisions", key, f"the statement {lost[0]} that it is on is not there")
            elif decision.verb == CORRECT and (fault := _fault(decision.value, texts[decision.subject])):
                yield wrong("decisions", key, fault)


def _fault(value: str, text: str) -> str:
    """What is wrong with the value of a correction; "" for nothing."""
    try:
        for span in spans_in(json.loads(value)):
            span.check(text)
    except SpanMismatch as error:
        return f"its words do not stand in the article: {error}"
    except UNREADABLE as error:
        return f"its value cannot be read: {error}"
    return ""


def grades_hold(connection: Connection) -> Iterator[Problem]:
    """Grades that are none."""
    for row in connection.execute(select(grades).order_by(grades.c.number)):
        if row.grade not in set(Grade):
            yield wrong("grades", row.number, f'"{row.grade}" is no grade')
