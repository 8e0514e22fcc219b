from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from tocsin.merging import NotAReport, incident_of
from tocsin.merging.incidents import joined_when
from tocsin.record import Count, Effect, Incident, Span, Stage, Strength, Telling, parse_when

Tell = Callable[..., Telling]
KILLED, WOUNDED = Effect.KILLED, Effect.WOUNDED


@pytest.fixture
def told(tell: Tell) -> list[Telling]:
    """Three papers on one attack."""
    return [
        tell(
            "attack",
            published="2020-01-04",
            place="Iraq",
            when="2020-01-02..2020-01-03",
            actor="militants",
            harm="2..2 killed",
            target="US troops=usa",
            confidence=0.5,
        ),
        tell(
            paper="Herald",
            published="2020-01-05",
            place="Taji",
            when="2020-01-03",
            actor="Kata'ib Hizbollah=kh",
            harm="3..3 killed; 1..1 killed part; 12.. wounded",
            means="18 rockets=18..18",
            confidence=0.8,
        ),
        tell(
            "attack",
            paper="Wire",
            published="2020-01-05",
            place="Baghdad",
            stage="ongoing",
            actor="Hizbollah brigades=kh; militants",
            target="American forces=usa; Taji base",
            means="rockets",
            confidence=0.5,
        ),
    ]


def test_the_fields_of_an_incident_come_from_its_reports(told: list[Telling]) -> None:
    assert incident_of(told) == Incident(
        reports=tuple(sorted(telling.id for telling in told)),
        kind="shelling",
        stage=Stage.OCCURRED,
        when=parse_when("2020-01-03..2020-01-03"),
        place=told[1].statement.place.place,  # type: ignore[union-attr] # the second telling has a known place
        place_words="Taji",
        actors=("militants", "Kata'ib Hizbollah"),
        targets=("US troops", "Taji base"),
        means=("18 rockets", "rockets"),
        tolls=((KILLED, Count(2, 3)), (WOUNDED, Count(12, None))),
        publishers=("Morning Post", "Herald", "Wire"),
        confidence=0.95,
    )


def test_the_incident_does_not_depend_on_the_order_of_its_reports(told: list[Telling]) -> None:
    assert len({incident_of(order) for order in permutations(told)}) == 1


def test_numbers_of_different_people_add_up_within_a_report(tell: Tell) -> None:
    told = tell(harm="2..2 killed; 3.. killed; 1..1 killed part; 4..4 wounded")
    assert incident_of([told]).tolls == ((KILLED, Count(5, None)), (WOUNDED, Count(4, 4)))


def test_what_two_speakers_say_is_joined_and_not_added(tell: Tell) -> None:
    told = tell(harm="2..2 killed by:police; 5..5 killed by:doctors")
    assert incident_of([told]).tolls == ((KILLED, Count(2, 5)),)


def test_a_later_number_takes_the_place_of_the_same_papers_earlier_one(tell: Tell) -> None:
    first, last = tell(harm="10..10 killed"), tell(harm="17..17 killed", published="2020-01-06")
    other = tell(paper="Herald", harm="12..12 killed")
    assert incident_of([first, last]).tolls == ((KILLED, Count(17, 17)),)
    assert incident_of([first, other, last]).tolls == ((KILLED, Count(12, 17)),)


def test_one_text_in_forty_papers_counts_as_one_source(tell: Tell) -> None:
    wire = {"actor": "gunmen", "target": "patrol", "place": "Taji", "harm": "3..3 killed", "kind": "killing"}
    papers = [tell(**wire, paper=f"Paper {n:02}", confidence=0.5) for n in range(40)]
    others = [
        tell("shooting", paper=f"Own {n}", actor="soldiers", target=f"patrol {n}", confidence=0.5) for n in range(2)
    ]
    incident = incident_of([*papers, *others])
    assert incident.kind == "shooting"
    assert incident.actors == ("soldiers", "gunmen")
    assert incident.confidence == 0.875
    assert len(incident.publishers) == 42


def test_who_is_said_not_to_have_done_it_is_not_an_actor(tell: Tell) -> None:
    assert incident_of([tell(actor="militants", denied_by="Iran=irn")]).actors == ("militants",)


def test_what_nobody_says_stays_open(tell: Tell) -> None:
    incident = incident_of([tell(published=None, paper="")])
    assert (incident.when, incident.place, incident.place_words, incident.tolls, incident.publishers) == (
        None,
        None,
        "",
        (),
        (),
    )


def test_an_open_place_keeps_its_words(tell: Tell) -> None:
    told = [tell(paper=name, place=place) for name, place in (("A", "the camp"), ("B", "Camp X"), ("C", "Camp X"))]
    assert (incident_of(told).place, incident_of(told).place_words) == (None, "Camp X")


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        (["2020-01-03..2020-01-03", "2020-01-01..2020-01-31"], "2020-01-03..2020-01-03"),
        (["2020-01-01..2020-01-05", "2020-01-04..2020-01-09"], "2020-01-04..2020-01-05"),
        (["2020-01-03..2020-01-03", "2020-01-04..2020-01-04"], "2020-01-03..2020-01-04"),
        (["2020-01-03..2020-01-03", "2020-01-04..2020-01-04", "2020-01-01..2020-12-31"], "2020-01-03..2020-01-04"),
        (["2020-01-03..", "..2020-01-05"], "2020-01-03..2020-01-05"),
        (["2020-01-03..", "2020-01-05.."], "2020-01-05.."),
    ],
)
def test_days_are_what_all_agree_on_or_else_all_that_are_named(told: list[str], joined: str) -> None:
    assert joined_when([parse_when(plain) for plain in told]) == parse_when(joined)


def test_the_most_advanced_stage_told_counts(tell: Tell) -> None:
    stages = ("denied", "foiled", "ongoing")
    assert incident_of([tell(stage=stage, paper=stage) for stage in stages]).stage is Stage.ONGOING
    assert incident_of([tell(stage=stage) for stage in ("hypothetical", "planned")]).stage is Stage.PLANNED


def test_a_strength_never_becomes_an_incident() -> None:
    words = Span(0, 5, "5,000")
    with pytest.raises(NotAReport, match="is a strength"):
        incident_of([Telling("s", "a", Strength(trigger=words, what=words, words=words), "", date(2020, 1, 1))])


def test_a_pronoun_is_nobody_s_label(tell: Tell) -> None:
    incident = incident_of([tell("attack", actor="it", target="them"), tell("attack", actor="militants")])
    assert (incident.actors, incident.targets) == (("militants",), ())
