"""One text in several papers: every printing is kept, and which one stands does not hang on the order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from tests.ledger.conftest import NOON
from tocsin.ledger import open_ledger
from tocsin.pipeline import merge
from tocsin.record import Article, Printing
from tocsin.reviewing import verify
from tocsin.transfer.inward import import_ledger
from tocsin.transfer.manners import Manners
from tocsin.transfer.outward import export_ledger, sourced_in

LATER = NOON + timedelta(days=1)
DAY = date(2020, 4, 3)


@pytest.fixture
def papers(rockets):
    """The rockets' text without an address in two papers."""
    plain = replace(rockets.article, url="", title="Rockets at Taji", publisher="Morning Post")
    first = replace(plain, id=Article(plain.text, published=DAY).id)
    return first, replace(first, title="Two soldiers perish", publisher="Herald", sha256="")


def put(ledger, article, told, now=NOON, reader="lexical 1"):
    return ledger.add(None, article, told.statements, reader=reader, now=now)


def test_both_papers_are_sources_of_one_report(ledger, papers, rockets):
    assert [put(ledger, paper, rockets) for paper in papers] == [True, True]
    merge(ledger, NOON)
    (incident,) = ledger.incidents()
    (telling,) = ledger.tellings()
    assert telling.publishers == incident.publishers == ("Herald", "Morning Post")
    assert (len(incident.reports), incident.sources) == (1, 1)
    assert [(one.source, one.articles) for one in ledger.sources()] == [("Herald", 1), ("Morning Post", 1)]
    (row,) = ledger.articles()
    assert (row.title, row.publishers) == ("Two soldiers perish", ("Herald", "Morning Post"))
    assert [line.what for line in ledger.history(papers[0].id)][-1] == "printed by Herald too"
    assert verify(ledger) == ()


def test_forty_papers_are_one_source_and_all_are_listed(ledger, papers, rockets):
    names = [f"Paper {number:02}" for number in range(40)]
    for name in names:
        put(ledger, replace(papers[0], publisher=name), rockets)
    merge(ledger, NOON)
    (incident,) = ledger.incidents()
    assert (incident.sources, list(incident.publishers)) == (1, names)
    assert [each.publisher for each in ledger.article(papers[0].id).printings] == names


def test_adding_a_printing_twice_changes_nothing(ledger, papers, rockets):
    for paper in papers:
        put(ledger, paper, rockets)
    mark = ledger.mark()
    assert [put(ledger, paper, rockets, LATER) for paper in papers] == [False, False]
    assert ledger.mark() == mark


def test_what_was_added_reads_back_with_all_its_printings(ledger, papers, rockets):
    whole = replace(papers[1], also=papers[0].printings)
    assert put(ledger, whole, rockets)
    assert ledger.article(whole.id) == whole
    assert not put(ledger, whole, rockets, LATER)


RANKED = [
    {"published": date(2020, 4, 2), "publisher": "Zephyr", "title": "B"},
    {"published": DAY, "publisher": "Herald", "title": "C"},
    {"published": DAY, "publisher": "Post", "title": "A"},
    {"published": DAY, "publisher": "Post", "title": "B"},
    {"published": DAY, "publisher": "Alpha", "title": ""},
    {"published": DAY, "publisher": "", "title": "A"},
    {"published": None, "publisher": "Alpha", "title": "A"},
]


@pytest.mark.parametrize("at", range(len(RANKED) - 1))
def test_the_earliest_then_the_named_then_the_titled_stands(ledger, at):
    before, after = (Article("Rockets.", id="a", **RANKED[place]) for place in (at, at + 1))
    for order in ((after, before), (before, after)):
        for article in order:
            ledger.add(None, article, [], reader="lexical 1", now=NOON)
        assert ledger.article("a").printings == (*before.printings, *after.printings)


def test_the_reading_of_the_printing_that_stands_speaks_whenever_it_was_made(tmp_path, papers, rockets):
    doubted = replace(rockets, statements=(replace(rockets.statements[0], confidence=0.25),))
    told = [(papers[0], doubted), (papers[1], rockets), (replace(papers[0], publisher="Wire"), doubted)]
    for number, order in enumerate(permutations(told)):
        with open_ledger(str(tmp_path / f"{number}.db")) as ledger:
            for hours, (paper, read) in enumerate(order):
                put(ledger, paper, read, NOON + timedelta(hours=hours))
            assert [telling.statement.confidence for telling in ledger.tellings()] == [0.875]


def test_a_better_reader_speaks_for_the_printing_that_stands(ledger, papers, rockets):
    for paper in papers:
        put(ledger, paper, rockets)
    doubted = replace(rockets, statements=(replace(rockets.statements[0], confidence=0.25),))
    put(ledger, papers[0], doubted, LATER, "lexical 2")
    assert [telling.statement.confidence for telling in ledger.tellings()] == [0.875]
    put(ledger, ledger.article(papers[0].id), doubted, LATER + timedelta(days=1), "lexical 3")
    assert [telling.statement.confidence for telling in ledger.tellings()] == [0.25]


def test_the_past_shows_the_printing_that_stood_then(ledger, papers, rockets):
    for paper, now in zip(papers, (NOON, LATER), strict=True):
        put(ledger, paper, rockets, now)
        merge(ledger, now)
    then, now = ledger.at(NOON), ledger.at(LATER)
    assert then.article(papers[0].id) == papers[0]
    assert [telling.publishers for telling in then.tellings()] == [("Morning Post",)]
    assert [incident.publishers for incident in then.incidents()] == [("Morning Post",)]
    assert [one.source for one in then.sources()] == ["Morning Post"]
    assert (then.search("perish"), len(then.search("taji"))) == ([], 1)
    assert now.article(papers[0].id) == ledger.article(papers[0].id)
    assert now.tellings() == ledger.tellings()


def test_an_article_is_found_by_any_of_its_titles_and_once(ledger, papers, rockets):
    for paper in papers:
        put(ledger, paper, rockets)
    assert [found.title for found in ledger.search("perish")] == ["Two soldiers perish"]
    assert [found.title for found in ledger.search("rockets taji")] == ["Two soldiers perish"]
    assert ledger.search('"rockets at taji" perish') == []


def test_a_printing_has_an_id_of_all_that_it_says():
    one = Printing("A title", publisher="Herald", published=DAY)
    assert one.id_of("a") == Printing("A title", publisher="Herald", published=DAY).id_of("a")
    assert len({one.id_of("a"), one.id_of("b"), replace(one, byline="x").id_of("a")}) == 3


def test_two_papers_at_one_moment_stand_as_they_do_one_after_the_other(ledger, papers, rockets):
    moment = datetime(2020, 4, 3, 12, tzinfo=UTC)
    for paper in papers:
        put(ledger, paper, rockets, moment)
    assert ledger.at(moment).article(papers[0].id).publisher == "Herald"


def test_an_export_lists_each_paper(ledger, papers, rockets, tmp_path):
    for paper in papers:
        put(ledger, paper, rockets)
    merge(ledger, NOON)
    (sourced,) = sourced_in(ledger, ledger.incidents())
    assert [(one.publisher, one.title) for one in sourced.sources] == [
        ("Herald", "Two soldiers perish"),
        ("Morning Post", "Rockets at Taji"),
    ]
    with (tmp_path / "a.jsonl").open("wb") as out:
        export_ledger(ledger, None, out, Manners(False, False, False, "", "").wish(""))
    with open_ledger(":memory:") as other:
        import_ledger(other, tmp_path / "a.jsonl", NOON)
        assert other.article(papers[0].id) == ledger.article(papers[0].id)
        assert other.incidents() == ledger.incidents()
