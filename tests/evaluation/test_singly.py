"""How often attacks come singly, measured on tables of which it is known."""

import gzip

import numpy as np
import pytest

from evaluation.panels import by_area
from evaluation.singly import singly, weighed, windows


@pytest.fixture
def table(tmp_path):
    def written(*rows):
        path = tmp_path / "table.csv.gz"
        path.write_bytes(gzip.compress("\n".join(("adm_1,date_start,date_prec", *rows)).encode()))
        return str(path)

    return written


def test_windows_hold_each_units_days_from_its_first_event_on(table):
    north = [f"North,2020-01-{day:02},1.0" for day in (3, 3, 4, 4, 4, 6, 6, 6, 6, 7)]
    found = list(windows(table(*north, "South,2020-01-01,1.0", "South,2020-01-09,1.0"), by_area, 5))
    assert [each.tolist() for each in found] == [[2, 3, 0, 4, 1]]


def test_days_that_are_not_known_and_places_without_a_name_are_in_no_window(table):
    rows = [*["North,2020-01-03,4.0"] * 10, *[",2020-01-03,1.0"] * 10, "North,2020-01-03,1.0", "North,2020-01-09,1.0"]
    assert list(windows(table(*rows), by_area, 5)) == []


def test_the_share_is_the_one_under_which_all_windows_are_likeliest():
    alone, bursts = np.tile([0.0, -30.0], (3, 1)), np.tile([-30.0, 0.0], (7, 1))
    assert singly(np.concatenate([alone, bursts])) == pytest.approx(0.3, abs=1e-6)


def test_windows_that_tell_nothing_leave_the_share_as_it_was():
    assert singly(np.zeros((4, 2))) == pytest.approx(0.5)


def test_what_comes_singly_is_likelier_without_bursts_and_what_comes_in_fives_with_them():
    rng = np.random.default_rng(5)
    alone, bursts = weighed(rng.poisson(0.5, 400))
    assert alone > bursts
    alone, bursts = weighed(5 * rng.poisson(0.1, 400))
    assert alone < bursts
