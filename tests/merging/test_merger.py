from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.merging import Change, Merger, derive, shared_names
from tocsin.record import Count, Incident, Judgement, Linked, Span, Tally, Telling, Verdict, incident_id

Tell = Callable[..., Telling]
SETTINGS = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def by_person(one: Telling, other: Telling, verdict: Verdict) -> Judgement:
    left, right = sorted((one.id, other.id))
    return Judgement(left, right, verdict, 1.0, by="anna")


def held(merger: Merger) -> tuple[tuple[Incident, ...], tuple[Judgement, ...]]:
    return tuple(merger.incidents()), tuple(merger.judgements())


class Kept:
    """What a ledger would hold that is told only of changes."""

    def __init__(self) -> None:
        self.incidents: dict[str, Incident] = {}
        self.judgements: dict[tuple[str, str], Judgement] = {}

    def take(self, change: Change) -> None:
        for gone in change.withdrawn:
            del self.incidents[gone]
        self.incidents.update({incident.id: incident for incident in change.incidents})
        self.judgements.update({(judgement.left, judgement.right): judgement for judgement in change.judgements})
        self.judgements = {
            pair: each for pair, each in self.judgements.items() if each.verdict is not Verdict.DIFFERENT
        }

    def all(self) -> tuple[tuple[Incident, ...], tuple[Judgement, ...]]:
        incidents = sorted(self.incidents.values(), key=lambda incident: incident.reports)
        return tuple(incidents), tuple(self.judgements[pair] for pair in sorted(self.judgements))


def articles(tellings: Iterable[Telling]) -> list[list[Telling]]:
    grouped: dict[str, list[Telling]] = {}
    for telling in tellings:
        grouped.setdefault(telling.article_id, []).append(telling)
    return list(grouped.values())


@pytest.fixture
def story(tell: Tell) -> list[Telling]:
    """A plan, the deed in three papers, another deed, and a tally."""
    deed = {"place": "Taji", "when": "2020-01-10", "actor": "Iran=irn", "target": "Taji base"}
    words = Span(0, 2, "15")
    tally = Telling("t", "tally", Tally(trigger=words, what="events", count=Count(15, None), words=words))
    return [
        tell(stage="planned", place="Taji", actor="Iran=irn", target="Taji base", published="2020-01-08"),
        *(tell(paper=paper, published="2020-01-11", **deed) for paper in ("Post", "Herald", "Wire")),
        tell("talks", paper="Herald", published="2020-01-11", when="2020-01-10", place="Aleppo"),
        tally,
    ]


def test_what_is_added_changes_only_what_it_reaches(story: list[Telling]) -> None:
    plan, first, second, third, talks, tally = story
    merger = Merger([plan, first, second, talks, tally])
    (known,) = [each for each in merger.incidents() if first.id in each.reports]
    change = merger.add([third])
    (grown,) = [each for each in change.incidents if third.id in each.reports]
    assert set(grown.reports) == {first.id, second.id, third.id}
    assert [each.id for each in change.incidents if each is not grown] in ([], [incident_id(plan.id)])
    assert change.withdrawn == (() if grown.id == known.id else (known.id,))
    assert {(j.left, j.right) for j in change.judgements} == {
        tuple(sorted((third.id, other.id))) for other in (first, second)
    }


def test_adding_what_is_there_changes_nothing(story: list[Telling]) -> None:
    assert Merger(story).add(story) == Change()


def test_a_tally_is_never_an_incident(story: list[Telling]) -> None:
    assert Merger().add(story[5:]) == Change()


def test_what_was_planned_and_what_was_done_are_linked_and_not_merged(story: list[Telling]) -> None:
    plan, *deeds = story[:4]
    planned, done = sorted(Merger(story[:4]).incidents(), key=lambda incident: len(incident.reports))
    assert (planned.reports, set(done.reports)) == ((plan.id,), {deed.id for deed in deeds})
    assert planned.linked == (Linked(done.id, "planned → occurred"),)
    assert done.linked == (Linked(planned.id, "planned → occurred"),)


def test_a_link_follows_the_incident_when_its_id_changes_and_goes_with_it(story: list[Telling]) -> None:
    plan, *deeds = story[:4]
    last, *others = sorted(deeds, key=lambda telling: telling.id)
    merger = Merger([plan, *others])
    change = merger.add([last])
    assert {each.id: each.linked for each in change.incidents} == {
        incident_id(plan.id): (Linked(incident_id(last.id), "planned → occurred"),),
        incident_id(last.id): (Linked(incident_id(plan.id), "planned → occurred"),),
    }
    assert change.withdrawn == (incident_id(others[0].id),)
    assert [each.linked for each in merger.withdraw([deed.id for deed in deeds]).incidents] == [()]


def test_a_plan_told_after_the_deed_is_of_another(tell: Tell) -> None:
    same = {"actor": "Iran=irn", "target": "Taji base", "place": "Taji"}
    done = tell(when="2020-01-10", published="2020-01-11", **same)
    for when in ("", "2020-01-12"):
        later = tell(paper="Herald", stage="planned", published="2020-01-11", when=when, **same)
        assert [incident.linked for incident in Merger([done, later]).incidents()] == [(), ()]


def test_a_plan_elsewhere_is_not_linked(tell: Tell) -> None:
    done = tell(when="2020-01-10", published="2020-01-11", place="Taji", actor="Iran=irn")
    plan = tell(paper="Herald", stage="planned", published="2020-01-08", place="Balad", actor="Iran=irn")
    assert [incident.linked for incident in Merger([done, plan]).incidents()] == [(), ()]


def test_undoing_a_decision_gives_the_state_before(story: list[Telling]) -> None:
    merger = Merger(story)
    before, kept = held(merger), Kept()
    kept.take(Merger().add(story))
    parted = by_person(story[1], story[2], Verdict.DIFFERENT)
    joined = by_person(story[3], story[4], Verdict.SAME)
    for decisions in ([parted], [parted, joined], [joined], []):
        kept.take(merger.decide(decisions))
        assert held(merger) == derive(story, decisions)
        assert kept.all() == held(merger)
    assert held(merger) == before


def test_a_decision_on_reports_that_come_later_waits_for_them(story: list[Telling]) -> None:
    joined = by_person(story[3], story[4], Verdict.SAME)
    merger = Merger([], [joined])
    for telling in story:
        merger.add([telling])
    assert held(merger) == derive(story, [joined])


def test_a_new_reading_of_an_article_takes_the_place_of_the_old(tell: Tell) -> None:
    deed = {"place": "Taji", "when": "2020-01-10", "actor": "Iran=irn", "published": "2020-01-11"}
    old, new = (tell(article="a", paper="Post", **deed, start=start) for start in (0, 7))
    other = tell(article="b", paper="Herald", **deed)
    merger = Merger([old, other])
    change = merger.replace("a", [new])
    assert held(merger) == derive([new, other], [])
    assert {each for incident in change.incidents for each in incident.reports} == {new.id, other.id}
    assert merger.replace("a", [new]) == Change()


@SETTINGS
@given(st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_gives_what_all_at_once_gives(fortnight: list[Telling], random: object) -> None:
    few = fortnight[::3]
    shuffled = articles(few)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' Random has no public type
    merger, kept = Merger(), Kept()
    for article in shuffled:
        kept.take(merger.add(article))
    assert held(merger) == kept.all() == derive(few, [])


@SETTINGS
@given(st.data())
def test_what_came_and_went_leaves_nothing(fortnight: list[Telling], data: st.DataObject) -> None:
    few = fortnight[::4]
    merger, kept, there = Merger(), Kept(), set[str]()
    by_id = {telling.id: telling for telling in few}
    decided: dict[tuple[str, str], Judgement] = {}
    for each in data.draw(st.lists(st.sampled_from(sorted(by_id)), min_size=1, max_size=60)):
        kept.take(merger.withdraw([each]) if each in there else merger.add([by_id[each]]))
        there ^= {each}
        other = data.draw(st.sampled_from(sorted(by_id)))
        if other != each and data.draw(st.integers(0, 4)) == 0:
            judgement = by_person(by_id[each], by_id[other], data.draw(st.sampled_from(Verdict)))
            pair = judgement.left, judgement.right
            decided = (
                {k: v for k, v in decided.items() if k != pair} if pair in decided else decided | {pair: judgement}
            )
            kept.take(merger.decide(decided.values()))
    expected = derive([by_id[each] for each in there], decided.values())
    assert held(merger) == expected
    assert kept.all() == expected


@SETTINGS
@given(st.randoms(use_true_random=False))
def test_names_that_very_many_share_are_let_go_in_any_order(tell: Tell, random: object) -> None:
    told = [
        tell(
            paper=f"Paper {number}",
            published=f"2020-01-{number % 20 + 2:02}",
            target=f"General {('Haidar', 'Qasim', 'Munir')[number % 3]}",
            actor="Kata'ib Hizbollah=kh",
            kind="killing",
            harm=f"{3 + number % 3}..{3 + number % 3} killed",
            when=("2020-01-01..2020-01-31", f"2020-01-{number % 20 + 1:02}", "")[number % 3 if number % 2 else 0],
        )
        for number in range(max(shared_names.MOST_BY_NAME.values()) + 8)
    ]
    expected = derive(told, [])
    random.shuffle(told)  # type: ignore[attr-defined] # hypothesis' Random has no public type
    merger = Merger()
    for telling in told:
        merger.add([telling])
    assert held(merger) == expected
    for telling in told[: len(told) // 2]:
        merger.withdraw([telling.id])
    assert held(merger) == derive(told[len(told) // 2 :], [])


def test_a_report_is_read_once_whatever_else_its_article_says(story: list[Telling]) -> None:
    again = replace(story[1], publisher="Elsewhere")
    assert Merger(story).add([again]) == Change()
