"""Times cross into JSON with their precision and their reason, and back."""

from datetime import date

import pytest

from tocsin.record import Report, TimeWords, When, find_quote
from tocsin.record.coded import from_coded, to_coded

TEXT = "Rebels attacked the town on 03/01/2020."
DAYS = [
    (When(date(2020, 1, 3), date(2020, 1, 3), "as written"), "2020-01-03", "2020-01-03", "day"),
    (When(date(2020, 1, 3), date(2020, 3, 1), "either of two days"), "2020-01-03", "2020-03-01", "season"),
    (When(None, date(2020, 4, 3), "by the article's day"), None, "2020-04-03", "open"),
    (When(None, None, "open: the article has no date"), None, None, "open"),
]


def report(when):
    return Report(
        trigger=find_quote(TEXT, "attacked"), kind="attack", when=TimeWords(find_quote(TEXT, "03/01/2020"), when)
    )


@pytest.mark.parametrize(("when", "earliest", "latest", "precision"), DAYS)
def test_a_time_is_written_with_its_precision_and_reason(when, earliest, latest, precision):
    written = to_coded(report(when))["when"]
    assert written == {
        "q": "03/01/2020",
        "start": 28,
        "end": 38,
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "how": when.how,
    }


@pytest.mark.parametrize("when", [row[0] for row in DAYS])
def test_a_time_reads_back_with_its_reason(when):
    back = from_coded(to_coded(report(when)), TEXT)
    assert back == report(when)
    assert back.when.when.how == when.how


def test_a_time_not_yet_resolved_has_neither_days_nor_reason():
    assert to_coded(report(None))["when"] == {"q": "03/01/2020", "start": 28, "end": 38}


def test_the_reason_is_no_part_of_what_a_time_is():
    assert When(date(2020, 1, 3), None, "a") == When(date(2020, 1, 3), None, "b")
    assert len({When(date(2020, 1, 3), None, "a"), When(date(2020, 1, 3), None, "b")}) == 1


def test_a_time_with_a_known_end_is_known():
    assert [TimeWords(find_quote(TEXT, "03/01/2020"), row[0]).known is not None for row in DAYS] == [True] * 3 + [False]
