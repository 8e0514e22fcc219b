from datetime import date

import numpy as np
import pytest

from tocsin.analysis.series import Series
from tocsin.analysis.waiting.next_attack import Hazard, Intervention, hazard_after, next_attack, sentence, waits_of

START = date(2018, 1, 1)


def series(counts):
    return Series(START, tuple(map(int, counts)), "attacks")


def test_waits_are_cut_where_a_window_begins_and_ends():
    counts = [0] * 30
    counts[2], counts[20] = 1, 1
    found = waits_of(series(counts), [8], 5)
    assert [(int(a), int(b), bool(c)) for a, b, c in zip(found.starts, found.ends, found.ended, strict=True)] == [
        (0, 6, False),
        (6, 11, False),
        (11, 18, True),
        (0, 10, False),
    ]
    assert found.covariates[:, 0].tolist() == [0, 1, 0, 0]


def test_attacks_that_come_faster_in_the_window_are_found_sooner():
    rng = np.random.default_rng(1)
    rate = np.full(900, 0.1)
    rate[500:560] = 0.6
    [found] = hazard_after(
        series(rng.random(900) < rate), [Intervention("the raid", date.fromordinal(START.toordinal() + 499))], 60
    )
    assert (found.verdict, found.ratio > 2) == ("sooner", True)


def test_nothing_is_told_of_an_ordinary_day():
    rng = np.random.default_rng(2)
    [found] = hazard_after(series(rng.random(700) < 0.12), [Intervention("a day", date(2019, 3, 1))])
    assert found.verdict == "cannot be told"


def test_the_sentence_is_that_of_the_specification():
    told = sentence(Hazard("the raid", 12, 1.3, 0.9, 1.9, 0.8, 2.1, 0.4))
    assert told == "After the raid, attacks came 1.3 times as fast (0.8–2.1): neither sooner nor later can be told."


@pytest.mark.parametrize("counts", [[1] * 20 + [0] * 300, [0, 1] * 10])
def test_few_attacks_or_no_whole_window_are_refused(counts):
    assert next_attack(series(counts), [Intervention("the raid", date(2018, 3, 1))]).refused


def test_few_waits_in_the_window_are_said():
    rng = np.random.default_rng(3)
    counts = (rng.random(600) < 0.1).astype(int)
    counts[400:430] = 0
    counts[410] = 1
    answer = next_attack(series(counts), [Intervention("the raid", date.fromordinal(START.toordinal() + 399))])
    assert any("read its ratio as a guess" in caveat for caveat in answer.caveats)


def test_more_interventions_than_the_attacks_can_tell_apart_are_refused():
    attacks = series(np.random.default_rng(4).random(400) < 0.2)
    days = [Intervention(f"raid {n}", date.fromordinal(START.toordinal() + 70 + 15 * n)) for n in range(20)]
    few, many = next_attack(attacks, days[:5]), next_attack(attacks, days)
    attacked = int(np.count_nonzero(attacks.array))
    assert not few.refused
    assert str(many.refused).startswith(
        f"{attacked} days with attacks and 20 interventions with a whole window; 115 such"
    )
