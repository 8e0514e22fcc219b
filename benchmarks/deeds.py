"""What is done to a ledger while it may be killed: each deed goes on until then, and says what was accepted."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import Connection, MetaData, insert, select

from tocsin.ledger import Ledger, open_ledger
from tocsin.ledger.migrations import migrate
from tocsin.ledger.schema import incidents, tables
from tocsin.pipeline import merge
from tocsin.record import Article, Capture, Statement
from tocsin.record.plain import parse_statement
from tocsin.reviewing import correct, different, same

Accepted = tuple[str, str]
"""What was accepted: an article by its id, or a decision by its number."""
START = datetime(2020, 4, 3, 12, tzinfo=UTC)
TOWNS = ("Taji", "Kirkuk", "Balad", "Mosul", "Basra")
KINDS = ("attack", "bombing", "shelling")


def article(number: int) -> tuple[Capture, Article, list[Statement]]:
    """A made-up article; five tell of one attack, each with its own toll."""
    town, killed = TOWNS[number // 5 % len(TOWNS)], number % 5 + 2
    text = f"Report {number}. Rockets fired at {town} on Friday killed {killed} soldiers, officials said."
    told = (
        f"shelling occurred: fired | place: {town} | when: Friday | harm: {killed} soldiers [killed {killed}..{killed}]"
    )
    raw = text.encode()
    capture = Capture(raw, f"{number}.txt", "text/plain", sha256(raw).hexdigest(), START)
    made = Article(text, publisher=f"paper {number % 7}", published=date(2020, 4, 3), sha256=capture.sha256)
    return capture, made, [parse_statement(told, text)]


def put(ledger: Ledger, number: int, now: datetime) -> Accepted:
    """Add a made-up article."""
    capture, made, told = article(number)
    ledger.add(capture, made, told, reader="made up", now=now)
    return "article", made.id


def fill(ledger: Ledger, articles: int) -> None:
    """A ledger to begin with."""
    for number in range(articles):
        put(ledger, number, START)
    merge(ledger, START)


def moments(ledger: Ledger) -> Iterator[datetime]:
    """Moments after all that the ledger holds, a millisecond apart."""
    last = max((line.added for line in ledger.articles()), default=START)
    made = max((each.made for each in ledger.decisions()), default=START)
    return (max(last, made) + timedelta(milliseconds=number) for number in count(1))


def adding(ledger: Ledger) -> Iterator[Accepted]:
    """Add articles, one after the other."""
    for number, now in zip(count(ledger.counts().articles), moments(ledger), strict=False):
        yield put(ledger, number, now)


def merging(ledger: Ledger) -> Iterator[Accepted]:
    """Add an article, derive all incidents, and so on."""
    for number, now in zip(count(ledger.counts().articles), moments(ledger), strict=False):
        yield put(ledger, number, now)
        merge(ledger, now)


def correcting(ledger: Ledger) -> Iterator[Accepted]:
    """Correct a kind, part two reports, bring them together, and so on."""
    reports = [telling.id for telling in ledger.tellings(sort="event", as_read=True)]
    for number, now in zip(count(len(ledger.decisions())), moments(ledger), strict=False):
        said: dict[str, Any] = {"by": "anna", "why": f"look {number}", "now": now}
        at = number // 3 % (len(reports) - 1)
        if number % 3 == 0:
            done = correct(ledger, reports[at], "kind", KINDS[number // 3 % len(KINDS)], **said)
        else:
            done = (different if number % 3 == 1 else same)(ledger, reports[at : at + 2], **said)
        yield "decision", str(done.number)


def migrating(address: str) -> Iterator[Accepted]:
    """Open a ledger of the first version, which brings it to ours."""
    open_ledger(address).close()
    yield from ()


DEEDS: dict[str, Callable[[Ledger], Iterator[Accepted]]] = {"add": adding, "merge": merging, "correct": correcting}


def first_version(source: Connection, target: Connection) -> None:
    """Make a ledger of version 1 in `target` that holds what `source` holds, as far as that version kept it."""
    migrate(target, since=0, to=1)
    old = MetaData()
    old.reflect(target)
    standing = select(incidents.c.number, incidents.c.id).where(incidents.c.superseded.is_(None))
    numbers = {row.number: row.id for row in source.execute(standing)}
    for table in (each for each in tables.sorted_tables if each.name in old.tables and each.name != "ledger_version"):
        kept = old.tables[table.name]
        for held in source.execute(select(table)).mappings():
            version = held.get("version", held["number"] if table is incidents else None)
            if version is None or version in numbers:
                values = {str(name): value for name, value in held.items() if name in kept.c}
                target.execute(
                    insert(kept).values(values | ({"incident": numbers[version]} if "incident" in kept.c else {}))
                )
