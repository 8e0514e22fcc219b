"""How much bursts widen intervals."""

import numpy as np
import pytest

from tocsin.analysis.clustering import MOST, fit_bursts, widening_at


def test_an_outbreak_without_end_is_no_reading_of_a_plain_rise():
    """Twelve times as many from one day on, all independent: under a constant background the share passes one."""
    counts = np.random.default_rng(3).poisson(np.repeat([0.05, 0.6], [365, 121]))
    days = np.arange(len(counts))
    flat = fit_bursts(counts, np.ones((len(counts), 1)))
    stepped = fit_bursts(counts, np.column_stack([days < 365, days >= 365]).astype(float))
    assert flat.share > 1
    assert widening_at(counts, 365).share == pytest.approx((MOST + stepped.share) / 2)


def test_of_nothing_counted_nothing_is_widened():
    assert widening_at(np.zeros(50, dtype=np.int64), 20).factor == 1
