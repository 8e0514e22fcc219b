import pytest

from tocsin.merging.counts import tolls_of
from tocsin.record import Count, Effect, Harm, Report, Span, Who

TOLD = [
    ("seven people", "five of its members", "two of their guests", "7..7"),
    ("two Americans", "a Briton", "", "3..3"),
    ("Qassem", "Qassem Soleimani", "Abu Mahdi al-Muhandis", "2..2"),
    ("the reporter", "the reporter", "", "1..1"),
    ("four soldiers", "four soldiers", "", "8..8"),
    ("seven people", "five of its members", "", "12..12"),
    ("three officers", "two officers", "one civilian", "3..3"),
    ("one man", "three women", "one manager", "5..5"),
]
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}


def report_of(*quotes):
    harms, at = [], 20
    for quote in filter(None, quotes):
        many = NUMBERS.get(quote.split()[0], 1)
        harms.append(Harm(Span(at, at + len(quote), quote), Effect.KILLED, Count(many, many), Who.UNKNOWN))
        at += 60
    return Report(trigger=Span(0, 6, "killed"), kind="attack", harm=tuple(harms))


@pytest.mark.parametrize(("first", "second", "third", "expected"), TOLD)
def test_numbers_of_different_people_are_added_up_and_those_told_again_are_not(first, second, third, expected):
    assert str(tolls_of(report_of(first, second, third))[Effect.KILLED]) == expected


def test_words_within_longer_ones_are_the_same_number():
    harms = (
        Harm(Span(20, 27, "about a"), Effect.WOUNDED, Count(1, 1), Who.UNKNOWN),
        Harm(Span(20, 40, "about a dozen people"), Effect.WOUNDED, Count(12, 12, approx=True), Who.UNKNOWN),
    )
    report = Report(trigger=Span(0, 6, "struck"), kind="shelling", harm=harms)
    assert str(tolls_of(report)[Effect.WOUNDED]) == "~12..12"
