"""Which incidents are told of in the words looked for: their labels, and the passages in which their reports stand."""

from collections.abc import Collection

from sqlalchemy import Connection, case, func, not_, select

from tocsin.ledger.incidents import STANDS, labelled
from tocsin.ledger.schema import articles, incident_reports, incidents, statements
from tocsin.ledger.searching import PART, holding, holds_all, printed_with, terms

AROUND = 240
"""Characters before and after the word that tells of an event, within its paragraph: about its sentence."""


def incidents_saying(connection: Connection, words: str, among: Collection[str] | None = None) -> frozenset[str]:
    """The ids of the incidents of which a report's passage, with the incident's labels, holds every term.

    Those whose labels alone hold the words as they stand are left out, and those that are not `among` the ids told. The
    full-text index finds the articles that hold them all; of these only the passages are read.
    """
    wanted = terms(words)
    if not wanted:
        return frozenset()
    holds = holding(connection)
    held = printed_with(holds(term, whole=len(term) < PART) for term in wanted)
    first = case((statements.c.trigger_start > AROUND, statements.c.trigger_start - AROUND), else_=0)
    around = func.substr(articles.c.text, first + 1, 2 * AROUND)
    chosen = (
        select(incidents.c.id, incidents.c.words, statements.c.trigger_start - first, around)
        .select_from(statements)
        .join(incident_reports, incident_reports.c.report == statements.c.id)
        .join(incidents, incidents.c.number == incident_reports.c.version)
        .join(articles, articles.c.id == statements.c.article)
        .where(STANDS, held, not_(labelled(words)))
    )
    rows = connection.execute(chosen if among is None else chosen.where(incidents.c.id.in_(among)))
    return frozenset(each for each, labels, at, near in rows if holds_all(f"{labels}\n{passage(near, at)}", wanted))


def passage(text: str, at: int) -> str:
    r"""The words around a place in a text that stand in one paragraph with it.

    >>> passage("It was dawn.\nRockets hit Taji.\nNothing else.", 21)
    'Rockets hit Taji.'
    """
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
