from collections.abc import Callable
from dataclasses import replace

from tocsin.merging import candidates
from tocsin.merging.blocks import cell_of, cells_around
from tocsin.record import Place, Span, Telling, Who, content_id

Tell = Callable[..., Telling]


def met(*tellings: Telling) -> list[tuple[int, int]]:
    return sorted(candidates(tellings))


def test_a_day_apart_in_one_town_meets(tell: Tell) -> None:
    assert met(tell(place="Taji", when="2020-01-03"), tell(paper="B", place="Baghdad", when="2020-01-04")) == [(0, 1)]


def test_two_days_apart_do_not_meet(tell: Tell) -> None:
    assert met(tell(place="Taji", when="2020-01-03"), tell(paper="B", place="Taji", when="2020-01-05")) == []


def test_two_ends_of_a_country_do_not_meet(tell: Tell) -> None:
    assert met(tell(place="Taji", when="2020-01-03"), tell(paper="B", place="Qaim", when="2020-01-03")) == []


def test_a_town_meets_its_country_and_not_another(tell: Tell) -> None:
    day = "2020-01-03"
    assert met(tell(place="Taji", when=day), tell(paper="B", place="Iraq", when=day)) == [(0, 1)]
    assert met(tell(place="Aleppo", when=day), tell(paper="B", place="Iraq", when=day)) == []


def test_kinds_that_no_one_confuses_do_not_meet(tell: Tell) -> None:
    day = {"place": "Taji", "when": "2020-01-03"}
    assert met(tell("shelling", **day), tell("talks", paper="B", **day)) == []
    assert met(tell("shelling", **day), tell("attack", paper="B", **day)) == [(0, 1)]


def test_without_a_day_the_days_before_publication_stand_in(tell: Tell) -> None:
    told = tell(place="Taji", when="2020-01-03")
    assert met(told, tell(paper="B", place="Taji", published="2020-01-05")) == [(0, 1)]
    assert met(told, tell(paper="B", place="Baghdad", published="2020-01-05")) == [(0, 1)]
    assert met(told, tell(paper="B", place="Baghdad", published="2020-01-20")) == []


def test_without_a_day_a_place_and_what_was_hit_there_stand_in_for_days_long_before(tell: Tell) -> None:
    told = tell(place="Taji", target="the fish market", when="2020-01-03")
    later = {"paper": "B", "place": "Taji", "published": "2021-01-03"}
    assert met(told, tell(target="a market", **later)) == [(0, 1)]
    assert met(told, tell(target="a market", **(later | {"place": "Balad"}))) == []
    assert met(told, tell("talks", target="a market", **later)) == []
    elsewhere = [tell(paper=str(n), place="Taji", target="a mosque", when="2020-01-03") for n in range(10)]
    assert (0, 1) in met(told, tell(target="a market", **later), *elsewhere)
    assert [pair for pair in met(tell(target="a church", **later), told, *elsewhere) if 0 in pair] == []
    crowd = [tell(paper=str(n), place="Taji", target="the market", when="2020-01-03") for n in range(10)]
    assert [pair for pair in met(tell(target="a market", **later), *crowd) if 0 in pair] == []


def test_without_a_day_a_name_that_few_bear_stands_in_for_all_time(tell: Tell) -> None:
    told = tell("killing", target="Judge Ruslan Gimbatov", when="2020-01-03")
    later = tell("killing", paper="B", target="Gimbatov", published="2020-06-16")
    assert met(told, later) == [(0, 1)]
    assert met(told, tell("killing", paper="B", target="Ruslan", when="2020-06-15")) == []
    others = [tell("killing", paper=str(n), target="Magomed Gimbatov", when="2020-01-03") for n in range(9)]
    assert (0, 1) not in met(told, later, *others)
    both = tell("killing", paper="B", target="Ruslan Gimbatov", published="2020-06-16")
    assert (0, 1) in met(told, both, *others)


def test_two_places_of_one_name_meet_on_the_day_wherever_gazetteers_put_them(tell: Tell) -> None:
    told, day = tell(place="Taji", when="2020-01-03"), {"paper": "B", "place": "Taji", "when": "2020-01-04"}
    assert met(told, moved_to(tell(**day), 51.0, 10.0)) == [(0, 1)]
    assert met(told, moved_to(tell(**(day | {"place": "Balad"})), 51.0, 10.0)) == []
    assert met(told, moved_to(tell(**(day | {"when": "2020-01-05"})), 51.0, 10.0)) == []


def moved_to(telling: Telling, lat: float, lon: float) -> Telling:
    """The telling with its place looked up elsewhere."""
    words = telling.statement.place
    place = replace(words, place=replace(words.place, lat=lat, lon=lon))
    return replace(telling, statement=replace(telling.statement, place=place))


def test_without_a_place_how_many_were_hit_and_their_ages_stand_in_on_the_day(tell: Tell) -> None:
    told = tell("release", target="six students", place="Taji", when="2020-01-03")
    assert met(told, tell("release", paper="B", target="six of them", when="2020-01-03")) == [(0, 1)]
    assert met(told, tell("release", paper="B", target="five of them", when="2020-01-03")) == []
    child = tell("shooting", target="a two-year-old girl", place="Taji", when="2020-01-03")
    assert met(child, tell("shooting", paper="B", target="2-year-old", when="2020-01-04")) == [(0, 1)]
    assert met(child, tell("shooting", paper="B", target="2-month-old", when="2020-01-04")) == []


def test_without_a_place_what_was_hit_and_how_many_were_harmed_stand_in_on_the_day(tell: Tell) -> None:
    told = tell(target="the fish market", harm="51..51 killed", place="Taji", when="2020-01-03")
    assert met(told, tell(paper="B", target="a market", when="2020-01-03")) == [(0, 1)]
    assert met(told, tell(paper="B", harm="51..51 killed", when="2020-01-04")) == [(0, 1)]
    assert met(told, tell(paper="B", harm="51..51 killed", when="2020-01-05")) == []
    assert met(told, tell(paper="B", target="a mosque", harm="2..2 killed", when="2020-01-03")) == []


def test_without_a_place_the_sort_of_those_harmed_and_their_number_stand_in_on_the_day(tell: Tell) -> None:
    killed, judge = {"harm": "1..1 killed", "when": "2020-01-03"}, {"target": "Judge Ruslan Gimbatov"}
    told = harmed(tell("shooting", place="Taji", **judge, **killed), Who.OFFICIALS)
    assert met(told, harmed(tell("killing", paper="B", target="magistrate", **killed), Who.OFFICIALS)) == [(0, 1)]
    assert met(told, harmed(tell("killing", paper="B", target="magistrate", **killed), Who.CIVILIANS)) == []
    two = killed | {"harm": "2..2 killed"}
    assert met(told, harmed(tell("killing", paper="B", target="magistrate", **two), Who.OFFICIALS)) == []
    later = killed | {"when": "2020-01-05"}
    assert met(told, harmed(tell("killing", paper="B", target="magistrate", **later), Who.OFFICIALS)) == []


def test_military_is_a_word_and_a_sort_of_people(tell: Tell) -> None:
    told = harmed(tell("shooting", place="Taji", harm="1..1 killed", when="2020-01-03"), Who.MILITARY)
    (harm,) = told.statement.harm
    called = replace(told.statement, harm=(replace(harm, words=Span(0, 8, "military")),))
    assert met(replace(told, statement=called), tell("talks", paper="B")) == []


def harmed(telling: Telling, who: Who) -> Telling:
    """The telling, in which those harmed are of that sort."""
    harm = tuple(replace(each, who=who) for each in telling.statement.harm)
    return replace(telling, statement=replace(telling.statement, harm=harm))


def test_a_telling_published_on_the_first_day_of_the_calendar_is_compared(tell: Tell) -> None:
    told = [tell(paper=paper, place="Taji", when="", published="0001-01-01") for paper in ("A", "B")]
    assert met(*told) == [(0, 1)]


def test_without_a_place_a_shared_name_on_the_day_stands_in(tell: Tell) -> None:
    told = tell(place="Taji", when="2020-01-03", actor="Kata'ib Hizbollah")
    assert met(told, tell(paper="B", when="2020-01-03", actor="Kataib Hezbollah")) == [(0, 1)]
    assert met(told, tell(paper="B", when="2020-01-03", actor="gunmen")) == []
    assert met(told, tell(paper="B", when="2020-02-03", actor="Kataib Hezbollah")) == []


def test_a_wide_date_meets_by_name(tell: Tell) -> None:
    told = tell("killing", target="Qassem Soleimani", place="Baghdad", when="2020-01-03")
    later = {"paper": "B", "published": "2021-01-04", "when": "2020-01-01..2020-12-31"}
    assert met(told, tell("killing", target="General Soleimani", **later)) == [(0, 1)]
    assert met(told, tell("killing", target="protesters", **later)) == []


def test_places_meet_across_the_line_where_longitudes_start_again(tell: Tell) -> None:
    west, east = Place("a", "FJ", -17.0, -179.9, 5), Place("b", "FJ", -17.0, 179.9, 5)
    assert cell_of(west) in cells_around(*cell_of(east))
    assert cell_of(east) in cells_around(*cell_of(west))


def test_the_pairs_do_not_depend_on_the_order_of_the_tellings(tell: Tell) -> None:
    told = [
        tell(paper=f"{place}{day}{actor}", place=place, when=day, actor=actor)
        for place in ("Taji", "Iraq", "", "Kirkuk")
        for day in ("2020-01-03", "2020-01-04", "", "2020-01-01..2020-01-31")
        for actor in ("Kata'ib Hizbollah", "")
    ]
    pairs = {frozenset({told[i].id, told[j].id}) for i, j in candidates(told)}
    for seed in range(5):
        shuffled = sorted(told, key=lambda each: content_id(seed, each.id))
        assert {frozenset({shuffled[i].id, shuffled[j].id}) for i, j in candidates(shuffled)} == pairs


def test_each_pair_comes_once_and_the_smaller_index_first(tell: Tell) -> None:
    told = [tell(paper=f"Paper {n}", place="Taji", when="2020-01-03", actor="Iran=irn") for n in range(5)]
    assert met(*told) == [(i, j) for i in range(5) for j in range(i + 1, 5)]


def test_pairs_grow_with_the_tellings_and_not_with_their_square(tell: Tell) -> None:
    def count(days: int) -> int:
        told = [
            tell(paper=f"{day} {n}", place="Taji", when=f"2020-{day // 28 + 1:02}-{day % 28 + 1:02}")
            for day in range(days)
            for n in range(3)
        ]
        return sum(1 for _ in candidates(told))

    assert count(200) < 2.2 * count(100)


def test_a_word_that_bodies_all_over_the_world_bear_finds_nothing(tell: Tell) -> None:
    day = "2020-01-03"
    assert met(tell(actor="Kel Front", place="Taji", when=day), tell(paper="B", actor="Zer Front", when=day)) == []
    assert met(tell(actor="Kel Front", place="Taji", when=day), tell(paper="B", actor="Front of Kel", when=day)) == [
        (0, 1)
    ]
