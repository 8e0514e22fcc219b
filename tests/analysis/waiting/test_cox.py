"""Proportional hazards against hand-worked likelihoods, the remissions of Cox 1972, and Fox's recidivism table.

The last is where lifelines brings the data.
"""

import csv
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tocsin.analysis.waiting.cox import NoWaits, Waits, concordance, efron, fit_hazard, risk_sets


def waits(ends, ended, covariate, starts=None):
    size = len(ends)
    return Waits(
        np.zeros(size) if starts is None else np.array(starts, dtype=float),
        np.array(ends, dtype=float),
        np.array(ended, dtype=bool),
        np.array(covariate, dtype=float).reshape(size, -1),
    )


def test_the_partial_likelihood_of_three_waits_is_that_worked_by_hand():
    given = waits([1, 2, 3], [True, False, True], [1, 0, 0])
    value, *_ = efron(given.covariates, risk_sets(given), np.array([0.5]))
    assert value == pytest.approx(0.5 - np.log(np.exp(0.5) + 2))


def test_two_ties_are_counted_by_efron():
    given = waits([1, 1, 2], [True, True, False], [1, 0, 0])
    value, *_ = efron(given.covariates, risk_sets(given), np.array([0.7]))
    risk = np.exp(0.7)
    assert value == pytest.approx(0.7 - np.log(risk + 2) - np.log(risk + 2 - (risk + 1) / 2))


def test_who_enters_late_is_not_at_risk_before():
    given = waits([1, 3], [True, True], [1, 0], starts=[0, 2])
    assert [np.flatnonzero(at_risk).tolist() for at_risk in risk_sets(given).at_risk] == [[0], [1]]


def test_a_known_ratio_is_recovered():
    rng = np.random.default_rng(1)
    covariate = rng.integers(0, 2, 1000)
    ends = rng.exponential(1 / np.exp(0.7 * covariate))
    found = fit_hazard(waits(ends, ends < 1.5, covariate))
    assert found.weights[0] == pytest.approx(0.7, abs=3 * found.errors[0])
    assert found.errors[0] < 0.1


DRUG = [
    "6",
    "6",
    "6",
    "6+",
    "7",
    "9+",
    "10",
    "10+",
    "11+",
    "13",
    "16",
    "17+",
    "19+",
    "20+",
    "22",
    "23",
    "25+",
    "32+",
    "32+",
    "34+",
    "35+",
]
PLACEBO = [
    "1",
    "1",
    "2",
    "2",
    "3",
    "4",
    "4",
    "5",
    "5",
    "8",
    "8",
    "8",
    "8",
    "11",
    "11",
    "12",
    "12",
    "15",
    "17",
    "22",
    "23",
]


def test_weeks_of_remission_are_as_published():
    """Freireich 1963, of which Cox 1972 worked the example; with ties by Efron R's survival prints the figures below."""
    ended = [not week.endswith("+") for week in DRUG + PLACEBO]
    given = waits([week.rstrip("+") for week in DRUG + PLACEBO], ended, [0] * 21 + [1] * 21)
    found = fit_hazard(given)
    assert (round(float(found.weights[0]), 4), round(float(found.errors[0]), 4)) == (1.5721, 0.4124)
    assert (round(float(np.exp(found.weights[0])), 3), round(found.log_likelihood, 2)) == (4.817, -85.01)


def test_no_event_at_all_is_misuse():
    with pytest.raises(NoWaits, match="none of 2 waiting times"):
        fit_hazard(waits([1, 2], [False, False], [0, 1]))


def test_the_recidivism_table_is_reproduced():
    """Fox's table of the Rossi data; analysis.md E4 (to confirm): confirmed here to all printed digits."""
    spec = find_spec("lifelines")
    if spec is None or spec.origin is None:
        pytest.skip("the Rossi data come with lifelines, which is not installed")
    with (Path(spec.origin).parent / "datasets" / "rossi.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = ("fin", "age", "race", "wexp", "mar", "paro", "prio")
    given = waits(
        [row["week"] for row in rows],
        [row["arrest"] == "1" for row in rows],
        [[row[name] for name in names] for row in rows],
    )
    found = fit_hazard(given)
    ratios = dict(zip(names, np.exp(found.weights), strict=True))
    low, high = (np.exp(found.weights[0] + sign * 1.959964 * found.errors[0]) for sign in (-1, 1))
    assert round(float(found.weights[0]), 3) == -0.379
    assert [round(float(ratios[name]), 3) for name in ("fin", "age", "prio")] == [0.684, 0.944, 1.096]
    assert [round(float(end), 3) for end in (low, high)] == [0.470, 0.996]
    assert [round(float(found.p_values[names.index(name)]), 3) for name in ("fin", "prio")] == [0.047, 0.001]
    assert round(found.log_likelihood, 3) == -658.748
    assert round(concordance(given, found.weights), 3) == 0.640
