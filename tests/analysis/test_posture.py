from datetime import date

import pytest

from tocsin.analysis.posture import BOTH_WAYS, Move, Told, posture, stretches
from tocsin.analysis.series import Series

START = date(2020, 1, 1)


def series(*attacks, days=90):
    counts = [0] * days
    for day in attacks:
        counts[day] += 1
    return Series(START, tuple(counts), "attacks on US")


def test_attacks_are_counted_against_the_strength_that_held():
    told = [Told(START, 5000, 5000, "Wire"), Told(date(2020, 2, 1), 2500, 2500, "Wire")]
    first, second = stretches(told, series(3, 10, 40))
    assert (first.days, first.attacks, round(first.rate, 3)) == (31, 2, round(2 * 30 / 31 / 5, 3))
    assert (str(second.first), str(second.last), second.attacks) == ("2020-02-01", "2020-03-30", 1)


def test_sources_that_differ_widen_the_interval_and_are_told_of():
    alone = posture([], [Told(START, 5000, 5000, "Wire")], series(3, 10, 40))
    differing = posture([], [Told(START, 3000, 3000, "Post"), Told(START, 7000, 7000, "Wire")], series(3, 10, 40))
    assert differing.intervals[0].low < alone.intervals[0].low < alone.intervals[0].high < differing.intervals[0].high
    assert any("differ on a strength" in caveat for caveat in differing.caveats)


def test_posture_and_threat_always_go_both_ways():
    answer = posture([Move(START, "sent", "US", "Iraq", source="Wire")], [], series(3))
    assert BOTH_WAYS in answer.caveats
    assert answer.tables[0].rows == (("2020-01-01", "sent", "US", "Iraq", None, None, "Wire"),)
    assert answer.sentence.endswith("No strength held long enough to count attacks against it.")


@pytest.mark.parametrize("day", [date(2020, 3, 25), date(2019, 6, 1)])
def test_a_strength_that_hardly_held_or_lies_outside_is_not_counted_against(day):
    assert stretches([Told(day, 5000, 5000, "Wire")], series(3)) == ()


def test_nothing_told_is_refused():
    assert posture([], [], series(3), of="US").refused == "no move and no strength of US is told"
