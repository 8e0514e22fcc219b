"""Each fact once where it holds and once where it narrowly does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tocsin.merging import compare
from tocsin.record import Span, Telling, TimeWords

Tell = Callable[..., Telling]

TOLD = {"place": "Taji", "when": "2020-01-03"}
HOLDS = {
    "published_long_apart": ({"when": "", "published": "2020-03-01"}, {"when": "", "published": "2020-01-04"}),
    "same_rare_kind": ({"kind": "capture"}, {"kind": "capture"}),
    "sides_of_a_protest": ({"kind": "protest"}, {"kind": "crackdown"}),
    "fight_or_killing": ({"kind": "armed-clash"}, {"kind": "killing"}),
    "bases_differ": ({"target": "Nur base"}, {"target": "Zayn air base"}),
    "large_tolls_equal": ({"harm": "10..10 killed"}, {"harm": "10..10 killed"}),
    "harmed_or_not": ({"harm": "0..0 wounded"}, {"harm": "3..3 killed"}),
    "days_overlap_in_a_month": ({"when": "2020-01-01..2020-01-31"}, {"when": "2020-01-03"}),
    "within_bound": ({"when": "..2020-01-04", "published": "2020-01-05"}, {"when": "2020-01-03"}),
    "told_soon_after": ({"when": "", "published": "2020-01-05"}, {"when": "2020-01-03"}),
    "told_days_after": ({"when": "", "published": "2020-01-12"}, {"when": "2020-01-03"}),
    "told_long_after": ({"when": "", "published": "2020-03-12"}, {"when": "2020-01-03"}),
    "published_same_day": ({"when": "", "published": "2020-01-04"}, {"when": "", "published": "2020-01-04"}),
    "published_next_day": ({"when": "", "published": "2020-01-05"}, {"when": "", "published": "2020-01-04"}),
    "published_days_apart": ({"when": "", "published": "2020-01-06"}, {"when": "", "published": "2020-01-04"}),
    "told_next_day": ({"when": "", "published": "2020-01-04"}, {"when": "2020-01-03"}),
    "same_day": ({"when": "2020-01-03..2020-01-04"}, {"when": "2020-01-03..2020-01-04"}),
    "same_city": ({"place": "Baghdad"}, {"place": "Baghdad"}),
    "place_not_told": ({"place": ""}, {}),
    "little_shared": ({"place": "", "actor": "Iran=irn"}, {"actor": "militants"}),
    "tolls_left_open": ({"harm": "20.. killed"}, {"harm": "40..40 killed"}),
    "targets_fully_named_alike": ({"target": "Aurelio Cisneros"}, {"target": "Mayor Aurelio Cisneros"}),
    "published_apart": ({"when": "", "published": "2020-01-15"}, {"when": "", "published": "2020-01-04"}),
    "method_not_told": ({"kind": "attack"}, {"kind": "shelling"}),
    "kinds_compatible": ({"kind": "bombing"}, {"kind": "shelling"}),
    "counted_alike": ({"times": "5..5"}, {"times": "4.."}),
    "counted_otherwise": ({"times": "5..5"}, {}),
    "place_words_agree": ({"place": "Rasul"}, {"place": "village of Rasul"}),
    "place_words_differ": ({"place": "Rasul"}, {"place": "village of Zaytun"}),
    "site_sorts_agree": ({"target": "mosque"}, {"target": "crowded mosque"}),
    "site_sorts_differ": ({"target": "mosque"}, {"target": "market"}),
    "targets_described_alike": ({"target": "oil tanker"}, {"target": "tanker"}),
    "targets_described_otherwise": ({"target": "convoy"}, {"target": "tanker"}),
    "targets_named_otherwise": ({"target": "Aurelio Cisneros"}, {"target": "Ruslan Gimbatov"}),
    "as_many_hit": ({"target": "three Indonesians"}, {"target": "Three fishermen"}),
    "victims_of_one_age": ({"target": "a two-year-old girl"}, {"target": "2-year-old"}),
    "tolls_close": ({"harm": "28..28 killed"}, {"harm": "30.. killed"}),
    "sites_of_one_word": ({"target": "the police station"}, {"target": "a station of the gendarmes"}),
    "victims_of_other_age": ({"target": "a 17-year-old"}, {"target": "17-month-old girl"}),
    "few_harmed_alike": ({"harm": "2..2 killed"}, {"harm": "2..2 killed; 4..4 wounded"}),
    "one_harmed_alike": ({"harm": "1..1 killed"}, {"harm": "1..1 killed; 4..4 wounded"}),
    "open_tolls_apart": ({"harm": "20.. killed"}, {"harm": "70.. killed"}),
    "one_outlet_two_days": (
        {"paper": "Herald", "when": "2020-01-04", "published": "2020-01-06"},
        {"when": "2020-01-03"},
    ),
}
HOLDS_NOT = {
    "few_harmed_alike": ({"harm": "1..1 killed"}, {"harm": "1..1 killed"}),
    "one_harmed_alike": ({"harm": "1..1 killed"}, {"harm": "1..1 wounded"}),
    "open_tolls_apart": ({"harm": "20.. killed"}, {"harm": "23.. killed"}),
    "one_outlet_two_days": (
        {"paper": "Courier", "when": "2020-01-04", "published": "2020-01-06"},
        {"when": "2020-01-03"},
    ),
    "published_long_apart": ({"when": "", "published": "2020-02-29"}, {"when": "", "published": "2020-01-04"}),
    "same_rare_kind": ({"kind": "shelling"}, {"kind": "shelling"}),
    "sides_of_a_protest": ({"kind": "protest"}, {"kind": "protest"}),
    "fight_or_killing": ({"kind": "armed-clash"}, {"kind": "attack"}),
    "bases_differ": ({"target": "Nur mosque"}, {"target": "Zayn mosque"}),
    "large_tolls_equal": ({"harm": "9..9 killed"}, {"harm": "9..9 killed"}),
    "harmed_or_not": ({"harm": "0..0 wounded"}, {"harm": "0..0 killed"}),
    "days_overlap_in_a_month": ({"when": "2020-01-01..2020-03-31"}, {"when": "2020-01-03"}),
    "within_bound": ({"when": "..2021-01-04", "published": "2021-01-05"}, {"when": "2020-01-03"}),
    "told_soon_after": ({"when": "", "published": "2020-01-07"}, {"when": "2020-01-03"}),
    "told_days_after": ({"when": "", "published": "2020-01-06"}, {"when": "2020-01-03"}),
    "told_long_after": ({"when": "", "published": "2020-01-17"}, {"when": "2020-01-03"}),
    "published_same_day": ({"when": "", "published": "2020-01-05"}, {"when": "", "published": "2020-01-04"}),
    "published_next_day": ({"when": "", "published": "2020-01-06"}, {"when": "", "published": "2020-01-04"}),
    "published_days_apart": ({"when": "", "published": "2020-01-11"}, {"when": "", "published": "2020-01-04"}),
    "told_next_day": ({"when": "", "published": "2020-01-05"}, {"when": "2020-01-03"}),
    "same_day": ({"when": "2020-01-03..2020-01-05"}, {"when": "2020-01-03..2020-01-05"}),
    "same_city": ({}, {}),
    "place_not_told": ({"place": "Iraq"}, {}),
    "little_shared": ({"place": "", "actor": "militants"}, {"actor": "militants"}),
    "tolls_left_open": ({"harm": "20.. killed"}, {"harm": "20.. killed"}),
    "targets_fully_named_alike": ({"target": "Aurelio Cisneros"}, {"target": "Mayor Cisneros"}),
    "published_apart": ({"when": "", "published": "2020-01-10"}, {"when": "", "published": "2020-01-04"}),
    "method_not_told": ({"kind": "attack"}, {"kind": "attack"}),
    "kinds_compatible": ({"kind": "attack"}, {"kind": "shelling"}),
    "counted_alike": ({"times": "5..5"}, {"times": "6.."}),
    "counted_otherwise": ({"times": "2..2"}, {}),
    "place_words_agree": ({"place": "Rasul"}, {"place": "north of Rasul"}),
    "place_words_differ": ({"place": "Taji"}, {"place": "Balad"}),
    "site_sorts_agree": ({"target": "base"}, {"target": "camp"}),
    "site_sorts_differ": ({"target": "base"}, {"target": "camp"}),
    "targets_described_alike": ({"target": "army base"}, {"target": "air base"}),
    "targets_described_otherwise": ({"target": "oil tanker"}, {"target": "tanker"}),
    "targets_named_otherwise": ({"target": "Aurelio Cisneros"}, {"target": "Mr Cisneros"}),
    "as_many_hit": ({"target": "two villages"}, {"target": "Two fishermen"}),
    "victims_of_one_age": ({"target": "a 17-year-old"}, {"target": "17-month-old girl"}),
    "victims_of_other_age": ({"target": "a 17-year-old"}, {"target": "a girl"}),
    "tolls_close": ({"harm": "28..28 killed"}, {"harm": "40.. killed"}),
    "sites_of_one_word": ({"target": "army base"}, {"target": "air base"}),
}


def facts(tell: Tell, left: dict[str, str], right: dict[str, str]) -> list[str]:
    one, other = tell(**(TOLD | left)), tell(**({"paper": "Herald"} | TOLD | right))
    assert compare(one, other) == compare(other, one)
    return [reason.fact for reason in compare(one, other).reasons]


@pytest.mark.parametrize("fact", HOLDS)
def test_a_fact_holds(tell: Tell, fact: str) -> None:
    assert fact in facts(tell, *HOLDS[fact])


@pytest.mark.parametrize("fact", HOLDS_NOT)
def test_a_near_miss_does_not(tell: Tell, fact: str) -> None:
    assert fact not in facts(tell, *HOLDS_NOT[fact])


def test_what_is_done_since_a_day_was_done_by_its_publication(tell: Tell) -> None:
    since = {"when": "2020-01-02..", "published": "2020-01-04"}
    assert "days_overlap" in facts(tell, since, {"when": "2020-01-03"})
    assert "days_overlap" not in facts(tell, since | {"stage": "planned"}, {"when": "2020-01-03", "stage": "planned"})


def harmed(telling: Telling, *labels: str) -> Telling:
    """The telling, in which those harmed are called by these labels, one for each."""
    report, start = telling.statement, telling.statement.harm[0].words.start
    harm = [replace(report.harm[0], words=Span(start, start + len(label), label)) for label in labels]
    return replace(telling, statement=replace(report, harm=tuple(harm)))


def facts_of(left: Telling, right: Telling) -> set[str]:
    return {reason.fact for reason in compare(left, right).reasons}


def test_a_victim_is_known_again_by_one_name_and_better_by_two(tell: Tell) -> None:
    told, other = tell(harm="1..1 killed", **TOLD), tell(paper="Herald", harm="1..1 killed", **TOLD)
    mayor = harmed(told, "Mayor Aurelio Cisneros of Copala")
    assert "fully_named_victim" in facts_of(mayor, harmed(other, "Aurelio Cisneros"))
    assert "named_victim" in facts_of(mayor, harmed(other, "Mr Cisneros"))
    assert not {"named_victim", "fully_named_victim"} & facts_of(mayor, harmed(other, "Mayor Bantilan of Copala"))


def test_who_is_named_as_the_target_of_a_killing_is_a_victim_though_no_harm_is_told(tell: Tell) -> None:
    told = tell("killing", target="Aurelio Cisneros", **TOLD)
    other = {"paper": "Herald", "target": "Mayor Aurelio Cisneros"} | TOLD
    assert "fully_named_victim" in facts_of(told, tell("shooting", **other))
    assert "targets_fully_named_alike" not in facts_of(told, tell("shooting", **other))
    assert "named_victim" in facts_of(told, tell("shooting", **(other | {"target": "Mr Cisneros"})))
    raided = facts_of(tell("raid", target="Silver Heron", **TOLD), tell("raid", **(other | {"target": "Silver Heron"})))
    assert ("targets_fully_named_alike" in raided, "fully_named_victim" in raided) == (True, False)


def test_victims_are_described_alike_in_words_that_mean_the_same(tell: Tell) -> None:
    told, other = tell(harm="2..2 killed", **TOLD), tell(paper="Herald", harm="2..2 killed", **TOLD)
    doctors = harmed(told, "two doctors")
    assert "victims_described_alike" in facts_of(doctors, harmed(other, "physicians"))
    assert "victims_described_alike" not in facts_of(doctors, harmed(other, "teachers"))
    judge = harmed(told, "Judge Gimbatov")
    assert "victims_described_alike" in facts_of(judge, harmed(other, "judge"))
    assert "victims_described_alike" not in facts_of(judge, harmed(other, "Mayor Cisneros"))


def test_years_are_no_word_to_know_people_by(tell: Tell) -> None:
    told, other = tell(harm="1..1 killed", **TOLD), tell(paper="Herald", harm="1..1 killed", **TOLD)
    assert "victims_described_alike" not in facts_of(harmed(told, "2-year-old"), harmed(other, "17-year-old"))


def test_a_toll_of_one_named_person_does_not_conflict_with_one_that_counts_others_too(tell: Tell) -> None:
    told, other = tell(harm="1..1 killed", **TOLD), tell(paper="Herald", harm="1..1 killed", **TOLD)
    both = harmed(told, "Aurelio Cisneros", "his bodyguard")
    assert "tolls_conflict" not in facts_of(both, harmed(other, "Mr Cisneros"))
    assert "tolls_conflict" in facts_of(both, harmed(other, "a bodyguard"))


def test_places_far_apart_that_bear_one_name_may_be_looked_up_wrongly(tell: Tell) -> None:
    told, other = tell(**TOLD), tell(paper="Herald", **TOLD)
    words = other.statement.place
    abroad = replace(words, place=replace(words.place, country="DE", lat=51.0, lon=10.0))
    namesake = replace(other, statement=replace(other.statement, place=abroad))
    assert "namesakes_apart" in facts_of(told, namesake)
    assert not {"places_apart", "country_differs", "place_words_agree"} & facts_of(told, namesake)
    assert "places_apart" in facts_of(told, tell(paper="Herald", place="Qaim", when="2020-01-03"))


def test_a_faith_is_no_name_of_a_mosque(tell: Tell) -> None:
    told = tell(target="Seh Dokan mosque", **TOLD)
    assert "site_sorts_agree" in facts_of(told, tell(paper="Herald", target="Shia mosque", **TOLD))
    assert "sites_differ" in facts_of(told, tell(paper="Herald", target="Nabawi mosque", **TOLD))


def test_what_stands_in_the_words_of_the_place_counts_as_what_was_hit(tell: Tell) -> None:
    told = tell(target="the gymnasium", **TOLD)
    inside = tell(paper="Herald", place="gymnasium of Rasul", when="2020-01-03")
    assert "targets_described_alike" in facts_of(told, inside)
    beside = tell(paper="Herald", place="island in the river", when="2020-01-03")
    assert "targets_described_alike" not in facts_of(tell(target="an island", **TOLD), beside)


def test_shared_names_are_shown_as_each_telling_spells_them(tell: Tell) -> None:
    one = tell(**TOLD, target="Hadi Mansour", means="Katyusha rockets")
    other = tell(**TOLD, target="commander Hadi Mansoor, 41")
    [shared] = [reason for reason in compare(one, other).reasons if reason.fact == "distinctive_words"]
    assert (shared.left, shared.right) == ("Hadi Mansour", "Hadi Mansoor")


def test_bases_are_told_apart_by_their_own_names(tell: Tell) -> None:
    left, right = {"target": "Ahmad al-Jaber Air Base", "place": ""}, {"target": "Prince Sultan Air Base", "place": ""}
    assert "bases_differ" in facts(tell, left, right)
    assert "sites_agree" in facts(tell, left, {"target": "the al-Jaber base", "place": ""})


def test_airports_named_by_their_country_are_told_apart(tell: Tell) -> None:
    left = {"target": "Kuwait International Airport", "place": ""}
    assert "bases_differ" in facts(tell, left, {"target": "Dubai International Airport", "place": ""})


def test_one_word_in_common_of_several_does_not_make_one_base(tell: Tell) -> None:
    found = facts(tell, {"target": "Imam Ali base", "place": ""}, {"target": "Ali Al Salem Air Base", "place": ""})
    assert not {"sites_agree", "bases_differ"} & {*found}


def test_days_of_the_year_tell_apart_where_the_year_is_open(tell: Tell) -> None:
    def on(words: str) -> Telling:
        told = tell("air-strike", paper=words, place="Taji", when="", published=None)
        time = TimeWords(Span(900, 900 + len(words), words))
        return replace(told, statement=replace(told.statement, when=time))

    def found(left: str, right: str) -> list[str]:
        return [reason.fact for reason in compare(on(left), on(right)).reasons if "apart" in reason.fact]

    days = [("On Jan. 9", "9 January"), ("On Jan. 9", "Jan. 10"), ("31 December", "Jan. 2"), ("Feb. 1", "on 9 March")]
    assert [found(*pair) for pair in days] == [[], ["one_day_apart"], ["days_apart"], ["days_far_apart"]]


def test_an_outlet_that_names_a_day_for_the_one_and_another_night_for_the_other_tells_of_two(tell: Tell) -> None:
    nights = "2020-01-04..2020-01-05", "2020-01-03..2020-01-04", "2020-01-04..2020-01-06"
    told = ({"paper": "Herald", "when": night, "published": "2020-01-06"} for night in nights)
    found = ["one_outlet_two_days" in facts(tell, each, {"when": "2020-01-03"}) for each in told]
    assert found == [True, False, False]


def test_a_town_of_two_names_that_was_hit_is_told_by_its_place_and_a_ship_off_it_by_its_names(tell: Tell) -> None:
    town = {"place": "Dayr Hafir", "target": "Dayr Hafir"}
    found = facts(tell, town, town)
    assert ("targets_fully_named_alike" in found, "targets_agree" in found) == (False, True)
    ship = {"place": "Dayr Hafir", "target": "Silver Heron"}
    assert "targets_fully_named_alike" in facts(tell, ship, ship)
    assert "targets_fully_named_alike" in facts(tell, town, town | {"place": "Taji"})
