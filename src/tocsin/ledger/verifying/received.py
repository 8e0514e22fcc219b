"""Whether what was received is what it was: bytes and texts by their hashes."""

import zlib
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from tocsin.ledger.folding import searchable_form
from tocsin.ledger.schema import articles, captures, problems, searchable
from tocsin.ledger.verifying.findings import UNREADABLE, wrong
from tocsin.record import Problem, content_id

AT_ONCE = 100


def captures_hold(connection: Connection) -> Iterator[Problem]:
    """Captures whose bytes are not those of their hash."""
    for row in connection.execute(select(captures).execution_options(yield_per=AT_ONCE)):
        try:
            raw = zlib.decompress(row.raw)
        except UNREADABLE as error:
            yield wrong("captures", row.sha256, f"the bytes cannot be unpacked: {error}")
            continue
        found = sha256(raw).hexdigest()
        if found != row.sha256:
            yield wrong("captures", row.sha256, f"the bytes hash to {found}")
        elif len(raw) != row.size:
            yield wrong("captures", row.sha256, f"the bytes are {len(raw)}, not {row.size}")


def articles_hold(connection: Connection) -> Iterator[Problem]:
    """Articles whose id is a hash, as it is where the source gave none, and not that of what they hold."""
    rows = connection.execute(select(articles).execution_options(yield_per=AT_ONCE))
    for row in rows:
        made = content_id(row.url, row.published, row.text)
        if len(row.id) == len(made) and set(row.id) <= set("0123456789abcdef") and row.id != made:
            yield wrong("articles", row.id, f"its address, day and text hash to {made}")


def searchable_holds(connection: Connection) -> Iterator[Problem]:
    """Articles whose title and text are not those that are searched."""
    joined = select(articles.c.id, articles.c.title, articles.c.text, searchable.c.folded)
    chosen = joined.outerjoin(searchable, searchable.c.article == articles.c.id).order_by(articles.c.id)
    for each, title, text, folded in connection.execute(chosen.execution_options(yield_per=AT_ONCE)):
        if folded is None:
            yield wrong("searchable", each, "the article cannot be searched for")
        elif folded != searchable_form(title, text):
            yield wrong("searchable", each, "title or text of the article are not those that are searched")


def problems_hold(connection: Connection) -> Iterator[Problem]:
    """Problems noted whose id is not that of what they say."""
    for row in connection.execute(select(problems).order_by(problems.c.id)):
        if row.id != content_id(row.where, row.what, row.mend):
            yield wrong("problems", row.id, "its words are not those that were noted")
