"""Many incidents of twenty years, a thousand places and several hundred doers, from one seed; and a ledger that holds them.

In the ledger each has its report, in an article of its own by one of two hundred papers.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import insert

from tocsin.ledger import Ledger
from tocsin.ledger.forms import written
from tocsin.ledger.schema import articles, readings, statements
from tocsin.record import Article, Incident, Place, Stage, When
from tocsin.record.plain import parse_statement

FIRST, DAYS = date(2000, 1, 1), 7305
KINDS = ("shelling", "air-strike", "bombing", "shooting", "threat", "protest", "armed-clash", "deploy")
DOERS = ("Kata'ib Hizbollah", "US", "Islamic State", "gunmen", "", *(f"Brigade {n}" for n in range(300)))
TARGETS = ("US forces", "Iraqi army", "civilians", "", *(f"Village {n}" for n in range(500)))
PAPERS = 200
NOW = datetime(2020, 1, 1, tzinfo=UTC)
AT_ONCE = 10_000
FILLER = "The governor said that the roads were open and that the market had not been closed on that day. " * 8
STRENGTHS = 2_000
TROOPS = "Some {} US troops are in Iraq."


def incidents(size: int) -> list[Incident]:
    """So many incidents."""
    rng = np.random.default_rng(1)
    places = [Place(f"Place {n}", "IQ", 30 + n / 200, 40 + n / 200, 5.0, place_id=str(n)) for n in range(1000)]
    draws = (rng.integers(0, top, size).tolist() for top in (DAYS, len(KINDS), len(DOERS), len(TARGETS), len(places)))
    return [
        Incident(
            reports=(f"{n:06x}",),
            kind=KINDS[kind],
            stage=Stage.OCCURRED,
            when=When(FIRST + timedelta(days=day), FIRST + timedelta(days=day)),
            place=places[place],
            actors=(DOERS[doer],) if DOERS[doer] else (),
            targets=(TARGETS[target],) if TARGETS[target] else (),
            publishers=(f"Paper {n % PAPERS}",),
        )
        for n, (day, kind, doer, target, place) in enumerate(zip(*draws, strict=True))
    ]


def fill(ledger: Ledger, made: list[Incident]) -> None:
    """Put the incidents with their reports and articles into the ledger, and what is told of strengths."""
    with ledger.together():
        with ledger.writing() as connection:
            told = enumerate(made)
            while few := [_rows(number, incident) for number, incident in islice(told, AT_ONCE)]:
                for place, table in enumerate((articles, readings, statements)):
                    connection.execute(insert(table), [rows[place] for rows in few])
        for article, statement in _strengths():
            ledger.add(None, article, [statement], reader="made", now=NOW)
        ledger.replace_incidents(made, NOW)


def _rows(number: int, incident: Incident) -> tuple[dict[str, Any], ...]:
    """The rows of an article, of its reading and of the report in it."""
    article, report, day = f"a{number:06x}", incident.reports[0], incident.when.latest if incident.when else None
    published = day + timedelta(days=number % 4) if day else None
    told = {
        "sort": "event",
        "actor": [{"q": each} for each in incident.actors],
        "target": [{"q": each} for each in incident.targets],
    }
    shared = {"reading": f"r{article}", "article": article, "id": report, "position": 0, "sort": "event"}
    return (
        {
            "id": article, "title": f"No. {number}", "byline": "", "publisher": incident.publishers[0], "url": "",
            "published": published, "dateline": "", "language": "en", "text": FILLER, "added": NOW,
        },
        {"id": f"r{article}", "article": article, "reader": "made", "codebook": "", "made": NOW},
        shared | {
            "kind": incident.kind, "stage": incident.stage.value, "trigger_start": 0, "trigger_end": 1,
            "coded": written(told),
        },
    )  # fmt: skip


def _strengths() -> Iterator[tuple[Article, Any]]:
    for number in range(STRENGTHS):
        text = TROOPS.format(4000 + number)
        line = f"strength: are | count: {4000 + number} | what: US troops | owner: US"
        day = FIRST + timedelta(days=number * 3)
        yield Article(text, f"s{number:06}", publisher="Paper 0", published=day), parse_statement(line, text)
