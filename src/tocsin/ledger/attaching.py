"""Which statement of an article's latest reading takes the place of one of an older reading: told by their words.

Decisions are on statements; when an article is read again they go over to the statement that has the same words. One
that no statement takes over is adrift, and waits for a person.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from tocsin.ledger.batches import batches
from tocsin.ledger.corrections import spans_in
from tocsin.ledger.latest import latest_readings
from tocsin.ledger.schema import readings, statements
from tocsin.record import Judgement


@dataclass(frozen=True, slots=True)
class Told:
    """What of a statement decides which other takes its place: its sort, kind, trigger and all of its words."""

    id: str
    sort: str
    kind: str | None
    trigger: tuple[int, int]
    words: frozenset[tuple[int, int]]


def matched(old: Sequence[Told], new: Sequence[Told]) -> dict[str, str]:
    """For each old statement the new one that takes its place, if any; each new one takes one place, the best first.

    One takes the place of another of its sort when their triggers share a character. More words in common are better,
    then the same kind, then the order of the text.
    """
    taken: dict[str, str] = {}
    fits = sorted((_rank(one, other), one.id, other.id) for one in old for other in new if _can(one, other))
    for _, one, other in fits:
        if one not in taken and other not in taken.values():
            taken[one] = other
    return taken


def _can(one: Told, other: Told) -> bool:
    (start, end), (other_start, other_end) = one.trigger, other.trigger
    return one.sort == other.sort and start < other_end and other_start < end


def _rank(one: Told, other: Told) -> tuple[bool, int, bool, tuple[int, int]]:
    return one.id != other.id, -len(one.words & other.words), one.kind != other.kind, other.trigger


def attached(connection: Connection, subjects: Iterable[str]) -> dict[str, str]:
    """For each of these statements the one that tells it now; one that still speaks is its own, one adrift is left out."""
    told = _stand(connection, subjects)
    speaking = _speaking(connection, {article for article, _ in told.values()})
    found = {each: each for each, (article, reading) in told.items() if reading == speaking[article]}
    older = sorted({(reading, speaking[article]) for each, (article, reading) in told.items() if each not in found})
    said = _said(connection, {reading for both in older for reading in both})
    for before, after in older:
        places = matched(said[before], said[after])
        found = {each: place for each, place in places.items() if each in told} | found
    return found


def _stand(connection: Connection, subjects: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The article of each of these statements, and the latest reading that has it."""
    found: dict[str, tuple[str, str]] = {}
    table = statements.c
    for few in batches(subjects):
        chosen = select(table.id, table.article, table.reading).join(readings, readings.c.id == table.reading)
        order = (readings.c.made, readings.c.id.desc())
        for each, article, reading in connection.execute(chosen.where(table.id.in_(few)).order_by(*order)):
            found[each] = article, reading
    return found


def _speaking(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """The reading that speaks for each of these articles."""
    found: dict[str, str] = {}
    for few in batches(articles):
        latest = latest_readings(few)
        chosen = select(readings.c.article, readings.c.id).join(latest, latest.c.id == readings.c.id)
        found.update((row.article, row.id) for row in connection.execute(chosen))
    return found


def _said(connection: Connection, of: Iterable[str]) -> dict[str, list[Told]]:
    """What was told in each of these readings, in the reader's order."""
    found: dict[str, list[Told]] = {each: [] for each in of}
    for few in batches(found):
        chosen = select(statements).where(statements.c.reading.in_(few)).order_by(statements.c.position)
        for row in connection.execute(chosen):
            found[row.reading].append(_told(row))
    return found


def _told(row: Row[Any]) -> Told:
    words = frozenset((span.start, span.end) for span in spans_in(json.loads(row.coded)))
    return Told(row.id, row.sort, row.kind, (row.trigger_start, row.trigger_end), words)


def reattached(judgements: Iterable[Judgement], places: Mapping[str, str]) -> list[Judgement]:
    """The judgements on the statements that now tell; one with a side adrift, or both in one statement, is left out."""
    found = []
    for judgement in judgements:
        sides = sorted({places[each] for each in (judgement.left, judgement.right) if each in places})
        if len(sides) == 2:
            found.append(replace(judgement, left=sides[0], right=sides[1]))
    return found
