"""One decision after the other, each bringing up to date only what it reaches."""

from tests.reviewing.conftest import NOON, fill
from tocsin.ledger import open_ledger
from tocsin.record import Stage
from tocsin.reviewing import correct, undo, verify
from tocsin.reviewing.keeping import KEPT


def test_a_value_that_changes_within_the_same_reports_changes_their_incident(ledger, report, say):
    before = ledger.incidents()
    say(correct, report("post"), "stage", "planned")
    say(correct, report("herald"), "stage", "planned")
    assert verify(ledger) == ()
    assert Stage.PLANNED in {incident.stage for incident in ledger.incidents()}
    say(undo)
    say(undo)
    assert ledger.incidents() == before


def test_what_another_program_wrote_in_between_is_taken_in(ledger, report, say, resolver):
    say(correct, report("post"), "kind", "attack")
    keeper = KEPT[ledger]
    with open_ledger(ledger.where) as other:
        fill(other, resolver, NOON.replace(hour=13), reader="another")
        correct(other, report("wire"), "kind", "drone-strike", by="ben", why="seen", now=NOON.replace(hour=14))
    say(correct, report("herald"), "kind", "bombing")
    assert KEPT[ledger] is not keeper
    assert verify(ledger) == ()
    assert {telling.statement.kind for telling in ledger.tellings(sort="event")} == {
        "attack",
        "drone-strike",
        "bombing",
    }
