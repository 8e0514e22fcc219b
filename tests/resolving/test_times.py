from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.record import When, parse_when
from tocsin.resolving.days.anchor import Anchor
from tocsin.resolving.times import resolve_time

NUMBERS = {"lat": "lat", "lon": "lon", "desk": "home_lon"}
CASES = Path(__file__).parent / "cases" / "times.txt"


def read_cases():
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 4:
                raise ValueError(
                    f"{CASES.name}:{number}: {len(cells)} cells; write phrase | published | told from | days"
                )
            yield pytest.param(*cells, id=f"{number}-{cells[0]}")


def seen_from(published, cell):
    marks = dict(part.strip(" ").partition(" ")[::2] for part in cell.replace("; ", ";").split(";"))
    numbers = {name: float(marks[mark]) for mark, name in NUMBERS.items() if mark in marks}
    return Anchor(
        date.fromisoformat(published) if published else None,
        ahead="ahead" in marks,
        ongoing="ongoing" in marks,
        told=parse_when(marks["told"]) if "told" in marks else None,
        before=f"{marks.get('first', '')} ",
        after=marks.get("then", ""),
        **numbers,
    )


@pytest.mark.parametrize(("phrase", "published", "mode", "days"), list(read_cases()))
def test_a_time_phrase_means_these_days(phrase, published, mode, days):
    found = resolve_time(phrase, seen_from(published, mode))
    assert ("open" if found.is_open else str(found)) == days
    assert found.how.startswith("open: ") == found.is_open
    assert "\n" not in found.how
    assert len(found.how) > len("open: ")


def test_there_are_as_many_cases_as_promised():
    assert len(list(read_cases())) >= 350


RELATIVE = [
    "Tuesday",
    "on Friday night",
    "yesterday",
    "last month",
    "this week",
    "in recent weeks",
    "January 3",
    "two days ago",
]


@given(phrase=st.sampled_from(RELATIVE))
def test_law_without_the_article_s_day_nothing_relative_is_dated(phrase):
    assert resolve_time(phrase, Anchor()).is_open


PAST = [
    "Tuesday",
    "Friday night",
    "last week",
    "in January",
    "last August",
    "two weeks ago",
    "since March",
    "overnight",
]


@given(phrase=st.sampled_from(PAST), published=st.dates(date(2003, 1, 1), date(2026, 12, 31)))
def test_law_what_has_happened_began_no_later_than_the_article(phrase, published):
    found = resolve_time(phrase, Anchor(published))
    assert isinstance(found, When)
    assert found.earliest is None or found.earliest <= published


AHEAD = ["Tuesday", "January 3", "in the coming days", "next week", "in June"]


@given(phrase=st.sampled_from(AHEAD), published=st.dates(date(2003, 1, 1), date(2026, 12, 31)))
def test_law_what_is_to_come_ends_no_earlier_than_the_article(phrase, published):
    found = resolve_time(phrase, Anchor(published, ahead=True))
    assert isinstance(found, When)
    assert found.latest is None or found.latest >= published


@given(words=st.text(max_size=60), published=st.none() | st.dates(date(1900, 1, 1), date(2090, 12, 31)))
def test_law_any_words_give_days_or_nothing_and_never_fail(words, published):
    found = resolve_time(words, Anchor(published))
    assert isinstance(found, When)
    assert found.how


@pytest.mark.parametrize("published", [date.min, date.max, date(50, 2, 2), date(2020, 4, 3)])
@pytest.mark.parametrize(
    "phrase",
    [
        *("5000 years ago", "99999999999 days ago", f"{'9' * 400} days ago", f"in the past {'9' * 5000} years"),
        *("on Tuesday", "yesterday", "next week", "last century", "in the coming decades", "until Friday"),
    ],
)
def test_a_time_beyond_the_calendar_stays_open(phrase, published):
    for ahead in (False, True):
        when = resolve_time(phrase, Anchor(published, ahead=ahead))
        assert when.precision
        assert when.how
