"""Numbers of tallies and strengths, corrected by the words that tell them."""

from datetime import timedelta

import pytest

from tests.reviewing.conftest import NOON
from tocsin.ledger import open_ledger
from tocsin.record import Article, Count
from tocsin.record.plain import parse_statement
from tocsin.reviewing import NotBorneOut, State, UnknownField, accept, correct, reject, states, undo, verify

TEXT = "The navy has 20 ships and 5,000 sailors there. Of 40 attacks since January at least 15 were at sea, officials said."
TALLY = "tally events: attacks | count: 40 [40..40] | speaker: officials"
STRENGTH = "strength: has | count: 5,000 [5000..5000] | what: ships"
TREND = "trend down: since"


@pytest.fixture
def counted(address):
    """A ledger of an article with a tally, a strength and a trend, whose numbers are not the ones meant."""
    with open_ledger(address) as ledger:
        told = [parse_statement(line, TEXT) for line in (TALLY, STRENGTH, TREND)]
        ledger.add(None, Article(TEXT, id="sea", publisher="Post"), told, reader="first", now=NOON)
        yield ledger


@pytest.fixture
def fix(counted, resolver):
    """`fix(sort, field, value, quote)`: correct a statement of the article."""
    minutes = iter(range(1, 100))

    def at(sort, field, value, quote=None):
        words = (TEXT.index(quote), TEXT.index(quote) + len(quote)) if quote else None
        said = {"by": "anna", "why": "seen", "now": NOON + timedelta(minutes=next(minutes))}
        return correct(counted, which(counted, sort), field, value, words=words, resolver=resolver, **said)

    return at


def which(ledger, sort):
    return ledger.tellings("sea", sort, as_read=True)[0].id


def told(ledger, sort):
    return ledger.tellings("sea", sort)[0].statement


def test_a_tally_counts_what_the_words_pointed_at_say(counted, fix):
    assert "corrected count" in fix("tally", "count", "at least 15").what
    assert (told(counted, "tally").words.quote, told(counted, "tally").count) == ("at least 15", Count(15, None))
    fix("tally", "count", "40..40", "40")
    assert (told(counted, "tally").words.quote, told(counted, "tally").count) == ("40", Count(40, 40))
    assert verify(counted) == ()


def test_a_strength_counts_what_the_words_pointed_at_say(counted, fix):
    fix("strength", "count", "20", "20")
    assert (told(counted, "strength").words.quote, told(counted, "strength").count) == ("20", Count(20, 20))
    assert told(counted, "strength").what.quote == "ships"
    assert verify(counted) == ()


def test_a_corrected_number_is_taken_back_and_the_readers_own_is_still_there(counted, fix):
    before = counted.tellings()
    fix("tally", "count", "at least 15")
    assert counted.tellings(as_read=True) == before
    assert counted.tellings() != before
    undo(counted, by="anna", why="a slip", now=NOON + timedelta(hours=1))
    assert counted.tellings() == before


def test_the_state_of_a_number_says_who_answers_for_it(counted, fix):
    state = {each.field: each for each in states(counted, which(counted, "tally"))}
    assert (state["count"].state, '"low":40' in state["count"].machine) == (State.MACHINE, True)
    fix("tally", "count", "at least 15")
    state = {each.field: each for each in states(counted, which(counted, "tally"))}
    assert (state["count"].state, state["count"].by) == (State.CORRECTED, "anna")
    assert ('"low":40' in state["count"].machine, '"low":15' in state["count"].value) == (True, True)
    accept(counted, which(counted, "tally"), "count", by="ben", why="", now=NOON + timedelta(hours=1))
    assert {each.field: each.state for each in states(counted, which(counted, "tally"))}["count"] is State.ACCEPTED
    assert told(counted, "tally").count == Count(15, None)


def test_a_corrected_number_goes_over_to_a_better_reading(counted, fix):
    fix("tally", "count", "at least 15")
    again = [parse_statement("tally events: 40 attacks | count: 40 [40..40]", TEXT)]
    counted.add(None, counted.article("sea"), again, reader="better", now=NOON + timedelta(hours=1))
    assert told(counted, "tally").count == Count(15, None)
    assert counted.adrift() == []


@pytest.mark.parametrize(
    ("wish", "what"),
    [
        (("tally", "count", "16", "at least 15"), "says 15.., not 16..16"),
        (("tally", "count", "41"), "says 40..40, not 41..41"),
        (("tally", "count", "sixty"), "is not in the article"),
        (("strength", "count", "navy"), "says no number"),
    ],
)
def test_a_number_that_the_words_do_not_say_is_refused(counted, fix, wish, what):
    with pytest.raises(NotBorneOut, match=what):
        fix(*wish)
    assert counted.decisions() == []


@pytest.mark.parametrize(
    ("sort", "field"), [("trend", "count"), ("tally", "killed"), ("strength", "kind"), ("tally", "times")]
)
def test_a_field_that_a_sort_has_not_is_named_with_those_it_has(counted, fix, sort, field):
    with pytest.raises(UnknownField, match=r"the fields are .*stage"):
        fix(sort, field, "40")
    assert counted.decisions() == []


def test_a_number_cannot_be_left_empty(counted):
    with pytest.raises(UnknownField):
        reject(counted, which(counted, "tally"), "count", by="anna", why="", now=NOON)


def test_a_report_of_an_event_has_no_count(ledger, report, say):
    with pytest.raises(UnknownField, match="times"):
        say(correct, report("post"), "count", "18", words=(16, 18))
