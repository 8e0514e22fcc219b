import pytest

from tocsin.record import Effect
from tocsin.reviewing import (
    HiddenWithoutReason,
    NothingToUndo,
    ReviewError,
    State,
    UnknownField,
    UnknownId,
    accept,
    comment,
    correct,
    different,
    history,
    reject,
    same,
    states,
    undo,
)


def test_a_rejected_report_no_longer_counts_and_its_id_still_leads_to_the_rest(ledger, report, say):
    whole = next(each for each in ledger.incidents() if len(each.reports) == 2)
    say(reject, whole.reports[0])
    assert ledger.incident(whole.id).reports == whole.reports[1:]
    say(accept, whole.reports[0])
    assert ledger.incident(whole.id) == whole


def test_a_rejected_incident_is_gone_with_all_its_reports(ledger, report, say):
    whole = next(each for each in ledger.incidents() if len(each.reports) == 2)
    done = say(reject, whole.id, why="an exercise")
    assert (done.gone, ledger.incident(whole.id)) == ((whole.id,), None)
    assert [telling.article_id for telling in ledger.tellings(sort="event")] == ["wire"]


def test_a_rejected_field_is_left_empty(ledger, report, say):
    say(reject, report("post"), "killed")
    assert ledger.tellings("post")[0].statement.harm == ()
    assert {incident.toll(Effect.KILLED).low for incident in ledger.incidents() if incident.toll(Effect.KILLED)} == {3}


@pytest.mark.parametrize("why", ["", "  "])
@pytest.mark.parametrize("whole", [True, False], ids=["incident", "report"])
def test_what_is_hidden_needs_a_reason(ledger, report, say, why, whole):
    one = ledger.incidents()[0].id if whole else report("post")
    with pytest.raises(HiddenWithoutReason, match="--why"):
        say(reject, one, why=why)
    assert ledger.decisions() == []


def test_a_field_is_rejected_and_a_report_accepted_without_a_reason(ledger, report, say):
    say(reject, report("post"), "killed", why="")
    say(accept, report("post"), why="")
    assert [(each.verb, each.why) for each in ledger.decisions()] == [("reject", ""), ("accept", "")]


@pytest.mark.parametrize("field", ["kind", "stage", "colour"])
def test_what_no_report_can_be_without_is_not_rejected(ledger, report, say, field):
    with pytest.raises(UnknownField, match=field):
        say(reject, report("post"), field)


def test_a_comment_changes_nothing_but_the_history(ledger, report, say):
    before = ledger.incidents(), ledger.tellings()
    done = say(comment, report("post"), why="ask the paper")
    assert (ledger.incidents(), ledger.tellings()) == before
    assert (done.changed, done.gone) == ((), ())
    assert [line.why for line in history(ledger, report("post"))] == ["ask the paper"]


def test_each_field_says_who_answers_for_it(ledger, report, say, resolver):
    say(correct, report("post"), "kind", "attack", resolver=resolver)
    say(reject, report("post"), "killed", by="ben")
    say(accept, report("post"), "kind", by="ben", why="agreed")
    found = {each.field: (each.state, each.by, each.value) for each in states(ledger, report("post"))}
    assert {field: found[field] for field in ("", "kind", "stage", "killed")} == {
        "": (State.MACHINE, "", ""),
        "kind": (State.ACCEPTED, "ben", '"attack"'),
        "stage": (State.MACHINE, "", '"occurred"'),
        "killed": (State.REJECTED, "ben", ""),
    }
    assert next(each for each in states(ledger, report("post")) if each.field == "kind").machine == '"shelling"'
    with pytest.raises(UnknownId):
        states(ledger, "zzz")


def test_undoing_takes_back_ones_own_last_decision_and_any_by_number(ledger, report, say):
    say(reject, report("wire"))
    say(reject, report("post"), by="ben")
    say(undo)
    assert sorted({telling.article_id for telling in ledger.tellings(sort="event")}) == ["herald", "wire"]
    say(undo, number=2, why="ben was wrong")
    assert len(ledger.tellings(sort="event")) == 3
    with pytest.raises(NothingToUndo, match="anna"):
        say(undo)


def test_an_undoing_can_be_undone(ledger, report, say):
    say(reject, report("wire"))
    say(undo)
    say(undo, number=2)
    assert len(ledger.tellings(sort="event")) == 2


@pytest.mark.parametrize(("number", "what"), [(9, "no decision 9"), (1, "undone already")])
def test_what_is_not_there_or_undone_cannot_be_undone(ledger, report, say, number, what):
    say(reject, report("wire"))
    say(undo)
    with pytest.raises(NothingToUndo, match=what):
        say(undo, number=number)


def test_the_history_of_an_incident_holds_that_of_its_reports_and_articles_each_line_once(ledger, report, say):
    pair = [report("post"), report("herald")]
    say(different, pair, why="two bases")
    say(same, pair, by="ben", why="one base after all")
    lines = history(ledger, ledger.incidents()[0].id)
    assert [(line.by, line.why) for line in lines if line.by != "program"] == [
        ("anna", "two bases"),
        ("ben", "one base after all"),
    ]
    assert [line.what for line in lines if line.by == "program"] == [
        "formed",
        *["added", "read by first, 1 statements", "added", "read by first, 2 statements"],
        "changed",
        "changed",
    ]
    with pytest.raises(UnknownId):
        history(ledger, "zzz")


@pytest.mark.parametrize("by", ["", "  ", "program"])
def test_every_decision_has_a_person_who_answers_for_it(ledger, report, say, by):
    with pytest.raises(ReviewError, match="who can decide"):
        say(reject, report("post"), by=by)
    assert ledger.decisions() == []
