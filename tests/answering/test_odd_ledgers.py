"""Answers from odd ledgers, as a stranger reads them: nothing held, one event, no days, no places, sources that fall silent."""

from datetime import date, timedelta

import pytest

from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import About
from tocsin.answering.claiming import read_claim
from tocsin.answering.claims import check
from tocsin.answering.following import After
from tocsin.answering.foretelling import Look
from tocsin.answering.held import Held, hold
from tocsin.pipeline import open_rooms
from tocsin.record import Incident, Place, Stage, Telling, When
from tocsin.record.plain import parse_statement

FIRST = date(2019, 1, 1)
IRAQ = Place("Iraq", "IQ", 33.0, 44.0, 500.0)
SHELLING = About(kind="shelling")
FIRED = parse_statement("shelling occurred: fired", "Rockets were fired.")
READERS = (open_rooms("lexical"),)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def attack(number: int, on: int | None, place: Place | None = IRAQ) -> Incident:
    return Incident(
        reports=(f"r{number:04}",),
        kind="shelling",
        stage=Stage.OCCURRED,
        when=None if on is None else When(day(on), day(on)),
        place=place,
        place_words="Iraq" if place else "",
        targets=("US forces",),
    )


def ledger(*days: int | None, spoken=range(500), sources=lambda day: day % 2, place: Place | None = IRAQ) -> Held:
    """One attack on each of these days after the first, told a day later; the days on which sources spoke, and which."""
    attacks = [attack(number, on, place) for number, on in enumerate(days)]
    told = tuple(
        Telling(one.reports[0], f"a{number}", FIRED, "Wire", day((on or 0) + 1))
        for number, (one, on) in enumerate(zip(attacks, days, strict=True))
    )
    return hold(attacks, told, ((day(each), f"Wire {sources(each)}") for each in spoken))


def claimed(held: Held, words: str):
    return check(held, read_claim(words, READERS, held.last))


def rate(held: Held, on: int):
    return asking.rate(held, [], SHELLING, Asked(day(on), Chosen.GIVEN, season=False))


FLOOR = "At least 15 rocket attacks on US forces since 1 January 2020."
SILENT = [*range(200), *range(400, 500)]
ONE_DAY = (300,) * 30


def test_a_ledger_that_holds_none_contradicts_no_number_and_says_what_it_rests_on():
    answer = claimed(ledger(), FLOOR)
    assert answer.sentence == (
        "The ledger holds no such events; the claim is 15 or more. If it catches about 75 % of events or about 91 % of events, "
        "that is almost no chance (under 1 %). Verdict: consistent if the ledger misses some."
    )
    assert answer.caveats[-1] == (
        "No record is not no event: nothing shows what share of such events 500 articles by 2 sources would tell of."
    )


def test_a_ledger_that_ends_before_the_claim_does_contradicts_no_floor():
    """Of the months after its last article a ledger knows nothing."""
    held, words = ledger(*range(0, 500, 10)), "At least 90 rocket attacks on US forces since 1 January 2019."
    in_time, later = (check(held, read_claim(words, READERS, last)) for last in (held.last, day(700)))
    assert [dict(answer.figures)["verdict"] for answer in (in_time, later)] == ["hard to reconcile", "consistent"]
    over = "The ledger does not reach over all of the claim's time."
    assert [over in answer.caveats for answer in (in_time, later)] == [False, True]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (
            lambda held: rate(held, 400),
            (
                "No acts of shelling in the 100 days from 5 February 2020 on, against 1 in the 365 days before: not compared "
                "(fewer than 10 in all: counts and intervals only)."
            ),
        ),
        (
            lambda held: asking.change(held, [], SHELLING, 1),
            "1 act of shelling in 500 days: not enough to look for a change (fewer than 10 in all: counts and intervals only).",
        ),
        (
            lambda held: following.respond(held, [], SHELLING, After(""), "bursts"),
            "1 act of shelling in 500 days: too few to tell bursts from a changing background.",
        ),
        (
            lambda held: foretelling.covered(held, SHELLING, Look(still_to_come=True)),
            "1 act of shelling with a known delay; 30 are needed.",
        ),
        (
            lambda held: foretelling.signalled(held, SHELLING, 14),
            "Not told of at all: threats, threatened or planned attacks, feared attacks, moves of forces.",
        ),
    ],
)
def test_of_one_event_each_question_says_plainly_that_it_is_too_few(ask, sentence):
    assert ask(ledger(300)).sentence == sentence


def test_with_all_on_one_day_no_more_are_expected_than_are_told():
    answer = foretelling.covered(ledger(*ONE_DAY), SHELLING, Look(still_to_come=True))
    assert answer.sentence == (
        "No acts of shelling so far in the 6 days up to 13 May 2020; about 0 expected (90 % range 0–0) once reports are in. Of "
        "the last 1 day too little is in to say."
    )


def test_all_on_one_day_is_no_calm():
    answer = following.respond(ledger(*ONE_DAY), [], SHELLING, After(""), "bursts")
    assert answer.sentence.startswith("No bursts from day to day show among acts of shelling")
    assert "bursts within a day are not in the range" in answer.caveats[1]


def test_without_a_place_all_are_counted_and_without_a_day_it_is_said_that_none_is():
    assert claimed(ledger(*range(0, 500, 10), place=None), FLOOR).sentence.startswith(
        "The ledger holds 13 such events;"
    )
    undated = asking.change(ledger(*[None] * 50), [], SHELLING, 1)
    assert undated.caveats[-1].startswith("Not counted, for want of a day or a span of at most a month: 50 of 50.")


def test_what_is_dated_outside_of_the_articles_days_is_told():
    answer = asking.change(ledger(*range(600, 620)), [], SHELLING, 1)
    assert "Not counted, of days before the first article or after the last: 20 of 20." in answer.caveats


def test_a_long_silence_of_all_sources_is_told_with_every_answer():
    held = ledger(*(5 * number for number in range(100) if not 40 <= number < 80), spoken=SILENT)
    told = (
        "Nothing was published on 200 days running, from 20 July 2019 to 4 February 2020: no quiet can be read there."
    )
    asked = (
        rate(held, 450),
        asking.change(held, [], SHELLING, 1),
        following.respond(held, [], SHELLING, After(""), "bursts"),
        foretelling.foretold(held, SHELLING, 1, 1),
        claimed(held, "Rocket attacks on US forces have risen since 1 June 2019."),
    )
    assert [told in answer.caveats for answer in asked] == [True] * 5
    assert not any("Nothing was published" in each for each in rate(ledger(*range(0, 500, 10)), 450).caveats)


def test_a_rise_that_comes_with_new_sources_says_so_beside_the_verdict():
    new = ledger(*range(0, 360, 12), *range(361, 461), sources=lambda day: 0 if day < 365 else day % 12)
    answer = claimed(new, "Rocket attacks on US forces have risen since 1 January 2020.")
    assert answer.sentence.endswith("Verdict: the ledger alone supports it.")
    told = "Active sources went from 1 to 12 between the 135 days before 1 January 2020"
    assert [each for each in answer.caveats if each.startswith(told)]


def test_a_range_that_says_nothing_is_not_printed_to_the_last_digit():
    held = ledger(*(5 * number for number in range(100) if not 40 <= number < 80), spoken=SILENT)
    assert (
        "under 0.001 to over 1,000 allowing for bursts"
        in asking.rate(held, [], SHELLING, Asked(day(470), Chosen.UNSAID, 365, season=False)).sentence
    )
