"""The chance of an attack with many dead: tails that are known beforehand, and refusals."""

from datetime import date

import numpy as np
import pytest
from scipy.stats import genpareto

from tocsin.analysis.forecasting.larger import chance_of, larger, tails
from tocsin.analysis.series import Series

DAYS = 1000


def series(number):
    counts = np.bincount(np.random.default_rng(1).integers(0, DAYS, number), minlength=DAYS)
    return Series(date(2019, 1, 1), tuple(counts.tolist()), "attacks")


def drawn(number, shape=0.3, scale=3.0):
    return np.ceil(genpareto.rvs(shape, scale=scale, size=number, random_state=7)).astype(int).tolist()


def test_a_known_tail_is_recovered():
    dead = drawn(4000)
    truth = float(genpareto.sf(39, 0.3, scale=3.0))
    assert [tail.beyond(40) for tail in tails(dead)] == pytest.approx([truth] * 3, rel=0.35)


def test_the_answer_gives_a_word_a_number_and_the_range_over_thresholds():
    answer = larger(series(400), drawn(300), 25, 4)
    low, high = answer.intervals[0].low, answer.intervals[0].high
    assert low <= answer.estimate <= high
    assert answer.sentence.startswith("1 attack or more with 25 or more dead in the 28 days after 26 September 2021: ")
    assert "by where the tail begins" in answer.sentence
    assert any("Left out: 100 of which no dead are told." in caveat for caveat in answer.caveats)


def test_more_dead_are_less_likely_and_more_weeks_more():
    [tail, *_] = tails(drawn(300))
    chances = [chance_of(tail, dead, 10) for dead in range(10, 60, 10)]
    assert chances == sorted(chances, reverse=True)
    assert chance_of(tail, 20, 20) > chance_of(tail, 20, 10)


def test_what_was_never_seen_is_said():
    dead = drawn(300)
    assert any("No attack with" in caveat for caveat in larger(series(300), dead, max(dead) + 1, 4).caveats)


@pytest.mark.parametrize(
    ("dead", "at_least", "why"),
    [
        (drawn(49), 30, "49 attacks whose dead are told, and 50 are needed"),
        ([1] * 100, 30, "too few of 100 attacks whose dead are told stand out for a tail"),
        (drawn(300), 2, "2 dead are too few for a tail"),
    ],
)
def test_too_few_are_refused(dead, at_least, why):
    answer = larger(series(300), dead, at_least, 4)
    assert answer.refused.startswith(why)
    assert answer.estimate is None
