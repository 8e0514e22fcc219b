from dataclasses import replace
from datetime import date, timedelta

import pytest

from evaluation.planted import cases, verdict_of
from tocsin.answering.claiming import UnreadClaim, claim_of, read_claim
from tocsin.answering.claims import check
from tocsin.answering.claimwords import number_in
from tocsin.answering.held import hold
from tocsin.answering.unchecked import unchecked
from tocsin.pipeline import open_rooms
from tocsin.record import (
    Count,
    Direction,
    Effect,
    Incident,
    Place,
    PlaceWords,
    Span,
    Stage,
    Telling,
    Trend,
    When,
    incident_id,
)
from tocsin.record.plain import parse_statement

TODAY = date(2020, 4, 30)


@pytest.fixture(scope="module")
def readers():
    return (open_rooms("auto"), open_rooms("lexical"))


def as_read(words, readers):
    claim = read_claim(words, readers, TODAY)
    return claim.read_as()


CASES = [
    (
        "There have been at least 15 rocket attacks on US forces since 3 January 2020.",
        "15 or more acts of shelling on US forces, 2020-01-03 to 2020-04-30",
    ),
    (
        "Iran-backed militias have carried out a dozen attacks on US forces in Iraq since the start of the year.",
        "exactly 12 attacks by Iran-backed militias on US forces in Iraq, 2020-01-01 to 2020-04-30",
    ),
    (
        "There was only one Iranian missile strike in January 2020.",
        "exactly 1 act of shelling by Iran, 2020-01-01 to 2020-01-31",
    ),
    ("No attacks on US forces since 15 March 2020.", "no attacks on US forces, 2020-03-15 to 2020-04-30"),
    ("There have been no attacks on US forces since March.", "no attacks on US forces, 2020-03-01 to 2020-04-30"),
    ("Not a single rocket attack on US bases since March", "no acts of shelling on US bases, 2020-03-01 to 2020-04-30"),
    ("No attacks on coalition bases since 1 April 2020.", "no attacks on coalition bases, 2020-04-01 to 2020-04-30"),
    (
        "Only one rocket attack hit the Green Zone in January 2020.",
        "exactly 1 act of shelling in Green Zone, 2020-01-01 to 2020-01-31",
    ),
    (
        "More than a dozen rocket attacks hit bases hosting American troops between January and March 2020.",
        "13 or more acts of shelling on bases of American troops, 2020-01-01 to 2020-03-31",
    ),
    (
        "There was no attack on the embassy in February 2020.",
        "no attacks on embassy, 2020-02-01 to 2020-02-29",
    ),
    (
        "The Islamic State carried out more than 100 attacks in Iraq in the first three months of 2020.",
        "101 or more attacks by Islamic State in Iraq, 2020-01-01 to 2020-03-31",
    ),
    (
        "US forces struck Kataib Hezbollah five times in March 2020.",
        "exactly 5 air-strikes by US forces on Kataib Hezbollah, 2020-03-01 to 2020-03-31",
    ),
    (
        "Kataib Hezbollah has claimed no attacks since March.",
        "no attacks by Kataib Hezbollah, 2020-03-01 to 2020-04-30",
    ),
    (
        "There have been fewer attacks on American forces than last year.",
        "a fall in attacks on American forces, 2020-01-01 to 2020-04-30",
    ),
    ("Rockets were fired at K-1 three times.", "exactly 3 acts of shelling on K-1, any time to 2020-04-30"),
    (
        "Attacks fell after the killing of Soleimani.",
        "a fall in attacks, an undated day (killing of Soleimani) to 2020-04-30",
    ),
    (
        "Since the drone strike on Soleimani, attacks on US troops have tripled.",
        "a rise in attacks on US troops, an undated day (drone strike on Soleimani) to 2020-04-30",
    ),
    ("Militants have stepped up their attacks in recent weeks.", "a rise in attacks, 2020-03-01 to 2020-04-30"),
    (
        "Islamic State carried out up to 30 attacks in Diyala in April 2020.",
        "at most 30 attacks by Islamic State in Diyala, 2020-04-01 to 2020-04-30",
    ),
    (
        "At most 4 attacks on oil facilities occurred this year.",
        "at most 4 attacks on oil facilities, 2020-01-01 to 2020-04-30",
    ),
    (
        "Not one American was killed in Iraq since February 2020.",
        "nobody killed in attacks on the United States in Iraq, 2020-02-01 to 2020-04-30",
    ),
    (
        "Two British soldiers and an American were killed at Camp Taji on 11 March 2020.",
        "exactly 3 killed in attacks in Camp Taji, 2020-03-11 to 2020-03-11",
    ),
    (
        "Attacks on US troops more than doubled after the killing of Soleimani.",
        "a rise in attacks on US troops, an undated day (killing of Soleimani) to 2020-04-30",
    ),
    (
        "Attacks on the Green Zone became less frequent after February 2020.",
        "a fall in attacks in Green Zone, 2020-02-01 to 2020-04-30",
    ),
    (
        "US forces have been attacked 20 times since January 2020.",
        "exactly 20 attacks on US forces, 2020-01-01 to 2020-04-30",
    ),
    (
        "US forces were attacked at least five times in March 2020.",
        "5 or more attacks on US forces, 2020-03-01 to 2020-03-31",
    ),
    (
        "US forces have attacked Kataib Hezbollah five times since January 2020.",
        "exactly 5 attacks by US forces on Kataib Hezbollah, 2020-01-01 to 2020-04-30",
    ),
    (
        "The US has not carried out any air strikes since 13 March 2020.",
        "no air-strikes by the United States, 2020-03-13 to 2020-04-30",
    ),
    ("At least 2 kidnappings since January 2020.", "2 or more abductions, 2020-01-01 to 2020-04-30"),
    ("Were there at least 5 attacks in March 2020?", "5 or more attacks, 2020-03-01 to 2020-03-31"),
    ("at   least\t5  attacks since January 2020", "5 or more attacks, 2020-01-01 to 2020-04-30"),
    ("At least 15 attacks since 3 January 2030.", "15 or more attacks, any time to 2020-04-30"),
    ("No attacks in Basra or Mosul since January 2020.", "no attacks, 2020-01-01 to 2020-04-30"),
    (
        "The number of people killed since March 2020 has reached 20.",
        "exactly 20 killed in attacks, 2020-03-01 to 2020-04-30",
    ),
    ("15+ attacks since January 2020.", "15 or more attacks, 2020-01-01 to 2020-04-30"),
    (">15 attacks since January 2020.", "16 or more attacks, 2020-01-01 to 2020-04-30"),
    ("Not fewer than ten attacks in April 2020.", "10 or more attacks, 2020-04-01 to 2020-04-30"),
    (
        "Less than a dozen attacks on US forces since January 2020.",
        "at most 11 attacks on US forces, 2020-01-01 to 2020-04-30",
    ),
    (
        "The number of rocket attacks has been halved since February.",
        "a fall in acts of shelling, 2020-02-01 to 2020-04-30",
    ),
    (
        "Between 3 January and 11 March 2020 there were 9 attacks on US forces.",
        "exactly 9 attacks on US forces, 2020-01-03 to 2020-03-11",
    ),
    (
        "Not a single American has died since March 2020.",
        "nobody killed in attacks on the United States, 2020-03-01 to 2020-04-30",
    ),
    ("Attacks stopped after 17 March 2020.", "no attacks, 2020-03-17 to 2020-04-30"),
    ("Attacks came to an end in March 2020.", "a fall in attacks, 2020-03-01 to 2020-03-31"),
    (
        "Not more than five rocket attacks struck the Green Zone in January 2020.",
        "at most 5 acts of shelling in Green Zone, 2020-01-01 to 2020-01-31",
    ),
]

UNCHECKED = {
    "US forces were attacked about twice per month this year.": "how many come in a time",
    "At least one attack a day has hit Kabul since August.": "how many come in a time",
    "Iraq saw an average of four attacks a week in January 2020.": "how many come in a time",
    "The majority of attacks in Iraq were carried out by Islamic State.": "a share of events",
    "Every attack since January was carried out by militias.": "a share of events",
    "One in three rocket attacks hit Baghdad.": "a share of events",
    "Two of five attacks were claimed.": "a share of events",
    "More people were killed in January 2020 than in February 2020.": "two times are compared",
    "There were twice as many attacks in January as in February 2020.": "two times are compared",
    "US-led forces carried out more air strikes in March 2020 than in January 2020.": "two times are compared",
    "Rocket attacks quadrupled between January and March 2020.": "two times are compared",
    "Hardly any attacks took place in April 2020.": "no number",
    "Twice as many attacks were carried out since March 2020 as before.": "two times are compared",
    "Casualties have risen since March 2020.": "a change in harm",
    "Deaths in attacks have fallen since March 2020.": "a change in harm",
    "Attacks in Baghdad accounted for 40 % of all attacks.": '"40 % of" is a share',
    "At least -5 attacks took place in April 2020.": '"-5" names no number',
    "There were 3.5 attacks in April 2020.": '"3.5" names no number',
    "20-odd attacks since March.": '"20-odd" names no number',
    "Attacks have not increased since January.": "denies a change",
    "Attacks haven’t significantly risen since January.": "denies a change",
    "Rocket attacks did not fall after March 2020.": "denies a change",
    "There has been no increase in attacks since January.": "denies a change",
    "Attacks have remained constant since February.": "denies a change",
    "The number of attacks did not change since March.": "denies a change",
    "It is not true that there were 15 attacks since January.": "something is not so",
    "The ministry denied that five attacks took place in March.": "something is not so",
    "If attacks continue, at least 30 people will be killed.": "has not happened",
    "Kataib Hezbollah plans 12 attacks in May.": "has not happened",
    "The militia threatened at least 10 attacks.": "has not happened",
    "At least 10 attacks are expected in May.": "has not happened",
}


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_a_claim_says_how_it_was_read(words, expected, readers):
    assert as_read(words, readers) == expected


def test_words_without_number_or_trend_are_no_claim(readers):
    with pytest.raises(UnreadClaim, match="write it like"):
        read_claim("The minister spoke.", readers, TODAY)


@pytest.mark.parametrize(("words", "why"), UNCHECKED.items())
def test_what_no_count_bears_out_is_refused(words, why, readers):
    with pytest.raises(UnreadClaim, match=why):
        read_claim(words, readers, TODAY)


@pytest.mark.parametrize(
    "words",
    [
        "at most 4 attacks since March",
        "In all 15 attacks were carried out in March",
        "A night raid on a village in March",
        "three attacks in two days",
        "two in Baghdad since March",
        "five attacks in the space of a week",
        "attacks a year after the killing of Soleimani",
        "There have been fewer attacks than last year.",
        "At least 5-10 attacks in May",
        "Between 1.5 million and 2 million people",
        "Rockets hit a base 3.5 km from the airport twice",
        "No attacks since May",
        "Deaths of 20 people since March",
        "Five planned attacks were foiled",
        "Fighters have not been seen since, and attacks have risen",
        "The militia will not say why attacks have risen since March",
    ],
)
def test_words_like_a_share_or_a_rate_that_are_none_are_not_refused(words):
    assert unchecked(words, TODAY) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Militias did not attack US forces in April", "0..0"),
        ("Militias haven’t attacked US forces since April", "0..0"),
        ("Militias have not launched a single rocket attack", "0..0"),
        ("Militias did not say why US forces were attacked twice", "2..2"),
        ("Militias could not strike back", "None"),
    ],
)
def test_a_silence_is_told_in_many_ways(words, expected):
    assert str(number_in(words)) == expected


def test_how_much_something_rose_is_said_not_to_be_checked(readers):
    held = hold([attack("r", date(2020, 4, 1), (), ("US forces",))], (), outlets(date(2019, 7, 1), TODAY))
    claims = ("Attacks on US forces have doubled since March.", "Attacks on US forces have risen since March.")
    said = [check(held, read_claim(words, readers, TODAY)).caveats[0] for words in claims]
    assert [words.startswith("“doubled” says by how much") for words in said] == [True, False]


def test_what_is_not_understood_is_said(readers):
    claim = read_claim("Camp Taji was hit twice in a week.", readers, TODAY)
    assert (claim.read_as(), claim.unread) == ("exactly 2 attacks in Camp Taji, any time to 2020-04-30", ("in a week",))


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("At least 15 attacks since 3 January 2030.", ("since 3 January 2030",)),
        ("No attacks in Basra or Mosul since January 2020.", ("Basra or Mosul",)),
        ("No attacks in Basra since January 2020.", ()),
        ("Were there at least 5 attacks in March 2020?", ()),
    ],
)
def test_what_narrows_a_claim_and_is_not_counted_by_is_told(words, unread, readers):
    assert read_claim(words, readers, TODAY).unread == unread


def test_an_event_without_a_side_is_not_understood(readers):
    claim = read_claim("The junta has carried out 15 air strikes since the coup.", readers, TODAY)
    assert claim.unread == ("since the coup",)


def test_a_claim_of_an_article_keeps_its_place_and_says_what_it_points_back_to():
    sentence = "Attacks there have risen since March, the governor of Anbar said."
    told = Trend(
        trigger=Span(720, 725, "risen"),
        direction=Direction.UP,
        kind="attack",
        place=PlaceWords(Span(702, 707, "there")),
    )
    elsewhere = replace(told, place=None)
    claims = [claim_of(each, sentence, TODAY) for each in (told, elsewhere)]
    assert [(claim.wanted.place, claim.unread) for claim in claims] == [("there", ()), ("", ("there",))]


def test_nothing_counted_contradicts_or_bears_out_a_claim_that_may_be_about_fewer(readers):
    rockets = [attack(f"r{n}", date(2020, 4, 1) + timedelta(days=n), (), ("US forces",)) for n in range(20)]
    held = hold(rockets, (), outlets(date(2019, 7, 1), TODAY))
    claims = (
        "There were no attacks on US forces this month.",
        "There were at least 15 attacks on US forces this month.",
    )
    read_both = [read_claim(words, readers, TODAY) for words in claims]
    verdicts = [dict(check(held, one).figures)["verdict"] for one in read_both]
    narrower = [dict(check(held, replace(one, unread=("near there",))).figures)["verdict"] for one in read_both]
    assert verdicts == ["hard to reconcile", "the ledger alone supports it"]
    assert narrower == ["consistent"] * 2


def test_a_share_of_events_is_no_count(readers):
    with pytest.raises(UnreadClaim, match='"Seven out of ten" is a share of events'):
        read_claim("Seven out of ten attacks were claimed by ISIS.", readers, TODAY)


def outlets(first, last):
    return ((first, "Tigris Wire"), (last, "Tigris Wire"))


def test_a_claim_counts_from_the_day_on_which_the_ledger_holds_its_event(readers):
    killed = [
        attack(name, day, ("United States",), ("Qasem Soleimani",))
        for name, day in zip("abc", [date(2020, 1, 3), date(2020, 1, 3), date(2020, 1, 8)], strict=True)
    ]
    rockets = [attack(f"r{n}", date(2019, 10, 1) + timedelta(days=7 * n), (), ("US forces",)) for n in range(30)]
    held = hold([*killed, *rockets], (), outlets(date(2019, 7, 1), TODAY))
    answer = check(held, read_claim("Attacks have fallen since the killing of Soleimani.", readers, TODAY))
    assert dict(answer.figures)["read as"] == "a fall in attacks, 2020-01-03 (killing of Soleimani) to 2020-04-30"


def test_nothing_bears_out_a_change_since_an_event_that_the_ledger_does_not_date(readers):
    falling = [attack(f"r{n}", date(2019, 10, 1) + timedelta(days=n), (), ("US forces",)) for n in range(90)]
    held = hold(falling, (), outlets(date(2019, 7, 1), TODAY))
    answer = check(held, read_claim("Attacks fell after the killing of Soleimani.", readers, TODAY))
    assert dict(answer.figures)["verdict"] == "consistent"
    assert answer.caveats[0].startswith("The ledger does not date “killing of Soleimani”; 1 March 2020 was taken")


def test_a_few_days_before_are_no_yardstick_for_a_change(readers):
    rising = [attack(f"r{n}", date(2020, 1, 1) + timedelta(days=n), (), ("US forces",)) for n in range(100)]
    held = hold(rising, (), outlets(date(2019, 12, 27), TODAY))
    answer = check(held, read_claim("Attacks on US forces have fallen since 1 January 2020.", readers, TODAY))
    assert dict(answer.figures)["verdict"] == "consistent"
    assert any("that is no yardstick" in each for each in answer.caveats)


def test_what_stands_within_a_circle_is_at_its_place(readers):
    taji = Place("Camp Taji", "IQ", 33.524, 44.257, 4.0)
    inside, beside = Place("the gate", "IQ", 33.52, 44.26, 1.0), Place("Baghdad", "IQ", 33.34, 44.4, 30.0)
    day = date(2020, 3, 11)
    held = hold(
        [
            replace(attack(name, day, (), ()), place=place)
            for name, place in zip("abc", (taji, inside, beside), strict=True)
        ],
        (),
        outlets(date(2020, 1, 1), TODAY),
    )
    incidents = check(held, read_claim("Camp Taji was hit twice in March 2020.", readers, TODAY)).tables[1]
    assert [row[-1] for row in incidents.rows] == ["yes", "yes", "perhaps: place open"]


def test_a_claim_is_counted_under_every_definition(readers):
    days = [date(2020, 1, 5) + timedelta(days=5 * n) for n in range(11)]
    incidents = [
        Incident(
            reports=(f"r{n:02}",),
            kind="shelling",
            stage=Stage.OCCURRED,
            when=When(day, day),
            place=None,
            actors=("Kata'ib Hizbollah",) if n < 4 else (),
            targets=("US forces",),
        )
        for n, day in enumerate(days)
    ]
    held = hold(incidents, (), tuple((day, "Tigris Wire") for day in days))
    words = "Iran-backed militias have carried out at least 15 rocket attacks on US forces since 1 January 2020."
    answer = check(held, read_claim(words, readers, TODAY))
    figures = dict(answer.figures)
    assert (figures["fewest under any definition"], figures["most under any definition"]) == (4, 11)
    assert figures["verdict"] == "consistent"
    assert "counted most widely it holds 11, and then 15 or more is a roughly even chance (51 %)" in answer.sentence


def attack(name, day, actors, targets):
    when = When(day, day)
    return Incident(
        reports=(name,), kind="attack", stage=Stage.OCCURRED, when=when, place=None, actors=actors, targets=targets
    )


def test_an_incident_that_names_neither_side_is_a_definition_of_its_own_and_all_are_listed(readers):
    day = date(2020, 3, 5)
    held = hold(
        [
            attack("a", day, ("Kata'ib Hizbollah",), ("US forces",)),
            attack("b", day, (), ("US forces",)),
            attack("c", day, (), ()),
            attack("d", day, ("Islamic State",), ("US forces",)),
        ],
        (),
        ((date(2020, 1, 1), "Tigris Wire"), (date(2020, 4, 30), "Tigris Wire")),
    )
    words = "Iran-backed militias have carried out at least 15 attacks on US forces since 1 January 2020."
    grid, incidents = check(held, read_claim(words, readers, TODAY)).tables
    surely = {row[0]: row[2] for row in grid.rows if row[1] == "surely within"}
    assert surely == {"named": "1 (claim's words)", "one unknown": "2", "both unknown": "3"}
    assert "incidents, reviewed" not in grid.columns
    assert [row[-1] for row in incidents.rows] == ["yes", "perhaps: doer open", "perhaps: doer, target open"]


@pytest.mark.parametrize(
    ("dead", "least", "none", "two"),
    [
        ("two American soldiers", 2, "hard to reconcile", "the ledger alone supports it"),
        ("two Iraqi soldiers", 0, "consistent", "consistent"),
        ("two soldiers", 2, "hard to reconcile", "the ledger alone supports it"),
    ],
)
def test_the_dead_of_another_side_neither_break_nor_bear_out_a_claim(dead, least, none, two, readers):
    """Iraqi soldiers killed on a base that Americans use are no dead Americans."""
    day, text = date(2020, 4, 5), f"Rockets hit a base of US forces and {dead} were killed."
    report = parse_statement(f"attack occurred: hit | target: US forces | harm: {dead} [killed military]", text)
    told = replace(attack("a", day, (), ("US forces",)), tolls=((Effect.KILLED, Count(2, 2)),))
    held = hold([told], (Telling("a", "a", report, "Tigris Wire", day),), outlets(date(2020, 1, 1), TODAY))
    claims = (
        "No US soldiers have been killed since March 2020.",
        "At least two US soldiers were killed since March 2020.",
    )
    answers = [check(held, read_claim(words, readers, TODAY)) for words in claims]
    assert [dict(each.figures)["verdict"] for each in answers] == [none, two]
    assert [dict(each.figures)["fewest under any definition"] for each in answers] == [least, least]
    mixed = "Where others are named among those harmed, the lower number leaves the incident out."
    assert [mixed in each.caveats for each in answers] == [least == 0] * 2


def test_a_claim_is_counted_by_all_incidents_and_by_those_that_a_person_reviewed(readers):
    days, ours = [date(2020, 3, 5), date(2020, 3, 5), date(2020, 3, 9)], ("US forces",)
    told = [attack(name, day, (), ours) for name, day in zip("abc", days, strict=True)]
    held = hold(told, (), ((date(2020, 1, 1), "Tigris Wire"), (date(2020, 4, 30), "Tigris Wire")))
    claim = read_claim("There have been at least 3 attacks on US forces since 1 January 2020.", readers, TODAY)
    answer = check(replace(held, reviewed=frozenset({incident_id("b")})), claim)
    grid, incidents = answer.tables
    shown = dict(zip(grid.columns, grid.rows[0], strict=True))
    assert [shown[unit] for unit in ("incidents, reviewed", "one a day and place", "days with one")] == ["1", "2", "2"]
    assert [row[-2] for row in incidents.rows] == ["no", "yes", "no"]
    told = "A person has reviewed 1 of the 3 incidents counted; by these alone"
    assert any(each.startswith(told) for each in answer.caveats)


def test_planted_claims_are_judged_right(readers):
    planted = [case for case in cases(44, seed=5) if case.right]
    wrong = [case.words for case in planted if verdict_of(case, readers) != case.right.value]
    assert len(planted) > 15
    assert len(wrong) <= 1
