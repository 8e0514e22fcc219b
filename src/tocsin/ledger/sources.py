"""Sources: the publishers of the articles, and how reliable people hold them to be; a grade is only ever followed."""

from sqlalchemy import Connection, func, insert, select

from tocsin.ledger.adding import log
from tocsin.ledger.answers import GradeRow, SourceRow
from tocsin.ledger.errors import UnknownSource
from tocsin.ledger.schema import grades, printings
from tocsin.record import Grade


def add_grade(connection: Connection, grade: GradeRow) -> None:
    """Add a grade, and a line of history; raises `UnknownSource` when no article is from there."""
    if connection.scalar(select(printings.c.id).where(printings.c.publisher == grade.source).limit(1)) is None:
        raise UnknownSource(grade.source, _like(connection, grade.source))
    row = {"source": grade.source, "grade": grade.grade.value, "by": grade.by, "why": grade.why, "made": grade.made}
    connection.execute(insert(grades).values(row))
    log(connection, grade.source, f"graded {grade.grade.value}", by=grade.by, why=grade.why, now=grade.made)


def _like(connection: Connection, source: str) -> list[str]:
    """Sources whose names hold a word of this one."""
    words = source.casefold().split()
    names = connection.scalars(select(printings.c.publisher).distinct().order_by(printings.c.publisher))
    return [name for name in names if any(word in name.casefold() for word in words)]


def all_grades(connection: Connection, source: str | None = None) -> list[GradeRow]:
    """Every grade given, or those of one source, the first first."""
    table = grades.c
    chosen = select(table.source, table.grade, table.by, table.why, table.made).order_by(table.number)
    rows = connection.execute(chosen if source is None else chosen.where(table.source == source))
    return [GradeRow(name, Grade(grade), by, why, made) for name, grade, by, why, made in rows]


def all_sources(connection: Connection) -> list[SourceRow]:
    """A line for each source that is named, the one with most articles first, equals by name."""
    last = {grade.source: grade for grade in all_grades(connection)}
    table, number = printings.c, func.count(printings.c.article.distinct())
    named = select(table.publisher, number, func.min(table.published), func.max(table.published)).where(
        table.publisher != ""
    )
    chosen = named.group_by(table.publisher).order_by(number.desc(), table.publisher)
    rows = connection.execute(chosen).all()
    return [SourceRow(name, told, first, until, last.get(name)) for name, told, first, until in rows]
