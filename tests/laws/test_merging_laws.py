"""Merging on a ledger: whatever the order and the steps in which articles come, the incidents are the same."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.intake import Fetcher, Limits, read_sources
from tocsin.ledger import Ledger, open_ledger
from tocsin.ledger.forms import incident_form
from tocsin.pipeline import merge, merge_decided, merge_more, open_merger, open_rooms, read
from tocsin.record import Article, Judgement, Statement, Verdict, content_id

REPORTS = Path(__file__).parents[2] / "examples" / "iraq-2020" / "reports"
NOW = datetime(2020, 6, 1, tzinfo=UTC)
Read = list[tuple[Article, tuple[Statement, ...]]]


@pytest.fixture(scope="module")
def news() -> Read:
    """Thirty articles of the worked theatre with their statements."""
    paths = [str(path) for path in sorted(REPORTS.glob("*.txt"))[:30]]
    documents = read_sources(paths, now=NOW, fetch=Fetcher(Limits()))
    return list(read((article for document in documents for article in document.articles), open_rooms("lexical")))


@pytest.fixture
def ledgers(tmp_path: Path) -> Iterator[list[Ledger]]:
    """Two empty ledgers."""
    opened = [open_ledger(str(tmp_path / name)) for name in ("one.tocsin", "other.tocsin")]
    yield opened
    for ledger in opened:
        ledger.close()


def forms(ledger: Ledger) -> list[str]:
    return [incident_form(incident) for incident in ledger.incidents()]


def add(ledger: Ledger, *news: tuple[Article, tuple[Statement, ...]]) -> list[str]:
    for article, statements in news:
        ledger.add(None, article, statements, reader="lexical", now=NOW)
    return [article.id for article, _ in news]


@pytest.mark.parametrize("seed", [1, 2])
def test_article_by_article_gives_the_incidents_of_all_at_once(news: Read, ledgers: list[Ledger], seed: int) -> None:
    at_once, by_steps = ledgers
    add(at_once, *news)
    merge(at_once, NOW)
    merger = open_merger(by_steps)
    for each in sorted(news, key=lambda read_one: content_id(seed, read_one[0].id)):
        merge_more(by_steps, merger, add(by_steps, each), NOW)
    assert forms(by_steps) == forms(at_once)
    assert [(j.left, j.right, j.score) for j in by_steps.judgements()] == [
        (j.left, j.right, j.score) for j in at_once.judgements()
    ]


def test_merging_all_again_after_the_steps_changes_nothing(news: Read, ledgers: list[Ledger]) -> None:
    ledger, _ = ledgers
    merger = open_merger(ledger)
    for each in news:
        merge_more(ledger, merger, add(ledger, each), NOW)
    before, history = forms(ledger), [ledger.history(incident.id) for incident in ledger.incidents()]
    merge(ledger, NOW)
    assert forms(ledger) == before
    assert [ledger.history(incident.id) for incident in ledger.incidents()] == history


def test_what_people_decide_is_taken_in_and_taken_back(news: Read, ledgers: list[Ledger]) -> None:
    ledger, _ = ledgers
    add(ledger, *news)
    merge(ledger, NOW)
    before, merger = forms(ledger), open_merger(ledger)
    first, other = [incident.reports[0] for incident in ledger.incidents()][:2]
    left, right = sorted((first, other))
    ledger.save_judgements([Judgement(left, right, Verdict.SAME, 1.0, by="anna")], NOW)
    merge_decided(ledger, merger, NOW)
    joined = [incident for incident in ledger.incidents() if first in incident.reports]
    assert [other in incident.reports for incident in joined] == [True]
    later = NOW.replace(month=7)
    ledger.save_judgements([Judgement(left, right, Verdict.UNSURE, 0.5, by="anna", made=later)], later)
    merge_decided(ledger, merger, later)
    assert forms(ledger) == before
