"""What the ledger holds, read back: articles, tellings, captures, history, problems, counts."""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, String, Subquery, Table, cast, func, select

from tocsin.ledger.answers import ArticleRow, ChangeRow, Counts, HistoryRow, ProblemRow
from tocsin.ledger.batches import batches
from tocsin.ledger.deskschema import expunged
from tocsin.ledger.latest import BY_PUBLICATION, latest_readings
from tocsin.ledger.prefixes import one_of
from tocsin.ledger.printing import also_by, find_also
from tocsin.ledger.schema import (
    LONG,
    articles,
    captures,
    history,
    incidents,
    judgements,
    problems,
    readings,
    receipts,
    sightings,
    statements,
)
from tocsin.record import Article, Capture, Problem


def all_articles(connection: Connection) -> list[ArticleRow]:
    """A line for each article, by publication, the undated last."""
    latest, table = latest_readings(), articles.c
    told = (
        select(statements.c.article, func.count().label("told"))
        .join(latest, latest.c.id == statements.c.reading)
        .group_by(statements.c.article)
        .subquery()
    )
    fields = (table.id, table.title, table.publisher, table.url, table.published, table.language, table.added)
    chosen = select(*fields, func.coalesce(told.c.told, 0)).outerjoin(told, told.c.article == table.id)
    also = also_by(connection)
    rows = connection.execute(chosen.order_by(*BY_PUBLICATION))
    return [ArticleRow(*row, also=also.get(row.id, ())) for row in rows]


def all_printed(connection: Connection) -> dict[str, list[str]]:
    """For each publisher the days of the articles that it printed, where they have one; read from indexes alone."""
    table, found = articles.c, defaultdict[str, list[str]](list)
    # the two conditions are those of the indexes
    for among in (func.length(table.publisher) <= LONG, func.length(table.publisher) > LONG):
        days = func.aggregate_strings(cast(table.published, String), ",")
        chosen = select(table.publisher, days).where(table.published.is_not(None), among).group_by(table.publisher)
        for publisher, told in connection.execute(chosen):
            found[publisher] += told.split(",")
    for publisher, day in _also_printed(connection):
        found[publisher].append(day)
    return dict(found)


def _also_printed(connection: Connection) -> Iterator[tuple[str, str]]:
    """The further publishers of articles, with the articles' days."""
    also = also_by(connection)
    for few in batches(also):
        dated = select(articles.c.id, articles.c.published).where(articles.c.id.in_(few))
        for each, day in connection.execute(dated.where(articles.c.published.is_not(None))):
            yield from ((publisher, day.isoformat()) for publisher in also[each])


def find_article(connection: Connection, prefix: str) -> Article | None:
    """The article whose id begins so as the printing that stands shows it, with the first of its bytes."""
    found = one_of(connection, articles.c.id, prefix)
    if found is None:
        return None
    row = connection.execute(select(articles).where(articles.c.id == found)).one()._asdict()
    seen = select(sightings.c.sha256, sightings.c.received).where(sightings.c.article == found)
    sha256, received = connection.execute(seen.order_by(sightings.c.sha256).limit(1)).one()
    row.pop("added")
    also = find_also(connection, found, row.pop("printing"))
    return Article(**row, sha256=sha256, received=received, also=also)


def copies_of(connection: Connection, article: Article) -> tuple[str, ...]:
    """The ids of the other articles that have the same text, in order."""
    same = select(articles.c.id).where(articles.c.text == article.text, articles.c.id != article.id)
    return tuple(connection.scalars(same.order_by(articles.c.id)))


def find_capture(connection: Connection, sha256: str) -> Capture | None:
    """The bytes of this hash, with the first of the sources that they came from."""
    table = receipts.c
    chosen = select(captures.c.raw, table.source, table.media_type, table.received).join(
        receipts, table.sha256 == captures.c.sha256
    )
    row = connection.execute(chosen.where(captures.c.sha256 == sha256).order_by(table.source).limit(1)).first()
    return Capture(zlib.decompress(row.raw), row.source, row.media_type, sha256, row.received) if row else None


def find_history(connection: Connection, prefix: str) -> list[HistoryRow]:
    """All that happened to what has this id, the first first."""
    table = history.c
    subject = one_of(connection, table.subject, prefix)
    chosen = select(table.subject, table.what, table.by, table.why, table.made).where(table.subject == subject)
    return [HistoryRow(*row) for row in connection.execute(chosen.order_by(table.number))]


def find_histories(connection: Connection, ids: Sequence[str]) -> list[HistoryRow]:
    """All that happened to what has these ids, in their order, and of each the first first."""
    table, order = history.c, {each: place for place, each in enumerate(ids)}
    chosen = select(table.subject, table.what, table.by, table.why, table.made)
    found = [
        HistoryRow(*row)
        for few in batches(ids)
        for row in connection.execute(chosen.where(table.subject.in_(few)).order_by(table.number))
    ]
    return sorted(found, key=lambda line: order[line.subject])


def changes_after(connection: Connection, after: int, limit: int | None) -> list[ChangeRow]:
    """The entries of the log after this number, in order."""
    table = history.c
    chosen = select(table.number, table.subject, table.what, table.by, table.why, table.made)
    return [
        ChangeRow(*row)
        for row in connection.execute(chosen.where(table.number > after).order_by(table.number).limit(limit))
    ]


def articles_since(connection: Connection, after: int) -> list[str]:
    """The articles that were added, read, decided on or expunged after the entry of this number, by id."""
    subjects = list(connection.scalars(select(history.c.subject).where(history.c.number > after)))
    found = set[str]()
    for few in batches(subjects):
        found.update(connection.scalars(select(articles.c.id).where(articles.c.id.in_(few))))
        found.update(connection.scalars(select(statements.c.article).where(statements.c.id.in_(few))))
        # what is gone is told of too, so that nobody goes on holding it
        found.update(connection.scalars(select(expunged.c.article).where(expunged.c.article.in_(few))))
    return sorted(found)


def last_line(connection: Connection) -> int:
    """The number of the last line of the history, 0 where there is none."""
    return connection.scalar(select(func.max(history.c.number))) or 0


def all_problems(connection: Connection) -> list[ProblemRow]:
    """Every problem noted, the first noted first."""
    table = problems.c
    chosen = select(table.where, table.what, table.mend, table.noted).order_by(table.noted, table.id)
    return [ProblemRow(Problem(*row[:3]), row[3]) for row in connection.execute(chosen)]


def count_all(connection: Connection) -> Counts:
    """How many rows of each sort."""

    def count(table: Table | Subquery) -> int:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()

    latest = latest_readings()
    told = select(statements.c.id).join(latest, latest.c.id == statements.c.reading).subquery()
    sides = select(judgements.c.left, judgements.c.right, judgements.c.by).distinct().subquery()
    standing = select(incidents.c.id).where(incidents.c.superseded.is_(None)).subquery()
    return Counts(*(count(each) for each in (captures, articles, readings, told, sides, standing, problems)))
