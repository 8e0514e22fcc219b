"""Tombstones: what was expunged, by what it is known again, and that it does not come back unless an owner allows it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, func, or_, select

from tocsin.ledger.deskschema import expunged, expunged_marks
from tocsin.ledger.errors import Expunged
from tocsin.ledger.prefixes import one_of


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of an article: its id, who expunged it, why and when, and since when it may be added again, if it may."""

    article: str
    by: str
    why: str
    made: datetime
    allowed: datetime | None = None


def tombstones(connection: Connection) -> list[Tombstone]:
    """Every tombstone, the last made first."""
    rows = connection.execute(select(*expunged.c).order_by(expunged.c.made.desc(), expunged.c.article))
    return [Tombstone(*row) for row in rows]


def tombstone_of(connection: Connection, article: str, text: str = "") -> Tombstone | None:
    """The tombstone that forbids to add an article of this id or text, if there is one."""
    named = expunged.c.article == article
    if text:
        marked = select(expunged_marks.c.article).where(expunged_marks.c.sha256 == text_mark(text))
        named = or_(named, expunged.c.article.in_(marked))
    row = connection.execute(select(*expunged.c).where(named, expunged.c.allowed.is_(None)).limit(1)).first()
    return Tombstone(*row) if row else None


def check_not_expunged(connection: Connection, article: str, text: str) -> None:
    """Raise `Expunged` for an article that may not come back."""
    found = tombstone_of(connection, article, text)
    if found:
        raise Expunged(found.article, found.by, found.why, found.made)


def bytes_expunged(connection: Connection, of: str) -> bool:
    """Whether bytes of this hash held an article that is expunged, so that they are not kept again."""
    joined = select(expunged_marks.c.sha256).join(expunged, expunged.c.article == expunged_marks.c.article)
    return connection.scalar(joined.where(expunged_marks.c.sha256 == of, expunged.c.allowed.is_(None))) is not None


def find_tombstone(connection: Connection, prefix: str) -> Tombstone | None:
    """The tombstone of the article whose id begins so, also where it may be added again."""
    found = one_of(connection, expunged.c.article, prefix)
    row = connection.execute(select(*expunged.c).where(expunged.c.article == found)).first() if found else None
    return Tombstone(*row) if row else None


def count_of_tombstones(connection: Connection) -> int:
    """How many there are."""
    return connection.scalar(select(func.count()).select_from(expunged)) or 0


def text_mark(text: str) -> str:
    """The hash by which a text is known again."""
    return sha256(text.encode()).hexdigest()
