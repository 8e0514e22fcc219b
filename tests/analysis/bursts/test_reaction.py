from datetime import date, timedelta

import numpy as np
import pytest

from tocsin.analysis.answer import Grade
from tocsin.analysis.bursts.answers import LESSON, who_answers
from tocsin.analysis.bursts.granger import granger, lagged, quarters, weekdays
from tocsin.analysis.bursts.hawkes import Pull
from tocsin.analysis.bursts.reaction import cross_pulls, following, moves
from tocsin.analysis.bursts.simulation import simulate
from tocsin.analysis.series import Series

START = date(2018, 1, 1)


def answering(seed, days=1000, lag=3, chance=0.5):
    """Days of a first side, and of a second that follows half of them three days later."""
    rng = np.random.default_rng(seed)
    first = rng.poisson(0.1, days)
    second = rng.poisson(0.05, days)
    second[lag:] += rng.binomial(first[:-lag], chance)
    return first.astype(float), second.astype(float)


def clustered(rng, days=700):
    times = simulate([0.1], np.array([0.0, days]), Pull(0.5, 5.0), rng)
    return np.bincount(times.astype(int), minlength=days)[:days].astype(float)


def series(counts, name):
    return Series(START, tuple(map(int, counts)), name)


def test_a_planted_answer_is_found_with_its_day():
    found = following(*answering(1))
    assert (found.peak, found.half) == (3, 3)
    assert found.p_value < 0.02
    assert found.chance > found.otherwise + 0.2


def test_the_reverse_of_a_planted_answer_is_not_found():
    first, second = answering(1)
    assert following(second, first).p_value > 0.05


def test_two_clustered_sides_that_ignore_each_other_seldom_look_like_answers():
    rng = np.random.default_rng(2)
    alarms = sum(following(clustered(rng), clustered(rng)).p_value < 0.05 for _ in range(50))
    assert alarms <= 6


def test_days_are_moved_beyond_the_longest_lag_and_never_onto_themselves():
    assert moves(100, 30) == [*range(-50, -30), *range(31, 51)]


def test_the_pull_between_sides_is_told_beside_the_second_sides_own_bursts():
    pulls = cross_pulls(*answering(3))
    assert [pull.step for pull in pulls] == [None, 180, 90, 60]
    assert all(0.3 < pull.share < 0.6 and pull.p_value < 0.01 for pull in pulls)


def test_a_regression_tells_the_one_direction_and_not_the_other():
    first, second = answering(4)
    assert granger(first, second, START, 7).p_value < 1e-6
    assert granger(second, first, START, 7).p_value > 0.05


def test_the_regression_keeps_its_size_on_clustered_days():
    rng = np.random.default_rng(5)
    alarms = sum(granger(clustered(rng), clustered(rng), START, 7).p_value < 0.05 for _ in range(30))
    assert alarms <= 5


def test_the_answer_says_follows_and_never_why():
    answer = who_answers(series(answering(6)[0], "raids"), series(answering(6)[1], "rockets"))
    assert answer.sentence.startswith("After a day with raids, the chance of rockets within 7 days is ")
    assert "The peak is at 3 days" in answer.sentence
    assert LESSON in answer.caveats
    assert answer.grade is Grade.ASSOCIATION
    assert {row[0] for row in answer.tables[0].rows} == {"raids, then rockets", "rockets, then raids"}
    assert answer.chart is not None


def test_without_an_answer_none_is_told():
    rng = np.random.default_rng(7)
    answer = who_answers(series(rng.poisson(0.2, 600), "raids"), series(rng.poisson(0.2, 600), "rockets"))
    assert answer.sentence.endswith("No answer stands out from chance.")


def test_few_days_are_refused():
    few = series([1] * 5 + [0] * 300, "raids")
    assert "10 of each" in who_answers(few, few).refused


@pytest.mark.parametrize("turned", [False, True])
def test_where_one_side_acts_every_day_there_are_no_other_days_to_compare_with(turned):
    rng = np.random.default_rng(8)
    sides = [series(rng.poisson(30, 400), "strikes"), series(rng.poisson(0.1, 400), "raids")]
    answer = who_answers(*(reversed(sides) if turned else sides))
    assert "28 " in answer.refused
    assert answer.refused.endswith("in 400 days; 10 days without either are needed too, to compare with")


def test_a_regression_on_days_that_are_all_alike_is_not_told():
    rng = np.random.default_rng(9)
    some, every = (rng.random(400) < 0.2).astype(float), np.ones(400)
    assert [granger(*sides, START, 7) for sides in ((some, every), (every, some), (every, every))] == [None] * 3


def test_a_regression_that_is_left_out_is_told():
    rng = np.random.default_rng(10)
    often = np.ones(400)
    often[:12] = 0
    answer = who_answers(series(often * 2, "strikes"), series(rng.random(400) < 0.2, "raids"))
    assert "any event, 14 days" not in {row[1] for row in answer.tables[1].rows}
    assert any(said.startswith("For strikes, then raids, a regression is left out") for said in answer.caveats)


@pytest.mark.parametrize("lags", [7, 14])
def test_a_regression_gives_what_the_usual_inverse_gives(lags):
    first, second = answering(11)
    begun, size = START + timedelta(days=lags), 1000 - lags
    calendar = [weekdays(begun, size)[:, 1:], quarters(begun, size)[:, None] == np.arange(1, 12), np.ones(size)]
    design = np.column_stack([lagged(first, lags), lagged(second, lags), *calendar]).astype(float)
    weights, _, rank, _ = np.linalg.lstsq(design, second[lags:], rcond=None)
    inverse = np.linalg.pinv(design.T @ design)
    left = second[lags:] - design @ weights
    spread = inverse @ (design.T * left**2) @ design @ inverse * len(left) / (len(left) - rank)
    value = weights[:lags] @ np.linalg.inv(spread[:lags, :lags]) @ weights[:lags] / lags
    found = granger(first, second, START, lags)
    assert (found.f, found.rest, found.weight) == (
        pytest.approx(value),
        len(left) - rank,
        pytest.approx(weights[:lags].sum()),
    )


def test_each_day_has_its_weekday_and_its_quarter():
    start, days = date(1969, 12, 30), 200
    told = [start + timedelta(days=number) for number in range(days)]
    assert weekdays(start, days).tolist() == [[float(day.weekday() == each) for each in range(7)] for day in told]
    named = [(1969, 4), (1970, 1), (1970, 2), (1970, 3)]
    assert quarters(start, days).tolist() == [named.index((day.year, (day.month + 2) // 3)) for day in told]
