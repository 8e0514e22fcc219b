"""A ledger of many incidents, made directly: an article with one report for each, over ten years and three countries."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from tocsin.ledger import Ledger
from tocsin.merging import incident_of
from tocsin.record import Article, Statement
from tocsin.record.coded import from_coded

START = datetime(2011, 1, 1, 12, tzinfo=UTC)
KINDS = ("shelling", "bombing", "shooting", "air-strike", "raid", "clash")
TOWNS = (
    ("Taji", "IQ", 33.53, 44.26),
    ("Mosul", "IQ", 36.34, 43.13),
    ("Kirkuk", "IQ", 35.47, 44.39),
    ("Raqqa", "SY", 35.95, 39.01),
    ("Palmyra", "SY", 34.55, 38.27),
    ("Erbil", "IQ", 36.19, 44.01),
    ("Qamishli", "SY", 37.05, 41.22),
    ("Diyarbakir", "TR", 37.91, 40.22),
)
DOERS = ("Militants", "Gunmen", "Soldiers", "Police", "Kurdish fighters", "Turkish jets", "Government forces")
TARGETS = ("a patrol", "a convoy", "a checkpoint", "a village", "an oil field", "a base", "a market")
PAPERS = 40
DAYS = 3700
"""So many reports tell of each day and town that merging makes about 50,000 incidents of 80,000 of them."""


def _coded(number: int) -> tuple[str, date, dict[str, object]]:
    """The words of a report, their day, and what is coded in them."""
    name, country, lat, lon = TOWNS[number % len(TOWNS)]
    doer, target = DOERS[number % len(DOERS)], TARGETS[number // 3 % len(TARGETS)]
    dead, day = 1 + number % 9, date(2011, 1, 1) + timedelta(days=number * 7 % DAYS)
    text = f"{doer} attacked {target} near {name} on {day:%A}, killing {dead} people, the army said. No. {number}."
    lat, lon = lat + (number % 997) / 500 - 1, lon + (number % 1013) / 500 - 1
    event: dict[str, object] = {
        "sort": "event",
        "kind": KINDS[number % len(KINDS)],
        "trigger": "attacked",
        "stage": "occurred",
        "confidence": 0.9,
        "actor": [{"q": doer}],
        "target": [{"q": target}],
        "when": {"q": f"{day:%A}", "earliest": day.isoformat(), "latest": day.isoformat()},
        "harm": [{"q": f"{dead} people", "effect": "killed", "who": "unknown", "low": dead, "high": dead}],
        "speaker": {"q": "the army", "sort": "party"},
    }
    if number % 4:
        place = {"q": name, "name": name, "country": country, "lat": round(lat, 4), "lon": round(lon, 4)}
        event["place"] = place | {"precision_km": 5.0}
    return text, day, event


def reports(count: int) -> Iterator[tuple[Article, Statement]]:
    """So many articles, each with its one report."""
    for number in range(count):
        text, day, event = _coded(number)
        publisher = f"Paper {number % PAPERS}"
        article = Article(text, id=f"big{number:09}", title=text[:40], publisher=publisher, published=day)
        yield article, from_coded(event, text)


def fill(ledger: Ledger, count: int) -> None:
    """Put so many articles, reports and incidents into the ledger; nothing is merged."""
    with ledger.together():
        for article, statement in reports(count):
            ledger.add(None, article, [statement], reader="made", now=START)
    ledger.replace_incidents([incident_of([telling]) for telling in ledger.tellings(sort="event")], START)
