"""Whether what was expunged is gone, and stays gone."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from tocsin.ledger.deskschema import expunged, expunged_marks
from tocsin.ledger.schema import articles, captures
from tocsin.ledger.tombstones import text_mark
from tocsin.ledger.verifying.findings import wrong
from tocsin.record import Problem

MEND = "expunge it again with `tocsin expunge`, or allow it with --allow"


def expunged_gone(connection: Connection) -> Iterator[Problem]:
    """Articles and bytes that are here though they were expunged and nobody allowed them again."""
    marked = select(expunged_marks.c.sha256, expunged.c.article)
    joined = marked.join(expunged, expunged.c.article == expunged_marks.c.article)
    marks = {mark: article for mark, article in connection.execute(joined.where(expunged.c.allowed.is_(None)))}  # noqa: C416 - a row is no pair to the checker
    if not marks:
        return
    barred = set(marks.values())
    for each, text in connection.execute(select(articles.c.id, articles.c.text).execution_options(yield_per=100)):
        if each in barred or text_mark(text) in marks:
            yield wrong("expunged", each, "the article is here though it was expunged", MEND)
    for each in connection.scalars(select(captures.c.sha256)):
        if each in marks:
            yield wrong("expunged", marks[each], f"bytes that held it are here, {each[:16]}", MEND)
