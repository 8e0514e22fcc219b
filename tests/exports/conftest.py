"""Incidents with what they rest on, written as an article and its coding."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from tocsin.exports.sourced import Sourced, Store, gather
from tocsin.merging.incidents import incident_of
from tocsin.reading import sentences
from tocsin.record import Article, Telling, statement_id
from tocsin.record.coded import from_coded

TAJI = {"name": "Taji", "country": "IQ", "admin1": "Baghdad Governorate", "lat": 33.53123, "lon": 44.25678}
TAJI |= {"precision_km": 5.0, "feature": "town", "place_id": "geonames:90150"}
ROCKETS = "Militants fired 18 rockets at the Taji base on 3 April, killing two soldiers, the army said."
SHELLING = {
    "sort": "event",
    "kind": "shelling",
    "trigger": "fired",
    "actor": [{"q": "Militants", "basis": "accused", "sector": "UAF", "country": "IQ", "aligned": "iran"}],
    "target": [{"q": "Taji base", "actor_id": "us-military"}],
    "means": [{"q": "18 rockets", "low": 18, "high": 18}],
    "harm": [{"q": "two soldiers", "effect": "killed", "who": "military", "low": 2, "high": 2}],
    "place": {"q": "Taji", **TAJI},
    "when": {"q": "3 April", "earliest": "2020-04-03", "latest": "2020-04-03"},
    "speaker": {"q": "army"},
    "confidence": 0.9,
}


def article_of(text: str, publisher: str = "Morning Post", day: int = 4) -> Article:
    return Article(
        text,
        title=text[:20],
        publisher=publisher,
        url=f"https://example.org/{publisher.replace(' ', '-').lower()}",
        published=date(2020, 4, day),
        language="en",
        sha256=sha256(text.encode()).hexdigest(),
    )


def sourced_of(*told: tuple[Article, dict]) -> Sourced:
    """The incident that these reports tell of, with all that it rests on."""
    articles = {article.id: article for article, _ in told}
    tellings = []
    for article, coded in told:
        statement = from_coded(coded, article.text)
        name = statement_id(article.id, statement)
        also = article.publishers[1:]
        tellings.append(Telling(name, article.id, statement, article.publisher, article.published, also))
    store = Store(lambda ids: [t for t in tellings if t.id in ids], articles.get, sentences)
    (sourced,) = gather([incident_of(tellings)], store)
    return sourced


@pytest.fixture
def rockets() -> Sourced:
    """One report with every field."""
    return sourced_of((article_of(ROCKETS), SHELLING))


@pytest.fixture
def report() -> Callable[..., Sourced]:
    """The rockets, but for what is given."""

    def make(text: str = ROCKETS, **other: object) -> Sourced:
        return sourced_of((article_of(text), SHELLING | other))

    return make
