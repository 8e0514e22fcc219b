"""Forecasts written down before their days, and held against what came."""

from datetime import timedelta

import pytest

from tests.answering.weekly import FIRST, fill, noon, tell
from tocsin.analysis.forecasting.registered import Due, how_they_did, registered_of
from tocsin.analysis.series import Series
from tocsin.answering.about import About
from tocsin.answering.held import held_in
from tocsin.answering.registering import NotBeforehand, foretold, kept, register, registered
from tocsin.keeping import keep_up
from tocsin.ledger import open_ledger
from tocsin.ledger.following import ASIDE
from tocsin.ledger.forecasts import SUBJECT

SHELLING = About(kind="shelling")


@pytest.fixture
def ledger(address):
    """Forty weeks with one attack each."""
    with open_ledger(address) as opened:
        fill(opened)
        yield opened


def registering(ledger, weeks=1, about=SHELLING):
    held = held_in(ledger)
    today = held.last + timedelta(days=1)
    said = foretold(held, about, weeks, today)
    return register(ledger, registered(held, []), said, noon(today))


def test_a_forecast_is_kept_once_with_the_id_of_what_it_says(ledger):
    first, again = registering(ledger), registering(ledger)
    [only] = kept(ledger)
    assert first.figures[-1] == again.figures[-1] == ("registered as", only.id)
    assert only.made == noon(FIRST + timedelta(days=7 * 39 + 2))


def test_it_is_scored_when_its_days_are_over_and_told_and_not_before(ledger):
    registering(ledger)
    before = registered(held_in(ledger), kept(ledger))
    assert before.sentence == "1 forecast registered; the days of none are over and told."
    assert before.caveats[0] == "No outcome yet: nothing is scored."
    for week in (40, 41):
        tell(ledger, week)
    keep_up(ledger, noon(FIRST + timedelta(days=300)))
    after = registered(held_in(ledger), kept(ledger))
    [row] = after.tables[0].rows
    assert row[2:5] == ("acts of shelling", "2020-03-31", "2020-04-06")
    assert (row[7], "Within its 90 % range: 1 of 1 outcomes." in after.sentence) == (1, True)
    assert dict(after.figures)["Brier score of one or more"] < 0.25


def test_what_was_said_does_not_change_when_the_ledger_does(ledger):
    registering(ledger)
    [before] = kept(ledger)
    tell(ledger, 41)
    keep_up(ledger, noon(FIRST + timedelta(days=300)))
    assert kept(ledger) == [before]


def test_nothing_is_registered_of_days_that_are_over_or_of_too_few(ledger):
    held = held_in(ledger)
    with pytest.raises(NotBeforehand, match="add newer reports first"):
        foretold(held, SHELLING, 1, held.last + timedelta(days=30))
    with pytest.raises(NotBeforehand, match="too few for a forecast"):
        foretold(held, About(kind="sabotage"), 1, held.last)


def test_the_log_names_who_registered(ledger):
    held = held_in(ledger)
    today = held.last + timedelta(days=1)
    register(ledger, registered(held, []), foretold(held, SHELLING, 1, today), noon(today), "ana")
    assert [line.by for line in ledger.history(SUBJECT)] == ["ana"]


def test_what_is_counted_on_the_day_it_was_first_told_of_is_scored_so_too(address):
    about = About(kind="shelling", first_told=True)
    with open_ledger(address) as opened:
        fill(opened, dated=False)
        registering(opened, about=about)
        tell(opened, 40, dated=False)
        tell(opened, 41, dated=False)
        keep_up(opened, noon(FIRST + timedelta(days=300)))
        [row] = registered(held_in(opened), kept(opened)).tables[0].rows
    assert (row[3:5], row[7]) == (("2020-04-01", "2020-04-07"), 1)


def test_registering_changes_nothing_of_what_is_held(ledger):
    before = held_in(ledger).hash
    registering(ledger)
    assert held_in(ledger).hash == before
    assert SUBJECT in ASIDE


def weekly(counts):
    return Series(FIRST, tuple(count for week in counts for count in (week, 0, 0, 0, 0, 0, 0)), "attacks")


def test_scores_are_those_of_the_chances_that_were_registered():
    said = registered_of(weekly([1, 2] * 20), 1)
    assert (said.first, said.last) == (FIRST + timedelta(days=280), FIRST + timedelta(days=286))
    assert said.any == pytest.approx(1 - said.chances[0])
    by_hand = sum((chance - (count >= 2)) ** 2 for count, chance in zip(said.counts, said.chances, strict=True))
    assert said.score(2) == pytest.approx(by_hand, abs=1e-5)
    assert said.score(2) < said.steady(2)
    assert said.score(40) > said.score(3) > said.score(2)


def test_what_had_begun_when_it_was_registered_is_told():
    said = registered_of(weekly([1, 2] * 20), 2)
    late = Due("b" * 16, said.first + timedelta(days=3), said, 3)
    answer = how_they_did([Due("a" * 16, said.first, said, 0), late])
    assert "after the first of its days, by up to 3 days: 1 forecast;" in " ".join(answer.caveats)
    assert "2 forecasts registered; the days of 2 are over" in answer.sentence


def test_with_none_registered_it_is_said_how():
    assert "`tocsin forecast --register`" in how_they_did([]).refused
