import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.dates import read_printed

READ = {
    "2020-03-11": "2020-03-11..2020-03-11",
    "2020-03-11T23:30:00-05:00": "2020-03-11..2020-03-11",
    "20200311T1000": "2020-03-11..2020-03-11",
    "11 March 2020": "2020-03-11..2020-03-11",
    "the 3rd of April 2020": "2020-04-03..2020-04-03",
    "Mar. 11, 2020, 10:30 a.m.": "2020-03-11..2020-03-11",
    "Sept. 1, 2020": "2020-09-01..2020-09-01",
    "Wed, 11 Mar 2020 23:30:00 -0500": "2020-03-11..2020-03-11",
    "25/03/2020": "2020-03-25..2020-03-25",
    "03/25/2020": "2020-03-25..2020-03-25",
    "2020-03": "2020-03-01..2020-03-31",
    "February 2020": "2020-02-01..2020-02-29",
    "2020": "2020-01-01..2020-12-31",
}
UNREAD = ["", "yesterday", "March 11", "03/04/2020", "2020-02-30", "31 June 2020", "2020-13", "an hour ago", "May I?"]


@pytest.mark.parametrize("words", READ)
def test_printed_dates_are_read_with_their_precision(words):
    assert str(read_printed(words)) == READ[words]


@pytest.mark.parametrize("words", UNREAD)
def test_what_names_no_days_for_sure_is_not_a_date(words):
    assert read_printed(words) is None


@given(st.dates())
def test_law_iso_days_after_1900_read_back(day):
    when = read_printed(day.isoformat())
    assert (when is not None and when.earliest == when.latest == day) or not 1900 <= day.year < 2100


@given(st.text(max_size=60))
def test_law_no_text_makes_it_fail(words):
    read_printed(words)
