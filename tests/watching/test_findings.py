"""What sets rules off: rates above what was foreseen, fresh changes, threats against a side, names that no table knows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tocsin.answering.held import hold
from tocsin.answering.parties import side
from tocsin.answering.selection import Wanted
from tocsin.record import Count, Effect, Incident, Place, Precision, Stage
from tocsin.record import When as Days
from tocsin.watching import Rule, When
from tocsin.watching.findings import Finding, Looked, findings, told

FIRST = date(2020, 1, 6)
TAJI = Place("Camp Taji", "IQ", 33.52, 44.26, 3.0)
BAGHDAD = Place("Baghdad", "IQ", 33.32, 44.37, 20.0)
IRAQ = Place("Iraq", "IQ", 33.0, 44.0, 473.0)


def incident(day, number=0, **values):
    usual = {"kind": "shelling", "stage": Stage.OCCURRED, "place": TAJI, "when": Days(day, day), "publishers": ("W",)}
    return Incident(reports=(f"{day}-{number}",), **(usual | values))


def held(*incidents, last=None):
    days = [one.when.earliest for one in incidents]
    reporting = tuple((min(days) + timedelta(days=at), "W") for at in range(((last or max(days)) - min(days)).days + 1))
    return hold(list(incidents), (), reporting)


def looked(holding, *unknown):
    return Looked(holding, {"Camp Taji": TAJI}.get, lambda least: [one for one in unknown if one[1] >= least])


def weekly(*counts):
    """So many incidents in each week, on its first days."""
    return [
        incident(FIRST + timedelta(weeks=week, days=number % 7), number)
        for week, count in enumerate(counts)
        for number in range(count)
    ]


QUIET = [1, 0, 2, 1, 1, 0, 1, 2, 0, 1] * 5
RATE = Rule(name="r", when=When.RATE)
CHANGE = Rule(name="c", when=When.CHANGE)


def test_a_week_far_above_the_forecast_sets_the_rate_off_and_a_usual_one_does_not():
    end = FIRST + timedelta(weeks=len(QUIET) + 1, days=-1)
    (found,) = findings(RATE, looked(held(*weekly(*QUIET, 14), last=end)))
    assert found.sentence.startswith(f"14 attacks in the week to {found.day}, above the ")
    assert list(findings(RATE, looked(held(*weekly(*QUIET, 1), last=end)))) == []


def test_windows_of_neighbouring_days_share_keys_and_those_of_other_weeks_do_not():
    ends = [FIRST + timedelta(weeks=len(QUIET) + 1, days=days - 1) for days in (0, 1, 7)]
    first, next_day, next_week = (
        set(found.keys) for end in ends for found in findings(RATE, looked(held(*weekly(*QUIET, 14, 60), last=end)))
    )
    assert first & next_day
    assert not first & next_week


def test_a_fresh_change_is_found_and_a_steady_rate_is_not():
    end = FIRST + timedelta(weeks=len(QUIET) + 2, days=-1)
    (found,) = findings(CHANGE, looked(held(*weekly(*QUIET, 14, 14), last=end)))
    assert found.sentence.startswith("The rate of attacks changed in the 28 days to")
    assert list(findings(CHANGE, looked(held(*weekly(*QUIET, 1, 1), last=end)))) == []


@pytest.mark.parametrize(
    ("place", "targets", "found"),
    [
        (TAJI, (), True),
        (BAGHDAD, (), True),
        (IRAQ, (), False),
        (IRAQ, ("Camp Taji",), True),
        (None, (), False),
        (replace(TAJI, lat=36.3, lon=43.1), (), False),
    ],
)
def test_near_means_told_there_or_within_reach_and_sharp_enough_to_say(place, targets, found):
    rule = Rule(name="n", when=When.INCIDENT, near="Camp Taji", within_km=20)
    assert bool(list(findings(rule, looked(held(incident(FIRST, place=place, targets=targets)))))) is found


def test_a_place_that_is_not_known_is_near_nothing_but_its_own_name():
    rule = Rule(name="n", when=When.INCIDENT, near="Camp Nowhere")
    assert list(findings(rule, looked(held(incident(FIRST))))) == []


def test_threats_count_by_stage_or_kind_when_they_are_against_the_side():
    rule = Rule(name="t", when=When.THREAT, wanted=Wanted(on=side("US")))
    incidents = (
        incident(FIRST, 1, stage=Stage.THREATENED, targets=("US forces",)),
        incident(FIRST, 2, kind="threat", targets=("US forces",)),
        incident(FIRST, 3, targets=("US forces",)),
        incident(FIRST, 4, stage=Stage.DENIED, kind="threat", targets=("US forces",)),
        incident(FIRST, 5, stage=Stage.THREATENED, targets=("Turkish forces",)),
    )
    assert [found.keys for found in findings(rule, looked(held(*incidents)))] == [
        incidents[0].reports,
        incidents[1].reports,
    ]


def test_only_incidents_as_deadly_as_asked_are_told():
    rule = Rule(name="d", when=When.INCIDENT, killed=3)
    deadly = incident(FIRST, 1, tolls=((Effect.KILLED, Count(3, 5)),))
    perhaps = incident(FIRST, 2, tolls=((Effect.KILLED, Count(1, 5)),))
    assert [found.keys for found in findings(rule, looked(held(deadly, perhaps)))] == [deadly.reports]


def test_unknown_names_are_told_when_enough_articles_have_them():
    rule = Rule(name="a", when=When.ACTOR, articles=3)
    assert list(findings(rule, looked(held(incident(FIRST)), ("Usbat al-Thaireen", 3), ("Ashab al-Kahf", 2)))) == [
        Finding(
            keys=("usbat al-thaireen",),
            sentence="“Usbat al-Thaireen” is told of in 3 articles, and no table of actors holds it.",
        )
    ]


def test_an_empty_ledger_sets_nothing_off():
    nothing = looked(hold([], (), ()))
    assert [list(findings(Rule(name="x", when=when), nothing)) for when in When] == [[]] * len(When)


def test_an_incident_is_told_in_one_line():
    one = incident(
        FIRST,
        actors=("gunmen",),
        targets=("Camp Taji",),
        place_words="north of Baghdad",
        tolls=((Effect.KILLED, Count(2, 3)),),
    )
    assert one.when.precision is Precision.DAY
    assert told(one) == ("shelling; by gunmen; on Camp Taji; at north of Baghdad; 2020-01-06; 2–3 killed. Told by W.")
