"""Times of whole articles: told one from another, from dated events, and in sequence."""

from datetime import date

import pytest

from tocsin.record import Article, Party, Place, PlaceWords, Report, Stage, TimeWords, find_quote
from tocsin.resolving.dating import dated

PUBLISHED = date(2020, 4, 3)


def report(text, trigger, when=None, kind="attack", **more):
    def span(quote):
        found = find_quote(text, quote)
        if found is None:
            raise ValueError(quote)
        return found

    place = more.pop("place", None)
    return Report(
        trigger=span(trigger),
        kind=kind,
        when=TimeWords(span(when)) if when else None,
        place=place and PlaceWords(find_quote(text, trigger), place),
        **more,
    )


def times(text, *reports, published=PUBLISHED, **more):
    found = dated(Article(text, id="x", published=published), [report(text, *each) for each in reports], **more)
    return [str(each.when.when) if each.when else None for each in found]


def reasons(text, *reports, published=PUBLISHED):
    found = dated(Article(text, id="x", published=published), [report(text, *each) for each in reports])
    return [each.when.when.how if each.when else None for each in found]


@pytest.mark.parametrize(
    ("text", "told", "days"),
    [
        (
            "On Monday rebels attacked the town. Hours later the army shelled it.",
            [("attacked", "On Monday"), ("shelled", "Hours later", "shelling")],
            ["2020-03-30..2020-03-30", "2020-03-30..2020-03-31"],
        ),
        (
            "On Monday rebels attacked the town. Hours later the army shelled it.",
            [("attacked", "On Monday"), ("shelled", None, "shelling")],
            ["2020-03-30..2020-03-30", "2020-03-30..2020-03-31"],
        ),
        (
            "Rebels attacked the town on Monday, and then the army shelled it.",
            [("attacked", "on Monday"), ("shelled", None, "shelling")],
            ["2020-03-30..2020-03-30", "2020-03-30..2020-04-03"],
        ),
        (
            "Rebels attacked the town on Monday. The next day they withdrew.",
            [("attacked", "on Monday"), ("withdrew", None, "retreat")],
            ["2020-03-30..2020-03-30", "2020-03-31..2020-03-31"],
        ),
        (
            "Rebels attacked the town on Monday. The army is larger than before.",
            [("attacked", "on Monday"), ("is larger", None, "other")],
            ["2020-03-30..2020-03-30", None],
        ),
        (
            "Rebels attacked the town on Monday. The army shelled it.",
            [("attacked", "on Monday"), ("shelled", None, "shelling")],
            ["2020-03-30..2020-03-30", None],
        ),
        ("Then the army shelled the town.", [("shelled", None, "shelling")], [None]),
        (
            "On Monday a bomb went off. Two days later a second one did. A day earlier a third had been found.",
            [("went off", "On Monday", "bombing"), ("did", "Two days later", "bombing"), ("found", "A day earlier")],
            ["2020-03-30..2020-03-30", "2020-04-01..2020-04-01", "2020-03-31..2020-03-31"],
        ),
        (
            "Nine people died in a blast on Monday, a week after a mosque was bombed there.",
            [("blast", "on Monday", "bombing"), ("bombed", "a week after", "bombing")],
            ["2020-03-30..2020-03-30", "2020-03-21..2020-03-25"],
        ),
        (
            "Ships unload again in the port, ten days after the attack on its fuel depot.",
            [("attack", "ten days after")],
            ["2020-03-24..2020-03-24"],
        ),
        (
            "On Monday she was kidnapped. Two days after, she was shot.",
            [("kidnapped", "On Monday", "abduction"), ("shot", "Two days after", "shooting")],
            ["2020-03-30..2020-03-30", "2020-04-01..2020-04-01"],
        ),
        (
            "A mosque was bombed on Monday. Police shot a man dead two days after.",
            [("bombed", "on Monday", "bombing"), ("shot", "two days after", "shooting")],
            ["2020-03-30..2020-03-30", "2020-04-01..2020-04-01"],
        ),
    ],
)
def test_events_told_in_sequence_take_their_days_from_those_before(text, told, days):
    assert times(text, *told) == days


def test_what_is_taken_from_a_neighbour_is_marked_as_inferred():
    text = "On Monday rebels attacked the town. Hours later the army shelled it."
    assert reasons(text, ("attacked", "On Monday"), ("shelled", None, "shelling")) == [
        "the Monday before the article's day, Friday 2020-04-03",
        "inferred: within a day after the time told before, 2020-03-30..2020-03-30",
    ]


STRIKE = "Two days before the strike, envoys met. The strike came on 1 April."
KILLING = "A drone killed the general Hamdan on 3 January. Rockets have been fired since the killing of Hamdan."


def test_an_event_counted_from_another_finds_the_one_that_is_dated():
    told = [("met", "Two days before the strike", "talks"), ("came", "on 1 April", "air-strike")]
    assert times(STRIKE, *told) == ["2020-03-30..2020-03-30", "2020-04-01..2020-04-01"]
    assert reasons(STRIKE, *told)[0].startswith('counted from the strike: "the strike", told of at 2020-04-01')


def test_a_named_victim_tells_which_event_is_meant():
    text = KILLING + " Another general, Sabri, was killed on 10 March."
    hamdan, sabri = (Party(find_quote(text, name)) for name in ("general Hamdan", "Sabri"))
    found = [
        report(text, "killed", "on 3 January", "killing", target=(hamdan,)),
        report(text, "was killed", "on 10 March", "killing", target=(sabri,)),
        report(text, "fired", "since the killing of Hamdan", "shelling"),
    ]
    answers = dated(Article(text, id="x", published=PUBLISHED), found)
    assert str(answers[2].when.when) == "2020-01-03..2020-04-03"


def test_two_dated_events_that_fit_leave_it_open_and_say_so():
    text = "A strike on Monday killed two. A strike on Wednesday killed one. Talks ended after the strike."
    told = [
        ("strike on Monday", "Monday", "air-strike"),
        ("strike on Wednesday", "Wednesday", "air-strike"),
        ("ended", "after the strike", "talks"),
    ]
    assert times(text, *told)[2] == ".."
    assert reasons(text, *told)[2] == 'open: 2 differently dated events of the article fit "the strike"'


def test_events_that_count_from_each_other_stay_open():
    text = "Two days before the raid there was a strike. Two days after the strike there was a raid."
    told = [("strike", "Two days before the raid", "air-strike"), ("raid", "Two days after the strike", "raid")]
    assert times(text, *told) == ["..", ".."]


def test_events_are_followed_from_one_to_the_next():
    text = "The truce began on 1 March. The raid came two days after the truce. A day after the raid talks opened."
    told = [
        ("truce", "on 1 March", "ceasefire"),
        ("raid", "two days after the truce", "raid"),
        ("opened", "A day after the raid", "talks"),
    ]
    assert times(text, *told) == ["2020-03-01..2020-03-01", "2020-03-03..2020-03-03", "2020-03-04..2020-03-04"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "days"),
    [
        ("Envoys will meet on Tuesday.", "meet", "talks", "2020-04-07..2020-04-07"),
        ("Envoys are due to meet on Tuesday.", "meet", "talks", "2020-04-07..2020-04-07"),
        ("Envoys said the talks planned for Tuesday were off.", "talks", "talks", "2020-04-07..2020-04-07"),
        ("Envoys met on Tuesday.", "met", "talks", "2020-03-31..2020-03-31"),
        ("Envoys who will go home met on Tuesday.", "met", "talks", "2020-03-31..2020-03-31"),
        ("The army, which will stay, attacked on Tuesday.", "attacked", "attack", "2020-03-31..2020-03-31"),
    ],
)
def test_the_tense_of_the_words_tells_on_which_side_of_the_article_a_day_lies(text, trigger, kind, days):
    when = "on Tuesday" if "on Tuesday" in text else "Tuesday"
    assert times(text, (trigger, when, kind)) == [days]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "when", "days"),
    [
        ("The army ordered them to leave within 48 hours.", "ordered", "demand", "within 48 hours", "2020-04-03..2020-04-05"),
        ("Shells killed ten within 48 hours.", "killed", "killing", "within 48 hours", "..2020-04-03"),
        ("Fighting has raged for three days.", "raged", "armed-clash", "for three days", "2020-03-31..2020-04-03"),
        ("The state has barred him for three days.", "barred", "sanction", "for three days", ".."),
    ],
)  # fmt: skip
def test_lengths_of_time_lie_where_the_statement_puts_them(text, trigger, kind, when, days):
    assert times(text, (trigger, when, kind)) == [days]


def test_a_stage_ahead_puts_its_time_ahead():
    text = "Officials fear an attack on Sunday."
    found = dated(Article(text, id="x", published=PUBLISHED), [report(text, "attack", "on Sunday", stage=Stage.FEARED)])
    assert str(found[0].when.when) == "2020-04-05..2020-04-05"


def test_an_article_without_its_day_lends_years_from_dates_told_before():
    text = "The operation began on 5 November 2005. On 10 November troops took the town. It was shelled on 3 June."
    told = [
        ("began", "on 5 November 2005"),
        ("took", "On 10 November", "capture"),
        ("shelled", "on 3 June", "shelling"),
    ]
    assert times(text, *told, published=None) == ["2005-11-05..2005-11-05", "2005-11-10..2005-11-10", ".."]
    assert reasons(text, *told, published=None)[1].startswith("inferred: the words give no year")


def test_the_place_tells_the_half_of_the_globe_also_for_its_neighbours():
    text = "Rebels attacked Mosul. They had shelled it last summer."
    mosul = Place("Mosul", "IQ", 36.34, 43.13, 10)
    found = [report(text, "attacked", place=mosul), report(text, "shelled", "last summer", "shelling")]
    answers = dated(Article(text, id="x", published=PUBLISHED), found)
    assert str(answers[1].when.when) == "2019-06-01..2019-09-22"


def test_a_far_desk_widens_days_told_by_its_own_clock():
    text = "Rebels attacked Mosul overnight."
    mosul = Place("Mosul", "IQ", 36.34, 43.13, 10)
    found = [report(text, "attacked", "overnight", place=mosul)]
    article = Article(text, id="x", published=PUBLISHED)
    assert [str(dated(article, found, home_lon=lon)[0].when.when) for lon in (None, 44.4, -77.0)] == [
        "2020-04-02..2020-04-03",
        "2020-04-02..2020-04-03",
        "2020-04-02..2020-04-04",
    ]


def test_dating_twice_and_in_another_order_gives_the_same():
    text = "On Monday rebels attacked the town. Hours later the army shelled it. A day later talks opened."
    told = [report(text, "attacked", "On Monday"), report(text, "shelled", kind="shelling"), report(text, "opened")]
    article = Article(text, id="x", published=PUBLISHED)
    once = dated(article, told)
    assert dated(article, once) == once
    assert dated(article, told[::-1]) == once[::-1]
