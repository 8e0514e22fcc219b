from datetime import date

import numpy as np
import pytest

from tocsin.analysis.answer import Grade
from tocsin.analysis.bursts.burstiness import backgrounds, burstiness
from tocsin.analysis.bursts.hawkes import Pull
from tocsin.analysis.bursts.simulation import simulate
from tocsin.analysis.series import Series


def series(counts, name="attacks"):
    return Series(date(2018, 1, 1), tuple(map(int, counts)), name)


def bursts(seed, days=900, share=0.5, lag=5.0, rate=0.3):
    rng = np.random.default_rng(seed)
    times = simulate([rate * (1 - share)], np.array([0.0, days]), Pull(share, lag), rng)
    return np.bincount(times.astype(int), minlength=days)[:days]


def test_a_range_over_backgrounds_is_given_and_never_one_share():
    answer = burstiness(series(bursts(1)))
    [interval] = answer.intervals
    assert answer.estimate is None
    assert (interval.low < interval.high, "not an interval of confidence" in interval.how) == (True, True)
    assert [row[0] for row in answer.tables[0].rows] == [
        "constant",
        "steps of 180 days",
        "steps of 90 days",
        "steps of 60 days",
    ]
    assert answer.sentence.startswith("Between ")
    assert "several reports of one operation" in answer.sentence
    assert answer.grade is Grade.DESCRIPTION


def test_independent_days_show_no_bursts_most_of_the_time():
    told = [burstiness(series(np.random.default_rng(seed).poisson(0.3, 900))).sentence for seed in range(6)]
    assert sum(sentence.startswith("No bursts") for sentence in told) >= 4


def test_slow_change_is_not_called_bursts_once_the_background_moves():
    rng = np.random.default_rng(9)
    rate = np.repeat(rng.gamma(2.0, 0.3, 15), 60)
    answer = burstiness(series(rng.poisson(rate)))
    shares = {row[0]: row[1] for row in answer.tables[0].rows}
    assert shares["constant"] > 0.4
    assert shares["steps of 60 days"] < 0.2
    assert any("slow change of the background" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize("counts", [[1] * 20 + [0] * 400, [3] * 100])
def test_too_little_is_refused(counts):
    answer = burstiness(series(counts))
    assert answer.refused
    assert answer.intervals == ()


def test_a_short_window_has_no_long_steps():
    assert [backgrounds(days) for days in (100, 200, 600)] == [(None,), (None, 60), (None, 180, 90, 60)]
