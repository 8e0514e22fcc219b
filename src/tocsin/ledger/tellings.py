"""What the articles say: the statements of their latest readings, as people's decisions left them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from tocsin.ledger.answers import DecisionRow, Parties
from tocsin.ledger.attaching import attached
from tocsin.ledger.batches import AT_ONCE
from tocsin.ledger.corrections import Json, by_statement, reviewed
from tocsin.ledger.deciding import all_decisions, standing
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
    on = {} if as_read else decisions_on(connection)
    also = also_by(connection, article_id)
    return list(_read(connection.execute(_chosen(article_id, sort, ids)), on, also))


def _chosen(article_id: str | None, sort: str | Collection[str] | None, ids: Sequence[str] | None) -> Select[Any]:
    latest = latest_readings(_among(article_id, ids))
    of = articles.c
    chosen = (
        select(statements.c.id, statements.c.article, statements.c.coded, of.text, of.publisher, of.published)
        .join(latest, latest.c.id == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article)
        .order_by(*BY_PUBLICATION, statements.c.position)
    )
    if article_id is not None:
        chosen = chosen.where(statements.c.article == article_id)
    if sort is not None:
        chosen = chosen.where(statements.c.sort.in_({sort} if isinstance(sort, str) else sort))
    return chosen if ids is None else chosen.where(statements.c.id.in_(ids))


def _among(article_id: str | None, ids: Sequence[str] | None) -> Sequence[str] | Select[tuple[str]] | None:
    """The articles whose readings need to be looked at, None for all."""
    if article_id is not None:
        return [article_id]
    if ids is None or len(ids) > AT_ONCE:
        return None
    return select(statements.c.article).where(statements.c.id.in_(ids))


def find_parties(connection: Connection) -> dict[str, Parties]:
    """Who did it and to whom by each report of an event that tells now."""
    latest, on = latest_readings(), decisions_on(connection)
    chosen = (
        select(statements.c.id, statements.c.coded, articles.c.published)
        .join(latest, latest.c.id == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article)
        .where(statements.c.sort == "event")
    )
    told = ((each, reviewed(json.loads(form), on.get(each, ())), day) for each, form, day in connection.execute(chosen))
    return {
        each: Parties(_named(coded, "actor"), _named(coded, "target"), day, _victims(coded))
        for each, coded, day in told
        if coded
    }


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


def decisions_on(connection: Connection) -> dict[str, list[DecisionRow]]:
    """For each statement that now tells, the standing decisions on it, on its older readings too, the first first."""
    made = by_statement(standing(all_decisions(connection)))
    places = attached(connection, made) if made else {}
    found: dict[str, list[DecisionRow]] = {}
    for subject, decisions in made.items():
        if subject in places:
            found.setdefault(places[subject], []).extend(decisions)
    return {each: sorted(decisions, key=lambda one: one.number) for each, decisions in found.items()}


def find_statement(connection: Connection, prefix: str) -> str | None:
    """The id of the statement, in any reading, whose id begins so."""
    return one_of(connection, statements.c.id, prefix)
