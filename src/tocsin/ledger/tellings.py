"""What the articles say: the statements of their latest readings, as people's decisions left them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from tocsin.ledger.answers import DecisionRow, Parties
from tocsin.ledger.attaching import attached
from tocsin.ledger.batches import AT_ONCE, batches
from tocsin.ledger.corrections import Json, by_statement, reviewed
from tocsin.ledger.deciding import all_decisions, standing, standing_on
from tocsin.ledger.latest import BY_PUBLICATION, latest_readings
from tocsin.ledger.prefixes import one_of
from tocsin.ledger.printing import also_by
from tocsin.ledger.schema import articles, statements
from tocsin.record import Telling
from tocsin.record.coded import from_coded


def find_tellings(
    connection: Connection,
    article_id: str | None = None,
    sort: str | Collection[str] | None = None,
    ids: Sequence[str] | None = None,
    *,
    as_read: bool = False,
) -> list[Telling]:
    """The statements of the latest readings, by publication and article, each article's in the reader's order.

    Corrected, and without those that people rejected; all as the reader read them where `as_read`.
    """
    chosen, also = _chosen(article_id, sort, ids), also_by(connection, article_id)
    if article_id is None and ids is None:
        on = {} if as_read else decisions_on(connection)
        # each row brings its article's text: of a large ledger not all are held at once
        return list(_read(connection.execute(chosen.execution_options(yield_per=AT_ONCE)), on, also))
    rows = connection.execute(chosen).all()
    on = {} if as_read else decisions_on(connection, [row.id for row in rows])
    return list(_read(rows, on, also))


def _chosen(article_id: str | None, sort: str | Collection[str] | None, ids: Sequence[str] | None) -> Select[Any]:
    sorts = {sort} if isinstance(sort, str) else sort
    latest = latest_readings(_among(article_id, ids, sorts))
    of = articles.c
    chosen = (
        select(statements.c.id, statements.c.article, statements.c.coded, of.text, of.publisher, of.published)
        .join(latest, latest.c.id == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article)
        .order_by(*BY_PUBLICATION, statements.c.position)
    )
    if article_id is not None:
        chosen = chosen.where(statements.c.article == article_id)
    if sorts is not None:
        chosen = chosen.where(statements.c.sort.in_(sorts))
    return chosen if ids is None else chosen.where(statements.c.id.in_(ids))


def _among(
    article_id: str | None, ids: Sequence[str] | None, sorts: Collection[str] | None = None
) -> Sequence[str] | Select[tuple[str]] | None:
    """The articles whose readings need to be looked at, None for all."""
    if article_id is not None:
        return [article_id]
    if ids is not None and len(ids) <= AT_ONCE:
        return select(statements.c.article).where(statements.c.id.in_(ids))
    if sorts is None or EVENT in sorts:
        return None
    return select(statements.c.article).where(statements.c.sort.in_(sorts))


EVENT = "event"
"""What nearly every article tells of, and of other sorts few."""


def find_parties(connection: Connection, ids: Collection[str] | None = None) -> dict[str, Parties]:
    """Who did it and to whom by each report of an event that tells now, or by those of these."""
    on, found = decisions_on(connection, ids), dict[str, Parties]()
    for few in [None] if ids is None else batches(ids):
        for each, form, day in connection.execute(_events(few)):
            coded = reviewed(json.loads(form), on.get(each, ()))
            if coded:
                found[each] = Parties(_named(coded, "actor"), _named(coded, "target"), day, _victims(coded))
    return found


def _events(ids: Sequence[str] | None) -> Select[Any]:
    latest = latest_readings(_among(None, ids))
    chosen = (
        select(statements.c.id, statements.c.coded, articles.c.published)
        .join(latest, latest.c.id == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article)
        .where(statements.c.sort == EVENT)
    )
    return chosen if ids is None else chosen.where(statements.c.id.in_(ids))


def _named(coded: Json, role: str) -> tuple[tuple[str, str | None], ...]:
    """The labels of a role's parties with their actors, read without all that is told of them beside."""
    return tuple((party.get("name") or party["q"], party.get("actor_id")) for party in coded.get(role, ()))


def _victims(coded: Json) -> tuple[str, ...]:
    """The words for those who came to harm; of nobody, none."""
    return tuple(harm["q"] for harm in coded.get("harm", ()) if harm.get("high") != 0)


def _read(
    rows: Iterable[Any], on: Mapping[str, list[DecisionRow]], also: Mapping[str, tuple[str, ...]]
) -> Iterator[Telling]:
    for each, article, form, text, publisher, published in rows:
        coded = reviewed(json.loads(form), on.get(each, ()))
        if coded is not None:
            yield Telling(each, article, from_coded(coded, text), publisher, published, also.get(article, ()))


def decisions_on(connection: Connection, ids: Collection[str] | None = None) -> dict[str, list[DecisionRow]]:
    """For each statement that now tells, or each of these, the standing decisions on it, the first first.

    Those on its older readings are among them.
    """
    if ids is None or len(ids) > AT_ONCE:
        made = by_statement(standing(all_decisions(connection)))
    else:
        made = by_statement(standing_on(connection, _of_one_article(connection, ids)))
    places = attached(connection, made) if made else {}
    found: dict[str, list[DecisionRow]] = {}
    for subject, decisions in made.items():
        if subject in places and (ids is None or places[subject] in ids):
            found.setdefault(places[subject], []).extend(decisions)
    return {each: sorted(decisions, key=lambda one: one.number) for each, decisions in found.items()}


def _of_one_article(connection: Connection, ids: Collection[str]) -> Iterator[str]:
    """All statements, of any reading, of the articles that these are of."""
    for few in batches(ids):
        among = select(statements.c.article).where(statements.c.id.in_(few))
        yield from connection.scalars(select(statements.c.id).where(statements.c.article.in_(among)))


def find_statement(connection: Connection, prefix: str) -> str | None:
    """The id of the statement, in any reading, whose id begins so."""
    return one_of(connection, statements.c.id, prefix)
