"""A ledger that is damaged in each sort of row, and what is said of it."""

from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from sqlite3 import connect

import pytest

from tests.reviewing.conftest import NOON
from tocsin.ledger import GradeRow
from tocsin.pipeline import merge
from tocsin.record import Article, Capture, Grade, Judgement, Problem, Verdict
from tocsin.reviewing import correct, different, rebuild, reject, undo, verify

LATER = NOON + timedelta(days=1)
RAW = b"Rockets fired at Taji."


@pytest.fixture
def full(ledger, report, say, resolver):
    """With a row of each sort."""
    capture = Capture(RAW, "a.txt", "text/plain", sha256(RAW).hexdigest(), NOON)
    made = Article(RAW.decode(), url="https://example.org/a", sha256=capture.sha256)
    ledger.add(capture, made, [], reader="first", now=NOON)
    ledger.save_problems([Problem("a.txt", "no date", "give one")], NOON)
    ledger.grade(GradeRow("post", Grade("B"), "anna", "", NOON))
    say(correct, report("post"), "kind", "attack", resolver=resolver)
    say(different, [report("post"), report("herald")])
    say(reject, report("wire"), "place")
    say(undo)
    return ledger


def damage(ledger, order):
    with closing(connect(ledger.where)) as connection:
        connection.execute(order)
        connection.commit()


def test_a_ledger_with_a_row_of_each_sort_holds(full):
    assert verify(full) == ()
    assert rebuild(full, LATER) == ()


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("UPDATE captures SET raw = x'00'", "cannot be unpacked"),
        ("UPDATE captures SET size = size + 1", "not 23"),
        ("UPDATE captures SET sha256 = 'f' || substr(sha256, 2)", "the bytes hash to"),
        ("DELETE FROM captures", "is not in captures"),
        ("UPDATE articles SET published = '2020-01-01' WHERE url != ''", "does not show the printing that stands"),
        ("UPDATE articles SET title = 'Peace' WHERE id = 'post'", "does not show the printing that stands"),
        ("UPDATE articles SET printing = 'x' WHERE id = 'post'", "does not show the printing that stands"),
        ("UPDATE printings SET published = '2020-01-01' WHERE url != ''", "address, day and text hash to"),
        ("UPDATE printings SET byline = 'Eve' WHERE article = 'post'", "something else than what its id is of"),
        ("UPDATE printings SET title = 'Peace' WHERE article = 'post'", "not those that are searched"),
        ("DELETE FROM printings WHERE article = 'post'", "does not show the printing that stands"),
        ("UPDATE articles SET text = replace(text, 'fired', 'hired')", "not those that are searched"),
        ("UPDATE articles SET text = replace(text, 'fired', 'Fired')", "do not stand in the article"),
        ("UPDATE articles SET published = 'soon' WHERE id = 'post'", "does not show the printing that stands"),
        ("UPDATE printings SET published = 'soon' WHERE article = 'post'", "cannot be read"),
        (
            "DELETE FROM searchable WHERE printing = (SELECT printing FROM articles WHERE id = 'post')",
            "cannot be searched",
        ),
        ("UPDATE sightings SET article = 'nobody' WHERE article = 'post'", "is not in articles"),
        ("UPDATE receipts SET sha256 = 'x'", "is not in captures"),
        ("UPDATE readings SET reader = 'best' WHERE article = 'post'", "not of this article by this reader"),
        ("UPDATE statements SET coded = replace(coded, '\"low\":2', '\"low\":1')", "its statements were changed"),
        ('UPDATE statements SET coded = replace(coded, \'"kind":"shelling"\', \'"kind":"talks"\')', "something else"),
        ("UPDATE statements SET coded = substr(coded, 2)", "do not stand in the article"),
        ("UPDATE statements SET kind = 'talks' WHERE kind = 'shelling'", "kind is not what its form says"),
        ("UPDATE statements SET reading = 'x' WHERE article = 'wire'", "is not in readings"),
        ("UPDATE judgements SET verdict = 'maybe'", "cannot be read"),
        ("UPDATE judgements SET decision = 99 WHERE decision IS NOT NULL", "decision 99 that it is part of"),
        ("UPDATE judgements SET score = 0.123 WHERE by = 'program'", "verdict on the pair"),
        ("UPDATE decisions SET verb = 'bless' WHERE verb = 'reject'", "nothing that a person can decide"),
        ("UPDATE decisions SET value = '77' WHERE verb = 'undo'", "decision 77 that it undoes"),
        ("UPDATE decisions SET subject = 'zzz' WHERE verb = 'reject'", "statement zzz that it is on"),
        ("UPDATE decisions SET value = replace(value, 'fired', 'hired') WHERE verb = 'correct'", "do not stand"),
        ("UPDATE decisions SET value = '{' WHERE verb = 'correct'", "cannot be read"),
        ("UPDATE grades SET grade = 'Z'", "is no grade"),
        ("UPDATE problems SET what = 'nothing'", "not those that were noted"),
        ("UPDATE incidents SET kind = 'talks' WHERE superseded IS NULL", "kind is not what its form says"),
        ("UPDATE incidents SET form = '{}'", "cannot be read"),
        ("UPDATE incident_reports SET alias = 'x'", "reports listed for it"),
        ("DELETE FROM incident_reports", "reports listed for it"),
        ("UPDATE incidents SET superseded = '2019-01-01 00:00:00.000000'", "superseded before"),
        ("DELETE FROM incidents WHERE superseded IS NULL", "is not in incidents"),
    ],
)
def test_damage_to_any_sort_of_row_is_found(full, order, found):
    damage(full, order)
    assert [each for each in verify(full) if found in each.what] != []


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE incidents SET superseded = '2020-03-12 13:00:00.000000' WHERE superseded IS NULL",
        "DELETE FROM judgements WHERE decision IS NOT NULL",
        "DELETE FROM decisions WHERE verb = 'correct'",
    ],
)
def test_what_no_longer_follows_is_found_and_mended_by_deriving_again(full, order):
    damage(full, order)
    found = verify(full)
    assert found != ()
    assert {each.mend for each in found} == {"run `tocsin rebuild`"}
    assert rebuild(full, LATER) == found
    assert verify(full) == ()


def test_deriving_again_what_is_whole_changes_nothing(full):
    before = [full.history(each.id) for each in full.incidents()]
    merge(full, LATER)
    assert rebuild(full, LATER) == ()
    assert [full.history(each.id) for each in full.incidents()] == before


def test_a_judgement_that_no_longer_follows_is_found_and_let_go_but_stays_in_the_past(full, report):
    left, right = sorted((report("post"), report("wire")))
    stale = Judgement(left, right, Verdict.UNSURE, 0.4)
    before = full.judgements()
    full.save_judgements([stale], NOON + timedelta(hours=1))
    found = verify(full)
    assert [str(each.where) for each in found] == [f"judgements {left} {right}"]
    assert rebuild(full, LATER) == found
    assert (full.judgements(), verify(full), rebuild(full, LATER)) == (before, (), ())
    assert (left, right) in {(each.left, each.right) for each in full.at(NOON + timedelta(hours=2)).judgements()}


def test_a_clock_that_was_put_back_between_two_decisions_leaves_a_ledger_that_holds(ledger, report):
    correct(ledger, report("wire"), "kind", "attack", by="anna", why="seen", now=NOON + timedelta(hours=1))
    correct(ledger, report("wire"), "stage", "denied", by="ben", why="seen", now=NOON)
    assert verify(ledger) == ()
    assert ledger.at(NOON + timedelta(hours=1)).incidents() == ledger.incidents()
