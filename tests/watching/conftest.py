"""What watching is tried with."""

import pytest

from tests.watching.newsroom import Clock, Newsroom
from tocsin.intake import Fetcher, Limits
from tocsin.intake.visiting import Visitor
from tocsin.ledger import open_ledger
from tocsin.pipeline import open_rooms


@pytest.fixture
def newsroom():
    made = Newsroom()
    yield made
    made.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def visitor(clock):
    limits = Limits(max_bytes=300_000, seconds=0.5, allow_private=True)
    return Visitor(Fetcher(limits), clock=clock.seconds, sleep=clock.sleep)


@pytest.fixture(scope="session")
def rooms():
    return open_rooms("lexical")


@pytest.fixture
def ledger(path):
    with open_ledger(path) as opened:
        yield opened
