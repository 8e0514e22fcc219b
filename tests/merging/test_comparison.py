from collections.abc import Callable
from dataclasses import replace
from math import exp

import pytest

from tocsin.merging import NotAReport, compare
from tocsin.merging.weights import BEFORE_ANY_FACT
from tocsin.record import Count, Judgement, Span, Tally, Telling, Verdict

Tell = Callable[..., Telling]


def facts(judgement: Judgement) -> list[str]:
    return [reason.fact for reason in judgement.reasons]


def test_two_papers_on_one_rocket_attack_are_the_same(tell: Tell) -> None:
    one = tell(actor="Kata'ib Hizbollah", target="Taji base", place="Taji", when="2020-01-03", harm="2..2 killed")
    other = tell(
        paper="Herald", actor="Kataib Hezbollah", target="base", place="Taji", when="2020-01-03", harm="2..2 killed"
    )
    judgement = compare(one, other)
    assert judgement.verdict is Verdict.SAME
    assert facts(judgement) == ["same_kind", "same_day", "same_spot", "actors_agree", "few_harmed_alike"]


def test_the_judgement_is_the_same_whichever_telling_comes_first(tell: Tell) -> None:
    one = tell(actor="militants", target="US troops=usa", place="Taji", when="2020-01-03", harm="3..3 wounded")
    other = tell(
        "attack", paper="Herald", published="2020-01-06", place="Balad", when="2020-01-03", harm="5..5 wounded"
    )
    assert compare(one, other) == compare(other, one)


def test_reasons_read_as_words(tell: Tell) -> None:
    one = tell(place="Iraq", when="2020-01-01..2020-01-03", harm="189..189 killed")
    other = tell(paper="Herald", place="Taji", published="2020-01-05", harm="12.. wounded; 2..2 killed")
    assert [str(reason) for reason in compare(one, other).reasons] == [
        "same kind: shelling",
        "told soon after: published 2020-01-05 / 2020-01-01 – 2020-01-03",
        "places near: Taji, IQ ±5 km / Iraq, IQ ±450 km",
        "tolls far apart: 2 killed, 12+ wounded / 189 killed",
    ]


def test_a_kind_and_a_day_alone_are_at_best_even_odds(tell: Tell) -> None:
    one = tell(kind="bombing", place="Iraq", when="2020-01-03", actor="", target="")
    other = tell(kind="bombing", paper="Herald", place="Taji", when="2020-01-03", actor="", target="")
    judgement = compare(one, other)
    assert (judgement.score, str(judgement.reasons[-1])) == (0.5, "little shared: Taji, IQ ±5 km / Iraq, IQ ±450 km")


def test_a_name_that_both_places_bear_is_more_than_a_kind_and_a_day(tell: Tell) -> None:
    one, other = tell(place="Taji", when="2020-01-03"), tell(paper="Herald", place="Taji", when="2020-01-03")
    words = other.statement.place
    abroad = replace(words, place=replace(words.place, country="DE", lat=51.0, lon=10.0))
    judgement = compare(one, replace(other, statement=replace(other.statement, place=abroad)))
    assert facts(judgement) == ["same_kind", "same_day", "namesakes_apart"]


def test_reasons_add_up_to_the_score_and_name_both_values(tell: Tell) -> None:
    one = tell(place="Taji", when="2020-01-03", harm="10..10 killed")
    other = tell(paper="Herald", published="2020-01-06", place="Taji", when="2020-01-03", harm="14..14 killed")
    judgement = compare(one, other)
    odds = BEFORE_ANY_FACT + sum(reason.weight for reason in judgement.reasons)
    assert judgement.score == pytest.approx(1 / (1 + exp(-odds)), abs=1e-4)
    rise = next(reason for reason in judgement.reasons if reason.fact == "toll_rises")
    assert {rise.left, rise.right} == {"10 killed", "14 killed"}


def test_a_telling_of_a_tally_cannot_be_compared(tell: Tell) -> None:
    words = Span(0, 2, "15")
    tally = Telling("t", "a", Tally(trigger=words, what="events", count=Count(15, None), words=words))
    with pytest.raises(NotAReport, match="statement t is a tally; only reports of events"):
        compare(tally, tell())


# --- the traps -----------------------------------------------------------------------------------------------------


def test_two_bases_on_one_day_are_different(tell: Tell) -> None:
    one = tell(actor="militants", target="Taji base", place="Taji", when="2020-01-04")
    other = tell(paper="Herald", actor="militants", target="Balad air base", place="Balad", when="2020-01-04")
    assert compare(one, other).verdict is Verdict.DIFFERENT


def test_two_named_bases_without_a_known_place_are_different(tell: Tell) -> None:
    one = tell(actor="militants", target="Taji base", place="Iraq", when="2020-01-04")
    other = tell(paper="Herald", actor="militants", target="Balad air base", when="2020-01-04")
    judgement = compare(one, other)
    assert "bases_differ" in facts(judgement)
    assert judgement.verdict is Verdict.DIFFERENT


def test_a_strike_and_the_retaliation_the_next_day_are_different(tell: Tell) -> None:
    blow = tell(actor="Kata'ib Hizbollah=kh", target="US troops=usa", place="Kirkuk", when="2020-01-03")
    answer = tell(
        "air-strike", paper="Herald", actor="US=usa", target="Kata'ib Hizbollah=kh", place="Iraq", when="2020-01-04"
    )
    judgement = compare(blow, answer)
    assert "roles_reversed" in facts(judgement)
    assert judgement.verdict is Verdict.DIFFERENT


def test_a_toll_that_rises_over_three_days_stays_one_incident(tell: Tell) -> None:
    tolls = zip(("2020-01-04", "2020-01-05", "2020-01-06"), ("10..10", "14..14", "17..17"), strict=True)
    told = [
        tell("bombing", paper=f"Paper {day}", published=day, place="Kirkuk", when="2020-01-03", harm=f"{toll} killed")
        for day, toll in tolls
    ]
    assert [compare(told[i], told[j]).verdict for i, j in ((0, 1), (1, 2), (0, 2))] == [Verdict.SAME] * 3


def test_an_anniversary_article_tells_of_the_first_day_and_not_of_the_new_year(tell: Tell) -> None:
    first = tell("drone-strike", actor="US=usa", target="Qassem Soleimani", place="Baghdad", when="2020-01-03")
    later = {
        "paper": "Herald",
        "published": "2021-01-04",
        "target": "Qassem Soleimani",
        "place": "Baghdad",
        "actor": "US=usa",
    }
    anniversary = tell("killing", when="2020-01-03", **later)
    new_attack = tell(
        "attack", paper="Post", published="2021-01-04", place="Baghdad", when="2021-01-03", actor="US=usa"
    )
    assert compare(first, anniversary).verdict is Verdict.SAME
    assert compare(new_attack, anniversary).verdict is Verdict.DIFFERENT
    assert compare(new_attack, tell("killing", when="2020-01-01..2020-12-31", **later)).verdict is Verdict.DIFFERENT


def test_one_attack_told_with_dates_one_day_apart_is_the_same(tell: Tell) -> None:
    one = tell(actor="Iran=irn", target="Taji base", place="Taji", when="2020-01-07", published="2020-01-08")
    other = tell(
        paper="Herald", published="2020-01-08", actor="Iran=irn", target="Taji base", place="Taji", when="2020-01-08"
    )
    judgement = compare(one, other)
    assert "one_day_apart" in facts(judgement)
    assert judgement.verdict is Verdict.SAME


def test_a_second_attack_on_one_base_the_next_day_is_not_merged_on_place_and_kind_alone(tell: Tell) -> None:
    one = tell(means="rockets", place="Green Zone", when="2020-01-04")
    other = tell(paper="Herald", means="rockets", published="2020-01-05", place="Green Zone", when="2020-01-05")
    assert compare(one, other).verdict is not Verdict.SAME


def test_one_wire_text_in_two_papers_is_the_same_though_it_says_little(tell: Tell) -> None:
    wire = {"actor": "gunmen", "target": "patrol", "harm": "3.. wounded", "kind": "shooting", "trigger": "opened fire"}
    judgement = compare(tell(**wire), tell(**wire, paper="Herald", published="2020-01-05"))
    assert "same_words" in facts(judgement)
    assert judgement.verdict is not Verdict.DIFFERENT


def test_an_attack_planned_on_monday_and_carried_out_on_friday_is_not_merged(tell: Tell) -> None:
    same = {"actor": "Iran=irn", "target": "Taji base", "place": "Taji"}
    planned = tell(stage="planned", when="2020-01-06..2020-01-12", published="2020-01-06", **same)
    done = tell(paper="Herald", when="2020-01-10", published="2020-01-11", **same)
    judgement = compare(planned, done)
    assert "stages_clash" in facts(judgement)
    assert judgement.verdict is Verdict.DIFFERENT


def test_two_tellings_of_one_article_are_different_however_alike(tell: Tell) -> None:
    same = {"article": "one", "place": "Taji", "when": "2020-01-03", "actor": "Iran=irn", "harm": "2..2 killed"}
    judgement = compare(tell(**same), tell(**same, start=500))
    assert judgement.verdict is Verdict.DIFFERENT
    assert "one_article" in facts(judgement)


def test_a_report_printed_before_the_day_of_another_is_different(tell: Tell) -> None:
    early = tell(published="2020-01-03", place="Taji", actor="Iran=irn", harm="2..2 killed")
    late = tell(
        paper="Herald", published="2020-01-09", place="Taji", when="2020-01-08", actor="Iran=irn", harm="2..2 killed"
    )
    judgement = compare(early, late)
    assert "told_before_it_happened" in facts(judgement)
    assert judgement.verdict is Verdict.DIFFERENT


def test_a_denial_may_be_of_the_same_deed(tell: Tell) -> None:
    same = {"place": "Taji", "when": "2020-01-03", "target": "Taji base"}
    assert compare(tell(**same), tell(**same, paper="Herald", stage="denied")).verdict is Verdict.SAME


def test_a_named_base_on_one_day_is_the_same_though_the_place_is_open(tell: Tell) -> None:
    one = tell(target="Taji military base", when="2020-01-03")
    assert (
        compare(one, tell(paper="Herald", target="base at Taji", place="Iraq", when="2020-01-03")).verdict
        is Verdict.SAME
    )


def test_a_base_called_only_by_its_nation_may_be_any(tell: Tell) -> None:
    one = tell(target="US base", when="2020-01-03", place="Iraq")
    judgement = compare(one, tell(paper="Herald", target="U.S. base in Iraq", when="2020-01-03"))
    assert "sites_agree" not in facts(judgement)
    assert judgement.verdict is not Verdict.SAME


def test_a_wide_date_and_a_wide_place_never_suffice(tell: Tell) -> None:
    vague = tell("attack", when="2020-01-01..2020-12-31", place="Iraq", actor="militants")
    sharp = tell(paper="Herald", place="Taji", when="2020-01-03", actor="militants")
    assert compare(vague, sharp).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("kind", "other"), [("shelling", "talks"), ("air-strike", "suicide-bombing"), ("interception", "drone-strike")]
)
def test_kinds_that_no_one_confuses_are_different(tell: Tell, kind: str, other: str) -> None:
    same = {"place": "Taji", "when": "2020-01-03", "actor": "Iran=irn", "harm": "2..2 killed", "target": "Taji base"}
    assert compare(tell(kind, **same), tell(other, paper="Herald", **same)).verdict is Verdict.DIFFERENT


# --- rankings: A must beat B ---------------------------------------------------------------------------------------

BASE = {"paper": "Herald", "place": "Taji", "when": "2020-01-03", "actor": "Iran=irn", "harm": "10..10 killed"}
RANKINGS = {
    "the same day beats the next": ({}, {"when": "2020-01-04"}),
    "the next day beats the second": ({"when": "2020-01-04"}, {"when": "2020-01-05"}),
    "the day beats the month": ({}, {"when": "2020-01-01..2020-01-31"}),
    "no day told beats a day too late": ({"when": ""}, {"when": "2020-01-06"}),
    "the spot beats the region": ({}, {"place": "Iraq"}),
    "a place near beats a place afar": ({"place": "north of Baghdad"}, {"place": "Kirkuk"}),
    "no place told beats another place": ({"place": ""}, {"place": "Balad"}),
    "another place at hand beats another country": ({"place": "Balad"}, {"place": "Aleppo"}),
    "the same kind beats a compatible one": ({}, {"kind": "attack"}),
    "a compatible kind beats another": ({"kind": "attack"}, {"kind": "bombing"}),
    "the same actor beats none": ({}, {"actor": ""}),
    "no actor beats another": ({"actor": ""}, {"actor": "Turkey=tur"}),
    "the same toll beats none": ({}, {"harm": ""}),
    "a toll that agrees beats none": ({"harm": "5.. killed"}, {"harm": ""}),
    "no toll beats one that conflicts": ({"harm": ""}, {"harm": "4..4 killed"}),
    "a toll that rose beats one that fell": (
        {"harm": "14..14 killed", "published": "2020-01-06"},
        {"harm": "7..7 killed", "published": "2020-01-06"},
    ),
    "a toll that conflicts beats one that is far off": ({"harm": "4..4 killed"}, {"harm": "90..90 killed"}),
    "the named target beats another": ({"target": "Taji base"}, {"target": "Balad base"}),
    "eighteen rockets beat rockets": ({"means": "18 rockets=18..18"}, {"means": "rockets"}),
    "rockets beat mortars": ({"means": "rockets"}, {"means": "mortars"}),
    "done beats planned": ({}, {"stage": "planned"}),
}


@pytest.mark.parametrize("ranking", RANKINGS)
def test_what_tells_more_of_one_occurrence_scores_higher(tell: Tell, ranking: str) -> None:
    better, worse = RANKINGS[ranking]
    told = tell(
        place="Taji",
        when="2020-01-03",
        actor="Iran=irn",
        target="Taji base",
        harm="10..10 killed",
        means="18 rockets=18..18",
    )
    odds = [
        sum(reason.weight for reason in compare(told, tell(**(BASE | changed))).reasons) for changed in (better, worse)
    ]
    assert odds[0] > odds[1]
