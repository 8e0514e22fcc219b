"""Several things at a time: in order, lazily, with errors where they belong, and the same on any number of threads."""

import threading
from itertools import count, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.abreast import AHEAD, in_order
from tocsin.pipeline import open_rooms, read
from tocsin.record import Article

TEXTS = (
    "Rebels shelled Kidal on Monday, killing two.",
    "The choir sang until late.",
    "Police in Lagos arrested nine men over the bombing of a bus.",
    "",
    "The army denied that it had fired on the camp; the mayor blamed it for four deaths.",
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(), max_size=40), st.integers(1, 4))
def test_results_come_in_the_order_given(numbers, threads):
    assert list(in_order(str, numbers, threads=threads)) == [str(number) for number in numbers]


def test_an_endless_source_is_taken_a_little_ahead_only():
    taken = []
    source = (taken.append(number) or number for number in count())
    assert list(islice(in_order(abs, source, threads=2), 5)) == [0, 1, 2, 3, 4]
    assert len(taken) <= 5 + 2 * AHEAD


def test_what_goes_wrong_is_raised_where_it_stands():
    results = in_order(lambda number: 6 // number, [1, 2, 0, 3], threads=2)
    assert [next(results), next(results)] == [6, 3]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_thread_is_left_when_the_rest_is_not_wanted():
    results = in_order(abs, range(100), threads=3)
    next(results)
    before = threading.active_count()
    results.close()
    assert threading.active_count() <= before


def test_articles_are_read_alike_alone_and_abreast():
    rooms = open_rooms()
    articles = [Article(text, f"a{number}") for number, text in enumerate(TEXTS * 4)]
    alone = [next(iter(read([article], rooms))) for article in articles]
    assert list(read(articles, rooms)) == alone
