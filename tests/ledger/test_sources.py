from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tocsin.ledger import ChangeRow, GradeRow, Ledger, SourceRow, UnknownSource
from tocsin.pipeline import merge
from tocsin.record import Grade, Problem

NOON = datetime(2020, 4, 3, 12, tzinfo=UTC)
FIRST = GradeRow("Herald", Grade.C, "anna", "often late", NOON)
SECOND = GradeRow("Herald", Grade.B, "ben", "corrects itself", NOON + timedelta(days=1))


@pytest.fixture
def filled(ledger: Ledger, rockets: Any, tally: Any, now: datetime) -> Ledger:
    for told in (rockets, tally):
        ledger.add(told.capture, told.article, told.statements, reader="lexical 1", now=now)
    return ledger


def test_sources_are_listed_with_their_grades(filled: Ledger, silent: Any, now: datetime) -> None:
    filled.add(None, replace(silent.article, publisher="Herald"), [], reader="lexical 1", now=now)
    filled.add(None, replace(silent.article, id="", text="No name.", publisher=""), [], reader="lexical 1", now=now)
    filled.grade(FIRST)
    filled.grade(SECOND)
    assert filled.sources() == [
        SourceRow("Herald", 2, date(2020, 4, 2), date(2020, 4, 4), SECOND),
        SourceRow("Morning Post", 1, date(2020, 4, 3), date(2020, 4, 3), None),
    ]


def test_every_grade_stays_with_who_and_why(filled: Ledger) -> None:
    filled.grade(FIRST)
    filled.grade(SECOND)
    assert filled.grades("Herald") == [FIRST, SECOND]
    assert filled.at(NOON).grades("Herald") == [FIRST]
    assert [(line.what, line.by, line.why) for line in filled.history("Herald")] == [
        ("graded C", "anna", "often late"),
        ("graded B", "ben", "corrects itself"),
    ]


def test_a_source_without_articles_is_not_graded(filled: Ledger) -> None:
    with pytest.raises(UnknownSource, match='no article is from "The Herald"; there is Herald'):
        filled.grade(replace(FIRST, source="The Herald"))
    with pytest.raises(UnknownSource, match="`tocsin sources` lists those there are"):
        filled.grade(replace(FIRST, source=""))
    assert filled.grades("Herald") == []


def test_changes_are_all_that_was_recorded_in_order(filled: Ledger, rockets: Any, tally: Any, now: datetime) -> None:
    merge(filled, now)
    filled.save_problems([Problem("a.pdf", "it is empty", "get it again")], now)
    filled.grade(FIRST)
    changes = filled.changes()
    assert [change.number for change in changes] == sorted({change.number for change in changes})
    [incident] = filled.incidents()
    assert [(change.subject, change.what) for change in changes if change.subject != changes[-2].subject] == [
        (rockets.capture.sha256, "received from a.txt"),
        (rockets.article.id, "added"),
        (rockets.article.id, "read by lexical 1, 1 statements"),
        (tally.capture.sha256, "received from b.txt"),
        (tally.article.id, "added"),
        (tally.article.id, "read by lexical 1, 3 statements"),
        (incident.id, "formed"),
        ("Herald", "graded C"),
    ]
    assert changes[-2].what == "noted: a.pdf: it is empty; get it again"


def test_changes_are_read_on_from_where_one_left_off(filled: Ledger) -> None:
    first, rest = filled.changes(limit=2), filled.changes()
    assert [*first, *filled.changes(after=first[-1].number)] == rest
    filled.grade(FIRST)
    assert filled.changes(after=rest[-1].number) == [
        ChangeRow(rest[-1].number + 1, "Herald", "graded C", "anna", "often late", NOON)
    ]
    assert filled.changes(after=rest[-1].number + 1) == []
