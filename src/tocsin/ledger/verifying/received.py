"""Whether what was received is what it was: bytes and texts by their hashes."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, and_, select

from tocsin.ledger.folding import searchable_form
from tocsin.ledger.printing import HEAD, standing
from tocsin.ledger.schema import articles, captures, printings, problems, searchable
from tocsin.ledger.verifying.findings import UNREADABLE, wrong
from tocsin.record import Printing, Problem, content_id

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
    joined = select(articles.c.id, articles.c.text, printings.c.url, printings.c.published).join(printings)
    rows = connection.execute(joined.order_by(articles.c.id).execution_options(yield_per=AT_ONCE))
    for each, printed in groupby(rows, key=lambda row: row.id):
        made = sorted({content_id(row.url, row.published, row.text) for row in printed})
        if len(each) == len(made[0]) and set(each) <= set("0123456789abcdef") and each not in made:
            yield wrong("articles", each, f"its address, day and text hash to {' or '.join(made)}")


def printings_hold(connection: Connection) -> Iterator[Problem]:
    """Printings that say something else than what their ids are of, and articles that do not show the one that stands."""
    for row in connection.execute(select(printings).order_by(printings.c.id).execution_options(yield_per=AT_ONCE)):
        if row.id != Printing(*(getattr(row, name) for name in HEAD)).id_of(row.article):
            yield wrong("printings", row.id, "it says something else than what its id is of")
    stands = standing(articles.c.id)
    shown = and_(printings.c.id == stands, articles.c.printing == stands, *map(_alike, HEAD))
    other = select(articles.c.id).select_from(articles).outerjoin(printings, shown).where(printings.c.id.is_(None))
    for each in connection.scalars(other.order_by(articles.c.id)):
        yield wrong("articles", each, "it does not show the printing that stands for it")


def _alike(name: str) -> ColumnElement[bool]:
    return printings.c[name].is_not_distinct_from(articles.c[name])


def searchable_holds(connection: Connection) -> Iterator[Problem]:
    """Articles whose title and text are not those that are searched."""
    joined = select(articles.c.id, printings.c.title, articles.c.text, searchable.c.folded)
    of = joined.join(printings, printings.c.article == articles.c.id)
    chosen = of.outerjoin(searchable, searchable.c.printing == printings.c.id).order_by(articles.c.id, printings.c.id)
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
