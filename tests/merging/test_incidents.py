from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from tocsin.merging import NotAReport, incident_of
from tocsin.merging.incidents import joined_when
from tocsin.record import Count, Effect, Incident, Span, Stage, Strength, Telling, Told, parse_when

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
        told=(
            Told(KILLED, Count(2, 2), told[0].id, ("Morning Post",)),
            Told(KILLED, Count(3, 3), told[1].id, ("Herald",)),
            Told(WOUNDED, Count(12, None), told[1].id, ("Herald",)),
        ),
        sources=3,
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


def test_the_numbers_are_kept_with_who_gave_them_and_what_was_corrected(tell: Tell) -> None:
    first = tell(harm="10..10 killed")
    last = tell(harm="17..17 killed by:police; 21..21 killed by:doctors", published="2020-01-06")
    other = tell(paper="Herald", harm="12..12 killed", published="2020-01-05")
    assert incident_of([last, other, first]).told == (
        Told(KILLED, Count(10, 10), first.id, ("Morning Post",), superseded=True),
        Told(KILLED, Count(12, 12), other.id, ("Herald",)),
        Told(KILLED, Count(17, 17), last.id, ("Morning Post",), "police"),
        Told(KILLED, Count(21, 21), last.id, ("Morning Post",), "doctors"),
    )


def test_a_text_is_not_superseded_while_one_paper_lets_it_stand(tell: Tell) -> None:
    wire = {"actor": "gunmen", "target": "patrol", "place": "Taji", "harm": "3..3 killed"}
    printed = [tell(**wire, paper=paper) for paper in ("Post", "Herald")]
    corrected = tell(paper="Post", harm="5..5 killed", published="2020-01-06")
    assert incident_of([*printed, corrected]).tolls == ((KILLED, Count(3, 5)),)
    again = tell(paper="HERALD", harm="6..6 killed", published="2020-01-07")
    assert incident_of([*printed, corrected, again]).tolls == ((KILLED, Count(5, 6)),)


def test_two_reports_of_one_paper_are_one_source_and_an_unknown_paper_is_its_own(tell: Tell) -> None:
    told = [
        tell(article=article, paper=paper) for article, paper in (("a", "Post"), ("b", "Post"), ("c", ""), ("d", ""))
    ]
    assert incident_of(told).sources == 3


def test_who_claims_it_and_who_denies_it_stand_side_by_side(tell: Tell) -> None:
    claimed = tell(actor="Kata'ib Hizbollah", claimed=True)
    denied = tell(paper="Herald", actor="militants", denied_by="Iran=irn")
    never = tell(paper="Wire", stage="denied", speaker="Pentagon", published="2020-01-05")
    incident = incident_of([claimed, denied, never])
    assert (incident.claimed_by, incident.denied_by) == (("Kata'ib Hizbollah",), ("Iran", "Pentagon"))
    assert incident.stage is Stage.OCCURRED


def test_nobody_claims_a_deed_by_words_that_deny_it(tell: Tell) -> None:
    told = tell(actor="militia", place="Taji")
    denial = tell(paper="Herald", stage="denied", speaker="army", actor="its aircraft", claimed=True, place="Taji")
    incident = incident_of([told, denial])
    assert (incident.claimed_by, incident.denied_by) == ((), ("army",))
    foiled = tell(paper="Herald", stage="foiled", actor="militia", claimed=True, place="Taji")
    assert incident_of([told, foiled]).claimed_by == ("militia",)


def test_a_number_that_its_paper_gives_again_later_was_not_corrected(tell: Tell) -> None:
    numbers = "30..30", "35..35", "30..30"
    told = [tell(harm=f"{each} killed", published=f"2020-01-0{day}") for day, each in enumerate(numbers, 4)]
    assert [each.superseded for each in incident_of(told).told] == [False, True, False]
    assert incident_of(told).tolls == ((KILLED, Count(30, 30)),)


def test_the_last_of_the_furthest_stages_counts(tell: Tell) -> None:
    def stage_told(*told: tuple[str, str]) -> Stage:
        return incident_of([tell(stage=stage, published=f"2020-01-{day}") for stage, day in told]).stage

    assert stage_told(("occurred", "04"), ("foiled", "05")) is Stage.FOILED
    assert stage_told(("occurred", "04"), ("denied", "05")) is Stage.OCCURRED
    assert stage_told(("planned", "04"), ("called-for", "05")) is Stage.CALLED_FOR
    assert stage_told(("denied", "04"), ("planned", "05")) is Stage.DENIED


def test_of_kinds_told_as_often_the_last_counts(tell: Tell) -> None:
    told = [tell(kind, published=f"2020-01-{day}") for kind, day in (("shelling", "04"), ("air-strike", "05"))]
    assert incident_of(told).kind == "air-strike"


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
    assert incident.sources == 3
    assert [(each.count, len(each.publishers)) for each in incident.told] == [(Count(3, 3), 40)]


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
