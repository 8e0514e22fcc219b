import gzip
from datetime import date, timedelta

import numpy as np
import pytest

from evaluation.forecasts import faults_of, measure
from evaluation.panels import SHARED, TABLES, Table, by_area, by_city, dead_by_area, panel_of
from tocsin.analysis.forecasting.backtest import OURS, Scored, backtest
from tocsin.analysis.forecasting.forecast import forecast, outlook, weekly
from tocsin.analysis.forecasting.foresight import WAYS, Question, foresee
from tocsin.analysis.forecasting.scores import grid_up_to
from tocsin.analysis.series import Series

START = date(2018, 1, 1)


def series(counts):
    return Series(START, tuple(map(int, counts)), "attacks")


def bursty(seed, weeks=120):
    rng = np.random.default_rng(seed)
    level, counts = 2.0, []
    for _ in range(weeks):
        level = max(0.3, level * rng.lognormal(0, 0.25))
        counts.append(rng.negative_binomial(2, 2 / (2 + level)))
    return np.array(counts, dtype=float)


@pytest.mark.parametrize(("cut", "lead"), [(20, 1), (40, 2), (59, 4)])
def test_what_comes_later_changes_no_earlier_forecast(cut, lead):
    """Only how far the grid of counts reaches is told by the whole series."""
    panel = np.array([bursty(1, 60), bursty(2, 60)])
    changed = panel.copy()
    changed[:, cut:] += 50
    grid, before = grid_up_to(40), slice(0, cut)
    found = [foresee(each, Question(lead=lead)).cumulative(0, before, grid) for each in (panel, changed)]
    assert found[0] == pytest.approx(found[1], abs=2e-3)


def test_outcomes_are_the_sums_that_are_asked_for():
    panel = np.array([[1.0, 2.0, 3.0, 4.0, 5.0]])
    assert Question().outcomes(panel).tolist() == [[2, 3, 4, 5]]
    assert Question(length=2).outcomes(panel).tolist() == [[5, 7, 9]]
    assert Question(lead=3).outcomes(panel).tolist() == [[4, 5]]


def test_the_ways_are_weighted_and_the_weights_add_up():
    found = foresee(np.array([bursty(3)]), Question())
    assert found.weights.shape == (120, len(WAYS))
    assert found.weights.sum(axis=1) == pytest.approx(np.ones(120))


def test_ours_beats_the_simpler_ones_on_series_whose_level_moves():
    record = backtest(np.array([bursty(seed, 80) for seed in range(6)]), 12, Question())
    assert record.scored[0].name == OURS
    assert record.skill > 0
    assert 0.85 <= record.scored[0].coverage <= 0.95


def test_the_answer_gives_word_and_number_range_record_and_calibration():
    answer = forecast(series(np.random.default_rng(1).poisson(0.3, 400)), 1, at_least=5)
    assert answer.sentence.startswith("1 attack or more in the 7 days after 4 February 2019: ")
    assert "very likely (" in answer.sentence
    assert "At least 5: " in answer.sentence
    assert "widened for bursts" in answer.sentence
    assert answer.estimate == pytest.approx(1 - np.exp(-2.1), abs=0.08)
    assert [row[0] for row in answer.tables[0].rows] == [
        OURS,
        "last count again",
        "draw from the last 6",
        "draw from the last 12",
        "none at all",
    ]
    assert sum(row[1] for row in answer.tables[1].rows) == pytest.approx(1, abs=0.01)
    assert "Confidence" not in answer.sentence


def test_chances_fall_as_more_is_asked_for():
    found = outlook(series(np.random.default_rng(2).poisson(0.5, 300)), 2)
    chances = [found.at_least(count) for count in range(12)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1.0


@pytest.mark.parametrize(
    ("counts", "weeks", "why"),
    [
        ([1] * 9 + [0] * 300, 1, "too few for a forecast: 9 attacks, and 10 are needed"),
        ([1] * 80, 1, "too short for a forecast of 1 week: 11 whole weeks are held, and 13 are needed"),
        ([1] * 190, 4, "too short for a forecast of 4 weeks: 27 whole weeks are held, and 28 are needed"),
    ],
)
def test_thin_data_are_refused(counts, weeks, why):
    answer = forecast(series(counts), weeks)
    assert answer.refused.startswith(why)
    assert answer.estimate is None


def test_a_simpler_forecast_that_did_better_is_named():
    answer = forecast(series(np.tile([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], 20)), 2)
    worse = dict(answer.figures)["skill over the best simpler forecast"] <= 0
    assert any("has scored better so far" in caveat for caveat in answer.caveats) == worse
    assert ("which did better on this series" in answer.sentence) == worse


def test_the_picture_shows_sums_as_long_as_what_is_foretold():
    bars, band = forecast(series([1] * 210), 4).chart.layers
    assert [high for _, high in bars.points] == [28] * 7
    assert (bars.points[-1][0] + timedelta(days=28), band.name) == (band.points[0][0], "next 4 weeks, 90 %")


def test_weeks_end_on_the_last_day():
    assert weekly(series([5, 0, 0, 0, 0, 0, 0, 1, 2])).tolist() == [[3]]


def test_a_broken_bar_is_told():
    scored = [Scored(OURS, 2.0, 0.80), Scored("last count again", 1.5, 0.7)]
    assert faults_of("x", scored) == [
        "x: CRPS 2.000 is not below 1.500",
        "x: 80.0% of outcomes in 90 % intervals",
    ]


UCDP = (
    "adm_1,date_start,best\nA,2016-01-05,3.0\nA,2016-02-01,0.0\nB,2016-02-28,2.0\n,2016-01-01,9.0\nB,2019-12-01,1.0\n"
)
CITIES = (
    "city_clean,time,duplicate\nRamadi,2004-01-09 01:00:00,0\nRamadi,2004-01-09 01:00:00,1\n,2004-01-09 01:00:00,0\n"
)


@pytest.mark.parametrize(
    ("read", "weekly", "rows", "panel"),
    [
        (by_area, False, UCDP, [[1, 1], [0, 1]]),
        (dead_by_area, False, UCDP, [[3, 0], [0, 2]]),
        (by_city, True, CITIES.replace("2004", "2016"), [[0, 1]]),
    ],
)
def test_tables_are_counted_by_unit_and_period(tmp_path, read, weekly, rows, panel):
    with gzip.open(tmp_path / "rows.csv.gz", "wt", encoding="utf-8") as file:
        file.write(rows)
    table = Table("rows.csv.gz", read, date(2016, 1, 1), 2, 1, 1, weekly=weekly)
    assert panel_of(table, tmp_path).tolist() == panel


def test_units_of_few_events_are_left_out(tmp_path):
    with gzip.open(tmp_path / "rows.csv.gz", "wt", encoding="utf-8") as file:
        file.write(UCDP)
    table = Table("rows.csv.gz", by_area, date(2016, 1, 1), 2, 1, 1, least=2)
    assert panel_of(table, tmp_path).tolist() == [[1, 1]]


@pytest.mark.shared
def test_the_simpler_forecasts_of_people_killed_score_as_printed():
    """analysis.md §4.3, drawn there with 500 samples: last, conflictology-6 and -12, zeros in Myanmar."""
    table = TABLES["myanmar-deaths"]
    if not (SHARED / table.file).exists():
        pytest.skip("shared/data/ucdp is not here")
    found = [each.crps for each in measure(table, panel_of(table)).scored[1:5]]
    assert found == pytest.approx([4.27, 2.85, 2.81, 3.69], rel=0.01)


@pytest.mark.shared
def test_the_bar_holds_on_the_syrian_table_one_month_ahead():
    """analysis.md §4.3; all sets and leads: `python -m evaluation.forecasts`."""
    table = TABLES["syria"]
    if not (SHARED / table.file).exists():
        pytest.skip("shared/data/ucdp is not here")
    panel = panel_of(table)
    assert panel.shape == (14, 47)
    record = backtest(panel, table.start - 1, Question(), table.periods - table.ahead)
    assert faults_of("syria", record.scored) == []
