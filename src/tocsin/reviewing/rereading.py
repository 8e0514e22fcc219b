"""Reading every article again: the new reading stands beside the old, and people's decisions go over by their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin.ledger import DecisionRow, Ledger
from tocsin.pipeline import Rooms, merge, read
from tocsin.record import Article, Statement, statement_id


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading again came to: articles read, those read otherwise than before, and the decisions left adrift."""

    articles: int
    otherwise: int
    adrift: tuple[DecisionRow, ...]


def reread(ledger: Ledger, rooms: Rooms, now: datetime) -> Reread:
    """Read every article of the ledger again; each new reading is kept whole or not at all, and speaks from then on.

    A decision goes over to the statement that has the same words; one that none takes over is adrift: it stands in the
    log and waits in the queue.
    """
    articles = otherwise = 0
    for article, told in read(_articles(ledger), rooms):
        articles += 1
        otherwise += _kept(ledger, article, told, rooms.reader.name, now)
    merge(ledger, now)
    return Reread(articles, otherwise, tuple(decision for decision, _ in ledger.adrift()))


def _articles(ledger: Ledger) -> Iterator[Article]:
    for row in ledger.articles():
        article = ledger.article(row.id)
        if article:
            yield article


def _kept(ledger: Ledger, article: Article, told: tuple[Statement, ...], reader: str, now: datetime) -> bool:
    """Keep what was told now; whether it is other than what spoke before."""
    before = {telling.id for telling in ledger.tellings(article.id, as_read=True)}
    new = ledger.add(None, article, told, reader=reader, now=now)
    if before == {statement_id(article.id, statement) for statement in told}:
        return False
    if not new:
        # an older reading that says the same no longer speaks: it is kept once more, as of now
        ledger.add(None, article, told, reader=reader, codebook=f"again {now.isoformat()}", now=now)
    return True
