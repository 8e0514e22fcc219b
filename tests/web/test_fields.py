"""Sources differ where reports tell of a field differently, not where one report names several."""

import pytest

from tocsin.web.rows.fields import Field, Said, Value


def field(**told: str) -> Field:
    """A field whose values stand with the reports, by letter, that say them."""
    return Field("actor", tuple(Value(text, tuple(map(said, reports))) for text, reports in told.items()))


def said(report: str) -> Said:
    return Said(report, "article", "Post", "2020-04-04", (), 0, 1)


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ({"Iran": "a"}, False),
        ({"Iran": "ab"}, False),
        ({"gunmen": "a", "militants": "a"}, False),
        ({"gunmen": "ab", "militants": "ab"}, False),
        ({"Iran": "a", "Guards": "b"}, True),
        ({"gunmen": "ab", "militants": "b"}, True),
    ],
)
def test_sources_differ_where_two_reports_say_other_values(told, differ):
    assert field(**told).differ is differ
