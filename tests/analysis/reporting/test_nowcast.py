"""Delays and what is still to come: the dengue table of analysis.md E8, and simulated delays."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from tocsin.analysis.reporting.delays import NoReports, ReportBeforeEvent, delays_of
from tocsin.analysis.reporting.nowcast import filling, nowcast, still_to_come

DENGUE = Path(__file__).parents[4] / "shared" / "data" / "method_tests" / "nowcast" / "denguedat.csv"


@pytest.fixture(scope="module")
def dengue():
    if not DENGUE.exists():
        pytest.skip("shared/data/method_tests/nowcast is not here")
    with DENGUE.open(encoding="utf-8") as lines:
        rows = [(_week(row["onset_week"]), _week(row["report_week"])) for row in csv.DictReader(lines)]
    onset, reported = np.array(rows).T
    return onset[onset <= 39], (reported - onset)[onset <= 39]


def _week(day):
    return (date.fromisoformat(day) - date(1990, 1, 1)).days // 7


@pytest.mark.shared
def test_the_chain_ladder_gives_the_printed_figures(dengue):
    """As of 1990-10-01, week 39: analysis.md E8, to its printed digits."""
    found = nowcast(*dengue, now=39)
    assert [each.reported for each in found] == [44, 54, 38, 71, 40, 10]
    assert [round(each.chain, 1) for each in found[:5]] == [46.4, 58.3, 43.4, 89.2, 76.1]
    assert (round(found[5].chain), round(found[5].seen, 3)) == (149, 0.067)


@pytest.mark.shared
def test_the_expected_counts_are_near_those_of_nobbs_where_half_is_in(dengue):
    """NobBS, published: 48, 59, 45, 90, 80 for the weeks with half or more in."""
    expected = [each.expected for each in nowcast(*dengue, now=39) if each.seen >= 0.5]
    assert expected == pytest.approx([48, 59, 45, 90, 80], rel=0.05)


@pytest.mark.shared
def test_a_week_of_which_little_is_in_has_no_count(dengue):
    last = nowcast(*dengue, now=39)[-1]
    assert (last.expected, last.low, last.high) == (None, None, None)


def test_known_delays_are_recovered():
    """Geometric delays with 0.35 a day: half seen by day 1, nine in ten by day 5."""
    rng = np.random.default_rng(1)
    events = rng.integers(0, 300, 6000)
    found = delays_of(events, rng.geometric(0.35, 6000) - 1, 299)
    truth = 1 - 0.65 ** np.arange(1, 8)
    assert found.seen[:7] == pytest.approx(truth, abs=0.02)
    assert (found.quantile(0.5), found.quantile(0.9)) == (1, 5)


def test_intervals_hold_the_truth_about_nine_times_in_ten():
    rng, inside = np.random.default_rng(2), []
    for _ in range(120):
        counts = rng.poisson(20, 60)
        events = np.repeat(np.arange(60), counts)
        found = nowcast(events, rng.geometric(0.35, len(events)) - 1, now=59, last=3)
        inside += [each.low <= counts[each.day] <= each.high for each in found if each.expected is not None]
    assert 0.87 <= np.mean(inside) <= 0.95


@given(st.integers(0, 60), st.floats(0.3, 0.99))
def test_ends_count_by_half(reported, seen):
    _, low, high = filling(reported, seen, 0.0)
    missing = nbinom(reported + 0.5, seen)
    inside = [n for n in range(high - reported + 3) if 0.05 <= missing.cdf(n - 1) + missing.pmf(n) / 2 <= 0.95]
    assert (low - reported, high - reported) == (inside[0], inside[-1])


def test_all_in_leaves_nothing_to_come():
    expected, low, high = filling(12, 1.0, 0.0)
    assert (round(expected, 3), low, high) == (12.0, 12, 12)


def test_reports_after_now_are_not_looked_at():
    events, delays = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 9, 0])
    assert (
        delays_of(events, delays, 2).late.tolist()
        == delays_of(events[[0, 1, 2, 4]], delays[[0, 1, 2, 4]], 2).late.tolist()
    )


def test_a_report_before_its_event_is_misuse():
    with pytest.raises(ReportBeforeEvent, match="3 days before it happened"):
        delays_of(np.array([5]), np.array([-3]), 9)


def test_nothing_reported_is_misuse():
    with pytest.raises(NoReports):
        delays_of(np.array([5]), np.array([3]), 6)


def test_the_answer_counts_what_is_in_and_what_is_expected():
    rng = np.random.default_rng(3)
    events = np.repeat(np.arange(60), 5)
    answer = still_to_come(events, rng.geometric(0.4, 300) - 1, 59, name="attacks", start=date(2020, 1, 1))
    assert "attacks so far in the 7 days up to 29 February 2020; about" in answer.sentence
    assert answer.tables[0].rows[-1][0] == "2020-02-29"


def test_few_reports_are_refused():
    assert still_to_come(np.arange(5), np.zeros(5, dtype=int), 9).refused


def test_of_days_with_nothing_told_when_all_is_in_nothing_is_still_to_come():
    answer = still_to_come(np.arange(60), np.ones(60, dtype=np.int64), 100)
    [whole] = answer.intervals
    assert (answer.estimate, whole.low, whole.high) == (pytest.approx(0, abs=1e-6), 0, 0)
