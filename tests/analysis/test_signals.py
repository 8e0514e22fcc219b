from datetime import date, timedelta

import numpy as np
import pytest

from tocsin.analysis.answer import Grade
from tocsin.analysis.series import Series
from tocsin.analysis.signals import Signs, foretold, signals

START = date(2018, 1, 1)


def on(*numbers):
    return tuple(START + timedelta(days=int(number)) for number in numbers)


def planted(seed, chance=0.8, days=1200):
    """Thirty threats, four in five followed by an attack after six days, beside rare attacks of their own."""
    rng = np.random.default_rng(seed)
    given = np.sort(rng.choice(days - 30, 30, replace=False))
    counts = rng.poisson(0.01, days)
    counts[given[rng.random(30) < chance] + 6] += 1
    return Signs("threats", on(*given)), Series(START, tuple(map(int, counts)), "attacks")


def test_a_planted_sign_is_found_with_its_lead_and_lift():
    found = foretold(*planted(1), within=14)
    assert (found.signs, found.lead, found.p_value < 0.02) == (30, 6.0, True)
    assert found.low > 1


def test_signs_that_foretell_nothing_seldom_look_as_if_they_did():
    rng, alarms = np.random.default_rng(2), 0
    for _ in range(30):
        given = rng.choice(900, 30, replace=False)
        counts = Series(START, tuple(map(int, rng.poisson(0.03, 960))), "attacks")
        alarms += (foretold(Signs("threats", on(*given)), counts, 14).low or 0) > 1
    assert alarms <= 4


def test_under_twenty_signs_the_table_only():
    signs, series = planted(3)
    answer = signals([Signs("threats", signs.days[:19])], series)
    assert "too few for a rate" in answer.sentence
    assert (answer.estimate, answer.intervals, answer.grade) == (None, (), Grade.DESCRIPTION)
    assert answer.refused
    assert answer.tables[0].rows[0][6] is None


def test_from_twenty_signs_a_lift_with_its_interval():
    answer = signals([planted(4)[0]], planted(4)[1])
    assert "lift" in answer.sentence
    assert answer.intervals[0].low < answer.estimate < answer.intervals[0].high
    assert answer.grade is Grade.ASSOCIATION


def test_signs_in_bursts_count_as_few():
    series = Series(START, tuple([0] * 300 + [1] + [0] * 300), "attacks")
    found = foretold(Signs("threats", on(*range(280, 302))), series, 14)
    assert (found.signs, found.apart, found.low < 0.2 * found.lift) == (22, 2, True)
    answer = signals([Signs("threats", on(*range(280, 302)))], series)
    assert any("stand for 2 that are apart" in caveat for caveat in answer.caveats)


def test_attacks_too_common_to_miss_are_said():
    series = Series(START, (1,) * 400, "attacks")
    answer = signals([Signs("threats", on(*range(0, 300, 10)))], series)
    assert any("could hardly miss" in caveat for caveat in answer.caveats)
    assert answer.sentence.endswith("That cannot be told from chance.")


def test_the_last_signs_whose_days_are_not_over_do_not_count():
    series = Series(START, (0,) * 90 + (1,) * 10, "attacks")
    assert foretold(Signs("threats", on(50, 95)), series, 14).signs == 1


def test_many_sorts_of_sign_are_said_to_be_many():
    signs, series = planted(5)
    answer = signals([Signs(f"sort {n}", signs.days) for n in range(6)], series)
    assert any("More than five sorts" in caveat for caveat in answer.caveats)


def test_without_any_sign_nothing_is_told():
    assert foretold(Signs("threats", ()), planted(6)[1], 14).hits == 0
    assert signals([], planted(6)[1]).sentence == "No sign was found."


@pytest.mark.parametrize("within", [7, 30])
def test_the_window_is_that_asked_for(within):
    signs, series = planted(7)
    assert foretold(signs, series, within).hits <= foretold(signs, series, within + 14).hits + 2
