"""What a response is to, and what stands beside it, from a ledger's incidents."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tocsin.analysis.intensity.simulation import world
from tocsin.answering.about import About
from tocsin.answering.counting import counted
from tocsin.answering.following import After, respond
from tocsin.answering.held import hold
from tocsin.answering.parties import side
from tocsin.answering.responding import beside, between, days_of, interventions, rivals_near
from tocsin.answering.selection import Wanted
from tocsin.record import Incident, Place, Stage, When

FIRST = date(2019, 1, 1)
DAYS = 300


def incident(name, day, kind, actor, target):
    when = When(FIRST + timedelta(days=int(day)), FIRST + timedelta(days=int(day)))
    told = {"actors": (actor,) if actor else (), "targets": (target,) if target else ()}
    return Incident(reports=(name,), kind=kind, stage=Stage.OCCURRED, when=when, place=None, **told)


def held(*incidents):
    return hold(list(incidents), (), ((FIRST, "Wire"), (FIRST + timedelta(days=DAYS), "Wire")))


@pytest.fixture(scope="module")
def answering():
    """US air-strikes on forty days, each followed two days later by an attack on US forces; noise on other days."""
    rng = np.random.default_rng(4)
    strikes = rng.choice(DAYS - 40, 40, replace=False)
    told = [incident(f"s{day}", day, "air-strike", "US", "Islamic State") for day in strikes]
    told += [incident(f"a{day}", day + 2, "shelling", "", "US forces") for day in strikes]
    told += [incident(f"n{day}", day, "shelling", "", "US forces") for day in rng.choice(DAYS, 15, replace=False)]
    return held(*told)


def test_who_answers_whom_and_how_fast(answering):
    answer = between(answering, interventions("air-strike by US"), Wanted(on=side("US forces")))
    assert "The peak is at 2 days; half of the excess has come by 2 days." in answer.sentence
    assert [layer.name for layer in answer.chart.layers] == ["moved dates, 90 %", "moved dates, mean", "found"]
    assert {row[0] for row in answer.tables[0].rows} == {
        "air-strikes by the US, then attacks on US forces",
        "attacks on US forces, then air-strikes by the US",
    }
    assert "Order in time is no motive" in " ".join(answer.caveats)


def test_what_goes_with_more_acts_a_day_is_told_by_region():
    rng = np.random.default_rng(6)
    acts, attacks = world(DAYS, (0.2,), rng)
    told = [
        incident(f"s{day}-{n}", day, "air-strike", "US", "Islamic State")
        for day in range(DAYS)
        for n in range(acts[day])
    ]
    places = [Place("Taji", "IQ", 33.5, 44.2, 5.0, admin1="Baghdad"), Place("Iraq", "IQ", 33.0, 44.0, 300.0), None]
    for day in range(DAYS):
        for n in range(attacks[day] // 10):
            one = incident(f"a{day}-{n}", day, "shelling", "", "US forces")
            told.append(replace(one, place=places[min(int(rng.integers(8)), 2)]))
    about, after = About(kind="shelling"), After("air-strike by US", within=1, a_day=(1, 2))
    answer = respond(held(*told), (), about, after, "intensity")
    assert answer.question == "What goes with 2 air-strikes by the US a day rather than 1, for 1 day, and where?"
    assert {row[0] for row in answer.tables[0].rows} == {"Baghdad", "Iraq, region not told", "region not told"}
    assert answer.counted.n == sum(attacks // 10)


def test_interventions_and_what_is_asked_about_are_neither_placebo_nor_rivals():
    ledger = held(
        incident("a", 100, "air-strike", "US", "Kata'ib Hizbollah"),
        incident("b", 110, "shelling", "Kata'ib Hizbollah", "US forces"),
        incident("c", 120, "bombing", "Islamic State", "Iraqi army"),
        incident("d", 130, "ceasefire", "Iraqi army", ""),
        incident("e", 140, "shelling", "US", "Islamic State"),
    )
    meant = interventions("air-strike by US")
    seen, first = counted(ledger, Wanted(on=side("US forces"))), counted(ledger, meant)
    found = beside(ledger, seen, first, meant)
    assert days_of(first) == (FIRST + timedelta(days=100),)
    assert (found.placebo.n, found.placebo.name) == (1, "attacks by anyone else")
    assert [what for _, what in found.rivals] == ["ceasefire"]


def test_what_else_happened_near_a_date_is_told_and_what_is_asked_about_is_not():
    ledger = held(
        incident("a", 100, "capture", "Islamic State", "Mosul"),
        incident("b", 140, "ceasefire", "Iraqi army", ""),
        incident("c", 99, "agreement", "Iraqi army", ""),
        incident("d", 101, "shelling", "", "US forces"),
    )
    seen = counted(ledger, Wanted(kinds=frozenset({"capture"})))
    assert rivals_near(ledger, seen, FIRST + timedelta(days=102)) == ((FIRST + timedelta(days=99), "agreement"),)
