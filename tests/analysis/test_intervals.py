import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.analysis.intervals import (
    BadExposure,
    Exposed,
    Widening,
    count_interval,
    exact_p,
    exact_ratio,
    mid_p,
    ratio,
    score_p,
    widened_p,
    widened_ratio,
)


def ends(interval, digits):
    return round(interval.low, digits), None if interval.high is None else round(interval.high, digits)


def test_fifteen_in_56_days_against_forty_in_365():
    # computed for this project with two programs: 2.444 (1.254-4.522), p 0.0049
    after, before = Exposed(15, 56), Exposed(40, 365)
    assert round(ratio(after, before), 3) == 2.444
    assert ends(exact_ratio(after, before), 3) == (1.254, 4.522)
    assert round(exact_p(after, before), 4) == 0.0049


def test_bursts_widen_the_same_ratio():
    # a share of 0.3 that follows from other attacks: 1.05-5.7
    interval = widened_ratio(Exposed(15, 56), Exposed(40, 365), Widening(0.3))
    assert ends(interval, 2) == (1.05, 5.71)


def test_person_years_as_in_a_manual_of_epidemiology():
    # Stata's manual, `iri 41 15 28010 19017`: 1.855759 (1.005684-3.609300);
    # p values confirmed with statsmodels 0.15, test_poisson_2indep (exact-cond, cond-midp, score)
    after, before = Exposed(41, 28010), Exposed(15, 19017)
    assert round(ratio(after, before), 7) == 1.8557587
    assert ends(exact_ratio(after, before), 7) == (1.0056841, 3.6093003)
    assert [round(p(after, before), 5) for p in (exact_p, mid_p, score_p)] == [0.04085, 0.03475, 0.03736]


def test_radiation_cases_as_in_the_help_of_another_program():
    # R's help of poisson.test: 11 in 800 against 21 in 3,011
    after, before = Exposed(11, 800), Exposed(21, 3011)
    assert round(ratio(after, before), 6) == 1.971488
    assert ends(exact_ratio(after, before), 7) == (0.8584264, 4.2772659)
    assert round(exact_p(after, before), 5) == 0.07967


def test_expected_counts_by_garwood():
    assert ends(count_interval(15), 3) == (8.395, 24.740)
    assert ends(count_interval(0), 3) == (0.0, 2.996)


def test_few_on_one_side_are_compared_by_share_and_stay_finite():
    few = widened_ratio(Exposed(1, 121), Exposed(72, 365), Widening(0.5, 36))
    none = widened_ratio(Exposed(0, 121), Exposed(72, 365), Widening(0.5, 36))
    assert 0 < few.low < 1 / 121 / (72 / 365) < few.high < 1
    assert none.low == 0
    assert none.high < 1
    assert widened_p(Exposed(0, 121), Exposed(72, 365), Widening(0.5, 36)) < 0.05
    assert widened_ratio(Exposed(3, 30), Exposed(0, 30), Widening()).high is None


def test_nothing_on_either_side_says_nothing():
    assert ends(widened_ratio(Exposed(0, 5), Exposed(0, 5), Widening()), 1) == (0.0, None)
    assert widened_p(Exposed(0, 5), Exposed(0, 5), Widening()) == 1.0


def test_an_interval_and_its_p_agree():
    for after in range(30):
        counted = Exposed(after, 56), Exposed(40, 365)
        interval = widened_ratio(*counted, Widening(0.3, 25))
        outside = interval.low > 1 or (interval.high is not None and interval.high < 1)
        assert outside == (widened_p(*counted, Widening(0.3, 25)) < 0.05)


def test_a_rate_needs_time():
    with pytest.raises(BadExposure, match="more than 0 days, got 3 in 0"):
        Exposed(3, 0)


counts = st.builds(Exposed, st.integers(0, 60), st.integers(1, 400))


@given(counts, counts, st.floats(0, 0.9), st.floats(3, 40))
def test_allowing_for_bursts_never_makes_a_range_narrower_or_a_difference_surer(after, before, share, freedom):
    allowed, alone = widened_ratio(after, before, Widening(share, freedom)), exact_ratio(after, before)
    assert allowed.low <= alone.low
    assert allowed.high is None or (alone.high is not None and alone.high <= allowed.high)
    assert widened_p(after, before, Widening(share, freedom)) >= exact_p(after, before)
