from collections.abc import Callable
from itertools import product
from random import Random
from time import perf_counter

import pytest

from tocsin.merging import derive
from tocsin.record import Count, Effect, Judgement, Span, Tally, Telling, Verdict

Tell = Callable[..., Telling]


def groups(tellings: list[Telling], *people: Judgement) -> set[frozenset[str]]:
    return {frozenset(incident.reports) for incident in derive(tellings, people)[0]}


def by_person(one: Telling, other: Telling, verdict: Verdict) -> Judgement:
    left, right = sorted((one.id, other.id))
    return Judgement(left, right, verdict, 1.0, by="anna")


def ids(*tellings: Telling) -> frozenset[str]:
    return frozenset(telling.id for telling in tellings)


def test_only_reports_of_events_become_incidents(tell: Tell) -> None:
    words, told = Span(0, 2, "15"), tell()
    tally = Telling("t", "a", Tally(trigger=words, what="events", count=Count(15, None), words=words))
    assert groups([tally, told]) == {ids(told)}
    assert derive([tally], []) == ((), ())


def test_a_vague_report_does_not_bring_two_bases_together(tell: Tell) -> None:
    day = {"when": "2020-01-03", "actor": "Iran=irn", "harm": "2..2 killed"}
    taji, qaim = tell(place="Taji", **day), tell(paper="Herald", place="Qaim", **day)
    vague = tell(paper="Wire", place="Iraq", **day)
    found = groups([taji, qaim, vague])
    assert len(found) == 2
    assert ids(taji) in found or ids(qaim) in found


def test_another_papers_report_does_not_bring_two_reports_of_one_article_together(tell: Tell) -> None:
    same = {"place": "Taji", "when": "2020-01-03", "actor": "Iran=irn"}
    first, second = tell(article="one", **same), tell(article="one", start=300, **same)
    other = tell(paper="Herald", **same)
    assert sorted(map(len, groups([first, second, other]))) == [1, 2]
    assert groups([first, second, other], by_person(first, second, Verdict.SAME)) == {ids(first, second, other)}


def test_people_decide_what_the_program_cannot(tell: Tell) -> None:
    one = tell(place="Taji", when="2020-01-03", actor="Iran=irn")
    other = tell(paper="Herald", place="Taji", when="2020-01-03", actor="Iran=irn")
    far = tell("talks", paper="Wire", place="Aleppo", when="2020-03-03")
    assert groups([one, other, far]) == {ids(one, other), ids(far)}
    assert groups([one, other, far], by_person(one, other, Verdict.DIFFERENT)) == {ids(one), ids(other), ids(far)}
    assert groups([one, other, far], by_person(one, far, Verdict.SAME)) == {ids(one, other, far)}


def test_the_dates_of_one_attack_do_not_chain_over_a_week(tell: Tell) -> None:
    told = [
        tell(
            paper=f"Paper {day}",
            published=f"2020-01-{day + 1:02}",
            place="Taji",
            actor="Iran=irn",
            target="Taji base",
            when=f"2020-01-{day:02}",
        )
        for day in range(3, 9)
    ]
    assert max(map(len, groups(told))) == 2


@pytest.fixture
def month(tell: Tell) -> list[Telling]:
    """Reports on 30 days in seven places by three papers, some without a day, some without a place."""
    places = ("Taji", "Balad", "Green Zone", "Kirkuk", "Iraq", "Aleppo", "")
    told = []
    for day, place, paper in product(range(1, 31), places, ("Post", "Herald", "Wire")):
        rng = Random(f"{day}{place}{paper}")
        told.append(
            tell(
                rng.choice(["shelling", "attack", "air-strike"]),
                paper=paper,
                article=f"{paper} {day} {place}",
                published=f"2020-01-{min(day + 1, 31):02}",
                place=place,
                when=rng.choice([f"2020-01-{day:02}", ""]),
                actor=rng.choice(["Kata'ib Hizbollah=kh", "militants", "US=usa"]),
                target=rng.choice(["Taji base", "patrol", ""]),
                harm=rng.choice(["2..2 killed", "3.. wounded", ""]),
                start=day,
            )
        )
    return told


def test_any_order_gives_the_same_incidents_and_judgements(month: list[Telling]) -> None:
    derived = derive(month, [])
    for seed in range(3):
        assert derive(Random(seed).sample(month, len(month)), []) == derived


def test_deriving_twice_changes_nothing(month: list[Telling]) -> None:
    incidents, judgements = derive(month, [])
    assert derive(month, judgements) == (incidents, judgements)


def test_forty_papers_with_one_wire_text_are_one_incident(tell: Tell) -> None:
    wire = {
        "actor": "gunmen",
        "target": "patrol",
        "place": "Kirkuk",
        "harm": "3..3 killed",
        "kind": "shooting",
        "when": "2020-01-03",
    }
    told = [tell(**wire, paper=f"Paper {n}", published=f"2020-01-{4 + n % 3:02}") for n in range(40)]
    incidents, _ = derive(told, [])
    assert [incident.toll(Effect.KILLED) for incident in incidents] == [Count(3, 3)]


def test_two_thousand_reports_are_merged_in_seconds(tell: Tell) -> None:
    places = ("Taji", "Balad", "Green Zone", "Kirkuk", "Qaim", "Iraq", "Aleppo", "Kandahar", "Lashkar Gah", "")
    told = []
    for number in range(2000):
        rng = Random(number)
        month, day = rng.randint(1, 6), rng.randint(1, 27)
        told.append(
            tell(
                rng.choice(["shelling", "attack", "air-strike", "bombing", "talks", "threat"]),
                paper=f"Paper {number}",
                published=f"2020-{month:02}-{day + 1:02}",
                place=rng.choice(places),
                when=rng.choice([f"2020-{month:02}-{day:02}", ""]),
                actor=rng.choice(["Kata'ib Hizbollah=kh", "militants", "US=usa", "Taliban=tal"]),
                target=rng.choice(["Taji base", "Balad base", "patrol", ""]),
                harm=rng.choice(["2..2 killed", "3.. wounded", ""]),
            )
        )
    start = perf_counter()
    derive(told, [])
    assert perf_counter() - start < 10
