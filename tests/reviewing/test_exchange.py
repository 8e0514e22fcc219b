"""Decisions in the exchange form: they come over whole, whatever the other ledger decided before, and can be undone there."""

from datetime import timedelta

import pytest

from tests.reviewing.conftest import NOON, fill
from tocsin.ledger import open_ledger
from tocsin.reviewing import accept, correct, different, reject, same, undo, verify
from tocsin.transfer.inward import import_file
from tocsin.transfer.manners import Manners
from tocsin.transfer.outward import export_ledger

LATER = NOON + timedelta(days=1)


@pytest.fixture
def exported(ledger, tmp_path):
    """Writes the ledger into a file, and says where."""

    def write():
        path = tmp_path / "whole.jsonl"
        with path.open("wb") as out:
            export_ledger(ledger, None, out, Manners().wish(""))
        return path

    return write


@pytest.fixture
def empty(tmp_path):
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        yield copy


@pytest.fixture
def copied(exported, empty):
    """Takes the ledger over into one that was empty."""

    def copy():
        import_file(empty, exported(), LATER)
        return empty

    return copy


def test_what_was_corrected_or_rejected_is_so_in_the_copy_and_under_its_old_ids(ledger, report, say, exported, empty):
    say(correct, report("post"), "kind", "attack")
    say(reject, report("wire"))
    import_file(empty, exported(), LATER)
    assert verify(empty) == ()
    assert (empty.incidents(), empty.tellings(), empty.decisions()) == (
        ledger.incidents(),
        ledger.tellings(),
        ledger.decisions(),
    )
    assert empty.tellings(as_read=True) == ledger.tellings(as_read=True)


def test_an_undoing_takes_back_in_a_ledger_with_decisions_what_it_took_back_in_its_own(
    ledger, report, say, exported, fresh
):
    say(reject, report("wire"))
    say(undo, number=1)
    with fresh() as other:
        accept(other, report("post"), by="ben", why="right", now=NOON)
        import_file(other, exported(), LATER)
        assert [(each.number, each.verb, each.value) for each in other.decisions()] == [
            (1, "accept", ""),
            (2, "reject", ""),
            (3, "undo", "2"),
        ]
        assert other.tellings() == ledger.tellings()
        assert list(other.decided_on()) == [report("post")]


def test_importing_twice_adds_nothing_the_second_time(report, say, exported, fresh):
    say(same, [report("post"), report("wire")])
    say(reject, report("herald"), "when")
    say(undo, number=2)
    with fresh() as other:
        accept(other, report("post"), by="ben", why="right", now=NOON)
        for _ in range(2):
            import_file(other, exported(), LATER)
            assert [each.verb for each in other.decisions()] == ["accept", "same", "reject", "undo"]
            assert verify(other) == ()


def test_a_verdict_that_came_over_can_be_undone_and_one_undone_be_given_again(ledger, report, say, exported, empty):
    apart = len(ledger.incidents())
    say(same, [report("post"), report("wire")])
    say(different, [report("post"), report("herald")])
    say(undo, number=2)
    import_file(empty, exported(), LATER)
    assert empty.judged_by_people() == ledger.judged_by_people()
    undo(empty, by="cleo", why="", now=LATER, number=1)
    assert len(empty.incidents()) == apart
    undo(empty, by="cleo", why="", now=LATER, number=3)
    assert [each.verdict.value for each in empty.judged_by_people()] == ["different"]
    assert verify(empty) == ()


def test_a_verdict_given_here_since_outlives_importing_the_older_one_again(report, say, exported, empty):
    pair = [report("post"), report("herald")]
    say(different, pair)
    file = exported()
    import_file(empty, file, LATER)
    same(empty, pair, by="anna", why="changed my mind", now=LATER)
    import_file(empty, file, LATER + timedelta(days=1))
    assert [each.verdict.value for each in empty.judged_by_people()] == ["same"]


def test_decisions_on_an_older_reading_come_over_on_what_has_their_words_now(ledger, report, say, copied, resolver):
    say(correct, report("post"), "kind", "attack")
    say(different, [report("post"), report("herald")])
    say(reject, report("wire"))
    decided = ledger.judged_by_people()
    fill(ledger, resolver, LATER, reader="second")
    copy = copied()
    assert verify(copy) == ()
    assert (copy.tellings(), copy.judged_by_people()) == (ledger.tellings(), decided)


def test_a_decision_that_lost_its_words_stays_behind_with_its_undoing(ledger, report, say, exported, empty):
    say(reject, report("wire"))
    say(undo, number=1)
    say(accept, report("post"))
    article = ledger.article("wire")
    ledger.add(None, article, (), reader="blind", now=LATER)
    import_file(empty, exported(), LATER)
    assert [each.verb for each in empty.decisions()] == ["accept"]
    assert verify(empty) == ()


def test_what_the_program_judged_elsewhere_is_derived_here_anew(ledger, exported, fresh, say, report):
    file = exported()
    with fresh() as other:
        reject(other, report("herald"), by="ben", why="no", now=NOON)
        import_file(other, file, LATER)
        assert verify(other) == ()
