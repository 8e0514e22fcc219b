from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.ledger import Ledger
from tocsin.ledger.searching import terms
from tocsin.record import Article

NOON = datetime(2020, 4, 3, 12, tzinfo=UTC)
TEXTS = {
    "hospital": "قصفت الطائرات المستشفى الوطني في حلب يوم الأحد.",
    "rockets": "Militants fired rockets at the Taji base, wounding US troops. 50% of it burned; it’s closed.",
    "paper": "The PAPER says: “rocketry is no sport”, and Élan won in Zürich.",
    "dust": "Dust and rust. Nothing else was told of the base_camp.",
}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for number, (name, text) in enumerate(TEXTS.items()):
        article = Article(
            text, id=name, title=f"Title of {name}", publisher="Wire", published=date(2020, 4, 1 + number)
        )
        ledger.add(None, article, [], reader="lexical 1", now=NOON + timedelta(days=number))
    return ledger


FOUND = {
    "مستشفى": ["hospital"],
    "المستشفي": ["hospital"],
    "rockets": ["rockets"],
    "rocket": ["paper", "rockets"],
    "ROCKETS taji": ["rockets"],
    "rockets zurich": [],
    "elan Zürich": ["paper"],
    "US": ["rockets"],
    "us troops": ["rockets"],
    '"Taji base"': ["rockets"],
    '"base Taji"': [],
    "base taji": ["rockets"],
    "dust": ["dust"],
    "ust": ["dust"],
    "title": ["dust", "paper", "rockets", "hospital"],
    "50%": ["rockets"],
    "it's": ["rockets"],
    "base_camp": ["dust"],
    "base%camp": [],
    "": [],
    "!!!": [],
    '""': [],
}


def test_articles_that_hold_all_the_words_are_found(filled: Ledger) -> None:
    assert {words: [found.article for found in filled.search(words)] for words in FOUND} == FOUND


def test_whole_words_come_before_parts_of_words(filled: Ledger) -> None:
    late = Article("Rocketry, said the rocket club.", id="late", published=date(2020, 1, 1))
    filled.add(None, late, [], reader="lexical 1", now=NOON)
    assert [found.article for found in filled.search("rocket")] == ["late", "paper", "rockets"]
    assert [found.article for found in filled.search("rocket", limit=2)] == ["late", "paper"]
    assert filled.search("rocket", limit=0) == []


def test_what_is_found_says_where(filled: Ledger) -> None:
    [found] = filled.search("مستشفى")
    assert [(span.quote, TEXTS["hospital"][span.start : span.end]) for span in found.words] == [("مستشفى", "مستشفى")]
    [found] = filled.search("elan zurich")
    assert [span.quote for span in found.words] == ["Élan", "Zürich"]
    assert found.passage.quote == TEXTS["paper"]


def test_what_only_the_title_holds_is_shown_by_the_beginning_of_the_text(filled: Ledger) -> None:
    [found] = filled.search('"title of dust"')
    assert (found.passage.quote, found.words) == (TEXTS["dust"], ())


def test_a_passage_tells_its_statements(ledger: Ledger, rockets, now) -> None:
    ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)
    [found] = ledger.search("taji")
    assert found.statements == tuple(telling.id for telling in ledger.tellings())


def test_the_past_is_searched_as_it_stood(filled: Ledger) -> None:
    assert [found.article for found in filled.at(NOON + timedelta(days=2)).search("title")] == [
        "paper",
        "rockets",
        "hospital",
    ]


HOSTILE = [
    '"',
    '""""',
    "'; DROP TABLE articles; --",
    "a\x00b",
    "\ud800x",
    "NEAR(a b)",
    "a OR b NOT",
    "*",
    "^a",
    "(",
    "%%%",
]


def test_no_sign_is_an_order(filled: Ledger) -> None:
    assert [type(filled.search(words)) for words in HOSTILE] == [list] * len(HOSTILE)


@given(words=st.text(max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_asked_for(filled: Ledger, words: str) -> None:
    for found in filled.search(words):
        assert all(found.passage.start <= span.start < span.end <= found.passage.end for span in found.words)
        assert terms(words)


@given(start=st.integers(0, 60), length=st.integers(3, 20), name=st.sampled_from(sorted(TEXTS)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_piece_of_a_text_is_found_in_it(filled: Ledger, start: int, length: int, name: str) -> None:
    piece = TEXTS[name][start : start + length].replace('"', "")
    if len(terms(f'"{piece}"')) == 1 and len(terms(f'"{piece}"')[0]) >= 3:
        assert name in [found.article for found in filled.search(f'"{piece}"')]
