import tracemalloc
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tocsin.ledger import Ledger, tellings

MANY, LONG = 60, "The market opened as on any other day. " * 500


@pytest.fixture
def long_articles(ledger: Ledger, rockets: Any, now: datetime) -> Ledger:
    for number in range(MANY):
        article = replace(rockets.article, id=f"long{number}", text=rockets.article.text + LONG)
        ledger.add(None, article, rockets.statements, reader="made", now=now)
    return ledger


def test_the_texts_of_all_articles_are_never_held_at_once(
    long_articles: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tellings, "AT_ONCE", 5)
    long_articles.tellings("long0")
    tracemalloc.start()
    try:
        told = long_articles.tellings(sort="event")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(told), most < MANY * len(LONG) / 2) == (MANY, True)
