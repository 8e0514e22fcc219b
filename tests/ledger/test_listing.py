from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tocsin.ledger import AmbiguousId, ArticleRow, Counts, Ledger


@pytest.fixture
def filled(ledger: Ledger, rockets: Any, tally: Any, silent: Any, now: datetime) -> Ledger:
    for told in (silent, rockets, tally):
        ledger.add(told.capture, told.article, told.statements, reader="lexical 1", now=now)
    return ledger


def test_articles_are_listed_by_publication_with_how_much_they_tell(
    filled: Ledger, rockets: Any, tally: Any, silent: Any, now: datetime
) -> None:
    undated = replace(silent.article, id="undated", published=None)
    filled.add(None, undated, [], reader="lexical 1", now=now)
    rows = [
        ArticleRow(each.id, each.title, each.publisher, each.url, each.published, "en", now, told)
        for each, told in ((tally.article, 3), (rockets.article, 1), (silent.article, 0), (undated, 0))
    ]
    assert list(filled.articles()) == rows


def test_an_article_is_found_by_the_start_of_its_id(filled: Ledger, rockets: Any) -> None:
    assert filled.article(rockets.article.id[:10]) == rockets.article
    assert filled.article(rockets.article.id) == rockets.article
    assert filled.article("zzz") is None


def test_the_letters_of_an_id_count_as_they_stand(ledger: Ledger, silent: Any, now: datetime) -> None:
    for name in ("Case-1", "case-1", "case_2"):
        ledger.add(None, replace(silent.article, id=name), [], reader="lexical 1", now=now)
    found = [ledger.article(prefix) for prefix in ("Case", "case-", "case_", "case%")]
    assert [article.id if article else None for article in found] == ["Case-1", "case-1", "case_2", None]
    with pytest.raises(AmbiguousId, match='"case" fits case-1, case_2; give more of the id'):
        ledger.article("case")


def test_counts_count_what_there_is(filled: Ledger) -> None:
    assert filled.counts() == Counts(
        captures=3, articles=3, readings=3, statements=4, judgements=0, incidents=0, problems=0
    )


def test_what_is_not_there_has_no_history(filled: Ledger) -> None:
    assert filled.history("zzz") == []
