"""Incidents kept up to date while a ledger is open: always those that deriving everything again would give."""

import gc
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.reviewing.conftest import ARTICLES, NOON, PRINTED, fill
from tocsin.keeping import KEPT, Keeper, keep_up, make_ready
from tocsin.ledger import LedgerLocked, Touched, open_ledger
from tocsin.merging import Merger
from tocsin.record import PROGRAM, Article, Stage
from tocsin.record.plain import parse_statement
from tocsin.reviewing import accept, comment, correct, different, reject, same, undo, verify
from tocsin.reviewing.faults import ReviewError

LATER = NOON.replace(hour=20)


def put(ledger, name, now, reader="first"):
    text, *lines = ARTICLES[name]
    article = Article(text, id=name, publisher=name, published=PRINTED)
    ledger.add(None, article, [parse_statement(line, text) for line in lines], reader=reader, now=now)


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
    merger = KEPT[ledger].merger
    with open_ledger(ledger.where) as other:
        fill(other, resolver, NOON.replace(hour=13), reader="another")
        correct(other, report("wire"), "kind", "drone-strike", by="ben", why="seen", now=NOON.replace(hour=14))
    say(correct, report("herald"), "kind", "bombing")
    assert KEPT[ledger].merger is merger, "everything was derived again"
    assert verify(ledger) == ()
    assert {telling.statement.kind for telling in ledger.tellings(sort="event")} == {
        "attack",
        "drone-strike",
        "bombing",
    }


def test_what_another_program_undid_is_taken_in(ledger, report, say):
    (attack,) = (each.id for each in ledger.incidents() if report("post") in each.reports)
    before = ledger.incidents()
    say(reject, attack)
    with open_ledger(ledger.where) as other:
        undo(other, by="anna", why="", now=LATER)
    keep_up(ledger, LATER)
    assert verify(ledger) == ()
    assert ledger.incidents() == before


def test_what_another_program_decided_is_undone_here(ledger, report, say):
    say(correct, report("herald"), "kind", "attack")
    before = ledger.incidents()
    for deed, on in ((reject, report("wire")), (same, [report("post"), report("wire")])):
        with open_ledger(ledger.where) as other:
            deed(other, on, by="anna", why="seen", now=LATER)
            assert other.incidents() != before
        undo(ledger, by="anna", why="", now=LATER)
        assert verify(ledger) == ()
        assert ledger.incidents() == before


def test_what_another_program_read_otherwise_is_read_here_as_it_was(ledger, report, say):
    say(correct, report("herald"), "kind", "attack")
    before = ledger.incidents()
    article, told = ledger.article("wire"), [one.statement for one in ledger.tellings("wire", as_read=True)]
    with open_ledger(ledger.where) as other:
        other.add(None, article, (), reader="blind", now=LATER)
        keep_up(other, LATER)
        assert len(other.incidents()) == len(before) - 1
    ledger.add(None, article, told, reader="third", now=LATER + timedelta(minutes=1))
    keep_up(ledger, LATER + timedelta(minutes=1))
    assert verify(ledger) == ()
    assert ledger.incidents() == before


def test_an_article_that_was_added_and_not_derived_is_derived_when_the_ledger_is_next_kept(path, address):
    with open_ledger(address) as ledger:
        put(ledger, "post", NOON)
        assert ledger.unmerged()
    with open_ledger(address) as ledger:
        assert len(keep_up(ledger, LATER).changed) == 1
        assert not ledger.unmerged()
        assert keep_up(ledger, LATER) == Touched()


def test_a_rejected_report_is_not_taken_for_one_that_was_not_derived(ledger, report, say):
    say(reject, report("wire"))
    assert not ledger.unmerged()


def test_of_an_incident_rejected_with_all_its_reports_nothing_else_is_made_on_the_way(ledger, report, say):
    (attack,) = (each for each in ledger.incidents() if report("post") in each.reports)
    assert set(attack.reports) == {report("post"), report("herald")}
    mark = ledger.mark()
    say(reject, attack.id)
    assert ledger.incident(attack.id) is None
    derived = [row.what for row in ledger.changes(mark) if row.by == PROGRAM and "compared" not in row.what]
    assert derived == ["none of its reports counts any more"]


def test_a_step_that_fails_leaves_nothing_behind_and_the_next_begins_anew(ledger, report, say, monkeypatch):
    say(correct, report("post"), "kind", "attack")
    before = ledger.incidents()
    with monkeypatch.context() as patched:
        patched.setattr(Keeper, "follow", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            say(correct, report("post"), "kind", "bombing")
    assert ledger.incidents() == before
    say(correct, report("herald"), "kind", "bombing")
    assert verify(ledger) == ()


def test_within_a_transaction_of_the_caller_that_fails_nothing_is_remembered(ledger, report, say):
    say(correct, report("post"), "kind", "attack")
    with suppress(ZeroDivisionError), ledger.together():
        say(correct, report("herald"), "kind", "bombing")
        raise ZeroDivisionError
    say(correct, report("wire"), "kind", "bombing")
    assert verify(ledger) == ()


def test_a_correction_derives_only_what_it_reaches(ledger, report, say, monkeypatch):
    say(correct, report("post"), "kind", "attack")
    monkeypatch.setattr(Merger, "incidents", lambda _: 1 / 0)
    say(correct, report("wire"), "kind", "bombing")


def test_a_comment_derives_nothing(ledger, report, say, monkeypatch):
    monkeypatch.setattr(Keeper, "follow", lambda *_: 1 / 0)
    assert say(comment, report("post")).changed == ()


def test_a_ledger_is_made_ready_while_another_program_writes(ledger):
    keep_up(ledger, LATER)
    with open_ledger(ledger.where, wait_s=0) as opened, ledger.together():
        put(ledger, "post", LATER, reader="second")
        make_ready(opened)
        assert KEPT[opened].derived


def test_a_decision_on_a_ledger_that_stands_derives_nothing_anew(ledger, report, monkeypatch):
    keep_up(ledger, LATER)
    with open_ledger(ledger.where) as opened:
        monkeypatch.setattr("tocsin.keeping.merge_all", lambda *_: 1 / 0)
        make_ready(opened)
        correct(opened, report("post"), "kind", "bombing", by="ben", why="", now=LATER)
        assert verify(opened) == ()


def test_what_was_written_while_a_ledger_was_made_ready_is_followed(ledger, report, monkeypatch):
    keep_up(ledger, LATER)
    with open_ledger(ledger.where) as opened:

        def opening(*told):
            correct(ledger, report("wire"), "kind", "bombing", by="ben", why="", now=LATER)
            return Merger(*told)

        monkeypatch.setattr("tocsin.pipeline.Merger", opening)
        make_ready(opened)
        correct(opened, report("post"), "kind", "attack", by="anna", why="", now=LATER)
        assert verify(opened) == ()


def test_a_decision_that_finds_the_ledger_locked_leaves_the_keeper_as_it_was(ledger, report):
    with open_ledger(ledger.where, wait_s=0) as opened:
        keep_up(opened, LATER)
        merger = KEPT[opened].merger
        with ledger.together(), pytest.raises(LedgerLocked):
            reject(opened, report("post"), by="anna", why="seen", now=LATER)
        assert KEPT[opened].merger is merger


def test_many_articles_at_once_are_derived_anew(ledger, report, say, monkeypatch):
    say(correct, report("post"), "kind", "attack")
    monkeypatch.setattr("tocsin.keeping.FEW", 1)
    for name in ARTICLES:
        put(ledger, name, LATER, reader="second")
    merger = KEPT[ledger].merger
    keep_up(ledger, LATER)
    assert KEPT[ledger].merger is not merger
    assert verify(ledger) == ()


def test_a_ledger_that_is_closed_and_forgotten_is_kept_no_longer(path):
    with open_ledger(path) as ledger:
        keep_up(ledger, NOON)
    before = len(KEPT)
    del ledger
    gc.collect()
    assert len(KEPT) < before


STEPS = some.lists(some.tuples(some.integers(0, 7), some.integers(0, 2), some.booleans()), max_size=8)


@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_whoever_writes_in_whatever_order_the_incidents_are_those_of_a_full_merge(tmp_path_factory, steps):
    where = str(tmp_path_factory.mktemp("kept") / "ledger.db")
    moments = (NOON + timedelta(minutes=number) for number in count())
    with open_ledger(where) as one, open_ledger(where) as two:
        for what, which, second in steps:
            do(two if second else one, what, sorted(ARTICLES)[which], next(moments))
            assert verify(one) == ()


def do(ledger, what, name, now):
    """One of the things that are done to a ledger; one that cannot be done now is left."""
    told = [each.id for each in ledger.tellings(sort="event")]
    who, here = {"by": "anna", "why": "", "now": now}, [each.id for each in ledger.tellings(name, sort="event")]
    put(ledger, name, now, reader="second") if what == 0 else None
    put(ledger, name, now) if what == 1 or not told else None
    if what in (0, 1) or not told:
        keep_up(ledger, now)
    deeds = {2: reject, 3: accept, 4: lambda *a, **k: correct(*a, "kind", "bombing", **k)}
    with suppress(ReviewError):
        if what in deeds and here:
            deeds[what](ledger, here[0], **who)
        elif what in (5, 6):
            (same if what == 5 else different)(ledger, told[:2], **who)
        elif what == 7:
            undo(ledger, **who)
