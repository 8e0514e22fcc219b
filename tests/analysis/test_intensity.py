from datetime import date, timedelta

import numpy as np
import pytest

from evaluation.airstrikes import SHARED, days_of, rows_of
from evaluation.published import CUTS, LASTING, after, war
from tocsin.analysis.context import Context
from tocsin.analysis.intensity.answers import intensity
from tocsin.analysis.intensity.found import ELSEWHERE, NoRates, Rates, Regions, lasting, usual
from tocsin.analysis.intensity.history import histories
from tocsin.analysis.intensity.simulation import world
from tocsin.analysis.intensity.weighing import FIRST, numbers_of, shift, unexpected, weighed
from tocsin.analysis.series import Series
from tocsin.answering.counting import by_day

START = date(2018, 1, 1)


def series(counts, name):
    return Series(START, tuple(map(int, counts)), name)


def asked(acts, attacks, rates=None, **context):
    """The answer of a world whose attacks fall one half each in two regions, of which the first alone follows acts."""
    quiet = np.random.default_rng(1).poisson(10, len(acts))
    places = Regions("attacks", (series(attacks, "Anbar"), series(quiet, "Basra")))
    raids = series(acts, "raids")
    return intensity(raids, places, rates or usual(raids, 3), Context(**context))


@pytest.fixture(scope="module")
def followed():
    return world(600, (1.0, 0.5), np.random.default_rng(8))


@pytest.fixture(scope="module")
def unmoved():
    return world(600, (), np.random.default_rng(8))


def test_attacks_that_follow_acts_are_found_and_where(followed):
    answer = asked(*followed, Rates(1, 3, 3))
    assert "These are more." in answer.sentence
    assert "Region by region it can be told for Anbar (" in answer.sentence
    assert "Basra (" not in answer.sentence
    [first, second] = answer.tables[0].rows
    assert (first[0], second[0]) == ("Anbar", "Basra")
    held = dict(answer.figures)["days held at the higher rate, as weighed"]
    low, high = answer.intervals[0].low, answer.intervals[0].high
    assert low < 1.5 * (held - dict(answer.figures)["days held at the lower rate, as weighed"]) < high


def test_acts_that_come_after_attacks_are_not_taken_to_come_before_them(unmoved):
    acts, attacks = unmoved
    assert np.corrcoef(acts[1:], attacks[:-1])[0, 1] > 0.15
    answer = asked(acts, attacks, Rates(1, 3, 3))
    assert "Whether these are more or fewer cannot be told. It can be told for no single region." in answer.sentence


def test_the_numbers_of_acts_and_their_bunching_are_recovered():
    acts, attacks = world(3000, (), np.random.default_rng(2), evenness=0.8)
    numbers = numbers_of(acts, attacks)
    assert numbers.evenness == pytest.approx(0.8, rel=0.15)
    assert numbers.expected.mean() == pytest.approx(acts[FIRST:].mean(), rel=0.02)
    assert weighed(numbers, 2.0, 1).mean == pytest.approx(1, abs=0.1)


def test_weights_are_even_where_the_rate_asked_about_is_the_one_expected():
    acts, attacks = world(400, (), np.random.default_rng(3))
    numbers = numbers_of(acts, attacks)
    same = type(numbers)(numbers.came, np.full(len(numbers.came), 2.0), numbers.evenness)
    assert weighed(same, 2.0, 3).worth == pytest.approx(len(numbers.came) - 3)


def test_days_to_come_leave_the_day_before_alone(followed):
    acts, attacks = followed
    numbers, known = numbers_of(acts, attacks), histories(attacks)
    low, high = weighed(numbers, 1, 3), weighed(numbers, 3, 3)
    found = shift(unexpected(attacks, known, 3, before=True), low, high, 3)
    assert found.interval(0.95)[0] < 0 < found.interval(0.95)[1]


REFUSED = [
    ("too few days", 120, (), None, "120 days are held, and 213 are needed"),
    ("rates that never came", 400, (), Rates(1, 60, 3), "ask about rates that did come"),
]


@pytest.mark.parametrize(("why", "days", "moved", "rates", "told"), REFUSED, ids=[case[0] for case in REFUSED])
def test_thin_questions_are_refused(why, days, moved, rates, told):
    answer = asked(*world(days, moved, np.random.default_rng(4)), rates)
    assert told in answer.refused
    assert answer.estimate is None


def test_too_few_acts_are_refused(unmoved):
    _, attacks = unmoved
    assert "no raids and" in asked(np.zeros(600), attacks).refused


def test_rates_that_cannot_be_compared_are_misuse():
    for low, high in ((6, 1), (0, 1), (1, 1)):
        with pytest.raises(NoRates, match="the lower first"):
            Rates(low, high)


def test_nothing_asked_compares_half_as_many_as_usual_with_half_as_many_again(unmoved):
    acts, attacks = unmoved
    usual = acts.mean()
    assert asked(acts, attacks).question.startswith(f"What goes with {usual * 1.5:.1f} raids a day rather than")


def test_regions_with_few_attacks_are_told_as_one():
    counts = {"Anbar": [60, 0], "Najaf": [3, 1], "Dahuk": [0, 2], "Diyala": [0, 90], "Basra": [0, 0]}
    places = Regions("attacks", tuple(series(each, name) for name, each in counts.items()))
    assert [(each.name, each.n) for each in places.gathered()] == [("Diyala", 90), ("Anbar", 60), (ELSEWHERE, 6)]
    assert lasting(1) == (1,)


def test_a_statement_that_turns_with_the_merging_says_so_first(followed):
    acts, attacks = followed
    quiet = series(np.random.default_rng(1).poisson(10, len(acts)), "attacks")
    answer = asked(acts, attacks, Rates(1, 3, 3), coarser=quiet)
    assert answer.caveats[0].startswith("The statement turns with the merging")


@pytest.fixture(scope="module")
def iraq():
    if not SHARED.exists():
        pytest.skip("needs ../shared/data/iraq_attacks")
    attacks = rows_of("insurgencies", 2007)
    start, end = min(row.day for row in attacks), max(row.day for row in attacks)
    strikes = [row for row in rows_of("airstrikes", 2007) if row.kind == "Airstrike"]
    found = {kind: [row for row in attacks if kind in ("attacks", row.kind)] for kind in ("attacks", "SAF")}
    return by_day(days_of(strikes), start, end, "air-strikes"), {
        kind: by_day(days_of(rows), start, end, kind) for kind, rows in found.items()
    }


@pytest.mark.shared
def test_the_open_tables_of_iraq_are_those_described(iraq):
    # reference/analysis.md, E9: 499 days, 4.90 air-strikes and 137.4 attacks a day, variance over mean 32.8
    strikes, attacks = iraq[0].array, iraq[1]["attacks"].array
    assert (len(strikes), round(strikes.mean(), 2), round(attacks.mean(), 1)) == (499, 4.90, 137.4)
    assert round(attacks.var(ddof=1) / attacks.mean(), 1) == 32.8
    assert iraq[0].end - iraq[0].start == timedelta(days=498)


@pytest.mark.shared
def test_small_arms_fire_rises_after_a_day_of_more_strikes_and_a_week_cannot_tell(iraq):
    # published: from one to six a day for seven days, all kinds of violence rise (Papadogeorgou et al. 2022)
    strikes, attacks = iraq
    day = intensity(strikes, Regions("SAF attacks", (attacks["SAF"],)), Rates(1, 6, 1))
    week = intensity(strikes, Regions("attacks", (attacks["attacks"],)), Rates(1, 6, 7))
    assert (round(day.estimate, 2), [round(day.intervals[0].low, 2), round(day.intervals[0].high, 2)]) == (
        1.02,
        [0.27, 1.77],
    )
    assert week.intervals[0].low < 0 < week.intervals[0].high


@pytest.mark.shared
def test_the_published_recipe_gives_more_of_every_kind_which_the_days_before_explain(iraq):
    # Papadogeorgou et al. 2022 weigh air-strikes at their places and take attacks as counted
    kinds = list(war().attacks)
    assert kinds == ["attacks", "IED", "SAF", "other"]
    as_counted = [after(kind, days, cut).more for kind in kinds for days in LASTING for cut in CUTS]
    assert min(as_counted) > 0
    assert [round(after("attacks", days, 0.95).more, 1) for days in LASTING] == [27.5, 30.4, 8.5]
    low, high = after("attacks", 7, 0.95).interval(0.95)
    assert low < 0 < high
    less_expected = [after("attacks", days, cut, known=True) for days in LASTING for cut in CUTS]
    assert all(low < 0 < high for low, high in (each.interval(0.95) for each in less_expected))


@pytest.mark.shared
def test_the_recipe_expects_as_many_strikes_as_came(iraq):
    assert war().expected.sum(axis=1).mean() == pytest.approx(war().strikes[FIRST:].sum(axis=1).mean(), rel=1e-6)
    assert war().strikes.sum() == iraq[0].n
