from collections.abc import Callable, Sequence
from typing import Any

from tocsin.merging import derive
from tocsin.record import Count, Effect, Judgement, Span, Tally, Telling, Verdict, content_id

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


def test_any_order_gives_the_same_incidents_and_judgements(fortnight: list[Telling]) -> None:
    derived = derive(fortnight, [])
    for seed in range(3):
        assert derive(sorted(fortnight, key=lambda each: content_id(seed, each.id)), []) == derived


def test_deriving_twice_changes_nothing(fortnight: list[Telling]) -> None:
    incidents, judgements = derive(fortnight, [])
    assert derive(fortnight, judgements) == (incidents, judgements)


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


def test_of_two_thousand_reports_few_pairs_are_compared(tell: Tell, pick: Callable[[str, Sequence[Any]], Any]) -> None:
    places = ("Taji", "Balad", "Green Zone", "Kirkuk", "Qaim", "Iraq", "Aleppo", "Kandahar", "Lashkar Gah", "")
    told = []
    for number in range(2000):
        seed = str(number)
        month, day = pick(seed, range(1, 7)), pick(seed, range(1, 28))
        told.append(
            tell(
                pick(seed, ["shelling", "attack", "air-strike", "bombing", "talks", "threat"]),
                paper=f"Paper {number}",
                published=f"2020-{month:02}-{day + 1:02}",
                place=pick(seed, places),
                when=pick(seed, [f"2020-{month:02}-{day:02}", ""]),
                actor=pick(seed, ["Kata'ib Hizbollah=kh", "militants", "US=usa", "Taliban=tal"]),
                target=pick(seed, ["Taji base", "Balad base", "patrol", ""]),
                harm=pick(seed, ["2..2 killed", "3.. wounded", ""]),
            )
        )
    incidents, judgements = derive(told, [])
    assert sum(len(incident.reports) for incident in incidents) == 2000
    assert len(judgements) < 20 * 2000
