from datetime import date, timedelta

import numpy as np

from tocsin.analysis.reporting.coverage import FirstReports, Month, coverage, coverage_of
from tocsin.analysis.reporting.printed import NOTHING, printed_of

START = date(2020, 1, 1)


def days(*numbers):
    return [START + timedelta(days=number) for number in numbers]


def first_reports(told):
    events, reports = np.array(told, np.int64).reshape(-1, 2).T + START.toordinal()
    return FirstReports(events, reports)


def test_silences_are_found_the_longest_first():
    found = coverage_of(printed_of([(day, "Wire") for day in days(0, 1, 5, 9)]))
    assert [(str(a), str(b)) for a, b in found.gaps] == [("2020-01-03", "2020-01-05"), ("2020-01-07", "2020-01-09")]
    assert (found.days, found.silent) == (10, 6)


def test_months_tell_articles_sources_and_the_largest_share():
    printed = [(day, "Wire") for day in days(0, 1, 2)] + [(day, "Post") for day in days(2, 40)]
    assert coverage_of(printed_of(printed)).months == (Month(START, 4, 2, 0.75), Month(date(2020, 2, 1), 1, 1, 1.0))


def test_a_change_of_sources_above_a_quarter_is_flagged_and_one_below_is_not():
    def month(first, sources):
        return [(first + timedelta(days=number), f"s{number}") for number in range(sources)]

    printed = month(date(2020, 1, 1), 4) + month(date(2020, 2, 1), 5) + month(date(2020, 3, 1), 9)
    found = coverage_of(printed_of(printed), date(2020, 1, 1), date(2020, 3, 31))
    assert found.changes == ((date(2020, 3, 1), 5, 9),)


def test_the_answer_tells_sources_silence_delay_and_what_absence_is_not():
    printed = [(START + timedelta(days=number), "Wire") for number in range(40)]
    late = first_reports([*((number, number + number % 3) for number in range(30)), (5, 3)])
    answer = coverage(printed_of(printed), late, to_the_day=0.9)
    assert answer.sentence == "40 articles by 1 source from 1 January 2020 to 9 February 2020; 0 of 40 days have none."
    assert dict(answer.figures) == {
        "first report, days after, half by": 1,
        "first report, days after, nine in ten by": 2,
        "longest silence, days": 0,
    }
    assert "No record on a day is no evidence of a quiet day." in answer.caveats
    assert any("four articles in five" in caveat for caveat in answer.caveats)
    assert any(caveat.startswith("Left out of the delays: 1 event dated after") for caveat in answer.caveats)
    assert answer.confidence.level == "low"


def test_no_dated_article_is_refused():
    assert coverage(NOTHING, first_reports([]), 0.0).refused == "no article has a day of publication"


def test_a_month_without_articles_stands_with_none():
    printed = [(START, "Wire"), (date(2020, 3, 31), "Wire")]
    assert [month.articles for month in coverage_of(printed_of(printed)).months] == [1, 0, 1]
