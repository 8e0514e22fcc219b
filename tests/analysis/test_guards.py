"""The ten guards against misuse (analysis.md, section 3), each provoked."""

from datetime import date, timedelta

import pytest

from tocsin.analysis.answer import Answer, CausalWord, Counted, Grade
from tocsin.analysis.claims.counts import check_count
from tocsin.analysis.claims.judging import Claimed, Definition, Grid
from tocsin.analysis.context import Context
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked, rate_change
from tocsin.analysis.reporting.printed import printed_of
from tocsin.analysis.responses.answers import response
from tocsin.analysis.responses.found import Intervention
from tocsin.analysis.series import Series
from tocsin.answering.counting import counted
from tocsin.answering.held import hold
from tocsin.answering.selection import Wanted
from tocsin.record import Incident, Precision, Stage, Telling, When
from tocsin.record.plain import parse_statement


def wires(series, sources=3, first=0):
    return printed_of(spoken(series, sources, first))


def spoken(series, sources=3, first=0):
    return [(series.day(day), f"Wire {day % sources}") for day in range(first, len(series.counts), 2)]


def test_1_no_word_says_why_below_the_causal_grade():
    with pytest.raises(CausalWord):
        Answer(question="", sentence="It deterred them.", counted=Counted("", 1), grade=Grade.ASSOCIATION)


def test_2_a_date_found_by_looking_widens_the_interval_and_is_told(attacks):
    series = attacks(40, 15)
    given, scanned, unsaid = (
        rate_change(series, Asked(series.day(365), chosen)) for chosen in (Chosen.GIVEN, Chosen.SCANNED, Chosen.UNSAID)
    )
    assert scanned.intervals[0].low < given.intervals[0].low
    assert unsaid.intervals[0].low == scanned.intervals[0].low
    assert "The date was picked by looking at the counts; the interval allows for 60 dates" in scanned.caveats[0]
    assert "It was not said whether the date" in unsaid.caveats[0]


def test_3_sources_that_change_are_told_with_all_reporting(attacks):
    series = attacks(40, 15)
    more = Context(reporting=printed_of([*spoken(series), *((series.day(370 + n), f"New {n}") for n in range(4))]))
    answer = rate_change(series, Asked(series.day(365), Chosen.GIVEN), more)
    assert any(caveat.startswith("Active sources went from 3 to 7") for caveat in answer.caveats)
    reporting = {row[0]: row[1:4] for row in answer.tables[-1].rows}
    assert (reporting["before"][2], reporting["after"][2]) == (3, 7)
    steady = rate_change(series, Asked(series.day(365), Chosen.GIVEN), Context(reporting=wires(series)))
    assert not any("Active sources" in caveat for caveat in steady.caveats)


def test_4_under_a_year_is_refused_unless_the_season_is_set_aside(attacks):
    series = attacks(40, 15, days_before=200)
    refused = rate_change(series, Asked(series.day(200), Chosen.GIVEN))
    assert refused.refused.startswith("only 200 days of history")
    aside = rate_change(series, Asked(series.day(200), Chosen.GIVEN, season=False))
    assert (aside.refused, "The asker set the season aside" in " ".join(aside.caveats)) == ("", True)


def test_5_short_and_long_baselines_stand_together(attacks):
    series = attacks(40, 15)
    spiked = Series(series.start, (*series.counts[:335], *[2] * 30, *series.counts[365:]), "attacks")
    answer = response(spiked, Intervention(name="strikes", days=(spiked.day(365),)), Context(reporting=wires(spiked)))
    baselines = {row[0]: row[3] for row in next(each for each in answer.tables if each.name == "Baselines before").rows}
    assert list(baselines) == ["30 days before", "90 days before", "365 days before"]
    assert baselines["30 days before"] < 0.5 * baselines["365 days before"]
    assert "Interventions follow spikes, and spikes pass: compare the baselines." in answer.caveats


def test_6_after_five_questions_chance_finds_are_told(attacks):
    series = attacks(40, 15)
    asked = Asked(series.day(365), Chosen.GIVEN)
    told = [
        any("This is question" in caveat for caveat in rate_change(series, asked, Context(asked=number)).caveats)
        for number in (4, 5)
    ]
    assert told == [False, True]


def test_7_a_conclusion_that_turns_with_the_merging_is_told_first(attacks):
    series, coarser = attacks(40, 30), attacks(40, 6)
    answer = rate_change(series, Asked(series.day(365), Chosen.GIVEN), Context(coarser=coarser))
    assert answer.caveats[0].startswith("The statement turns with the merging")


def test_8_under_ten_there_are_counts_and_intervals_and_no_words_of_a_trend(attacks):
    series = attacks(3, 6)
    answer = rate_change(series, Asked(series.day(365), Chosen.GIVEN))
    assert (answer.estimate, answer.refused) == (None, "fewer than 10 in all: counts and intervals only")
    assert "times the earlier rate" not in answer.sentence
    assert len(answer.intervals) == 2


FIRED = parse_statement("shelling occurred: fired", "Rockets were fired.")


def late(number):
    day = date(2020, 1, 1) + timedelta(days=number)
    return Incident(reports=(f"r{number:02}",), kind="shelling", stage=Stage.OCCURRED, when=When(day, day), place=None)


def test_9_the_days_that_are_still_filling_are_left_out():
    incidents = [late(number) for number in range(40)]
    tellings = tuple(
        Telling(one.reports[0], "a", FIRED, "Wire", one.when.latest + timedelta(days=6)) for one in incidents
    )
    slow = hold(incidents, tellings, ((date(2020, 1, 1) + timedelta(days=n), "Wire") for n in range(60)))
    seen = counted(slow, Wanted())
    assert (seen.dropped, seen.series.end) == (6, date(2020, 2, 23))
    assert "Left out at the end: 6 days, since nine in ten first reports are in after 6 days." in seen.losses
    assert incidents[0].when.precision is Precision.DAY


def test_10_an_absence_is_told_with_its_coverage(attacks):
    series = attacks(40, 0)
    answer = rate_change(series, Asked(series.day(365), Chosen.GIVEN), Context(reporting=wires(series)))
    assert any(caveat.startswith("No record is not no event: from 3 January 2020") for caveat in answer.caveats)
    cell = Definition((("unit", "incidents"),), 1, 1)
    only = check_count(Claimed("only one", 1, 1), Grid((cell,), cell), Context(reporting=wires(series)))
    assert any("up to 4 more can still be expected at 95 %" in caveat for caveat in only.caveats)
