from datetime import date, timedelta

import pytest

from tocsin.analysis.answer import Grade
from tocsin.analysis.context import Context
from tocsin.analysis.guards import Chosen
from tocsin.analysis.intervals import Exposed, Widening
from tocsin.analysis.rate import Asked, Compared, OutsideSeries, compare, rate_change, sentence
from tocsin.analysis.reporting.printed import printed_of
from tocsin.analysis.series import Series

WIRES = ("Tigris Wire", "Gulf Ledger", "Upland Post")


def reporting(series, first=WIRES, then=WIRES, since=None):
    turn = since or series.end
    days = [series.day(n) for n in range(0, len(series.counts), 3)]
    return printed_of((day, wire) for day in days for wire in (first if day < turn else then))


def given(series, days=365, **more):
    return Asked(series.day(days), Chosen.GIVEN, **more)


def said(answer):
    return " ".join(answer.caveats)


def test_the_sentence_says_both_intervals_and_what_it_does_not_show():
    found = Compared(Exposed(40, 365), Exposed(15, 56), Widening(0.3))
    assert sentence(found, Series(date(2020, 1, 3), (1,), "attacks"), date(2020, 1, 3), "") == (
        "15 attacks in the 56 days from 3 January 2020 on, against 40 in the 365 days before: 2.4 times the earlier rate "
        "(95 % range 1.3–4.5 if they were independent; 1.05–5.7 allowing for bursts). This describes timing; it does not show the reason."
    )


def test_a_rise_is_described_with_windows_and_baselines(attacks):
    series = attacks(40, 30)
    answer = rate_change(series, given(series), Context(reporting=reporting(series)))
    assert answer.grade is Grade.DESCRIPTION
    assert round(answer.estimate, 2) == 4.89
    assert answer.intervals[0].low > 1
    assert [row[0] for row in answer.tables[0].rows] == ["first 30 days"]
    assert [row[0] for row in answer.tables[1].rows] == ["30 days before", "90 days before", "365 days before"]
    assert answer.counted.n == 70


def test_fewer_than_ten_are_not_compared(attacks):
    series = attacks(4, 5)
    answer = rate_change(series, given(series))
    assert (answer.estimate, answer.refused) == (None, "fewer than 10 in all: counts and intervals only")
    assert "times" not in answer.sentence
    assert ("expected count after, if independent", "1.6–12") in answer.figures


def test_under_a_year_is_not_compared_unless_the_season_is_set_aside(attacks):
    series = attacks(40, 15, days_before=200)
    answer = rate_change(series, given(series, 200))
    assert "only 200 days of history" in answer.refused
    assert answer.estimate is None
    aside = rate_change(series, given(series, 200, season=False))
    assert aside.estimate is not None
    assert "The asker set the season aside" in said(aside)


def test_a_date_picked_after_looking_widens_the_interval(attacks):
    series = attacks(40, 15)
    asked = given(series)
    picked = rate_change(series, Asked(asked.since, Chosen.SCANNED, dates=24)).intervals[0]
    unsaid = rate_change(series, Asked(asked.since, Chosen.UNSAID))
    fixed = rate_change(series, asked).intervals[0]
    assert picked.low < fixed.low
    assert picked.high > fixed.high
    assert "and for 24 dates that could have been picked" in picked.how
    assert "It was not said whether the date was given by the question" in said(unsaid)


def test_more_active_sources_after_are_told(attacks):
    series = attacks(40, 30)
    since = series.day(365)
    more = Context(reporting=reporting(series, WIRES, (*WIRES, "Marsh Times"), since))
    same = Context(reporting=reporting(series))
    assert "Active sources went from 3 to 4" in said(rate_change(series, given(series), more))
    assert "Active sources" not in said(rate_change(series, given(series), same))


def test_a_statement_that_turns_with_the_merging_says_so_first(attacks):
    series, coarser = attacks(40, 40), attacks(40, 8)
    answer = rate_change(series, given(series), Context(coarser=coarser, reporting=reporting(series)))
    assert answer.caveats[0].startswith("The statement turns with the merging: counted once a day and place, it is 8")
    same = rate_change(series, given(series), Context(coarser=series, reporting=reporting(series)))
    assert "merging" not in said(same)


def test_an_absence_shows_its_coverage(attacks):
    series = attacks(40, 0)
    answer = rate_change(series, given(series), Context(reporting=reporting(series)))
    assert "No record is not no event" in said(answer)
    assert "56 articles" not in answer.sentence
    assert "from 3 sources" in said(answer)


def test_loosely_dated_events_are_told(attacks):
    series = attacks(40, 15)
    assert "62 % are dated to the day" in said(rate_change(series, given(series), Context(to_the_day=0.62)))


def test_many_questions_bring_a_word_on_chance_finds(attacks):
    series = attacks(40, 15)
    sixth = rate_change(series, given(series), Context(asked=5, p_values=(0.5, 0.6, 0.7, 0.8, 0.9)))
    assert "This is question 6 asked of this ledger" in said(sixth)
    assert "question" not in said(rate_change(series, given(series), Context(asked=4)))


def test_a_date_with_nothing_after_it_is_refused(attacks):
    series = attacks(40, 15)
    with pytest.raises(OutsideSeries, match="ask about a later day than the first, and not after the last"):
        compare(series, Asked(series.end + timedelta(days=1), Chosen.GIVEN))


def test_earlier_years_stand_beside(attacks):
    long = attacks(200, 15, days_before=1200)
    rows = rate_change(long, given(long, 1200)).tables[2].rows
    assert len(rows) == 3


def test_what_else_happened_near_the_date_stands_beside(attacks):
    series = attacks(40, 15)
    rivals = ((series.day(370), "ceasefire Kirkuk"),)
    answer = rate_change(series, Asked(series.day(365), Chosen.GIVEN), Context(), rivals)
    assert answer.caveats[-1].endswith("of 3 January 2020: 1 other event of weight.")
    assert next(table.rows for table in answer.tables if table.name == "What else happened near") == (
        ((series.day(370)).isoformat(), "ceasefire Kirkuk"),
    )
