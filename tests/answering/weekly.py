"""A ledger with one attack a week, told by one outlet a day later."""

from datetime import UTC, date, datetime, timedelta

from tocsin.keeping import keep_up
from tocsin.ledger import Ledger
from tocsin.record import Article
from tocsin.record.plain import parse_statement
from tocsin.resolving import load_resolver

FIRST = date(2019, 7, 1)
TOWNS = ("Mosul", "Kirkuk", "Ramadi", "Fallujah", "Samarra", "Tikrit", "Baqubah", "Hilla")
RESOLVER = load_resolver()


def noon(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)


def tell(ledger: Ledger, week: int, *, dated: bool = True) -> None:
    """Report that rockets were fired at a town on a Monday, or on a day that is not told, by an outlet of the next day."""
    day, town = FIRST + timedelta(days=7 * week), TOWNS[week % len(TOWNS)]
    text = f"Militants fired rockets at {town} on Monday."
    line = f"shelling occurred: fired | actor: Militants | place: {town}" + (" | when: Monday" if dated else "")
    article = Article(text, id=f"w{week}", publisher="Test Wire", published=day + timedelta(days=1))
    told = RESOLVER.resolve(article, (parse_statement(line, text),))
    ledger.add(None, article, told, reader="x", now=noon(day + timedelta(days=1)))


def fill(ledger: Ledger, weeks: int = 40, *, dated: bool = True) -> None:
    """So many weeks with one attack each."""
    for week in range(weeks):
        tell(ledger, week, dated=dated)
    keep_up(ledger, noon(FIRST + timedelta(days=7 * weeks - 5)))
