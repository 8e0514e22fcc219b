"""Capture and recapture: the killings of the Kosovo lists (analysis.md E7) to printed digits, and simulated lists."""

import csv
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from tocsin.analysis.reporting.capture import TooFewLists, chao, chapman, fit_model, models, overlaps
from tocsin.analysis.reporting.overlap import missed

KOSOVO = Path(__file__).parents[4] / "shared" / "data" / "method_tests" / "kosovo_mse" / "kosovo_aggregate.csv"
NAMES = ("EXH", "ABA", "OSCE", "HRW")
PAIRS = tuple(combinations(NAMES, 2))


@pytest.fixture(scope="module")
def kosovo():
    if not KOSOVO.exists():
        pytest.skip("shared/data/method_tests/kosovo_mse is not here")
    with KOSOVO.open(encoding="utf-8") as lines:
        listed = np.array([[float(row[name]) for name in NAMES] for row in csv.DictReader(lines)])
    return listed, overlaps(NAMES, listed)


def rounded(model):
    return round(model.total), round(model.low), round(model.high)


@pytest.mark.shared
def test_the_lists_are_those_published(kosovo):
    listed, table = kosovo
    assert (table.seen, listed.sum(axis=0).tolist()) == (4400, [1910, 1528, 1786, 685])


@pytest.mark.shared
def test_chaos_lower_bound(kosovo):
    assert round(chao(kosovo[1])) == 10_270


@pytest.mark.shared
def test_the_models_give_the_printed_totals(kosovo):
    table = kosovo[1]
    assert rounded(fit_model(table)) == (7395, 7173, 7634)
    of_pairs = [model for model in models(table) if all(len(term) == 2 for term in model.terms)]
    assert rounded(of_pairs[0]) == (14_342, 12_541, 16_540)
    best = fit_model(table, (*PAIRS, ("EXH", "ABA", "OSCE")))
    assert (rounded(best), round(best.aic, 1)) == ((9824, 8465, 11_638), 132.5)
    assert models(table)[0] == best
    assert fit_model(table, (*PAIRS, ("EXH", "OSCE", "HRW"))).total == pytest.approx(19_234, abs=1)


@pytest.mark.shared
def test_two_lists_at_a_time_span_the_printed_range(kosovo):
    listed, _ = kosovo
    totals = [
        chapman(int(listed[:, i].sum()), int(listed[:, j].sum()), int((listed[:, i] * listed[:, j]).sum()))[0]
        for i, j in combinations(range(4), 2)
    ]
    assert (round(min(totals)), round(max(totals))) == (5447, 9622)


@pytest.mark.shared
def test_no_single_number_is_given_when_good_models_differ_by_half(kosovo):
    answer = missed(kosovo[1], name="killings")
    assert answer.estimate is None
    assert "from 9,824 to 19,233" in answer.sentence
    assert answer.refused.startswith("no single number")
    assert dict(answer.figures)["lower bound (Chao)"] == 10_270


def test_capture_rates_of_independent_lists_are_recovered():
    rng = np.random.default_rng(1)
    caught = rng.random((2000, 3)) < np.array([0.6, 0.5, 0.4])
    table = overlaps(("a", "b", "c"), caught[caught.any(axis=1)])
    model = fit_model(table)
    assert model.low < 2000 < model.high
    assert [round(caught[:, i].sum() / model.total, 1) for i in range(3)] == [0.6, 0.5, 0.4]


def test_intervals_hold_the_truth_about_nineteen_times_in_twenty():
    rng, inside = np.random.default_rng(2), 0
    for _ in range(200):
        caught = rng.random((500, 3)) < np.array([0.5, 0.4, 0.3])
        model = fit_model(overlaps(("a", "b", "c"), caught[caught.any(axis=1)]))
        inside += model.least <= 500 <= model.most
    assert 184 <= inside <= 198


def test_two_sources_give_a_lower_bound_and_say_so():
    rng = np.random.default_rng(3)
    caught = rng.random((300, 2)) < 0.5
    answer = missed(overlaps(("Wire", "Post"), caught[caught.any(axis=1)]))
    assert "lower bound under positive dependence" in answer.sentence
    assert answer.estimate == pytest.approx(300, rel=0.15)


def test_sources_that_copy_each_other_make_the_total_look_smaller():
    rng = np.random.default_rng(4)
    first = rng.random(1000) < 0.5
    second = np.where(first, rng.random(1000) < 0.8, rng.random(1000) < 0.2)
    both = np.column_stack([first, second])
    assert missed(overlaps(("Wire", "Copy"), both[both.any(axis=1)])).estimate < 900


def test_lists_that_hardly_meet_are_refused():
    listed = np.array([[1, 0]] * 20 + [[0, 1]] * 20 + [[1, 1]] * 2)
    assert "too few" in missed(overlaps(("Wire", "Post"), listed)).refused


def test_one_list_is_misuse():
    with pytest.raises(TooFewLists):
        overlaps(("Wire",), np.ones((3, 1)))
