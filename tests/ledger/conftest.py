"""A ledger in a new file, and a few articles to put into it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from tocsin.ledger import Ledger, open_ledger
from tocsin.record import Article, Capture, Statement
from tocsin.record.coded import from_coded

NOON = datetime(2020, 4, 3, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What `Ledger.add` takes for one article."""

    capture: Capture
    article: Article
    statements: tuple[Statement, ...]


def told(text: str, *coded: dict, source: str = "a.txt", publisher: str = "Morning Post", day: int = 3) -> Told:
    raw = text.encode()
    capture = Capture(raw, source, "text/plain", sha256(raw).hexdigest(), NOON)
    article = Article(
        text,
        title=text[:12],
        publisher=publisher,
        url=f"https://example.org/{source}",
        published=date(2020, 4, day),
        language="en",
        sha256=capture.sha256,
        received=NOON,
    )
    return Told(capture, article, tuple(from_coded(one, text) for one in coded))


ROCKETS = "Militants fired 18 rockets at the Taji base on 3 April, killing two soldiers, the army said."
TALLY = "There were at least 15 attacks in March. The army has 5,000 troops there, backed by the navy."
SILENT = "The market opened as on any other day."


@pytest.fixture
def rockets() -> Told:
    """One event with every field."""
    place = {"name": "Taji", "country": "IQ", "lat": 33.53, "lon": 44.26, "precision_km": 5.0, "how": "the only one"}
    event = {
        "sort": "event",
        "kind": "shelling",
        "trigger": "fired",
        "stage": "occurred",
        "confidence": 0.875,
        "actor": [{"q": "Militants", "basis": "accused", "actor_id": "militia"}],
        "target": [{"q": "Taji base"}],
        "means": [{"q": "18 rockets", "low": 18, "high": 18}],
        "harm": [
            {"q": "two soldiers", "effect": "killed", "who": "military", "low": 2, "high": 2, "speaker": {"q": "army"}}
        ],
        "place": {"q": "Taji", **place},
        "when": {"q": "3 April", "earliest": "2020-04-03", "latest": "2020-04-03"},
        "speaker": {"q": "army"},
    }
    return told(ROCKETS, event)


@pytest.fixture
def tally() -> Told:
    """A tally, a strength and a tie, and times that stay open."""
    return told(
        TALLY,
        {
            "sort": "tally",
            "trigger": "attacks",
            "what": "events",
            "q": "at least 15",
            "low": 15,
            "when": {"q": "in March"},
        },
        {"sort": "strength", "trigger": "has", "what": {"q": "troops"}, "q": "5,000", "low": 5000, "high": 5000},
        {"sort": "tie", "trigger": "backed by", "a": {"q": "army"}, "b": {"q": "navy"}, "relation": "backed-by"},
        source="b.txt",
        publisher="Herald",
        day=2,
    )


@pytest.fixture
def silent() -> Told:
    """An article that says nothing to keep."""
    return told(SILENT, source="c.txt", publisher="Wire", day=4)


@pytest.fixture
def again() -> Told:
    """Another paper's report of what the rockets did."""
    place = {"name": "Taji", "country": "IQ", "lat": 33.53, "lon": 44.26, "precision_km": 5.0, "how": "the only one"}
    dead = {"q": "two soldiers", "effect": "killed", "who": "military", "low": 2, "high": 2}
    event = {
        "sort": "event",
        "kind": "shelling",
        "trigger": "hit",
        "stage": "occurred",
        "target": [{"q": "Taji"}],
        "place": {"q": "Taji", **place},
        "when": {"q": "3 April", "earliest": "2020-04-03", "latest": "2020-04-03"},
        "harm": [dead],
    }
    text = "Rockets hit Taji on 3 April and killed two soldiers, two officials said."
    return told(text, event, source="d.txt", publisher="Daily", day=4)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An open ledger, in a file and then in PostgreSQL."""
    with open_ledger(address, wait_s=0) as opened:
        yield opened


@pytest.fixture
def file_ledger(path: str) -> Iterator[Ledger]:
    """An open ledger in a file."""
    with open_ledger(path, wait_s=0) as opened:
        yield opened


@pytest.fixture
def now() -> datetime:
    return NOON
