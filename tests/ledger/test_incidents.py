from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tocsin.ledger import AmbiguousId, IncidentFilter, Ledger
from tocsin.record import Count, Effect, Incident, Place, Stage, parse_when

LATER = datetime(2020, 5, 1, tzinfo=UTC)
TAJI = Place("Taji", "IQ", 33.53, 44.26, 5, how="the only one")

ROCKETS = Incident(
    reports=("r1", "r2"),
    kind="shelling",
    stage=Stage.OCCURRED,
    when=parse_when("2020-01-03..2020-01-04"),
    place=TAJI,
    place_words="Taji",
    actors=("Kata'ib Hizbollah", "militants"),
    targets=("US troops",),
    means=("18 rockets",),
    tolls=((Effect.KILLED, Count(2, 3)), (Effect.WOUNDED, Count(12, None, approx=True))),
    times=Count(2, 2),
    publishers=("Morning Post", "Herald"),
    confidence=0.95,
)
STRIKE = Incident(
    reports=("s1",),
    kind="air-strike",
    stage=Stage.OCCURRED,
    when=parse_when("2020-01-02.."),
    place=None,
    actors=("US",),
)
PLAN = Incident(
    reports=("p1",), kind="attack", stage=Stage.PLANNED, when=None, place=replace(TAJI, country="SY", name="Élan 100%")
)
ALL = [STRIKE, ROCKETS, PLAN]


@pytest.fixture
def filled(ledger: Ledger, now: datetime) -> Ledger:
    ledger.replace_incidents(reversed(ALL), now)
    return ledger


def test_incidents_read_back_equal_the_earliest_first_and_the_undated_last(filled: Ledger) -> None:
    assert filled.incidents() == ALL


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (IncidentFilter(kind="shelling"), [ROCKETS]),
        (IncidentFilter(stages=frozenset({Stage.PLANNED, Stage.FEARED})), [PLAN]),
        (IncidentFilter(country="iq"), [ROCKETS]),
        (IncidentFilter(actor="hizboll"), [ROCKETS]),
        (IncidentFilter(actor="HIZB", kind="air-strike"), []),
        (IncidentFilter(target="troops"), [ROCKETS]),
        (IncidentFilter(target="hizboll"), []),
        (IncidentFilter(text="herald"), [ROCKETS]),
        (IncidentFilter(text="éLAN"), [PLAN]),
        (IncidentFilter(text="100%"), [PLAN]),
        (IncidentFilter(text="1%0"), []),
        (IncidentFilter(since=date(2020, 1, 4)), [STRIKE, ROCKETS]),
        (IncidentFilter(since=date(2020, 1, 5)), [STRIKE]),
        (IncidentFilter(until=date(2020, 1, 2)), [STRIKE]),
        (IncidentFilter(until=date(2020, 1, 1)), []),
        (IncidentFilter(killed=2), [ROCKETS]),
        (IncidentFilter(killed=3), []),
        (IncidentFilter(limit=1), [STRIKE]),
        (IncidentFilter(limit=0), []),
    ],
)
def test_a_filter_narrows_by_each_of_its_fields(filled: Ledger, wanted: IncidentFilter, found: list[Incident]) -> None:
    assert filled.incidents(wanted) == found


def test_an_incident_is_found_by_the_start_of_its_id(filled: Ledger) -> None:
    assert filled.incident(ROCKETS.id) == ROCKETS
    assert filled.incident(ROCKETS.id[:8]) == ROCKETS
    assert filled.incident("zzz") is None


def test_an_id_that_fits_several_says_which(filled: Ledger) -> None:
    with pytest.raises(AmbiguousId) as caught:
        filled.incident("")
    assert str(caught.value) == f'"" fits {", ".join(sorted(each.id for each in ALL))}; give more of the id'


def test_the_id_of_an_incident_that_was_merged_leads_to_the_one_it_is_in(filled: Ledger) -> None:
    merged = replace(ROCKETS, reports=("r1", "r2", "s1"))
    filled.replace_incidents([merged, PLAN], LATER)
    assert filled.incident(STRIKE.id) == merged
    assert filled.incident(STRIKE.id[:9]) == merged
    assert filled.incidents() == [merged, PLAN]


def test_only_what_changed_is_written_into_the_history(filled: Ledger, now: datetime) -> None:
    filled.replace_incidents(ALL, LATER)
    merged = replace(ROCKETS, reports=("r1", "r2", "s1"))
    filled.replace_incidents([merged, PLAN], LATER)
    lines = [[(line.what, line.made) for line in filled.history(each.id)] for each in ALL]
    gone = ("its reports went to other incidents", LATER)
    assert lines == [[("formed", now), gone], [("formed", now), ("changed", LATER)], [("formed", now)]]


def test_reports_that_move_between_incidents_are_followed(filled: Ledger) -> None:
    moved = [replace(ROCKETS, reports=("r1",)), replace(STRIKE, reports=("r2", "s1")), PLAN]
    filled.replace_incidents(moved, LATER)
    assert sorted(filled.incidents(), key=lambda each: each.id) == sorted(moved, key=lambda each: each.id)


def test_no_incidents_leave_none(filled: Ledger) -> None:
    filled.replace_incidents([], LATER)
    assert filled.incidents() == []


def test_an_id_leads_on_when_its_first_report_no_longer_counts(filled: Ledger) -> None:
    rest = replace(ROCKETS, reports=("r2",))
    filled.replace_incidents([STRIKE, rest, PLAN], LATER)
    assert filled.incident(ROCKETS.id) == rest
    filled.replace_incidents([replace(STRIKE, reports=("s1",)), PLAN], LATER)
    assert filled.incident(ROCKETS.id) is None


def test_an_id_is_followed_through_several_mergers(filled: Ledger) -> None:
    filled.replace_incidents([STRIKE, replace(PLAN, reports=("p1", "r2"))], LATER)
    filled.replace_incidents([STRIKE, replace(PLAN, reports=("o1", "p1"))], LATER)
    assert filled.incident(ROCKETS.id) == replace(PLAN, reports=("o1", "p1"))
    filled.replace_incidents(ALL, LATER)
    assert filled.incident(ROCKETS.id) == ROCKETS
