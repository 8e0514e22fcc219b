import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from tocsin.analysis.forecasting.baselines import drawn_from, last_again, negative_binomial, none_at_all, past_sums
from tocsin.analysis.forecasting.scores import covered, crps, crps_of_samples, grid_up_to, ignorance, interval, pit_bins


@pytest.mark.parametrize("happened", [0, 3, 11, 25])
def test_both_forms_of_the_score_agree(happened):
    samples = np.random.default_rng(happened).integers(0, 20, 12)
    grid = np.arange(60.0)
    cumulative = (samples[:, None] <= grid).mean(axis=0)[None, :]
    assert crps(cumulative, grid, np.array([happened]))[0] == pytest.approx(crps_of_samples(samples, happened))


@pytest.mark.parametrize("happened", [0, 1, 7, 30])
def test_the_score_of_nothing_at_all_is_what_happened(happened):
    grid = grid_up_to(30)
    assert crps(none_at_all(np.zeros((1, 1)), grid)[0], grid, np.array([happened]))[0] == happened


@pytest.mark.parametrize("most", [5, 100, 3000])
def test_a_spread_mean_is_told_as_the_library_tells_it_on_fine_and_coarse_grids(most):
    mean, dispersion, grid = np.array([0.05, 1.0, 40.0, 900.0]), np.array([0.03, 0.3, 1.0, 4.0]), grid_up_to(most)
    size = 1 / dispersion[:, None]
    told = nbinom.cdf(grid, size, size / (size + mean[:, None]))
    assert negative_binomial(mean, dispersion, grid) == pytest.approx(told, rel=1e-9)


def test_the_ignorance_of_an_empty_bin_is_that_of_its_pseudo_draw():
    assert ignorance([0.0] * 989, 2000.0) == pytest.approx(np.log2(1000))


def test_a_right_forecast_is_even_over_the_tenths_and_holds_nine_in_ten():
    happened = np.random.default_rng(1).poisson(4.0, 4000)
    grid = grid_up_to(30)
    cumulative = np.tile(poisson.cdf(grid, 4.0), (4000, 1))
    assert pit_bins(cumulative, grid, happened) == pytest.approx(np.full(10, 0.1), abs=0.02)
    assert 0.88 < covered(cumulative, grid, happened).mean() < 0.97


def test_a_quiet_series_leaves_all_that_is_left_out_above():
    grid = np.arange(40.0)
    low, high = interval(poisson.cdf(grid, 0.3)[None, :], grid)
    assert (low.tolist(), high.tolist()) == ([0.0], [1.0])
    busy = interval(poisson.cdf(grid, 8.0)[None, :], grid)
    assert [end.tolist() for end in busy] == [[4.0], [13.0]]


def test_simple_forecasts_say_what_their_names_say():
    panel, grid = np.array([[0.0, 2.0, 4.0]]), np.arange(10.0)
    assert last_again(panel, 1, grid)[0, 2] == pytest.approx(poisson.cdf(grid, 4.0))
    assert drawn_from(panel, 2, 1, grid)[0, 2].tolist() == [0, 0, 0.5, 0.5, 1, 1, 1, 1, 1, 1]
    assert past_sums(panel, 2).tolist() == [[0.0, 2.0, 6.0]]
