"""The order law: what a ledger holds and says does not depend on the order in which it came."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from tests.ledger.dump import MOMENTS, NUMBERS, dump
from tocsin.cli.demonstrating import theatre
from tocsin.intake import read_sources
from tocsin.ledger import open_ledger
from tocsin.pipeline import merge, open_rooms, read_one
from tocsin.record import Article

NOON = datetime(2020, 7, 1, 12, tzinfo=UTC)
WITHOUT = MOMENTS | NUMBERS | {"history"}
"""What the law leaves out: when something was recorded, in which number, and the log, which tells the order itself."""
REPORTS = theatre()
EVERY = int(os.environ.get("TOCSIN_ORDERS_EVERY", "6"))
"""Twenty orders are tried of every so many of the theatre's articles; of all of them it takes minutes."""


@pytest.fixture(scope="module")
def told():
    """The worked theatre's articles with their bytes and statements."""
    rooms = open_rooms("lexical")
    documents = list(read_sources([str(REPORTS)], now=NOON))
    return [
        (document.capture, article, read_one(article, rooms)) for document in documents for article in document.articles
    ]


@pytest.fixture(scope="module")
def printed():
    """One text in four papers on one day, all without an address; each title and dateline gives another place to it."""
    rooms = open_rooms("lexical")
    text = "Rockets hit the governorate building in Tripoli on Friday and killed two soldiers, the army said."
    day = date(2020, 6, 26)
    first = Article(text, published=day)
    heads = (
        {"publisher": "Tigris Wire", "title": "Libya: rockets in Tripoli", "dateline": "Tripoli, Libya"},
        {"publisher": "Cedar Post", "title": "Lebanon: two killed in Tripoli", "dateline": "Beirut, Lebanon"},
        {"publisher": "", "title": "Two killed"},
        {"publisher": "Cedar Post", "title": "Two killed in Tripoli"},
    )
    articles = [replace(first, **head) for head in heads]
    assert len({article.id for article in articles}) == 1
    return [(None, article, read_one(article, rooms)) for article in articles]


def ordered(told, seed):
    return Random(seed).sample(told, len(told))  # noqa: S311 - no secret hangs on it


def put(ledger, told, start):
    """Add each a minute after the one before it."""
    for number, (capture, article, statements) in enumerate(told):
        now = start + timedelta(minutes=number)
        assert ledger.add(capture, article, statements, reader="lexical 1", now=now)


def filled(address, told):
    """All that the ledger holds, after they came in this order and were merged."""
    with open_ledger(address) as ledger:
        put(ledger, told, NOON)
        merge(ledger, NOON + timedelta(days=1))
        return dump(ledger, without=WITHOUT)


def test_twenty_orders_give_one_ledger(told, printed):
    few = told[::EVERY] + printed
    first = filled(":memory:", few)
    assert [seed for seed in range(20) if filled(":memory:", ordered(few, seed)) != first] == []


def test_twenty_orders_give_one_ledger_in_postgresql_that_is_the_files(told, printed, databases):
    few = told[::EVERY] + printed
    first = filled(":memory:", few)
    assert [seed for seed in range(20) if filled(databases.empty(), ordered(few, seed)) != first] == []


def test_papers_that_read_otherwise_are_in_the_law(printed):
    assert len({statements for _, _, statements in printed}) > 1


def test_twenty_orders_of_papers_with_one_text_say_the_same(printed):
    said = []
    for seed in range(20):
        with open_ledger(":memory:") as ledger:
            put(ledger, ordered(printed, seed), NOON)
            merge(ledger, NOON + timedelta(days=1))
            said.append((ledger.article(printed[0][1].id), ledger.tellings(), ledger.incidents(), ledger.sources()))
    assert said == [said[0]] * 20


def test_the_whole_theatre_backwards_gives_one_ledger(told, address):
    assert filled(address, told[::-1]) == filled(":memory:", told)


def test_merging_on_the_way_changes_nothing(told, address):
    with open_ledger(":memory:") as ledger:
        put(ledger, told, NOON)
        merge(ledger, NOON + timedelta(days=1))
        whole = ledger.incidents(), [(one.left, one.right, one.verdict, one.score) for one in ledger.judgements()]
    with open_ledger(address) as ledger:
        several = ordered(told, 1)
        for day, some in enumerate((several[:30], several[30:70], several[70:])):
            put(ledger, some, NOON + timedelta(days=day))
            merge(ledger, NOON + timedelta(days=day, hours=6))
        assert ledger.incidents() == whole[0]
        assert [(one.left, one.right, one.verdict, one.score) for one in ledger.judgements()] == whole[1]
