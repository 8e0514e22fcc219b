"""What was decided in one act is taken back in one."""

import pytest
from sqlalchemy import event

from tests.reviewing.conftest import NOON
from tocsin.reviewing import NothingToUndo, accept, correct, history, reject, states, undo, verify

WHY = "an exercise"


@pytest.fixture
def bulk(ledger, report, clock):
    """One act of anna's on three reports: the same verb, at the same moment."""

    def act(verb, *what, by="anna"):
        now = clock()
        return [verb(ledger, report(each), *what, by=by, why=WHY, now=now) for each in ("post", "herald", "wire")]

    return act


def there(ledger):
    return sorted(telling.article_id for telling in ledger.tellings(sort="event"))


def test_a_bulk_decision_is_undone_as_a_whole(ledger, bulk, say):
    before = ledger.incidents()
    bulk(reject)
    assert ledger.incidents() == []
    done = say(undo)
    assert ledger.incidents() == before
    assert (done.what, done.number) == ("undid 1 to 3, anna's reject on 3 things", 6)
    assert done.changed == tuple(sorted(each.id for each in before))
    assert verify(ledger) == ()


def test_any_part_of_a_bulk_decision_names_all_of_it(ledger, bulk, say):
    bulk(reject)
    say(undo, number=2, by="ben")
    assert there(ledger) == ["herald", "post", "wire"]
    with pytest.raises(NothingToUndo, match="2 is undone already"):
        say(undo, number=2)


def test_one_part_alone_is_undone_where_that_is_asked_and_the_rest_together_afterwards(ledger, bulk, say):
    bulk(reject)
    assert say(undo, number=2, alone=True).what.startswith("undid 2, anna's reject on ")
    assert there(ledger) == ["herald"]
    assert say(undo).what == "undid 1 and 3, anna's reject on 2 things"
    assert there(ledger) == ["herald", "post", "wire"]


def test_the_undoing_of_a_bulk_decision_is_undone_as_a_whole(ledger, bulk, say):
    bulk(reject)
    done = say(undo)
    say(undo, number=done.number)
    assert there(ledger) == []


def test_a_field_accepted_of_many_is_the_machines_again_of_all(ledger, report, bulk, say):
    bulk(accept, "kind")
    say(undo)
    found = [each.state.value for name in ("post", "herald", "wire") for each in states(ledger, report(name))]
    assert set(found) == {"machine"}


def test_every_part_of_what_was_undone_says_so_in_its_own_history(ledger, report, bulk, say):
    bulk(reject)
    say(undo, why="no exercise")
    lines = [history(ledger, report(name)) for name in ("post", "herald", "wire")]
    assert [[line.why for line in each if line.by == "anna"] for each in lines] == [[WHY, "no exercise"]] * 3


def test_what_was_decided_a_moment_apart_by_others_or_on_other_fields_is_no_part_of_it(ledger, report, say, clock):
    now = clock()
    reject(ledger, report("wire"), "place", by="anna", why=WHY, now=now)
    accept(ledger, report("wire"), "kind", by="anna", why=WHY, now=now)
    reject(ledger, report("post"), "place", by="ben", why=WHY, now=now)
    correct(ledger, report("post"), "kind", "attack", by="anna", why=WHY, now=clock())
    reject(ledger, report("herald"), "place", by="anna", why=WHY, now=clock())
    assert say(undo).what.startswith("undid 5, ")
    assert say(undo).what.startswith("undid 4, ")
    assert say(undo).what.startswith("undid 2, ")
    assert say(undo).what.startswith("undid 1, ")
    assert [each.number for each in ledger.decisions() if each.by == "ben"] == [3]
    assert now > NOON


def test_what_is_undone_is_found_without_a_look_at_all_that_was_ever_decided(ledger, bulk, say):
    bulk(accept)
    asked = []

    def note(connection, cursor, statement, *rest):
        asked.append(" ".join(statement.split()))

    event.listen(ledger.engine, "before_cursor_execute", note)
    say(undo)
    event.remove(ledger.engine, "before_cursor_execute", note)
    assert [each for each in asked if "FROM decisions" in each and "WHERE" not in each] == []


def test_who_undoes_twice_takes_back_two_decisions_of_their_own_and_none_of_others(ledger, report, say):
    say(reject, report("post"))
    say(reject, report("herald"), by="ben")
    say(reject, report("wire"))
    assert there(ledger) == []
    say(undo)
    say(undo)
    assert there(ledger) == ["post", "wire"]
    with pytest.raises(NothingToUndo, match="no decision of anna stands"):
        say(undo)
