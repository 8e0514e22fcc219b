"""The table of number words, row by row, and near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.coding import read_count

ROWS = [
    ("two", "2..2"),
    ("at least 15", "15.."),
    ("15 or more", "15.."),
    ("more than a dozen", "13.."),
    ("over 12", "13.."),
    ("about 50", "~50..50"),
    ("around 50", "~50..50"),
    ("some 50", "~50..50"),
    ("nearly 50", "~50..50"),
    ("up to 30", "1..30"),
    ("as many as 30", "1..30"),
    ("fewer than 10", "0..9"),
    ("two or three", "2..3"),
    ("between 10 and 20", "10..20"),
    ("10 to 20", "10..20"),
    ("10–20", "10..20"),
    ("several", "3.."),
    ("a few", "3.."),
    ("some", "3.."),
    ("a number of", "3.."),
    ("many", "3.."),
    ("multiple", "3.."),
    ("numerous", "3.."),
    ("a pair", "2..2"),
    ("a couple", "2..2"),
    ("dozens", "24.."),
    ("scores", "40.."),
    ("hundreds", "200.."),
    ("thousands", "2000.."),
    ("a soldier", "1..1"),
    ("an officer", "1..1"),
    ("one", "1..1"),
    ("Qassem Soleimani", "1..1"),
    ("soldiers", "2.."),
    ("no", "0..0"),
    ("none", "0..0"),
    ("nobody", "0..0"),
]
PHRASES = [
    ("At least two dozen villagers", "24.."),
    ("a dozen men", "12..12"),
    ("half a dozen shells", "6..6"),
    ("one hundred and twenty people", "120..120"),
    ("twenty-five rebels", "25..25"),
    ("1,200 fighters", "1200..1200"),
    ("1.5 million people", "1500000..1500000"),
    ("tens of thousands of people", "20000.."),
    ("a total of 37 people", "37..37"),
    ("more than 2,000 others", "2001.."),
    ("no more than 5", "1..5"),
    ("a barrage of rockets", "2.."),
    ("barrage of rockets", "2.."),
    ("five members of the security forces", "5..5"),
    ("members of the guard", "2.."),
    ("policemen", "2.."),
    ("no casualties", "0..0"),
    ("three or more of them", "3.."),
]
NOTHING = ["", "the base", "pilot", "the soldiers", "14-year-old boy", "harbour", "F-16 crew"]


@pytest.mark.parametrize(("phrase", "expected"), ROWS + PHRASES, ids=[phrase for phrase, _ in ROWS + PHRASES])
def test_a_phrase_gives_the_bounds_of_the_scheme(phrase, expected):
    assert str(read_count(phrase)) == expected


@pytest.mark.parametrize("phrase", NOTHING)
def test_a_phrase_without_a_number_gives_none(phrase):
    assert read_count(phrase) is None


@given(st.integers(0, 10**9))
def test_digits_are_read_as_they_stand_with_and_without_commas(number):
    assert read_count(f"{number} people") == read_count(f"{number:,} people")
    assert str(read_count(str(number))) == f"{number}..{number}"


@given(st.integers(1, 500))
def test_a_floor_and_a_ceiling_both_hold_the_number_itself(number):
    exact = read_count(f"{number}")
    assert read_count(f"at least {number}").agrees(exact)
    assert read_count(f"up to {number}").agrees(exact)
    assert not read_count(f"more than {number}").agrees(exact)
    assert not read_count(f"fewer than {number}").agrees(exact)


@given(st.text(max_size=40))
def test_any_words_at_all_give_a_count_or_none(words):
    read_count(words)


@pytest.mark.parametrize("digits", ["9" * 21, "9" * 400, "9" * 5000])
def test_a_number_of_nothing_in_the_news_is_no_number(digits):
    assert str(read_count(f"{digits} soldiers")) == "2.."


def test_a_large_number_is_exact():
    assert str(read_count("900,719,925,473 dinars")) == "900719925473..900719925473"
