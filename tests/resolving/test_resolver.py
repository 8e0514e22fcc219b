from datetime import date

import pytest

from tocsin.record import (
    Article,
    Count,
    Effect,
    Harm,
    Party,
    PlaceWords,
    Report,
    Stage,
    Strength,
    TimeWords,
    find_quote,
)
from tocsin.resolving.actors import resolve_actor
from tocsin.resolving.context import Context
from tocsin.resolving.days.anchor import Anchor
from tocsin.resolving.held import held
from tocsin.resolving.places import resolve_place
from tocsin.resolving.times import resolve_time

TEXT = (
    "BAGHDAD — Militants fired rockets at Camp Taji, north of Baghdad, on Wednesday. The Pentagon said two American "
    "soldiers were killed. Two days later US warplanes struck Kata'ib Hezbollah in Jurf al-Sakhar. "
    "Iran would answer on Sunday, officials fear. About 5,000 US troops are in Iraq. An envoy named Paris spoke."
)


def span(quote, nth=None):
    found = find_quote(TEXT, quote, nth=nth)
    if found is None:
        raise ValueError(quote)
    return found


def statements():
    return (
        Report(
            trigger=span("fired"),
            kind="shelling",
            actor=(Party(span("Militants")),),
            place=PlaceWords(span("Camp Taji, north of Baghdad")),
            when=TimeWords(span("on Wednesday")),
            harm=(Harm(span("two American soldiers"), Effect.KILLED, Count(2, 2), speaker=Party(span("Pentagon"))),),
        ),
        Report(
            trigger=span("struck"),
            kind="air-strike",
            actor=(Party(span("US warplanes")),),
            target=(Party(span("Kata'ib Hezbollah")),),
            place=PlaceWords(span("Jurf al-Sakhar")),
            when=TimeWords(span("Two days later")),
        ),
        Report(
            trigger=span("answer"),
            kind="attack",
            stage=Stage.FEARED,
            actor=(Party(span("Iran")),),
            when=TimeWords(span("on Sunday")),
        ),
        Strength(trigger=span("are in"), what=span("US troops"), words=span("5,000"), place=PlaceWords(span("Iraq"))),
        Report(trigger=span("spoke"), kind="talks", actor=(Party(span("Paris")),)),
    )


def filled(values):
    return [
        value.actor_id
        if isinstance(value, Party)
        else value.place and value.place.name
        if isinstance(value, PlaceWords)
        else value.when and str(value.when)
        for value in values
    ]


def resolved(resolver, published):
    article = Article(TEXT, id="x", published=published)
    return [filled(held(statement)) for statement in resolver.resolve(article, statements())]


def test_every_value_of_a_statement_is_resolved_where_it_is(resolver):
    found = resolved(resolver, date(2020, 3, 13))
    assert found[:4] == [
        [None, "us-defense-department", "Camp Taji", "2020-03-11..2020-03-11"],
        ["us-military", "kataib-hezbollah", "Jurf al-Sakhar", "2020-03-13..2020-03-13"],
        ["iran", "2020-03-15..2020-03-15"],
        ["Iraq"],
    ]


def test_without_the_article_s_day_its_days_stay_open(resolver):
    times = [values[-1] for values in resolved(resolver, None)[:3]]
    assert times == ["..", "..", ".."]


def test_what_the_words_say_is_never_changed(resolver):
    article = Article(TEXT, id="x", published=date(2020, 3, 13))
    after = resolver.resolve(article, statements())
    words = [[value.words for value in held(statement)] for statement in statements()]
    assert [[value.words for value in held(statement)] for statement in after] == words
    assert [statement.trigger for statement in after] == [statement.trigger for statement in statements()]


def test_resolving_twice_and_in_another_order_gives_the_same(resolver):
    article = Article(TEXT, id="x", published=date(2020, 3, 13))
    once = resolver.resolve(article, statements())
    assert resolver.resolve(article, once) == once
    assert resolver.resolve(article, statements()[::-1]) == once[::-1]


def test_there_is_the_one_place_named_before_and_nothing_where_two_were(resolver):
    one = "Fighting went on in Mosul. Soldiers were killed there."
    two = "Fighting went on in Mosul. Shells fell on Kirkuk. Soldiers were killed there."
    assert [place_of_there(resolver, text) for text in (one, two)] == ["Mosul", None]


def place_of_there(resolver, text):
    towns = [find_quote(text, name) for name in ("Mosul", "Kirkuk", "there")]
    reports = tuple(Report(trigger=town, kind="attack", place=PlaceWords(town)) for town in towns if town)
    place = resolver.resolve(Article(text, id="x"), reports)[-1].place.place
    return place and place.name


def test_nothing_to_resolve_gives_nothing(resolver):
    assert resolver.resolve(Article("", id="x"), ()) == ()


@pytest.mark.parametrize("run", ["1", "A", "A-", "Mosul and ", "between 1 and ", "since January "])
def test_very_long_words_stay_open_in_a_moment(resolver, run):
    words = run * (100_000 // len(run))
    assert resolve_time(words, Anchor(date(2020, 4, 3))).is_open
    assert resolve_place(words, Context(), resolver.atlas).place is None
    assert resolve_actor(words, Article(words), Context(), resolver.actors).actor is None


@pytest.mark.parametrize(
    ("sides", "words", "expected"),
    [
        (("Thai soldiers", "Cambodian troops"), "along their border", "border of Cambodia and Thailand"),
        (("Thai soldiers", "Cambodian troops"), "border", "border of Cambodia and Thailand"),
        (("Thai soldiers", "Cambodian troops"), "border post", "open"),
        (("Thai soldiers", "Chadian troops"), "the border", "open"),
        (("Thai soldiers", "gunmen"), "the border", "open"),
    ],
)
def test_a_border_without_a_side_is_that_of_the_two_countries_whose_parties_are_told(resolver, sides, words, expected):
    text = f"{sides[0]} and {sides[1]} fought at {words}."
    parties = tuple(Party(find_quote(text, side)) for side in sides)
    fight = Report(
        trigger=find_quote(text, "fought"),
        kind="armed-clash",
        actor=parties,
        place=PlaceWords(find_quote(text, words)),
    )
    [report] = resolver.resolve(Article(text, id="x"), (fight,))
    assert (report.place.place.name if report.place.place else "open") == expected
