"""What a ledger tells of strengths, as the plain table that analysis takes."""

from datetime import date

import pytest

from tocsin.answering.held import hold
from tocsin.answering.outlooks import strengths_of
from tocsin.answering.parties import side
from tocsin.pipeline import open_rooms, read
from tocsin.record import Article, Telling

PRINTED = date(2020, 3, 20)


@pytest.fixture(scope="module")
def told():
    """How strong the side is told to be by one sentence of an article of 20 March 2020."""
    rooms = open_rooms("auto")

    def strengths(words):
        article = Article(words, published=PRINTED)
        statements = next(read([article], rooms))[1]
        tellings = tuple(Telling(str(n), "a", one, "Wire", PRINTED) for n, one in enumerate(statements))
        return [(str(one.day), one.low) for one in strengths_of(hold([], tellings, ()), side("US"))]

    return strengths


def test_a_strength_without_a_time_is_that_of_the_article_s_day(told):
    assert told("The remaining 5,000 US troops in Iraq are on alert.") == [("2020-03-20", 5000)]


def test_a_strength_of_other_years_is_not_today_s(told):
    assert told("At the height of the surge in 2007 about 170,000 US troops were in the country.") == []
