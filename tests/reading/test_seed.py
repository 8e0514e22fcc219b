"""The newspaper page that the project starts from: what a person reads in it, found with the right stage."""

from pathlib import Path

import pytest

from tocsin.coding import code
from tocsin.reading import LexicalReader
from tocsin.record import Stage, sort_of

SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "iran-proxies-2020.txt"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/data/seed"),
]


@pytest.fixture(scope="module")
def statements():
    text = SEED.read_text(encoding="utf-8")
    return code(text, LexicalReader().read([text])[0])


@pytest.fixture(scope="module")
def reports(statements):
    return [statement for statement in statements if sort_of(statement) == "event"]


def killed(report):
    return [(harm.count.low, harm.part) for harm in report.harm if harm.effect.value == "killed"]


def test_the_rocket_attack_that_killed_two_is_one_event(reports):
    (rockets,) = [r for r in reports if r.kind == "shelling" and killed(r) == [(2, False)]]
    assert (rockets.stage, [party.label for party in rockets.actor]) == (Stage.OCCURRED, ["militants"])
    assert rockets.when.words.quote == "last month"


def test_the_drone_strike_and_the_missiles_are_done(reports):
    (drone,) = [r for r in reports if r.kind == "drone-strike"]
    assert (drone.stage, drone.place.words.quote, drone.when.words.quote) == (Stage.OCCURRED, "Baghdad", "January 3")
    (missiles,) = [r for r in reports if r.kind == "shelling" and r.means and str(r.means[0].count) == "13.."]
    assert (missiles.stage, [party.label for party in missiles.actor]) == (Stage.OCCURRED, ["Iran"])


def test_the_five_sites_are_one_event_with_the_later_toll(reports):
    (strikes,) = [r for r in reports if r.times and str(r.times.count) == "5..5"]
    assert (strikes.kind, strikes.stage) == ("air-strike", Stage.OCCURRED)
    assert killed(strikes) == [(6, False), (5, True)]


def test_the_tally_and_the_trend_have_their_words_and_source(statements):
    (tally,) = [s for s in statements if sort_of(s) == "tally" and s.count.low == 15]
    assert (str(tally.count), tally.when.words.quote) == ("15..", "in the weeks since")
    assert tally.speaker.label.startswith("Institute")
    assert {s.direction.value for s in statements if sort_of(s) == "trend"} == {"up"}


def test_the_patriots_are_under_way_to_iraq(reports):
    moved = [r for r in reports if r.kind == "deploy"]
    assert {(r.stage, r.place.words.quote, r.means[0].words.quote) for r in moved} == {
        (Stage.ONGOING, "Iraq", "Patriot air-defence systems")
    }


def test_what_is_feared_planned_or_debated_is_never_done(reports):
    stages = {(r.trigger.quote, r.stage) for r in reports}
    assert ("attacks", Stage.FEARED) in stages
    assert ("withdrawal", Stage.CALLED_FOR) in stages
    assert ("strike", Stage.HYPOTHETICAL) in stages
    assert ("campaign against", Stage.HYPOTHETICAL) in stages
    done = {r.trigger.quote for r in reports if r.stage in (Stage.OCCURRED, Stage.ONGOING) and r.kind == "attack"}
    assert done == set()


def test_the_troops_and_the_backers_are_read(statements):
    (troops,) = [s for s in statements if sort_of(s) == "strength"]
    assert (str(troops.count), troops.what.quote) == ("5000..5000", "US troops")
    ties = {(s.a.label, s.relation.value, s.b.label) for s in statements if sort_of(s) == "tie"}
    assert {
        ("militant groups", "backed-by", "Islamic republic"),
        ("Iraqi militants", "backed-by", "Iran"),
        ("Donald Trump", "leads", "US"),
    } <= ties
