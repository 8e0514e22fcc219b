"""Series and tables for the tests of estimators: simulated ones from fixed seeds, and public ones kept beside the project."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tocsin.analysis.series import Series

TABLES = Path(__file__).parents[3] / "shared" / "data" / "method_tests"


@pytest.fixture
def public():
    """Read a public table as a list of rows; skips where it is not kept beside the project."""

    def read(name):
        path = TABLES / name
        if not path.exists():
            pytest.skip(f"needs ../shared/data/method_tests/{name}")
        with path.open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    return read


@pytest.fixture
def attacks():
    """A series with so many attacks before and after a place, spread evenly at random; one seed, one series."""

    def made(before, after, days_before=365, days_after=56, seed=7):
        rng = np.random.default_rng(seed)
        counts = np.zeros(days_before + days_after, dtype=int)
        np.add.at(counts, rng.integers(0, days_before, before), 1)
        np.add.at(counts, rng.integers(days_before, days_before + days_after, after), 1)
        return Series(date(2019, 1, 3), tuple(counts.tolist()), "attacks")

    return made
